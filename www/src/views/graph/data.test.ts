import { describe, expect, it } from "vitest";
import type { TraceView } from "../../engine/view.js";
import { segment, TRIP } from "../../testing/views.js";
import {
  columnsOf,
  extentOf,
  heldToEnd,
  type Known,
  knownOf,
  placeOf,
  roundUp,
  sacksOf,
  ticksOf,
  valueAt,
} from "./data.js";
import { spread } from "./strokes.js";

const data = (seq: number, changes = {}) =>
  segment({ seq, length: 5, shape: "data", kind: "data", ...changes });

/** The trace of a host of which only `snd.una` and the window’s edge matter. */
function trace(at: number[], una: number[], edge = una): TraceView {
  const none = at.map(() => Number.NaN);
  return {
    ...{ at, una, edge, nxt: una, flight: none },
    ...{ cwnd: none, ssthresh: none, srtt: none, rto: none },
  };
}

const known = (una: number[], edge: number[]): Known =>
  knownOf("client", trace([0, TRIP], una, edge), [], TRIP);

describe("lines", () => {
  it("of one instant only what holds in the end is shown", () => {
    const { at, una } = columnsOf(trace([0, 10, 10, 10, 20], [0, 1, 2, 3, 4]), 20);
    expect(at).toEqual([0, 10, 20]);
    expect(una).toEqual([0, 3, 4]);
  });

  it("the last values hold until now", () => {
    const { at, una } = columnsOf(trace([0, 10], [0, 1]), 25);
    expect(at).toEqual([0, 10, 25]);
    expect(una).toEqual([0, 1, 1]);
  });

  it("without a connection there is nothing", () => {
    const columns = columnsOf(trace([], []), 25);
    expect(columns.at).toEqual([]);
    expect(valueAt(columns, "una", 25)).toBeNull();
  });

  it("what is unknown is a gap", () => {
    const columns = columnsOf(trace([0, 10], [Number.NaN, 1]), 10);
    expect(columns.una).toEqual([null, 1]);
    expect(valueAt(columns, "una", 9)).toBeNull();
    expect(valueAt(columns, "una", 10)).toBe(1);
  });

  it("what ends is drawn up to its end", () => {
    expect(heldToEnd([null, 3, null, null, 4])).toEqual([null, 3, 3, null, 4]);
  });
});

describe("strokes", () => {
  it("cover the octets, and the number that a SYN or FIN takes", () => {
    const syn = segment({ seq: 0, flags: ["SYN"] });
    const last = data(1, { flags: ["FIN", "ACK"] });
    expect(ticksOf([syn, last], "client").map(({ from, to, flag }) => [from, to, flag])).toEqual([
      [0, 1, "SYN"],
      [1, 7, "FIN"],
    ]);
  });

  it("tell what was sent again from what was lost", () => {
    const lost = data(1, { fate: "lost" });
    const again = data(1, { retransmission: true, sentAt: TRIP });
    expect(ticksOf([lost, again], "client")).toEqual([
      { at: 0, base: 0, from: 1, to: 6, again: false, lost: true, flag: "" },
      { at: TRIP, base: 0, from: 1, to: 6, again: true, lost: false, flag: "" },
    ]);
  });

  it("are only of what the host sent itself, and of no mere ACK", () => {
    const others = [
      segment(),
      data(1, { from: "server" }),
      data(1, { forged: true }),
      data(1, { copyOf: 0 }),
    ];
    expect(ticksOf(others, "client")).toEqual([]);
  });

  it("a RST is seen, though it takes no number", () => {
    expect(ticksOf([segment({ seq: 9, flags: ["RST"] })], "client")).toHaveLength(1);
  });
});

describe("SACK", () => {
  const line = ". 1:1(0) ack 6 win 65535 <nop,nop,sack 11:16 21:26>";
  const ack = segment({ from: "server", line });

  it("blocks are those that have reached the sender", () => {
    expect(sacksOf([ack], "client", TRIP)).toEqual([
      { at: TRIP, from: 11, to: 16 },
      { at: TRIP, from: 21, to: 26 },
    ]);
    expect(sacksOf([ack], "server", TRIP)).toEqual([]);
    expect(sacksOf([{ ...ack, fate: "lost" }], "client", TRIP)).toEqual([]);
    expect(sacksOf([ack], "client", TRIP - 1)).toEqual([]);
  });

  it("sackOK is none", () => {
    const syn = { ...ack, line: "S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK>" };
    expect(sacksOf([syn], "client", TRIP)).toEqual([]);
  });
});

it("events are where a value changes or something is sent, each moment once", () => {
  const sent = [data(1, { sentAt: 30 }), data(6, { sentAt: 30 })];
  expect(knownOf("client", trace([10, 20], [0, 1]), sent, 40).stops).toEqual([0, 10, 20, 30]);
});

it("a moment belongs to the event before it", () => {
  expect([0, 9, 10, 25, 30, 99].map((at) => placeOf([0, 10, 30], at))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(placeOf([10], 9)).toBe(-1);
});

describe("what is to be seen", () => {
  it("a window far beyond what was sent is cut off", () => {
    expect(extentOf("sequence", known([1, 6], [1, 65_541]), 0)).toMatchObject({ cut: ["edge"] });
    expect(extentOf("sequence", known([1, 6], [1, 65_541]), 0).top).toBeLessThan(10);
    const near = extentOf("sequence", known([1, 40_000], [1, 65_541]), 0);
    expect(near.cut).toEqual([]);
    expect(near.top).toBeGreaterThan(65_541);
  });

  it("the future has its room, too", () => {
    expect(extentOf("times", known([1, 6], [1, 6]), 3_000_000).right).toBeGreaterThan(3_000_000);
  });

  it("grows in steps", () => {
    expect([1, 10.4, 1_010, 1_100, 987_654].map(roundUp)).toEqual([1, 11, 1_100, 1_100, 990_000]);
  });
});

it("names beside the lines keep apart, and within the graph", () => {
  expect(spread([10, 11, 50], 13, 100)).toEqual([10, 23, 50]);
  expect(spread([90, 95, 100], 13, 100)).toEqual([74, 87, 100]);
});
