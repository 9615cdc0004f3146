/** Puts labels along arrows, clear of every arrow and of each other. */

import { bounds, type Point, type Shape, turnedBox } from "./geometry.js";
import { Obstacles } from "./obstacles.js";
import { textWidth } from "./text-width.js";

export const LABEL_SIZE = 12;
/** Monospace fonts are about this wide, relative to their size. */
export const CHARACTER_WIDTH = 0.61;

export interface Label {
  readonly text: string;
  /** Middle of the baseline. */
  readonly at: Point;
  /** In radians; at most a quarter turn, so that it can be read. */
  readonly angle: number;
  readonly area: Shape;
}

/** A line that wants a label. */
export interface Labelled {
  readonly from: Point;
  /** Where it would end: also for one that is lost before. */
  readonly to: Point;
  /** How much of it is drawn, 0 to 1. */
  readonly drawn: number;
  /** From the most telling to the shortest. */
  readonly texts: readonly string[];
}

/** Fractions of the way, from the sender; the middle first. */
const PLACES: readonly number[] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];
const GAP = 4;
const HEIGHT = LABEL_SIZE;
/** No label reaches further beyond the ends of its line. */
const REACH = 40;

/**
 * One label or none for each line, in order. `taken` are areas in which none may lie; `known` are
 * the labels of the first lines, where they are known already.
 */
export function placeLabels(
  lines: readonly Labelled[],
  taken: readonly Shape[],
  known: readonly (Label | undefined)[] = [],
): (Label | undefined)[] {
  const labels = known.slice();
  const open = lines.slice(known.length);
  const highest = Math.min(...open.map(({ from }) => from.y)) - REACH;
  const near = lines.filter((line) => lowest(line) > highest);
  const strokes = new Map(near.map((line) => [line, strokeOf(line)]));
  const obstacles = new Obstacles([...taken, ...strokes.values()]);
  for (const label of known) {
    if (label && bounds(label.area).bottom > highest) {
      obstacles.add(label.area);
    }
  }
  for (const line of open) {
    const own = strokes.get(line);
    const label = firstOf(candidates(line), ({ area }) => !obstacles.hit(area, own));
    if (label) {
      obstacles.add(label.area);
    }
    labels.push(label);
  }
  return labels;
}

/** The lower end of all that a line and its label can touch. */
export function lowest({ from, to }: Pick<Labelled, "from" | "to">): number {
  return Math.max(from.y, to.y) + REACH;
}

function strokeOf({ from, to, drawn }: Labelled): Shape {
  return [from, between(from, to, drawn)];
}

function* candidates(line: Labelled): Iterable<Label> {
  const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
  for (const text of new Set(line.texts)) {
    const width = widthOf(text);
    const half = (width / 2 + 10) / length;
    const fits = PLACES.map((place) => (line.drawn < 1 ? place * line.drawn : place))
      .map((place) => Math.max(place, half))
      .filter((place) => place <= 1 - half);
    // Beyond the cross of what was lost at once there is room, too.
    const beyond = line.drawn < 1 && line.drawn + half <= 1 - half ? [line.drawn + half] : [];
    const places = new Set([...fits, ...beyond]);
    for (const side of [-1, 1]) {
      for (const place of places) {
        yield labelAt(line, text, place, side);
      }
    }
  }
}

function widthOf(text: string): number {
  return textWidth(text, LABEL_SIZE, CHARACTER_WIDTH);
}

function firstOf<T>(items: Iterable<T>, fits: (item: T) => boolean): T | undefined {
  for (const item of items) {
    if (fits(item)) {
      return item;
    }
  }
  return undefined;
}

/** `side`: −1 above the line, 1 below. */
function labelAt({ from, to }: Labelled, text: string, place: number, side: number): Label {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const spot = between(from, to, place);
  const away = side * (GAP + HEIGHT / 2);
  const center = { x: spot.x - Math.sin(angle) * away, y: spot.y + Math.cos(angle) * away };
  const width = widthOf(text);
  // Letters stand on the baseline, which lies below their middle.
  const drop = HEIGHT * 0.34;
  return {
    text,
    angle,
    at: { x: center.x - Math.sin(angle) * drop, y: center.y + Math.cos(angle) * drop },
    area: turnedBox(center, width, HEIGHT, angle),
  };
}

export function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
