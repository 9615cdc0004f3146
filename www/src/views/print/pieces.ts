/** Where a ladder that is higher than a sheet of paper is cut. Pure. */
import { labelReach } from "../../drawing/brackets.js";
import type { Ladder } from "../../drawing/layout.js";

/** In px: what a sheet of A4 or Letter holds beside its margins. */
const HIGHEST = 860;
/** Cuts are looked for in the lowest part of a piece. */
const SEARCHED = 240;
const STEP = 6;
/** How far a label lies around its line. */
const AROUND = 12;

export interface Piece {
  readonly top: number;
  readonly bottom: number;
}

/** Worse than any number of arrows: half a name can't be read. */
const NAME_COST = 100;

/** From top to bottom without a gap, cut through no name, where the fewest arrows are crossed. */
export function piecesOf({
  height,
  arrows,
  ...names
}: Pick<Ladder, "height" | "arrows" | "brackets" | "bars" | "breaks">): Piece[] {
  const written = namesIn(names);
  const crossed = (y: number): number =>
    arrows.filter(({ from, to }) => from.y - AROUND < y && to.y + AROUND > y).length +
    NAME_COST * written.filter(([above, below]) => above < y && below > y).length;
  const pieces: Piece[] = [];
  let top = 0;
  while (height - top > HIGHEST) {
    let bottom = top + HIGHEST;
    for (let y = bottom - STEP; y >= top + HIGHEST - SEARCHED; y -= STEP) {
      bottom = crossed(y) < crossed(bottom) ? y : bottom;
    }
    pieces.push({ top, bottom });
    top = bottom;
  }
  return [...pieces, { top, bottom: height }];
}

/** Heights at which something is written beside the arrows. */
function namesIn({
  brackets,
  bars,
  breaks,
}: Pick<Ladder, "brackets" | "bars" | "breaks">): readonly (readonly [number, number])[] {
  const aroundLine = (y: number): [number, number] => [y - AROUND, y + AROUND];
  return [
    ...brackets.flatMap(labelReach),
    ...bars.flatMap(({ name }) => (name ? [aroundLine(name.y - 4)] : [])),
    ...breaks.map(({ top, bottom }) => aroundLine((top + bottom) / 2)),
  ];
}
