/** The graphs in words. */

import { onWire } from "../../engine/numbers.js";
import type { HostName } from "../../engine/view.js";
import { grouped, instant, span } from "../../words/format.js";
import type { Words } from "../../words/words.js";
import {
  baseAt,
  GRAPHS,
  type GraphKind,
  type Known,
  type LineName,
  type Tick,
  type Value,
  valueAt,
} from "./data.js";

/** How a line looks and is called; no two of a graph differ by colour alone. */
export interface LineLook {
  readonly name: string;
  readonly about: string;
  readonly ink: string;
  readonly width: number;
  readonly dash: readonly number[];
}

export const LINE_LOOKS: Readonly<Record<LineName, LineLook>> = {
  una: { name: "graph-una", about: "graph-una-about", ink: "ink", width: 2, dash: [] },
  edge: { name: "graph-edge", about: "graph-edge-about", ink: "mute", width: 1.5, dash: [7, 4] },
  cwnd: { name: "graph-cwnd", about: "graph-cwnd-about", ink: "data", width: 2.5, dash: [] },
  ssthresh: {
    name: "graph-ssthresh",
    about: "graph-ssthresh-about",
    ink: "fin",
    width: 1.75,
    dash: [7, 4],
  },
  flight: {
    name: "graph-flight",
    about: "graph-flight-about",
    ink: "ink",
    width: 1.5,
    dash: [2, 2.5],
  },
  srtt: { name: "graph-srtt", about: "graph-srtt-about", ink: "data", width: 2.5, dash: [] },
  rto: { name: "graph-rto", about: "graph-rto-about", ink: "fin", width: 1.75, dash: [7, 4] },
};

/** Those of segments, besides their forms. */
export const TICK_INKS = { sent: "data", again: "fin", lost: "rst", sack: "syn" } as const;

export const TITLES: Readonly<Record<GraphKind, string>> = {
  sequence: "graph-sequence",
  window: "graph-window",
  times: "graph-times",
};

export const AXES: Readonly<Record<GraphKind, string>> = {
  sequence: "graph-axis-sequence",
  window: "graph-axis-bytes",
  times: "graph-axis-times",
};

/** As beside the axis. */
export function unitOf(kind: GraphKind, base = 0): (value: number) => string {
  switch (kind) {
    case "times":
      return (value) => (value === 0 ? "0\u00a0s" : span(value));
    case "sequence":
      return (value) => grouped(onWire(value, base));
    default:
      return grouped;
  }
}

/** `base`, what a sequence number counts from where it is to be written as it is on the wire. */
export function valueWords(kind: GraphKind, value: Value, base = 0): string {
  return value === null ? "–" : unitOf(kind, base)(value);
}

/** `0.390 s: snd.una 6, window’s edge 65 541. Sent: 6 to 11, 1 again.` */
export function momentWords(kind: GraphKind, known: Known, at: number, words: Words): string {
  const values = GRAPHS[kind].map((line) =>
    words.say("graph-value", {
      name: words.say(LINE_LOOKS[line].name),
      value: valueWords(kind, valueAt(known.columns, line, at), baseAt(known, at)),
    }),
  );
  const sent = kind === "sequence" ? sentWords(known.ticks, at, words) : "";
  const all = sent ? [...values, words.say("graph-sent", { sent })] : values;
  return words.say("graph-moment", { at: instant(at), values: words.list(all) });
}

/** What was sent at this very moment; nothing where nothing was. */
export function sentWords(ticks: readonly Tick[], at: number, words: Words): string {
  const sent = ticks.filter((tick) => tick.at === at);
  if (sent.length === 0) {
    return "";
  }
  const again = sent.filter((tick) => tick.again).length;
  const lost = sent.filter((tick) => tick.lost).length;
  return words.list([
    words.say("graph-segments", {
      count: sent.length,
      from: grouped(onWire(Math.min(...sent.map(({ from }) => from)), sent[0]?.base ?? 0)),
      to: grouped(onWire(Math.max(...sent.map(({ to }) => to)), sent[0]?.base ?? 0)),
    }),
    ...(again > 0 ? [words.say("graph-again", { count: again })] : []),
    ...(lost > 0 ? [words.say("graph-lost", { count: lost })] : []),
  ]);
}

/** The whole graph in a sentence. */
export function summaryWords(kind: GraphKind, host: HostName, known: Known, words: Words): string {
  const { ticks, until } = known;
  const title = words.say("graph-of", { title: words.say(TITLES[kind]), host });
  if (known.columns.at.length === 0) {
    return `${title} ${words.say("graph-empty")}`;
  }
  const counts = words.say("graph-counts", {
    until: instant(until),
    sent: ticks.length,
    again: ticks.filter(({ again }) => again).length,
    lost: ticks.filter(({ lost }) => lost).length,
  });
  return `${title} ${counts} ${momentWords(kind, known, until, words)}`;
}
