/** Where the brackets of the timers stand on the ladder, and what is written beside them. Pure. */

import type { HostName } from "../engine/view.js";
import type { Axis } from "./axis.js";
import { box, type Shape } from "./geometry.js";
import { CHARACTER_WIDTH } from "./labels.js";
import type { Obstacles } from "./obstacles.js";
import { textWidth } from "./text-width.js";
import type { Wait } from "./waits.js";

export const BRACKET_SIZE = 10.5;

/** A wait, and how it may be named: fully, and where there is less room. */
export interface NamedWait extends Wait {
  readonly texts: readonly string[];
}

export interface Bracket {
  readonly host: HostName;
  readonly end: Wait["end"];
  readonly x: number;
  readonly top: number;
  /** Where it ends or will end; where that is not on the axis, the present. */
  readonly bottom: number;
  /** Whether `bottom` is where it ends. */
  readonly whole: boolean;
  readonly label: BracketLabel | undefined;
}

interface BracketLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Written along the bracket, upwards. */
  readonly upright: boolean;
}

export interface BracketsInput {
  readonly waits: readonly NamedWait[];
  readonly axis: Axis;
  readonly lifelines: Readonly<Record<HostName, number>>;
  readonly wide: boolean;
  readonly now: number;
  readonly nextEventAt: number | undefined;
  /** What no name should cover. */
  readonly obstacles: Obstacles;
}

/** Beyond the names of states, or in the margin where there is little room. */
const AWAY = { wide: 106, narrow: 10 };
const LABEL_AWAY = 8;
const LINE = BRACKET_SIZE + 4;
/** No name reaches higher: it would be cut off. */
const HIGHEST = 4;

/** Along the brackets of a host, from where to where there are names. */
type Taken = Readonly<Record<HostName, [number, number][]>>;

export function layoutBrackets(input: BracketsInput): Bracket[] {
  const { axis, lifelines, wide, now, nextEventAt } = input;
  const taken: Taken = { client: [], server: [] };
  const place = (wait: NamedWait): Bracket => {
    const { host, end, from, to } = wait;
    const outwards = host === "client" ? -1 : 1;
    const x = lifelines[host] + outwards * (wide ? AWAY.wide : AWAY.narrow);
    const whole = end !== "running" || to === nextEventAt;
    const top = axis.y(from);
    // An instant has a height: the timer runs out where it begins.
    const bottom = Math.max(top, whole ? axis.y(to - 1) : axis.y(now));
    const label = wide
      ? alongside(wait.texts, { x: x + outwards * LABEL_AWAY, top, bottom, whole }, taken[host])
      : between(wait, top, bottom, input);
    return { host, end, x, top, bottom, whole, label };
  };
  // What still runs is named first: the names of others make way for it.
  const order = (wait: NamedWait): number => (wait.end === "running" ? 0 : 1);
  const placed = new Map(
    [...input.waits].sort((a, b) => order(a) - order(b)).map((wait) => [wait, place(wait)]),
  );
  return input.waits.flatMap((wait) => placed.get(wait) ?? []);
}

/** From where to where a label reaches, also along its bracket. */
export function labelReach({ label }: Pick<Bracket, "label">): readonly [number, number][] {
  if (!label) {
    return [];
  }
  const half = widthOf(label.text) / 2;
  return label.upright
    ? [[label.y - half, label.y + half]]
    : [[label.y - BRACKET_SIZE, label.y + 3]];
}

/** The area that a label takes between the lifelines. */
export function labelArea({ host, label }: Bracket): Shape[] {
  return label && !label.upright ? [areaOf(host, label)] : [];
}

function alongside(
  texts: readonly string[],
  { x, top, bottom, whole }: Pick<Bracket, "x" | "top" | "bottom" | "whole">,
  taken: [number, number][],
): BracketLabel | undefined {
  for (const text of texts) {
    const half = widthOf(text) / 2;
    // Where its end is not known, it will be long enough.
    const y = whole ? Math.max((top + bottom) / 2, half + HIGHEST) : top + half;
    const [from, to] = [y - half - 2, y + half + 2];
    const long = !whole || 2 * half <= Math.max(bottom - top, 3 * LINE);
    if (long && taken.every(([above, below]) => to <= above || from >= below)) {
      taken.push([from, to]);
      return { text, x, y, upright: true };
    }
  }
  return undefined;
}

/** The first place beside the lifeline that is free. */
function between(
  { host, texts, end }: NamedWait,
  top: number,
  bottom: number,
  { lifelines, obstacles }: BracketsInput,
): BracketLabel | undefined {
  const x = lifelines[host] + (host === "client" ? 1 : -1) * 12;
  const last = end === "running" ? Math.max(bottom, top + 3 * LINE) : bottom;
  for (const text of texts) {
    for (let y = top + LINE; y <= last; y += 5) {
      const label = { text, x, y, upright: false };
      if (!obstacles.hit(areaOf(host, label))) {
        obstacles.add(areaOf(host, label));
        return label;
      }
    }
  }
  return undefined;
}

function areaOf(host: HostName, { text, x, y }: Omit<BracketLabel, "upright">): Shape {
  const width = widthOf(text);
  return box(host === "client" ? x : x - width, y - BRACKET_SIZE, width, BRACKET_SIZE + 3);
}

function widthOf(text: string): number {
  return textWidth(text, BRACKET_SIZE, CHARACTER_WIDTH);
}
