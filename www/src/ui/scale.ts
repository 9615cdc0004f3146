/** Places in a page that is shown larger or smaller than it is laid out, as slides are. */

/** Pixels on the screen for each that `node` is laid out with. */
export function scaleOf(node: HTMLElement): number {
  const { width } = node.getBoundingClientRect();
  return width > 0 && node.offsetWidth > 0 ? width / node.offsetWidth : 1;
}

/** Where a node lies within another one, in the pixels that styles are written in. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function placeWithin(around: HTMLElement, node: Element): Place {
  const scale = scaleOf(around);
  const box = around.getBoundingClientRect();
  const at = node.getBoundingClientRect();
  return {
    left: (at.left - box.left) / scale,
    right: (at.right - box.left) / scale,
    top: (at.top - box.top) / scale,
    bottom: (at.bottom - box.top) / scale,
  };
}
