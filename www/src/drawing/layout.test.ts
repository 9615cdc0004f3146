import { describe, expect, it } from "vitest";
import type { HostName, SegmentView } from "../engine/view.js";
import { segment, TRIP } from "../testing/views.js";
import { BREAK_HEIGHT, ROW } from "./axis.js";
import type { NamedWait } from "./brackets.js";
import { box, meet, type Shape } from "./geometry.js";
import {
  type Arrow,
  grownPart,
  heightOf,
  type Ladder,
  type LadderInput,
  layoutLadder,
  layoutLadders,
} from "./layout.js";

function layout(segments: SegmentView[], changes: Partial<LadderInput> = {}): Ladder {
  return layoutLadder(inputOf(segments, changes));
}

function inputOf(segments: SegmentView[], changes: Partial<LadderInput> = {}): LadderInput {
  const now = Math.max(0, ...segments.map(({ arrivesAt }) => arrivesAt));
  return {
    segments: segments.map((one, id) => ({ ...one, id })),
    phases: [
      { host: "client", at: 0, state: "CLOSED" },
      { host: "server", at: 0, state: "LISTEN" },
    ],
    waits: [],
    now,
    nextEventAt: undefined,
    oneWayDelay: TRIP,
    width: 680,
    zoom: 1,
    tags: {
      lost: "lost",
      probe: "probe",
      held: "held",
      forged: "forged",
      copy: "copy",
      edited: "edited",
      corrupted: "corrupted",
      old: "old",
      "old-ack": "old ack",
    },
    ...changes,
  };
}

function arrow(ladder: Ladder, id: number): Arrow {
  const found = ladder.arrows.find((candidate) => candidate.id === id);
  if (!found) {
    throw new Error(`no arrow ${id}`);
  }
  return found;
}

function wait(from: number, to: number, end: NamedWait["end"] = "expired"): NamedWait {
  return { host: "client", timer: "retransmission", from, to, end, texts: ["RTO 1\u00a0s", "RTO"] };
}

/** How much of each arrow is drawn. */
function grown(ladder: Ladder, now: number): number[] {
  return ladder.arrows.map((one) => grownPart(one, now, ladder.axis.y(now)));
}

const fromServer = (sentAt: number): SegmentView => segment({ from: "server", sentAt });

