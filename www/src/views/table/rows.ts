/** What the table of segments says: the run without a picture. Pure. */

import { marksOf } from "../../engine/marks.js";
import { type EntryView, peerOf, type SegmentView } from "../../engine/view.js";
import { grouped, instant } from "../../words/format.js";
import { sentence } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";

export const COLUMNS = [
  ...(["time", "way", "kind", "flags", "seq"] as const),
  ...(["ack", "length", "window", "fate", "why"] as const),
];

export type Column = (typeof COLUMNS)[number];

export const NUMBERS: readonly Column[] = ["seq", "ack", "length", "window"];

/** Those that hold no words. */
export const SIGNS: readonly Column[] = [...NUMBERS, "time", "kind", "flags"];

/** Of each segment the first entry that tells of its sending, or else the first at all. */
export class Reasons {
  readonly #first = new Map<number, EntryView>();
  #taken = 0;
  #rewinds = 0;

  take(entries: readonly EntryView[], rewinds: number): void {
    if (rewinds !== this.#rewinds) {
      this.restart();
      this.#rewinds = rewinds;
    }
    for (const entry of entries.slice(this.#taken)) {
      const { segment } = entry;
      const before = segment === undefined ? undefined : this.#first.get(segment);
      if (segment !== undefined && (!before || (tellsSending(entry) && !tellsSending(before)))) {
        this.#first.set(segment, entry);
      }
    }
    this.#taken = entries.length;
  }

  of(segment: number): EntryView | undefined {
    return this.#first.get(segment);
  }

  restart(): void {
    this.#first.clear();
    this.#taken = 0;
    this.#rewinds = 0;
  }
}

function tellsSending({ kind }: EntryView): boolean {
  return kind === "sent" || kind === "resent";
}

/** The texts of a row. */
export function rowOf(
  segment: SegmentView,
  why: EntryView | undefined,
  words: Words,
): Readonly<Record<Column, string>> {
  const { from, kind, flags, seq, ack, length, window, sentAt } = segment;
  return {
    time: instant(sentAt),
    way: words.say("segments-from-to", {
      from: words.say(`host-${from}`),
      to: words.say(`host-${peerOf(from)}`),
    }),
    kind: kind === "data" ? words.say("kind-data") : kind,
    flags: flags.join(" ") || "–",
    seq: grouped(seq),
    ack: ack === undefined ? "–" : grouped(ack),
    length: grouped(length),
    window: grouped(window),
    fate: fateWords(segment, words),
    why: why ? sentence(why, words) : "–",
  };
}

/** What became of it, and what was done to it. */
export function fateWords(segment: SegmentView, words: Words): string {
  const { fate, arrivesAt, lostAt } = segment;
  const at = instant(lostAt ?? arrivesAt);
  const again = segment.retransmission && segment.copyOf === undefined;
  // What it is comes before what became of it: nothing was done to it after it had arrived.
  return words.list([
    ...(again ? [words.say("segment-again")] : []),
    ...marksOf(segment)
      .filter((mark) => mark !== "held")
      .map((mark) => words.say(`mark-${mark}`)),
    words.say(`segment-${fate}`, { at }),
  ]);
}
