/** What else is to be told of a segment, besides what it says. Pure. */
import type { Age } from "./conversations.js";
import type { EntryView, SegmentView } from "./view.js";

export const MARKS = [
  ...(["old", "old-ack", "probe", "held", "forged", "copy", "edited", "corrupted"] as const),
];

export type Mark = (typeof MARKS)[number];

/**
 * A segment as the session knows it: whether it asks a closed window, or is of an older connection,
 * only the record tells.
 */
export type KnownSegment = SegmentView & { readonly probe?: boolean } & Partial<Age>;

export function marksOf(segment: KnownSegment): Mark[] {
  const { fate, forged, copyOf, edited, corrupted, probe = false } = segment;
  const { old = false, oldAck = false } = segment;
  const marked: Readonly<Record<Mark, boolean>> = {
    old,
    "old-ack": oldAck,
    probe,
    held: fate === "held",
    forged,
    copy: copyOf !== undefined,
    edited,
    corrupted,
  };
  return MARKS.filter((mark) => marked[mark]);
}

/** The segments of which the log tells that they ask a closed window. */
export function probesIn(entries: readonly EntryView[]): ReadonlySet<number> {
  return new Set(
    entries.flatMap(({ code, segment }) =>
      code === "sent-probe" && segment !== undefined ? [segment] : [],
    ),
  );
}
