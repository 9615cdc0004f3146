import { expect, it } from "vitest";
import { segment, TRIP } from "../testing/views.js";
import { aged } from "./conversations.js";
import { marksOf } from "./marks.js";
import type { SegmentView } from "./view.js";

type Changes = Partial<SegmentView>;

let id = 0;
const sent = (sentAt: number, changes: Changes): SegmentView => {
  id += 1;
  return segment({ id, sentAt, ...changes });
};
const syn = (sentAt: number, seqBase: number, more: Changes = {}): SegmentView =>
  sent(sentAt, { flags: ["SYN"], shape: "syn", seqBase, ackBase: 0, ...more });
const fromServer = { from: "server", sourcePort: 80, destinationPort: 49_152 } as const;
const synAck = (sentAt: number, seqBase: number, ackBase: number): SegmentView =>
  syn(sentAt, seqBase, { ...fromServer, flags: ["SYN", "ACK"], ack: 1, ackBase });

/** Figure 8: the SYN of a connection that was given up overtakes the next one's. */
const OLD = syn(0, 100, { arrivesAt: 10 * TRIP });
const NEW = syn(8 * TRIP, 500, { arrivesAt: 12 * TRIP });
const ANSWER = synAck(10 * TRIP, 7_000, 100);
const RESET = sent(11 * TRIP, { flags: ["RST"], shape: "rst", seqBase: 100, seq: 1 });
const SECOND = synAck(12 * TRIP, 9_000, 500);

it("what is still under way when another SYN begins, and what answers it, is old", () => {
  const marks = aged([OLD, NEW, ANSWER, RESET, SECOND]).map(marksOf);
  expect(marks).toEqual([["old"], [], ["old-ack"], ["old"], []]);
});

it("before the other SYN nothing is", () => {
  expect(aged([OLD]).map(marksOf)).toEqual([[]]);
});

it("what had arrived before is the past, and not old", () => {
  const before = syn(0, 100);
  expect(aged([before, NEW]).map(marksOf)).toEqual([[], []]);
});

it("other ports are another conversation, and what is forged begins none", () => {
  const elsewhere = syn(8 * TRIP, 500, { sourcePort: 49_153, arrivesAt: 12 * TRIP });
  const forged = syn(8 * TRIP, 500, { forged: true });
  expect(aged([OLD, elsewhere, forged]).map(marksOf)).toEqual([[], [], ["forged"]]);
});

it("a SYN that is sent again is the same one", () => {
  expect(aged([OLD, syn(TRIP, 100, { retransmission: true })]).map(marksOf)).toEqual([[], []]);
});
