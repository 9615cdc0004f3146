/** Where two courses of events part. Pure. */
import { endOf } from "../../drawing/axis.js";
import type { EntryView, PhaseView, SegmentView, Update } from "../../engine/view.js";

/** Something that happens at one instant, alike in two worlds when time and key are. */
interface Fact {
  readonly at: number;
  readonly key: string;
  readonly segment?: SegmentView;
  readonly phase?: PhaseView;
  readonly entry?: EntryView;
}

/** What happens in one world only, at the instant of the difference. */
export interface Parted {
  readonly segments: readonly SegmentView[];
  readonly phases: readonly PhaseView[];
  readonly entries: readonly EntryView[];
}

export interface Difference {
  /** When, µs. */
  readonly at: number;
  readonly a: Parted;
  readonly b: Parted;
}

/** All that one world has told. */
export type Told = Pick<Update, "segments" | "phases" | "entries" | "snapshot">;

/**
 * The first instant at which not the same happens in both; none where nothing is known to differ.
 * What happens in one counts only as long as it is known that it does not happen in the other.
 */
export function firstDifference(a: Told, b: Told): Difference | undefined {
  const edited = new Set([...a.segments, ...b.segments].filter(isEdited).map(({ id }) => id));
  const [ofA, ofB] = [factsOf(a, edited), factsOf(b, edited)];
  const instants = [...new Set([...ofA.keys(), ...ofB.keys()])].sort((one, other) => one - other);
  for (const at of instants) {
    const onlyA = at < horizonOf(b) ? without(ofA.get(at), ofB.get(at)) : [];
    const onlyB = at < horizonOf(a) ? without(ofB.get(at), ofA.get(at)) : [];
    if (onlyA.length + onlyB.length > 0) {
      return { at, a: partedOf(onlyA), b: partedOf(onlyB) };
    }
  }
  return undefined;
}

/** Before that time all is known: nothing else will happen there by itself. */
function horizonOf({ snapshot }: Told): number {
  return snapshot.nextEventAt ?? Number.POSITIVE_INFINITY;
}

/** By time. Of a segment that was changed on its way it is not known what it had been. */
function factsOf(told: Told, edited: ReadonlySet<number>): Map<number, Fact[]> {
  const facts = [
    ...told.segments.flatMap((segment) => factsOfSegment(segment, edited.has(segment.id))),
    ...told.phases.map((phase) => {
      return { at: phase.at, key: `phase ${phase.host} ${phase.state}`, phase };
    }),
    ...told.entries.map((entry) => {
      const { at, host, kind, code, values } = entry;
      return { at, key: `entry ${host} ${kind} ${code} ${JSON.stringify(values)}`, entry };
    }),
  ];
  const byTime = new Map<number, Fact[]>();
  for (const fact of facts) {
    const list = byTime.get(fact.at);
    if (list) {
      list.push(fact);
    } else {
      byTime.set(fact.at, [fact]);
    }
  }
  return byTime;
}

/** Its sending, and what became of it: what is on its way counts as if it arrived. */
function factsOfSegment(segment: SegmentView, edited: boolean): Fact[] {
  const { from, line, fate, forged, copyOf, retransmission } = segment;
  const name = `${from} ${retransmission} ${forged} ${copyOf !== undefined}`;
  const sent = { at: segment.sentAt, key: `sent ${name} ${edited ? "" : line}`, segment };
  if (fate === "held") {
    return [sent];
  }
  const end = fate === "lost" ? "lost" : `arrived ${segment.edited} ${segment.corrupted}`;
  return [sent, { at: endOf(segment), key: `${end} ${name} ${line}`, segment }];
}

function isEdited({ edited }: SegmentView): boolean {
  return edited;
}

/** Those of `facts` that have no like among `others`, which are counted. */
function without(facts: readonly Fact[] = [], others: readonly Fact[] = []): Fact[] {
  const counts = new Map<string, number>();
  for (const { key } of others) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return facts.filter(({ key }) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
}

function partedOf(facts: readonly Fact[]): Parted {
  return {
    segments: facts.flatMap(({ segment }) => (segment ? [segment] : [])),
    phases: facts.flatMap(({ phase }) => (phase ? [phase] : [])),
    entries: facts.flatMap(({ entry }) => (entry ? [entry] : [])),
  };
}

/** What can be told of a segment, where two worlds tell different things of it. */
export const TURNS = [
  ...(["lost", "held", "damaged", "changed", "twice"] as const),
  ...(["late", "arrives", "unsent"] as const),
] as const;

export type Turn = (typeof TURNS)[number];

/** The segment with which two worlds part, and what becomes of it in each. */
export interface Subject {
  readonly segment: SegmentView;
  readonly a: Turn;
  readonly b: Turn;
}

/** The segment that tells most of a difference, if any does. */
export function subjectOf(difference: Difference, a: Told, b: Told): Subject | undefined {
  const parted = [difference.b, difference.a];
  const ids = [
    ...parted.flatMap(({ segments }) => segments.map(({ id, copyOf }) => copyOf ?? id)),
    ...parted.flatMap(({ entries }) => entries.map(({ segment }) => segment)),
  ];
  for (const id of ids) {
    const [inA, inB] = [a, b].map(({ segments }) => segments.find((one) => one.id === id));
    const same = inA?.sentAt === inB?.sentAt && inA?.from === inB?.from;
    const pairs = same
      ? [[inA, inB]]
      : [
          [undefined, inB],
          [inA, undefined],
        ];
    for (const [one, other] of pairs) {
      const segment = one ?? other;
      const turns = { a: turnOf(one, other, a), b: turnOf(other, one, b) };
      if (segment && turns.a !== turns.b) {
        return { segment, ...turns };
      }
    }
  }
  return undefined;
}

function turnOf(
  segment: SegmentView | undefined,
  other: SegmentView | undefined,
  { segments }: Told,
): Turn {
  if (!segment) {
    return "unsent";
  }
  if (segment.fate === "lost" || segment.fate === "held") {
    return segment.fate;
  }
  if (segment.corrupted || segment.edited) {
    return segment.corrupted ? "damaged" : "changed";
  }
  if (segments.some(({ copyOf }) => copyOf === segment.id)) {
    return "twice";
  }
  if (other && other.fate !== "lost" && segment.arrivesAt > other.arrivesAt) {
    return "late";
  }
  return "arrives";
}

/** How a course of events has gone, in numbers. */
export interface Outcome {
  readonly client: string;
  readonly server: string;
  readonly segments: number;
  readonly resent: number;
  readonly lost: number;
  /** When the last thing happened that is known, µs. */
  readonly lasted: number;
  /** More is to happen that is not known yet. */
  readonly open: boolean;
}

export function outcomeOf({ segments, snapshot, entries }: Told): Outcome {
  const stateOf = (name: string): string =>
    snapshot.hosts.find(({ host }) => host === name)?.state ?? "";
  return {
    client: stateOf("client"),
    server: stateOf("server"),
    segments: segments.length,
    resent: segments.filter((one) => one.retransmission && one.copyOf === undefined).length,
    lost: segments.filter(({ fate }) => fate === "lost").length,
    lasted: entries.at(-1)?.at ?? snapshot.now,
    open: snapshot.nextEventAt !== undefined,
  };
}
