/** What can be done to one segment on its way, and the lines that do it. Pure. */
import { onSegment } from "../../engine/lines.js";
import type { SegmentView } from "../../engine/view.js";

export type Choice =
  | "drop"
  | "hold"
  | "release"
  | "delay"
  | "duplicate"
  | "corrupt"
  | "edit"
  | "what-if"
  | "inspect"
  | "copy";

/** What a choice asks for before it is made. */
export type Question = "delay" | "duplicate" | "edit";

export const QUESTIONS: readonly Question[] = ["delay", "duplicate", "edit"];

/** What changes nothing. */
const LOOKS: readonly Choice[] = ["inspect", "copy"];

/** The choices for a segment, the first first in the hand; without acts, those that only look. */
export function choicesFor({ fate, corrupted }: SegmentView, acts = true): readonly Choice[] {
  if (!acts) {
    return LOOKS;
  }
  return [
    "drop",
    fate === "held" ? "release" : "hold",
    ...(fate === "held" ? [] : (["delay"] as const)),
    "duplicate",
    ...(corrupted ? [] : (["corrupt"] as const)),
    "edit",
    "what-if",
    "inspect",
    "copy",
  ];
}

export function questionOf(choice: Choice): Question | undefined {
  return QUESTIONS.find((question) => question === choice);
}

/** A change of header fields, as typed. */
export interface Edits {
  readonly win: string;
  readonly seq: string;
  readonly ack: string;
  readonly flags: string;
}

export const EDIT_FIELDS: readonly (keyof Edits)[] = ["win", "seq", "ack", "flags"];

/** `set win 0 seq +10`; empty where nothing changes. */
export function editsWords(edits: Edits): string {
  const parts = EDIT_FIELDS.map((name) => [name, edits[name].replace(/\s+/g, "")])
    .filter(([, value]) => value !== "")
    .map((part) => part.join(" "));
  return parts.length === 0 ? "" : `set ${parts.join(" ")}`;
}

/** `300`, `300ms` and `1.5s` are spans; a bare number counts milliseconds. */
export function spanWords(typed: string): string {
  const text = typed.replace(/\s+/g, "");
  return /^[\d.]+$/.test(text) ? `${text}ms` : text;
}

/** The line of a choice that asks nothing. */
export function choiceLine(choice: "drop" | "hold" | "release" | "corrupt", segment: SegmentView) {
  return onSegment(choice, segment);
}

/** The line of a choice with its answer. */
export function answerLine(question: Question, segment: SegmentView, span: string, edits: Edits) {
  switch (question) {
    case "delay":
      return onSegment("delay", segment, `by ${spanWords(span)}`);
    case "duplicate":
      return onSegment("duplicate", segment, `after ${spanWords(span)}`);
    case "edit":
      return onSegment("edit", segment, editsWords(edits));
  }
}