describe("arrows", () => {
  it("sent at one instant have all got equally far, though they begin at other heights", () => {
    const flying = [1, 2, 3, 4].map(() => segment({ fate: "in-flight" }));
    const ladder = layout(flying, { now: 0, nextEventAt: TRIP });
    expect(grown(ladder, 0)).toEqual([0, 0, 0, 0]);
    const later = grown(ladder, TRIP / 5);
    expect(later[0]).toBe(0.2);
    expect(Math.max(...later)).toBe(0.2);
  });

  it("do not reach below the present", () => {
    const slow = segment({ fate: "in-flight", arrivesAt: 100 * TRIP });
    const ladder = layout([slow, segment({ sentAt: 99 * TRIP })], { now: 99 * TRIP });
    const [part] = grown(ladder, 99 * TRIP);
    const { from, to } = arrow(ladder, 0);
    expect(part).toBeLessThan(0.99);
    expect(from.y + (to.y - from.y) * (part ?? 0)).toBeCloseTo(ladder.axis.y(99 * TRIP));
  });

  it("slant downwards, from lifeline to lifeline, by the same height for the same time", () => {
    const ladder = layout([segment(), fromServer(TRIP), segment({ sentAt: 2 * TRIP })]);
    const heights = ladder.arrows.map(({ from, to }) => to.y - from.y);
    expect(new Set(heights).size).toBe(1);
    expect(heights[0]).toBeGreaterThan(20);
    expect(arrow(ladder, 0).from.x).toBeLessThan(arrow(ladder, 0).to.x);
    expect(arrow(ladder, 1).from.x).toBeGreaterThan(arrow(ladder, 1).to.x);
    expect(arrow(ladder, 1).from.y).toBe(arrow(ladder, 0).to.y);
  });

  it("a lost one ends where it was lost, on the line that it would have taken", () => {
    const lost = segment({ sentAt: TRIP, fate: "lost", lostAt: TRIP * 1.5 });
    const ladder = layout([segment(), lost]);
    const [whole, half] = [arrow(ladder, 0), arrow(ladder, 1)];
    expect(half.to.x - half.from.x).toBeCloseTo((whole.to.x - whole.from.x) / 2);
    expect(half.to.y - half.from.y).toBeCloseTo((whole.to.y - whole.from.y) / 2);
    expect(half.label?.text).toContain("lost");
  });

  it("a held one stops half-way, and what lies behind it goes on", () => {
    const held = segment({ fate: "held" });
    const later = segment({ sentAt: 100 * TRIP });
    const ladder = layout([held, later]);
    const [stopped, whole] = [arrow(ladder, 0), arrow(ladder, 1)];
    expect(stopped.to.x - stopped.from.x).toBeCloseTo((whole.to.x - whole.from.x) / 2);
    expect(stopped.label?.text).toContain("held");
    expect(ladder.breaks).toHaveLength(1);
  });

  it("what was done to a segment stands beside it", () => {
    const marked = segment({ corrupted: true, forged: true });
    const { label, marks } = arrow(layout([marked]), 0);
    expect(label?.text).toMatch(/forged corrupted$/);
    expect(marks).toEqual(["forged", "corrupted"]);
  });

  it("a copy is no retransmission", () => {
    const copy = segment({ retransmission: true, copyOf: 0 });
    expect(arrow(layout([copy]), 0).label?.text).toMatch(/^ACK.* copy$/);
  });

  it("of a crowd have no labels", () => {
    const many = Array.from({ length: 150 }, (_, index) => segment({ sentAt: index }));
    const labelled = layout(many).arrows.map(({ label }) => label !== undefined);
    expect(labelled.slice(0, 50)).toContain(true);
    expect(labelled.slice(101)).not.toContain(true);
  });

  it("of one burst lie a row apart, in the order of sending", () => {
    const ladder = layout([segment(), segment(), segment()]);
    const starts = ladder.arrows.map(({ from }) => from.y);
    expect(starts[1]).toBe((starts[0] ?? 0) + ROW);
    expect(starts[2]).toBe((starts[1] ?? 0) + ROW);
  });

  it("an answer leaves below all that it answers", () => {
    const ladder = layout([segment(), segment(), fromServer(TRIP)]);
    expect(arrow(ladder, 2).from.y).toBeGreaterThanOrEqual(arrow(ladder, 1).to.y);
  });

  it("retransmissions are marked in their label", () => {
    const ladder = layout([segment({ retransmission: true })]);
    expect(arrow(ladder, 0).label?.text).toMatch(/^↻/);
  });

  it("one in flight reaches the other lifeline in the future", () => {
    const ladder = layout([segment({ fate: "in-flight" })], { now: TRIP / 2 });
    expect(ladder.axis.y(TRIP / 2)).toBeLessThan(arrow(ladder, 0).to.y);
    expect(ladder.height).toBeGreaterThan(arrow(ladder, 0).to.y);
  });
});

describe("silence", () => {
  const late = 1_000_000;

  it("that is long becomes a break of fixed height", () => {
    const ladder = layout([segment(), segment({ sentAt: late })]);
    expect(ladder.breaks).toEqual([expect.objectContaining({ from: TRIP, to: late })]);
    expect(arrow(ladder, 1).from.y - arrow(ladder, 0).to.y).toBeCloseTo(BREAK_HEIGHT);
  });

  it("that is short stays true to scale", () => {
    expect(layout([segment(), segment({ sentAt: 2 * TRIP })]).breaks).toEqual([]);
  });

  it("the present moves through a break, which it doesn't cut", () => {
    const at = (now: number) => layout([segment()], { now, nextEventAt: late });
    const [early, later] = [at(TRIP * 2), at(late * 0.9)];
    expect(early.breaks).toEqual(later.breaks);
    expect(early.axis.y(TRIP * 2)).toBeLessThan(later.axis.y(late * 0.9));
  });

  it("with something in flight there is none", () => {
    const slow = segment({ arrivesAt: late });
    expect(layout([slow, segment({ sentAt: late })]).breaks).toEqual([]);
  });
});

