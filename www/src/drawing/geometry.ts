/** Do two convex shapes meet? A shape is its corners; two corners are a line. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Shape = readonly Point[];

/** Separating axes: convex shapes are apart if and only if a side of one separates them. */
export function meet(a: Shape, b: Shape): boolean {
  return !separated(a, b) && !separated(b, a);
}

/** A rectangle that is turned about `center`. */
export function turnedBox(center: Point, width: number, height: number, angle: number): Shape {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const corner = (dx: number, dy: number): Point => ({
    x: center.x + dx * cos - dy * sin,
    y: center.y + dx * sin + dy * cos,
  });
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

export function box(left: number, top: number, width: number, height: number): Shape {
  return turnedBox({ x: left + width / 2, y: top + height / 2 }, width, height, 0);
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Called often, as all here: no copies. */
export function bounds(shape: Shape): Bounds {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y } of shape) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

function separated(a: Shape, b: Shape): boolean {
  return a.some((from, index) => {
    const to = a[(index + 1) % a.length] ?? from;
    const side = { x: to.x - from.x, y: to.y - from.y };
    const normal = { x: -side.y, y: side.x };
    return apart(a, b, normal) || apart(a, b, side);
  });
}

function apart(a: Shape, b: Shape, direction: Point): boolean {
  return (
    furthest(a, direction, 1) < -furthest(b, direction, -1) ||
    furthest(b, direction, 1) < -furthest(a, direction, -1)
  );
}

/** How far a shape reaches in a direction (`sign` 1) or against it. */
function furthest(shape: Shape, direction: Point, sign: 1 | -1): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const { x, y } of shape) {
    most = Math.max(most, sign * (x * direction.x + y * direction.y));
  }
  return most;
}
