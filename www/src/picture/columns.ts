/** Texts in columns of a terminal, where Chinese letters take two. Pure. */
import { textWidth } from "../drawing/text-width.js";

export function columns(text: string): number {
  return textWidth(text, 2, 0.5);
}

export function padEnd(text: string, width: number, fill = " "): string {
  return text + fill.repeat(Math.max(0, width - columns(text)));
}

export function padStart(text: string, width: number, fill = " "): string {
  return fill.repeat(Math.max(0, width - columns(text))) + text;
}

export function padMiddle(text: string, width: number, fill = " "): string {
  const left = Math.max(0, width - columns(text)) >> 1;
  return padEnd(fill.repeat(left) + text, width, fill);
}

/** Not wider than `width`; what is left out is shown by `~`. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) {
    return text;
  }
  const letters = [...text];
  while (letters.length > 0 && columns(letters.join("")) + 1 > width) {
    letters.pop();
  }
  return `${letters.join("")}~`;
}
