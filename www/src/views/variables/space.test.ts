import { describe, expect, it } from "vitest";
import type { SpaceView } from "../../engine/view.js";
import { collide } from "./marks.js";
import {
  type Bar,
  layOutBar,
  receiveMarks,
  receiveStretches,
  sendMarks,
  sendStretches,
} from "./space.js";

const WIDTH = 320;

function space(changes: Partial<SpaceView> = {}): SpaceView {
  return { start: 1, next: 1, edge: 65_536, end: 1, pieces: [], ...changes };
}

/** The second of eight segments is lost, those after it came. */
const LOSS = space({
  start: 1449,
  next: 11_585,
  edge: 4_195_753,
  end: 12_001,
  pieces: [
    { start: 1449, end: 2897, kind: "lost" },
    { start: 2897, end: 10_137, kind: "sacked" },
    { start: 10_137, end: 11_585, kind: "sent" },
  ],
});

const sendBar = (view: SpaceView, width = WIDTH, known = true): Bar =>
  layOutBar(sendStretches(view, known), sendMarks(view, known), width);
const receiveBar = (view: SpaceView, width = WIDTH): Bar =>
  layOutBar(receiveStretches(view), receiveMarks(view), width);
const kinds = ({ parts }: Bar): string[] => parts.map(({ kind }) => kind);

describe("the parts of a space", () => {
  it("are those of Figure 3 for sending, what is in flight told apart", () => {
    expect(kinds(sendBar(LOSS))).toEqual([
      ...["acknowledged", "lost", "sacked", "sent", "ready", "window", "beyond"],
    ]);
  });

  it("have octets that the window does not let go", () => {
    const sent = [{ start: 1, end: 101, kind: "sent" }];
    const bar = sendBar(space({ next: 101, edge: 101, end: 500, pieces: sent }));
    expect(kinds(bar)).toEqual(["acknowledged", "sent", "waiting", "beyond"]);
  });

  it("have no window before the peer has told of one", () => {
    const syn = [{ start: 0, end: 1, kind: "sent" }];
    const bar = sendBar(space({ start: 0, edge: 0, pieces: syn }), WIDTH, false);
    expect(kinds(bar)).toEqual(["sent", "beyond"]);
    expect(bar.marks.map(({ name }) => name)).toEqual(["snd.una", "snd.nxt"]);
  });

  it("show what was read, and holes between what is held", () => {
    const pieces = [
      { start: 200, end: 300, kind: "held" },
      { start: 400, end: 500, kind: "held" },
    ];
    const bar = receiveBar(space({ start: 1, next: 100, end: 500, pieces }));
    expect(kinds(bar)).toEqual([
      ...["read", "unread", "hole", "held", "hole", "held", "room", "outside"],
    ]);
    expect(bar.parts[2]).toMatchObject({ start: 100, end: 200 });
    expect(bar.parts[4]).toMatchObject({ start: 300, end: 400 });
  });
});

describe("the scale", () => {
  it("shows five octets in a large window, and breaks its empty part", () => {
    const pieces = [{ start: 1, end: 6, kind: "sent" }];
    const { parts } = sendBar(space({ next: 6, end: 6, pieces }));
    const [, sent, window] = parts;
    expect(sent?.width).toBeGreaterThan(100);
    expect(window).toMatchObject({ kind: "window", broken: true });
    expect(window?.width).toBeGreaterThan(40);
  });

  it("is the same for all that is in use, unless that can't be seen", () => {
    const pieces = [
      { start: 1, end: 2, kind: "sent" },
      { start: 2, end: 1002, kind: "again" },
      { start: 1002, end: 3002, kind: "sent" },
    ];
    const { parts } = sendBar(space({ next: 3002, edge: 3002, end: 3002, pieces }));
    const [, one, thousand, two] = parts.map(({ width }) => width);
    expect(one).toBe(10);
    expect(two).toBeCloseTo(2 * (thousand ?? 0));
  });

  it("needs no break where nothing is in flight", () => {
    expect(sendBar(space()).parts.some(({ broken }) => broken)).toBe(false);
  });
});

/** Spaces of all sorts, the same each time. */
function* variety(): Iterable<SpaceView> {
  for (const start of [0, 1, 1449, 39_999_999]) {
    for (const flight of [0, 1, 5, 1460, 30_000]) {
      for (const window of [0, 1, 1460, flight, 65_535, 4_194_304]) {
        const next = start + flight;
        const middle = start + Math.floor(flight / 2);
        const pieces = [
          { start, end: middle, kind: "sent" },
          { start: middle, end: next, kind: "again" },
        ].filter((piece) => piece.end > piece.start);
        yield { start, next, edge: start + window, end: next + (window % 7), pieces };
      }
    }
  }
}

describe.each([290, 320, 560])("at a width of %i", (width) => {
  const bars = [...variety()].flatMap((view) => [
    sendBar(view, width),
    receiveBar({ ...view, pieces: [] }, width),
  ]);

  it("the parts fill the bar without a gap", () => {
    for (const { parts } of bars) {
      let x = 0;
      for (const part of parts) {
        expect(part.x).toBeCloseTo(x);
        expect(part.width).toBeGreaterThan(4);
        x += part.width;
      }
      expect(x).toBeCloseTo(width);
    }
  });

  it("no name covers another one or leaves the bar", () => {
    for (const { marks } of bars) {
      for (const [place, mark] of marks.entries()) {
        expect(mark.left).toBeGreaterThanOrEqual(0);
        expect(mark.left + mark.width).toBeLessThanOrEqual(width);
        expect(marks.slice(place + 1).filter((other) => collide(mark, other))).toEqual([]);
      }
    }
  });

  it("marks stand in the order of their numbers", () => {
    for (const { marks } of bars) {
      const places = marks.map(({ x }) => x);
      expect([...places].sort((one, other) => one - other)).toEqual(places);
    }
  });
});
