/** Where in a script something is wrong. Pure. */
import type { ScriptErrorView } from "../../engine/view.js";

type Place = Pick<ScriptErrorView, "line" | "column" | "length">;

export interface MarkedLine {
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
}

/** The line in three parts. The engine counts characters, JavaScript halves of some of them. */
export function markLine({
  source,
  column,
  length,
}: Pick<ScriptErrorView, "source" | "column" | "length">): MarkedLine {
  const characters = [...source];
  const from = Math.min(column - 1, characters.length);
  const part = (start: number, end?: number): string => characters.slice(start, end).join("");
  return {
    before: part(0, from),
    wrong: part(from, from + length),
    after: part(from + length),
  };
}

/** The same place as a selection in a text area. */
export function selectionOf(
  text: string,
  { line, column, length }: Place,
): { readonly start: number; readonly end: number } {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1);
  const lineStart = before.reduce((sum, one) => sum + one.length + 1, 0);
  const marked = markLine({ source: lines[line - 1] ?? "", column, length });
  const start = Math.min(text.length, lineStart + marked.before.length);
  return { start, end: start + marked.wrong.length };
}

/** A script from within a page: without the indentation of its surroundings. */
export function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  while (lines[0]?.trim() === "") {
    lines.shift();
  }
  while (lines.at(-1)?.trim() === "") {
    lines.pop();
  }
  const depths = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const depth = depths.length === 0 ? 0 : Math.min(...depths);
  return lines.map((line) => `${line.slice(depth).trimEnd()}\n`).join("");
}
