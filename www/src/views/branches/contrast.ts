/** What is told of two worlds side by side: both ladders, and the difference in words. Pure. */

import type { Telling } from "../../drawing/draw.js";
import { inputOf, summaryOf } from "../../drawing/input.js";
import { type Bar, type Ladder, type LadderInput, layoutLadders } from "../../drawing/layout.js";
import { waitsOf } from "../../drawing/waits.js";
import { historyFrom, windowAround } from "../../drawing/window.js";
import { instant, label } from "../../words/format.js";
import { sentence } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";
import {
  type Difference,
  firstDifference,
  type Outcome,
  outcomeOf,
  type Parted,
  type Subject,
  subjectOf,
  type Told,
} from "./difference.js";

export type Side = "a" | "b";

export const SIDES: readonly Side[] = ["a", "b"];

/** Two worlds, and how they differ. */
export interface Contrast {
  readonly told: Readonly<Record<Side, Told>>;
  readonly difference: Difference | undefined;
  readonly subject: Subject | undefined;
  /** How both were at the same moment. */
  readonly outcomes: Readonly<Record<Side, Outcome>>;
  /** That moment, µs. */
  readonly until: number;
}

/** Both as they were at one moment, µs. */
type Ends = Readonly<Record<Side, Told>> & { readonly until: number };

/** One of the two ladders. */
export interface Half {
  readonly ladder: Ladder;
  readonly telling: Telling;
  /** The moment at which it ends, µs. */
  readonly until: number;
  /** How many segments are drawn, of how many. */
  readonly drawn: number;
  readonly all: number;
}

/** The last moment at which both are known: like is compared with like. µs. */
export function commonEnd(a: Told, b: Told): number {
  const known = Math.max(a.snapshot.now, b.snapshot.now);
  // What happens at the next event of one of them is not known of it yet.
  const next = [a, b].map(({ snapshot }) => (snapshot.nextEventAt ?? Number.POSITIVE_INFINITY) - 1);
  return Math.max(0, Math.min(known, ...next));
}

/** `ends`: both at their common end. */
export function contrastOf(
  a: Told,
  b: Told,
  ends: Ends = { a, b, until: commonEnd(a, b) },
): Contrast {
  const difference = firstDifference(a, b);
  return {
    told: { a, b },
    difference,
    subject: difference && subjectOf(difference, a, b),
    outcomes: { a: outcomeOf(ends.a), b: outcomeOf(ends.b) },
    until: ends.until,
  };
}

/** Both ladders at this width, on one axis. */
export function layOutHalves(
  { told, difference, subject }: Contrast,
  width: number,
  words: Words,
): Readonly<Record<Side, Half>> {
  const mark = difference?.at;
  const inputs = {
    a: cutInput(told.a, mark, width, words),
    b: cutInput(told.b, mark, width, words),
  };
  const [a, b] = layoutLadders([inputs.a, inputs.b], { mark });
  const halfOf = (side: Side, ladder: Ladder): Half => {
    const { segments, snapshot } = told[side];
    const input = inputs[side];
    const summary = summaryOf(snapshot, segments.length, words);
    const marks = difference && tellingOf(difference, subject, side, ladder, input);
    const text =
      mark === undefined ? {} : { mark: words.say("compare-from-here", { at: instant(mark) }) };
    return {
      ladder,
      telling: { summary, ...text, ...marks },
      until: input.now,
      drawn: input.segments.length,
      all: segments.length,
    };
  };
  return { a: halfOf("a", a), b: halfOf("b", b) };
}

/** Of a long history, what lies around the difference. */
function cutInput(
  { entries, segments, phases, snapshot }: Told,
  around: number | undefined,
  width: number,
  words: Words,
): LadderInput {
  const { from, to } = windowAround(around ?? snapshot.now, segments);
  const until = to < segments.length ? (segments[to - 1]?.sentAt ?? 0) : snapshot.now;
  const history = historyFrom(
    from,
    segments.slice(0, to),
    phases.filter(({ at }) => at <= until),
  );
  // What is still to come by itself is in neither picture.
  const present = { ...snapshot, now: until, nextEventAt: undefined };
  const waits = waitsOf({ entries, phases, snapshot: present }).filter(({ to }) => to <= until);
  return inputOf(present, { ...history, waits }, { width, zoom: 1 }, words);
}

/** Which arrows and states of a ladder stand out. */
function tellingOf(
  difference: Difference,
  subject: Subject | undefined,
  side: Side,
  { axis }: Ladder,
  { phases }: LadderInput,
): Pick<Telling, "marked" | "isMarked"> {
  const parted: Parted = difference[side];
  const ids = parted.segments.map(({ id }) => id);
  const own = subject && subject[side] !== "unsent" ? [subject.segment.id] : [];
  const tops = phases.flatMap(({ host, at, state }, index) => {
    const isNew = parted.phases.some((one) => one.host === host && one.state === state);
    return at === difference.at && isNew ? [{ host, state, top: axis.phaseY[index] }] : [];
  });
  return {
    marked: new Set([...ids, ...own]),
    isMarked: (bar: Bar) => tops.some(({ host, top }) => bar.host === host && bar.top === top),
  };
}

/** What is different first, in a sentence. */
export function differenceWords({ difference, subject }: Contrast, words: Words): string {
  if (!difference) {
    return words.say("compare-same");
  }
  const at = instant(difference.at);
  if (subject) {
    const { segment, a, b } = subject;
    return words.say("compare-segment", {
      at,
      label: label(segment, "full"),
      host: words.say(`host-${segment.from}`),
      a: words.say(`turn-${a}`),
      b: words.say(`turn-${b}`),
    });
  }
  const side = difference.b.phases.length + difference.b.entries.length > 0 ? "b" : "a";
  const { phases, entries } = difference[side];
  const [phase] = phases;
  // What the user does brings about the rest.
  const done = entries.find(({ kind }) => kind === "user");
  if (phase && !done) {
    const host = words.say(`host-${phase.host}`);
    return words.say("compare-state", { at, side: side.toUpperCase(), host, state: phase.state });
  }
  const entry = done ?? entries[0];
  const said = entry ? sentence(entry, words) : "";
  return words.say("compare-entry", { at, side: side.toUpperCase(), sentence: said });
}
