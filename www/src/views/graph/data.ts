/** What the graphs show, as plain numbers: no nodes, no words, no pixels. Times in µs. */
import { type Numbers, sinceBase } from "../../engine/numbers.js";
import type { HostName, SegmentView, TraceView } from "../../engine/view.js";

export type LineName = "una" | "edge" | "cwnd" | "ssthresh" | "flight" | "srtt" | "rto";
export type GraphKind = "sequence" | "window" | "times";

export const GRAPHS: Readonly<Record<GraphKind, readonly LineName[]>> = {
  sequence: ["una", "edge"],
  window: ["cwnd", "ssthresh", "flight"],
  times: ["srtt", "rto"],
};

const LINES: readonly LineName[] = Object.values(GRAPHS).flat();

/** None where there is no such value. */
export type Value = number | null;

/** Each value holds from its moment to the next one. Moments rise. */
export type Columns = Readonly<Record<LineName, readonly Value[]>> & {
  readonly at: readonly number[];
};

/** A segment of the time-sequence graph: a stroke over the octets that it carries. */
export interface Tick {
  readonly at: number;
  /** What is added to `from` and `to` where they are written. */
  readonly base: number;
  readonly from: number;
  readonly to: number;
  readonly again: boolean;
  readonly lost: boolean;
  /** What it is besides data: `SYN`, `FIN`, `RST` or nothing. */
  readonly flag: string;
}

/** What the peer said that it has beyond `snd.una`. */
export interface SackBlock {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** All that is known of one host up to a moment. Sequence numbers are relative, so that they rise. */
export interface Known {
  readonly until: number;
  readonly columns: Columns;
  readonly ticks: readonly Tick[];
  readonly sacks: readonly SackBlock[];
  /** The moments at which anything happened, rising; the first one is 0. */
  readonly stops: readonly number[];
}

export function knownOf(
  host: HostName,
  trace: TraceView,
  segments: Iterable<SegmentView>,
  until: number,
  numbers: Numbers = "relative",
): Known {
  const all = [...segments];
  const columns = columnsOf(trace, until);
  const ticks = ticksOf(all, host, numbers);
  const sacks = sacksOf(all, host, until, numbers);
  const stops = [...new Set([0, ...trace.at, ...ticks.map(({ at }) => at)])];
  return { until, columns, ticks, sacks, stops: stops.sort((a, b) => a - b) };
}

/** What is added to a sequence number at this moment where it is written: as of what was sent last. */
export function baseAt({ ticks }: Pick<Known, "ticks">, at: number): number {
  return (ticks.findLast((tick) => tick.at <= at) ?? ticks[0])?.base ?? 0;
}

/** The last row of each instant. */
function keptOf({ at }: TraceView): number[] {
  return at.flatMap((moment, row) => (at[row + 1] === moment ? [] : [row]));
}

/** What held at the end of each instant, and holds until now. */
export function columnsOf(trace: TraceView, until: number): Columns {
  const kept = keptOf(trace);
  const last = trace.at.at(-1);
  const goesOn = last !== undefined && last < until;
  const column = (values: readonly number[]): Value[] => {
    const picked = kept.map((row) => given(values[row]));
    return goesOn ? [...picked, picked.at(-1) ?? null] : picked;
  };
  const at = kept.map((row) => trace.at[row] ?? 0);
  const lines = LINES.map((name) => [name, column(trace[name])]);
  return { at: goesOn ? [...at, until] : at, ...Object.fromEntries(lines) };
}

function given(value: number | undefined): Value {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** What the host itself sent and what takes sequence numbers, or resets. */
export function ticksOf(
  segments: readonly SegmentView[],
  host: HostName,
  numbers: Numbers = "relative",
): Tick[] {
  return segments
    .filter(({ from, forged, copyOf }) => from === host && !forged && copyOf === undefined)
    .map(({ sentAt, seq: shown, seqBase, length, flags, retransmission, fate }) => {
      const base = numbers === "relative" ? 0 : seqBase;
      const seq = sinceBase(shown, base);
      const flag = ["SYN", "FIN", "RST"].find((name) => flags.includes(name)) ?? "";
      const counted = length + (flag === "SYN" || flag === "FIN" ? 1 : 0);
      const lost = fate === "lost";
      const to = seq + counted;
      return { at: sentAt, base, from: seq, to, again: retransmission, lost, flag };
    })
    .filter(({ from, to, flag }) => to > from || flag === "RST");
}

/** The SACK blocks that have reached the host. */
export function sacksOf(
  segments: readonly SegmentView[],
  host: HostName,
  until: number,
  numbers: Numbers = "relative",
): SackBlock[] {
  return segments
    .filter(
      ({ from, fate, arrivesAt }) => from !== host && fate === "arrived" && arrivesAt <= until,
    )
    .flatMap(({ line, ackBase, arrivesAt }) => {
      const base = numbers === "relative" ? 0 : ackBase;
      const [, blocks = ""] = /\bsack ((?:\d+:\d+ ?)+)/.exec(line) ?? [];
      return [...blocks.matchAll(/(\d+):(\d+)/g)].map(([, from, to]) => ({
        at: arrivesAt,
        ...{ from: sinceBase(Number(from), base), to: sinceBase(Number(to), base) },
      }));
    });
}

/** For drawing: what ends is drawn up to its end, not only to its last change. */
export function heldToEnd(values: readonly Value[]): Value[] {
  return values.map((value, place) => value ?? values[place - 1] ?? null);
}

/** The place of the last moment that is not after `at`. */
export function placeOf(moments: readonly number[], at: number): number {
  const after = moments.findIndex((moment) => moment > at);
  return (after < 0 ? moments.length : after) - 1;
}

/** What a line shows at this moment. */
export function valueAt(columns: Columns, line: LineName, at: number): Value {
  return columns[line][placeOf(columns.at, at)] ?? null;
}

export interface Extent {
  readonly right: number;
  readonly top: number;
  /** Lines that leave the graph at its top. */
  readonly cut: readonly LineName[];
}

const SHORTEST = 100_000;

/** How much is to be seen: all, but of a window that is far larger than what was sent. */
export function extentOf(kind: GraphKind, known: Known, knownUntil: number): Extent {
  const right = roundUp(Math.max(known.until, knownUntil, SHORTEST) * 1.03);
  const highest = (line: LineName): number => greatest(known.columns[line]);
  if (kind !== "sequence") {
    const top = Math.max(1, ...GRAPHS[kind].map(highest));
    return { right, top: roundUp(top * 1.05), cut: [] };
  }
  const sent = Math.max(1, highest("una"), greatest(known.ticks.map(({ to }) => to)));
  const edge = highest("edge");
  const cut: LineName[] = edge > 3 * sent ? ["edge"] : [];
  return { right, top: roundUp((cut.length > 0 ? sent : Math.max(sent, edge)) * 1.05), cut };
}

/** One by one: there may be more than a call can have arguments. */
function greatest(values: readonly Value[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

/** To two digits, so that what grows steadily does not change the scale all the time. */
export function roundUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / step) * step;
}
