/** Hand-made views for unit tests. */
import type { CallView, EntryView, HostView, SegmentView } from "../engine/view.js";

export const TRIP = 50_000;

/** An ACK from the client at 0, unless told otherwise. */
export function segment(changes: Partial<SegmentView> = {}): SegmentView {
  const sentAt = changes.sentAt ?? 0;
  return {
    id: 0,
    from: "client",
    line: ". 1:1(0) ack 1 win 65535",
    flags: ["ACK"],
    shape: "ack",
    seq: 0,
    ack: undefined,
    seqBase: 1000,
    ackBase: 5000,
    sourcePort: 49_152,
    destinationPort: 80,
    length: 0,
    window: 65_535,
    retransmission: false,
    sentAt,
    arrivesAt: sentAt + TRIP,
    kind: "ACK",
    fate: "arrived",
    copyOf: undefined,
    forged: false,
    corrupted: false,
    edited: false,
    lostAt: undefined,
    ...changes,
  };
}

export function entry(changes: Partial<EntryView> = {}): EntryView {
  return {
    id: 0,
    at: 0,
    host: "client",
    kind: "sent",
    code: "sent-syn",
    values: [],
    citation: undefined,
    segment: undefined,
    line: undefined,
    ...changes,
  };
}

/** A call of the client’s at 0 that waits, unless told otherwise. */
export function call(changes: Partial<CallView> = {}): CallView {
  return {
    id: 0,
    host: "client",
    at: 0,
    byApp: false,
    text: "connect(3, 10.0.0.2:80)",
    result: undefined,
    failed: false,
    returnedAt: undefined,
    ...changes,
  };
}

/** The client, connected and at rest, unless told otherwise. */
export function host(changes: Partial<HostView> = {}): HostView {
  return {
    host: "client",
    local: "10.0.0.1:49152",
    remote: "10.0.0.2:80",
    state: "ESTABLISHED",
    walked: 0,
    listening: undefined,
    variables: [],
    timers: [],
    controls: [],
    down: false,
    socket: 3,
    app: "manual",
    sockets: 1,
    receivedBytes: 0,
    receivedText: "",
    queued: 0,
    dropNextArmed: false,
    armed: [],
    others: [],
    ...changes,
  };
}