it("time never runs upwards", () => {
  const ladder = layout(dense(), { now: 40 * TRIP });
  const ys = Array.from({ length: 4000 }, (_, index) => ladder.axis.y(index * 500));
  expect(ys).toEqual([...ys].sort((a, b) => a - b));
});

describe.each([680, 330, 280])("at a width of %i", (width) => {
  it("labels touch neither arrows nor each other, even where it is dense", () => {
    const ladder = layout(dense(), { width });
    const labels = ladder.arrows.flatMap(({ id, label }) => (label ? [{ id, label }] : []));
    expect(labels.length).toBeGreaterThan(8);
    for (const { id, label } of labels) {
      const lines = ladder.arrows.filter((other) => other.id !== id).map(line);
      const others = labels.filter((other) => other.id !== id).map((other) => other.label.area);
      const hits = [...lines, ...others].filter((shape) => meet(label.area, shape));
      expect(hits, `label of ${id}`).toEqual([]);
      expect(meet(label.area, line(arrow(ladder, id))), `own line of ${id}`).toBe(false);
    }
  });

  it("labels stay within the picture", () => {
    const xs = layout(dense(), { width }).arrows.flatMap(
      ({ label }) => label?.area.map(({ x }) => x) ?? [],
    );
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(width);
  });
});

describe("the brackets of timers", () => {
  const sent = segment({ fate: "lost", lostAt: TRIP / 2 });
  const again = segment({ sentAt: 20 * TRIP, retransmission: true });
  const timeout = wait(0, 20 * TRIP);

  it("reach from where the timer was started to where it ran out", () => {
    const ladder = layout([sent, again], { waits: [timeout] });
    const [bracket] = ladder.brackets;
    expect(bracket?.top).toBeCloseTo(arrow(ladder, 0).from.y);
    expect(bracket?.bottom).toBeCloseTo(arrow(ladder, 1).from.y, 1);
    expect(bracket?.label).toMatchObject({ text: "RTO 1\u00a0s", upright: true });
  });

  it("stand outside, beyond the names of states", () => {
    const ladder = layout([sent, again], { waits: [timeout] });
    const names = ladder.bars.map(({ name }) => name?.x ?? 0);
    expect(ladder.brackets[0]?.x).toBeLessThan(Math.min(...names) - 80);
  });

  it("without room they are named between the lifelines, clear of all arrows", () => {
    const ladder = layout([sent, again], { waits: [timeout], width: 330 });
    const { label } = ladder.brackets[0] ?? {};
    expect(label).toMatchObject({ text: "RTO 1\u00a0s", upright: false });
    const area = box(label?.x ?? 0, (label?.y ?? 0) - 10, 40, 12);
    for (const { from, to } of ladder.arrows) {
      expect(meet(area, [from, to])).toBe(false);
    }
  });

  it("a running one shows where it will end only if that is drawn", () => {
    const changes = { now: 2 * TRIP, waits: [wait(0, 20 * TRIP, "running")] };
    const known = layout([sent], { ...changes, nextEventAt: 20 * TRIP });
    expect(known.brackets[0]).toMatchObject({ whole: true });
    expect(known.brackets[0]?.bottom).toBeCloseTo(known.axis.y(20 * TRIP), 1);
    const unknown = layout([sent], changes);
    expect(unknown.brackets[0]).toMatchObject({ whole: false, bottom: unknown.axis.y(2 * TRIP) });
  });
});

