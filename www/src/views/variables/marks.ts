/** Puts the names of marks below a bar, so that none covers another or its line. Pure. */

import { textWidth } from "../../drawing/text-width.js";
import { onWire } from "../../engine/numbers.js";

export interface Mark {
  /** `snd.una`, or several names of the same number. */
  readonly name: string;
  readonly number: number;
  /** What is added to the number where it is written. */
  readonly base?: number | undefined;
}

export interface PlacedMark extends Mark {
  /** Where the number is. */
  readonly x: number;
  /** Where its words begin. */
  readonly left: number;
  readonly width: number;
  /** The line of text, from 0 on. */
  readonly row: number;
}

/** The type of the marks, and how wide its letters are. */
const TYPE = { size: 11, latin: 0.61 };
/** Between a mark and its words. */
const INDENT = 4;
/** What a further line of text costs, against words left of their mark or across its line. */
const LINE = 10;
const ACROSS = 40;
/** Between words. */
const GAP = 8;

export function markText({ name, number, base = 0 }: Mark): string {
  return `${name} ${onWire(number, base)}`;
}

/** In few lines, the words right of their mark where that is possible. */
export function placeMarks(
  marks: readonly (Mark & { readonly x: number })[],
  width: number,
): PlacedMark[] {
  let best: PlacedMark[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  const place = (chosen: PlacedMark[], cost: number): void => {
    const mark = marks[chosen.length];
    if (cost >= least) {
      return;
    }
    if (!mark) {
      best = chosen;
      least = cost;
      return;
    }
    for (let row = 0; row < marks.length; row += 1) {
      for (const { left, rank } of lefts(mark, width)) {
        const candidate = { ...mark, left, row, width: widthOf(mark) };
        if (chosen.every((other) => !collide(candidate, other))) {
          place([...chosen, candidate], cost + row * LINE + rank);
        }
      }
    }
  };
  place([], 0);
  return best ?? stacked(marks, width);
}

/** Whether the words of one cover the words or the line of the other. */
export function collide(one: PlacedMark, other: PlacedMark): boolean {
  if (one.row === other.row) {
    return one.left < other.left + other.width + GAP && other.left < one.left + one.width + GAP;
  }
  const [upper, lower] = one.row < other.row ? [one, other] : [other, one];
  return lower.x > upper.left - 2 && lower.x < upper.left + upper.width + 2;
}

function widthOf(mark: Mark): number {
  return textWidth(markText(mark), TYPE.size, TYPE.latin);
}

/** Where the words can begin, the lower the rank the better. */
interface Left {
  readonly left: number;
  readonly rank: number;
}

/** Right of the mark, left of it, or across its own line as a last resort. */
function lefts(mark: Mark & { readonly x: number }, width: number): Left[] {
  const wide = widthOf(mark);
  const sides = [
    { left: mark.x + INDENT, rank: 0 },
    { left: mark.x - INDENT - wide, rank: 1 },
  ];
  const fitting = sides.filter(({ left }) => left >= 0 && left + wide <= width);
  return [...fitting, { left: Math.max(0, Math.min(mark.x, width - wide)), rank: ACROSS }];
}

/** Where nothing else is possible, each has a line of its own. */
function stacked(marks: readonly (Mark & { readonly x: number })[], width: number): PlacedMark[] {
  return marks.map((mark, row) => ({
    ...mark,
    left: lefts(mark, width)[0]?.left ?? 0,
    width: widthOf(mark),
    row,
  }));
}
