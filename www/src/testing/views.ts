/** Hand-made views for unit tests. */
import type { EntryView, SegmentView } from "../view.js";

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
    length: 0,
    window: 65_535,
    retransmission: false,
    sentAt,
    arrivesAt: sentAt + TRIP,
    fate: "arrived",
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