describe("the zoom", () => {
  const long = [segment(), fromServer(TRIP), segment({ sentAt: 100 * TRIP })];

  it("makes arrows steeper, and the same silences are breaks", () => {
    const [usual, large] = [layout(long), layout(long, { zoom: 2.8 })];
    const steepness = (ladder: Ladder): number => arrow(ladder, 0).to.y - arrow(ladder, 0).from.y;
    expect(steepness(large)).toBeCloseTo(2.8 * steepness(usual));
    expect(large.breaks).toHaveLength(usual.breaks.length);
    expect(large.breaks).toHaveLength(1);
  });

  it("the height is known before anything is drawn", () => {
    for (const zoom of [0.25, 1, 2]) {
      const { height } = layout(long, { zoom });
      expect(heightOf(inputOf(long), zoom)).toBeCloseTo(height);
    }
  });
});

describe.each([680, 330])("an earlier layout, at a width of %i,", (width) => {
  it.each([
    ["dense", dense()],
    ["crossing", crossing()],
  ])("saves work and changes nothing (%s)", (_, conversation) => {
    const all = conversation.map((one, id) => ({ ...one, id }));
    const flying = all.map(
      (one): SegmentView => ({ ...one, fate: "in-flight", lostAt: undefined }),
    );
    const states = ["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT"];
    let before: Ladder | undefined;
    let kept = 0;
    for (let now = 0; now < 9 * TRIP; now += TRIP / 10) {
      const input: LadderInput = {
        segments: all.flatMap((one, id) => {
          const over = (one.lostAt ?? one.arrivesAt) <= now;
          return one.sentAt > now ? [] : [(over ? one : flying[id]) ?? one];
        }),
        phases: states
          .map((state, index) => ({ host: "client" as const, at: index * 2 * TRIP, state }))
          .filter(({ at }) => at <= now),
        waits: [0, 1, 2]
          .map((place) => wait(place * 2 * TRIP, (place + 1) * 2 * TRIP))
          .filter(({ to }) => to <= now),
        now,
        nextEventAt: undefined,
        oneWayDelay: TRIP,
        width,
        zoom: 1,
        tags: {
          lost: "lost",
          probe: "probe",
          held: "held",
          forged: "forged",
          copy: "copy",
          edited: "edited",
          corrupted: "corrupted",
          old: "old",
          "old-ack": "old ack",
        },
      };
      const ladder: Ladder = layoutLadder(input, before);
      expect(ladder.arrows).toEqual(layoutLadder(input).arrows);
      kept = Math.max(kept, ladder.settled.labels.length);
      before = ladder;
    }
    expect(kept).toBeGreaterThan(12);
  });
});

describe("without any delay", () => {
  const atOnce = (from: HostName, changes: Partial<SegmentView> = {}): SegmentView =>
    segment({ from, sentAt: 7, arrivesAt: 7, ...changes });

  it("an answer stands below what it answers, and no arrow rises", () => {
    const talk = [atOnce("client"), atOnce("server"), atOnce("client"), atOnce("client")];
    const { arrows, height } = layout(talk, { oneWayDelay: 0 });
    const ends = arrows.map(({ from, to }) => [from.y, to.y]);
    expect(ends.flat()).toEqual(ends.flat().toSorted((a, b) => a - b));
    expect(new Set(ends.map(([y]) => y)).size).toBe(talk.length);
    for (const { from, to } of arrows) {
      expect(Math.abs(to.x - from.x)).toBeGreaterThan(300);
    }
    expect(height).toBeLessThan(300);
  });

  it("what is lost ends half-way", () => {
    const lost = atOnce("client", { fate: "lost", lostAt: 7 });
    const way = (one: SegmentView): number => {
      const { from, to } = arrow(layout([one], { oneWayDelay: 0 }), 0);
      return to.x - from.x;
    };
    expect(way(lost)).toBeCloseTo(way(atOnce("client")) / 2);
  });

  it("what comes later becomes a break", () => {
    const ladder = layout([atOnce("client")], { oneWayDelay: 0, nextEventAt: 1_000_000 });
    expect(ladder.breaks).toHaveLength(2);
    expect(ladder.height).toBeLessThan(300);
  });
});

