/** What no label may cover, found by place: in a dense picture only near things are compared. */
import { type Bounds, bounds, meet, type Shape } from "./geometry.js";

const BAND = 48;

/** The part of a shape within one horizontal band. */
interface Piece {
  readonly shape: Shape;
  readonly left: number;
  readonly right: number;
}

export class Obstacles {
  readonly #bands = new Map<number, Piece[]>();

  constructor(shapes: readonly Shape[]) {
    for (const shape of shapes) {
      this.add(shape);
    }
  }

  add(shape: Shape): void {
    const around = bounds(shape);
    for (let band = bandOf(around.top); band <= bandOf(around.bottom); band += 1) {
      const { left, right } = extentIn(band, shape, around);
      const pieces = this.#bands.get(band);
      if (pieces) {
        pieces.push({ shape, left, right });
      } else {
        this.#bands.set(band, [{ shape, left, right }]);
      }
    }
  }

  /** Whether anything but `own` lies in `area`. */
  hit(area: Shape, own?: Shape): boolean {
    const { left, right, top, bottom } = bounds(area);
    for (let band = bandOf(top); band <= bandOf(bottom); band += 1) {
      for (const piece of this.#bands.get(band) ?? []) {
        const near = piece.left <= right && left <= piece.right && piece.shape !== own;
        if (near && meet(area, piece.shape)) {
          return true;
        }
      }
    }
    return false;
  }
}

function bandOf(y: number): number {
  return Math.floor(y / BAND);
}

/** From where to where a shape reaches within a band; a line is cut exactly. */
function extentIn(
  band: number,
  shape: Shape,
  around: Bounds,
): { readonly left: number; readonly right: number } {
  const [from, to] = shape;
  if (shape.length !== 2 || !from || !to || from.y === to.y) {
    return around;
  }
  const at = (y: number): number => {
    const part = (Math.min(around.bottom, Math.max(around.top, y)) - from.y) / (to.y - from.y);
    return from.x + (to.x - from.x) * part;
  };
  const [a, b] = [at(band * BAND), at((band + 1) * BAND)];
  return { left: Math.min(a, b), right: Math.max(a, b) };
}
