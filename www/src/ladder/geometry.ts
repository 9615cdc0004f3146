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

export function bounds(shape: Shape): { top: number; bottom: number } {
  const ys = shape.map((point) => point.y);
  return { top: Math.min(...ys), bottom: Math.max(...ys) };
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
  const [lowA, highA] = extent(a, direction);
  const [lowB, highB] = extent(b, direction);
  return highA < lowB || highB < lowA;
}

function extent(shape: Shape, direction: Point): [number, number] {
  const along = shape.map((point) => point.x * direction.x + point.y * direction.y);
  return [Math.min(...along), Math.max(...along)];
}
