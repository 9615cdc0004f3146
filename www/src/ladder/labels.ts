/** Puts labels along arrows, clear of every arrow and of each other. */
import { bounds, meet, type Point, type Shape, turnedBox } from "./geometry.js";

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

/** One label or none for each line, in order. `taken` are areas in which none may lie. */
export function placeLabels(
  lines: readonly Labelled[],
  taken: readonly Shape[],
): (Label | undefined)[] {
  const obstacles = new Obstacles();
  for (const area of taken) {
    obstacles.add(area);
  }
  const strokes = lines.map(strokeOf);
  for (const stroke of strokes) {
    obstacles.add(stroke);
  }
  return lines.map((line, index) => {
    const label = candidates(line).find(
      (candidate) => !obstacles.hit(candidate.area, strokes[index]),
    );
    if (label) {
      obstacles.add(label.area);
    }
    return label;
  });
}

function strokeOf({ from, to, drawn }: Labelled): Shape {
  return [from, between(from, to, drawn)];
}

function candidates(line: Labelled): Label[] {
  const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
  return line.texts.flatMap((text) => {
    const width = text.length * LABEL_SIZE * CHARACTER_WIDTH;
    const half = (width / 2 + 10) / length;
    const fits = PLACES.map((place) => (line.drawn < 1 ? place * line.drawn : place))
      .map((place) => Math.max(place, half))
      .filter((place) => place <= 1 - half);
    const places = [...new Set(fits)];
    return [-1, 1].flatMap((side) => places.map((place) => labelAt(line, text, place, side)));
  });
}

/** `side`: −1 above the line, 1 below. */
function labelAt({ from, to }: Labelled, text: string, place: number, side: number): Label {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const spot = between(from, to, place);
  const away = side * (GAP + HEIGHT / 2);
  const center = { x: spot.x - Math.sin(angle) * away, y: spot.y + Math.cos(angle) * away };
  const width = text.length * LABEL_SIZE * CHARACTER_WIDTH;
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

/** Areas by horizontal bands, so that only near ones are compared. */
class Obstacles {
  readonly #bands = new Map<number, Set<Shape>>();

  add(area: Shape): void {
    for (const band of bandsOf(area)) {
      const areas = this.#bands.get(band);
      if (areas) {
        areas.add(area);
      } else {
        this.#bands.set(band, new Set([area]));
      }
    }
  }

  hit(area: Shape, own: Shape | undefined): boolean {
    return bandsOf(area).some((band) =>
      [...(this.#bands.get(band) ?? [])].some((other) => other !== own && meet(area, other)),
    );
  }
}

function bandsOf(area: Shape): number[] {
  const { top, bottom } = bounds(area);
  const [first, last] = [Math.floor(top / 64), Math.floor(bottom / 64)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
