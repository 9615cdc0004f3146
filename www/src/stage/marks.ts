/** What else is to be told of a segment, besides what it says. Pure. */
import type { EntryView, SegmentView } from "../view.js";

export type Mark = "probe" | "held" | "forged" | "copy" | "edited" | "corrupted";

export const MARKS: readonly Mark[] = ["probe", "held", "forged", "copy", "edited", "corrupted"];

/** A segment as the session knows it: whether it asks a closed window, only the record tells. */
export type KnownSegment = SegmentView & { readonly probe?: boolean };

export function marksOf(segment: KnownSegment): Mark[] {
  const { fate, forged, copyOf, edited, corrupted, probe = false } = segment;
  const marked: Readonly<Record<Mark, boolean>> = {
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
