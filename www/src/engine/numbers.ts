/**
 * Sequence numbers as textbooks print them, counted from the initial one, or as they are on the wire.
 * The engine tells them relative, and what they count from. Pure.
 */
import type { EntryView, HostView, SegmentView, TcbView } from "./view.js";

export type Numbers = "relative" | "absolute";

export const NUMBERS: readonly Numbers[] = ["relative", "absolute"];

const CIRCLE = 2 ** 32;

/** Sequence numbers wrap. */
export function onWire(relative: number, base: number): number {
  return (relative + base) % CIRCLE;
}

/** What an absolute number is relative to its base. */
export function sinceBase(absolute: number, base: number): number {
  return (absolute - base + CIRCLE) % CIRCLE;
}

/** What the numbers of a segment count from. */
type Bases = Pick<SegmentView, "seqBase" | "ackBase">;

/** `S. 0:0(0) ack 1 …`, or with absolute numbers. */
function lineOnWire(line: string, { seqBase, ackBase }: Bases): string {
  const peers = (number: string): string => String(onWire(Number(number), ackBase));
  const own = (number: string): string => String(onWire(Number(number), seqBase));
  return line
    .replace(/ (\d+):(\d+)\(/, (_, first, last) => ` ${own(first)}:${own(last)}(`)
    .replace(/\) ack (\d+)/, (_, ack) => `) ack ${peers(ack)}`)
    .replace(/\bsack( \d+:\d+)+/, (blocks) => blocks.replace(/\d+/g, peers));
}

export function segmentIn<S extends SegmentView>(segment: S, numbers: Numbers): S {
  if (numbers === "relative") {
    return segment;
  }
  const { seq, ack, seqBase, ackBase, line } = segment;
  return {
    ...segment,
    seq: onWire(seq, seqBase),
    ack: ack === undefined ? undefined : onWire(ack, ackBase),
    line: lineOnWire(line, segment),
  };
}

/** `segment`, the one that the entry is about. */
export function entryIn(entry: EntryView, segment: Bases | undefined, numbers: Numbers): EntryView {
  if (numbers === "relative") {
    return entry;
  }
  const { line, values } = entry;
  return {
    ...entry,
    line: line === undefined || !segment ? line : lineOnWire(line, segment),
    values: values.map((value) =>
      value.base === undefined ? value : { ...value, number: onWire(value.number, value.base) },
    ),
  };
}

type Variables = HostView["variables"];

function variablesIn(variables: Variables): Variables {
  return variables.map((item) =>
    item.base === undefined ? item : { ...item, value: onWire(item.value, item.base) },
  );
}

export function hostsIn<Moment extends { readonly hosts: readonly HostView[] }>(
  moment: Moment,
  numbers: Numbers,
): Moment {
  return numbers === "relative"
    ? moment
    : {
        ...moment,
        hosts: moment.hosts.map((host) => ({ ...host, variables: variablesIn(host.variables) })),
      };
}

/** Of its sequence spaces the numbers stay relative, so that they rise; see `baseIn`. */
export function tcbIn(tcb: TcbView, numbers: Numbers): TcbView {
  return numbers === "relative" ? tcb : { ...tcb, variables: variablesIn(tcb.variables) };
}

/** What is to be added to a relative number where it is written. */
export function baseIn({ variables }: TcbView, name: "snd.nxt" | "rcv.nxt", numbers: Numbers) {
  const base = variables.find((item) => item.name === name)?.base ?? 0;
  return numbers === "relative" ? 0 : base;
}

interface Told {
  readonly segments: readonly SegmentView[];
  readonly entries: readonly EntryView[];
}

/** All that a run has told: a record, or an update. */
export function toldIn<T extends Told>(told: T, numbers: Numbers): T {
  if (numbers === "relative") {
    return told;
  }
  const bases = new Map(told.segments.map((segment) => [segment.id, segment]));
  return {
    ...told,
    segments: told.segments.map((segment) => segmentIn(segment, numbers)),
    entries: told.entries.map((entry) =>
      entryIn(entry, entry.segment === undefined ? undefined : bases.get(entry.segment), numbers),
    ),
  };
}
