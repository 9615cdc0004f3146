/** The line of an error in a terminal, with a mark below the place. Pure. */
import type { ScriptErrorView } from "../../engine/view.js";
import { markLine } from "./mark.js";

/** How many characters of a line are shown around the place. */
const SHOWN = 100;

const CONTROL = /\p{Cc}/gu;

type Marked = Pick<ScriptErrorView, "line" | "column" | "length" | "source">;

/** Two lines; nothing of an empty line. */
export function excerpt({ line, column, length, source }: Marked): string {
  if (source === "") {
    return "";
  }
  const first = Math.max(0, column - 1 - SHOWN / 2);
  const rest = [...source].slice(first);
  const before = [...markLine({ source, column, length }).before].length - first;
  // One column each, so that the mark stands below what it marks.
  const text = rest.slice(0, SHOWN).join("").replace(/\t/g, " ").replace(CONTROL, "\u{fffd}");
  const start = first > 0 ? "…" : "";
  const shown = `${start}${text}${rest.length > SHOWN ? "…" : ""}`;
  const mark = "^".repeat(Math.min(length, SHOWN / 2));
  const number = String(line);
  const margin = " ".repeat(number.length);
  return `  ${number} | ${shown}\n  ${margin} | ${" ".repeat(before + start.length)}${mark}`;
}