describe("states", () => {
  const phases: LadderInput["phases"] = [
    { host: "client", at: 0, state: "CLOSED" },
    { host: "server", at: 0, state: "ESTABLISHED" },
    { host: "server", at: TRIP, state: "CLOSE-WAIT" },
    { host: "server", at: TRIP, state: "LAST-ACK" },
  ];

  it("follow each other without gaps; the last one lasts", () => {
    const bars = layout([segment()], { phases }).bars.filter(({ host }) => host === "server");
    expect(bars.map(({ state }) => state)).toEqual(["ESTABLISHED", "CLOSE-WAIT", "LAST-ACK"]);
    expect(bars.map(({ bottom }) => bottom)).toEqual([bars[1]?.top, bars[2]?.top, undefined]);
  });

  it("names of quick changes don't cover each other", () => {
    for (const width of [680, 330]) {
      const { bars } = layout([segment()], { phases, width });
      const names = bars.filter(({ host }) => host === "server").flatMap(({ name }) => name ?? []);
      const areas = names.map(({ y }) => box(0, y - 10, 80, 10));
      expect(areas.some((a, i) => areas.some((b, j) => i < j && meet(a, b)))).toBe(false);
    }
  });

  it("stand beside the lifelines, and between them on a phone", () => {
    const wide = layout([segment()], { phases });
    const narrow = layout([segment()], { phases, width: 330 });
    expect(wide.bars[0]?.name?.x).toBeLessThan(wide.lifelines.client);
    expect(narrow.bars[0]?.name?.x).toBeGreaterThan(narrow.lifelines.client);
  });
});

describe("side by side", () => {
  const start = [segment(), fromServer(TRIP)];
  const burst = Array.from({ length: 5 }, () => segment({ sentAt: 2 * TRIP }));
  const after = segment({ sentAt: 6 * TRIP });
  const pair = [inputOf([...start, ...burst, after]), inputOf([...start, after])] as const;

  it("equal times stand at equal heights", () => {
    const [a, b] = layoutLadders(pair, {});
    const times = [0, TRIP, 2.5 * TRIP, 6 * TRIP, 7 * TRIP];
    expect(times.map(a.axis.y)).toEqual(times.map(b.axis.y));
    expect(arrow(b, 2).from.y).toBe(arrow(a, 7).from.y);
    expect(b.height).toBe(a.height);
  });

  it("without the other the same instant would stand higher", () => {
    const [, b] = layoutLadders(pair, {});
    expect(layoutLadder(pair[1]).axis.y(6 * TRIP)).toBeLessThan(b.axis.y(6 * TRIP));
  });

  it("there is room for a mark above its instant, and all before stays as it was", () => {
    const [plain] = layoutLadders(pair, {});
    const [marked] = layoutLadders(pair, { mark: 2 * TRIP });
    const markY = marked.axis.markY ?? 0;
    expect(arrow(marked, 0)).toEqual(arrow(plain, 0));
    expect(markY).toBeGreaterThan(arrow(plain, 1).to.y);
    expect(arrow(marked, 2).from.y - markY).toBeGreaterThan(ROW);
    expect(plain.axis.markY).toBeUndefined();
  });
});

function line({ from, to }: Arrow): Shape {
  return [from, to];
}

/** One by one, each crossing some that are on their way. */
function crossing(): SegmentView[] {
  return dense().map((one, index) => {
    const sentAt = Math.round(index * TRIP * 0.37);
    return segment({
      ...one,
      sentAt,
      arrivesAt: sentAt + TRIP,
      fate: "arrived",
      lostAt: undefined,
    });
  });
}

/** Bursts both ways, crossing, some lost. */
function dense(): SegmentView[] {
  return Array.from({ length: 24 }, (_, index) => {
    const sentAt = Math.floor(index / 3) * TRIP * 0.7;
    const lost = index % 7 === 3;
    return segment({
      from: index % 2 === 0 ? "client" : "server",
      sentAt,
      shape: "data",
      flags: ["PSH", "ACK"],
      seq: index * 100,
      ack: index * 50,
      length: 100,
      fate: lost ? "lost" : "arrived",
      lostAt: lost ? sentAt + TRIP * 0.6 : undefined,
    });
  });
}
