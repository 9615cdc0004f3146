/** Where the words of a silence stand: between the lifelines, clear of arrows where they can be. Pure. */

import type { Break } from "./axis.js";
import { box, meet, type Shape } from "./geometry.js";
import { CHARACTER_WIDTH } from "./labels.js";
import { type Ladder, STATE_SIZE } from "./layout.js";
import { textWidth } from "./text-width.js";

export interface Silence {
  readonly text: string;
  /** The middle of its words. */
  readonly x: number;
  readonly y: number;
}

/** Fractions of the way between the lifelines; the middle first. */
const PLACES: readonly number[] = [0.5, 0.35, 0.65, 0.25, 0.75];
const HEIGHT = STATE_SIZE + 4;

export function placeSilences(
  { lifelines, breaks, arrows }: Pick<Ladder, "lifelines" | "breaks" | "arrows">,
  words: (gap: Break) => string,
): Silence[] {
  return breaks.map((gap) => {
    const text = words(gap);
    const y = (gap.top + gap.bottom) / 2;
    const near: Shape[] = arrows
      .filter(({ from, to }) => Math.min(from.y, to.y) - 20 < y && Math.max(from.y, to.y) + 20 > y)
      .flatMap(({ from, to, label }) => [[from, to], ...(label ? [label.area] : [])]);
    const width = textWidth(text, STATE_SIZE, CHARACTER_WIDTH);
    const places = PLACES.map(
      (part) => lifelines.client + part * (lifelines.server - lifelines.client),
    ).filter((x) => x - width / 2 > lifelines.client && x + width / 2 < lifelines.server);
    const isFree = (x: number): boolean => {
      const area = box(x - width / 2, y - HEIGHT / 2, width, HEIGHT);
      return !near.some((shape) => meet(area, shape));
    };
    const middle = (lifelines.client + lifelines.server) / 2;
    return { text, x: places.find(isFree) ?? middle, y };
  });
}
