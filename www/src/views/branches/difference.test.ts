import { describe, expect, it } from "vitest";
import type { PhaseView, SegmentView, Update } from "../../engine/view.js";
import { entry, segment, TRIP } from "../../testing/views.js";
import { englishWords } from "../../words/words.js";
import { commonEnd, contrastOf, differenceWords } from "./contrast.js";
import { firstDifference, outcomeOf, type Told } from "./difference.js";

const LATE = 10_000_000;

/** A world in which nothing else is to happen, unless told otherwise. */
function world(changes: Partial<Told> = {}, snapshot: Partial<Update["snapshot"]> = {}): Told {
  return {
    ...{ segments: [], phases: [], entries: [] },
    ...changes,
    snapshot: {
      ...{ now: LATE, nextEventAt: undefined, inFlight: 0, oneWayDelay: TRIP, plugged: true },
      ...{ ended: false, knownUntil: LATE, branch: 0, branches: 2, hosts: [] },
      ...snapshot,
    },
  };
}

const FIN = segment({
  ...{ id: 1, line: "F. 7:7(0) ack 1", flags: ["FIN", "ACK"], shape: "fin", seq: 7 },
  sentAt: 100_000,
});
const ACK = segment({ id: 2, from: "server", sentAt: 150_000 });
const words = englishWords();

/** What is said of two worlds that differ in this segment, after one that is the same in both. */
function said(a: SegmentView[], b: SegmentView[]): string {
  const same = segment({ id: 0 });
  const contrast = contrastOf(world({ segments: [same, ...a] }), world({ segments: [same, ...b] }));
  return differenceWords(contrast, words).replace("FIN ACK seq 7 from client", "FIN");
}

const changed = (changes: Partial<SegmentView>): SegmentView => ({ ...FIN, ...changes });

describe("two worlds part", () => {
  it("not at all when the same happens", () => {
    expect(firstDifference(world({ segments: [FIN] }), world({ segments: [FIN] }))).toBeUndefined();
    expect(said([FIN], [FIN])).toBe("As far as both are known, there is no difference.");
  });

  it("where a segment is lost that was dropped as it was sent", () => {
    const lost = changed({ fate: "lost", lostAt: FIN.sentAt });
    const found = firstDifference(world({ segments: [FIN, ACK] }), world({ segments: [lost] }));
    expect(found).toMatchObject({ at: 100_000, a: { segments: [] }, b: { segments: [lost] } });
    expect(said([FIN, ACK], [lost])).toBe("At 0.100\u00a0s, FIN is lost in B; in A it arrives.");
  });

  it("where it is lost on its way, not where it was sent", () => {
    const lost = changed({ fate: "lost", lostAt: 120_000 });
    expect(firstDifference(world({ segments: [FIN] }), world({ segments: [lost] }))?.at).toBe(
      120_000,
    );
  });

  it("where one of two late ones arrives", () => {
    const late = changed({ arrivesAt: 450_000 });
    expect(said([FIN], [late])).toBe("At 0.150\u00a0s, FIN arrives later in B; in A it arrives.");
  });

  it("where one arrives that is held in the other world", () => {
    expect(said([FIN], [changed({ fate: "held" })])).toBe(
      "At 0.150\u00a0s, FIN is held back in B; in A it arrives.",
    );
  });

  it("where it arrives otherwise than it was sent", () => {
    expect(said([FIN], [changed({ corrupted: true })])).toBe(
      "At 0.150\u00a0s, FIN is damaged in B; in A it arrives.",
    );
    expect(said([FIN], [changed({ edited: true, line: "R 7:7(0)" })])).toBe(
      "At 0.150\u00a0s, FIN is changed in B; in A it arrives.",
    );
  });

  it("where its copy appears", () => {
    const copy = changed({ id: 2, copyOf: 1, sentAt: 110_000 });
    expect(said([FIN], [FIN, copy])).toBe(
      "At 0.110\u00a0s, FIN arrives twice in B; in A it arrives.",
    );
  });

  it("where one is sent in one world only", () => {
    const found = firstDifference(world({ segments: [FIN] }), world());
    expect(found).toMatchObject({ at: 100_000, a: { segments: [FIN] }, b: { segments: [] } });
    expect(said([FIN], [])).toBe("At 0.100\u00a0s, FIN is not sent in B; in A it arrives.");
  });

  it("where a host comes into another state", () => {
    const phase = (at: number, state: string): PhaseView => ({ host: "server", at, state });
    const a = world({ phases: [phase(0, "LISTEN"), phase(5, "SYN-RECEIVED")] });
    const b = world({ phases: [phase(0, "LISTEN"), phase(7, "SYN-RECEIVED")] });
    const found = firstDifference(a, b);
    expect(found).toMatchObject({ at: 5, b: { phases: [] } });
    expect(found?.a.phases).toHaveLength(1);
    expect(differenceWords(contrastOf(a, b), words)).toBe(
      "At 0.000\u00a0s, only in A: the server enters SYN-RECEIVED.",
    );
  });

  it("where something else is told", () => {
    const crash = entry({ at: 3_000, kind: "user", code: "host-crashed" });
    const down: PhaseView = { host: "client", at: 3_000, state: "CLOSED" };
    const contrast = contrastOf(
      world({ entries: [entry()] }),
      world({ entries: [entry(), crash], phases: [down] }),
    );
    expect(contrast.difference?.b.entries).toEqual([crash]);
    expect(differenceWords(contrast, words)).toMatch(/^At 0.003\ss, only in B: The client crashes/);
  });
});

