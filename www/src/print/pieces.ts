/** Where a ladder that is higher than a sheet of paper is cut. Pure. */
import type { Ladder } from "../ladder/layout.js";

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

/** From top to bottom without a gap, cut where the fewest arrows are crossed. */
export function piecesOf({ height, arrows }: Pick<Ladder, "height" | "arrows">): Piece[] {
  const crossed = (y: number): number =>
    arrows.filter(({ from, to }) => from.y - AROUND < y && to.y + AROUND > y).length;
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
