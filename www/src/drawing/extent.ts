/** Which part of a high picture is drawn, as it is scrolled. Pure. */

/** From which height to which the ladder is drawn. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** So much is drawn beyond what is seen, and so much is scrolled before it is drawn anew. */
const AHEAD = 900;
const STRIDE = 600;

/** What is drawn when so much is seen from the height `seen` on. */
export function extentAround(seen: number, height: number): Extent {
  return {
    top: Math.floor((seen - AHEAD) / STRIDE) * STRIDE,
    bottom: Math.ceil((seen + height + AHEAD) / STRIDE) * STRIDE,
  };
}

/** Whether something is seen that is not drawn. */
export function isBeyond({ top, bottom }: Extent, seen: number, height: number): boolean {
  return seen < top || seen + height > bottom;
}