describe("what is not known yet is no difference", () => {
  it("while the other world has not come so far", () => {
    const b = world({}, { nextEventAt: FIN.sentAt });
    expect(firstDifference(world({ segments: [FIN] }), b)).toBeUndefined();
  });

  it("while a segment is on its way that has arrived in the other world", () => {
    const flying = changed({ fate: "in-flight" });
    const b = world({ segments: [flying] }, { nextEventAt: flying.arrivesAt });
    expect(firstDifference(world({ segments: [FIN] }), b)).toBeUndefined();
  });

  it("but it is one as soon as something later is known to come next", () => {
    const b = world({}, { nextEventAt: FIN.sentAt + 1 });
    expect(firstDifference(world({ segments: [FIN] }), b)?.at).toBe(FIN.sentAt);
  });
});

it("the same segment twice at once is another thing than once", () => {
  const twin = { ...FIN, id: 2 };
  const found = firstDifference(world({ segments: [FIN] }), world({ segments: [FIN, twin] }));
  expect(found?.b.segments).toEqual([twin]);
});

it("the outcome counts what was sent, sent again and lost", () => {
  const lost = changed({ fate: "lost", lostAt: 100_000 });
  const again = changed({ id: 3, retransmission: true, sentAt: 1_100_000 });
  const told = world({ segments: [lost, again], entries: [entry({ at: 1_150_000 })] });
  expect(outcomeOf(told)).toEqual({
    ...{ client: "", server: "", segments: 2, resent: 1, lost: 1 },
    ...{ lasted: 1_150_000, open: false },
  });
});

describe("the outcome is that of the last moment at which both are known", () => {
  it.each([
    ["both are over", LATE, undefined, LATE + 5, undefined, LATE + 5],
    ["one has got further, and nothing happens in the other meanwhile", 100, 900, 500, 700, 500],
    ["one has got further than what is known of the other", 100, 200, 500, 700, 199],
    ["one stands in the midst of an instant", 100, 100, 500, undefined, 99],
  ])("%s", (_, nowA, nextA, nowB, nextB, end) => {
    const a = world({}, { now: nowA, nextEventAt: nextA });
    const b = world({}, { now: nowB, nextEventAt: nextB });
    expect(commonEnd(a, b)).toBe(end);
    expect(commonEnd(b, a)).toBe(end);
    expect(contrastOf(a, b).until).toBe(end);
  });
});
