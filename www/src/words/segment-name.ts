/** What a segment is called where one is pointed at. Pure. */
import { marksOf } from "../engine/marks.js";
import type { SegmentView } from "../engine/view.js";
import { label } from "./format.js";
import type { Words } from "./words.js";

export function nameOf(segment: SegmentView, words: Words): string {
  const name = words.say("stage-segment", { label: label(segment, "full"), host: segment.from });
  const marks = marksOf(segment).map((mark) => words.say(`mark-${mark}`));
  return words.list([name, ...marks]);
}
