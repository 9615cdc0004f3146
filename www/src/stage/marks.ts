/** What else is to be told of a segment, besides what it says. Pure. */
import type { SegmentView } from "../view.js";

export type Mark = "held" | "forged" | "copy" | "edited" | "corrupted";

export const MARKS: readonly Mark[] = ["held", "forged", "copy", "edited", "corrupted"];

export function marksOf({ fate, forged, copyOf, edited, corrupted }: SegmentView): Mark[] {
  const marked: Readonly<Record<Mark, boolean>> = {
    held: fate === "held",
    forged,
    copy: copyOf !== undefined,
    edited,
    corrupted,
  };
  return MARKS.filter((mark) => marked[mark]);
}
