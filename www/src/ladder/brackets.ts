/** Where the brackets of the timers stand on the ladder, and what is written beside them. Pure. */
import { textWidth } from "../text-width.js";
import type { HostName } from "../view.js";
import type { Axis } from "./axis.js";
import { box, type Shape } from "./geometry.js";
import { CHARACTER_WIDTH } from "./labels.js";
import type { Obstacles } from "./obstacles.js";
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

export function layoutBrackets(input: BracketsInput): Bracket[] {
  const { axis, lifelines, wide, now, nextEventAt } = input;
  return input.waits.map((wait) => {
    const { host, end, from, to } = wait;
    const outwards = host === "client" ? -1 : 1;
    const x = lifelines[host] + outwards * (wide ? AWAY.wide : AWAY.narrow);
    const whole = end !== "running" || to === nextEventAt;
    const top = axis.y(from);
    // An instant has a height: the timer runs out where it begins.
    const bottom = Math.max(top, whole ? axis.y(to - 1) : axis.y(now));
    const label = wide
      ? alongside(wait.texts, { x: x + outwards * LABEL_AWAY, top, bottom, whole })
      : between(wait, top, bottom, input);
    return { host, end, x, top, bottom, whole, label };
  });
}

/** The area that a label takes between the lifelines. */
export function labelArea({ host, label }: Bracket): Shape[] {
  return label && !label.upright ? [areaOf(host, label)] : [];
}

function alongside(
  texts: readonly string[],
  { x, top, bottom, whole }: Pick<Bracket, "x" | "top" | "bottom" | "whole">,
): BracketLabel | undefined {
  const [first] = texts;
  if (!whole && first !== undefined) {
    // It will be long enough.
    return { text: first, x, y: top + widthOf(first) / 2, upright: true };
  }
  const text = texts.find((one) => widthOf(one) <= Math.max(bottom - top, 3 * LINE));
  return text === undefined ? undefined : { text, x, y: (top + bottom) / 2, upright: true };
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
