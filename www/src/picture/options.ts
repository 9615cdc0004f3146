/** What a picture can be asked for, and what that makes of a course of events. Pure. */

import type { Lettering } from "../drawing/layout.js";
import type { SegmentView } from "../engine/view.js";
import type { Theme } from "../style/theme.js";
import { type Detail, label } from "../words/format.js";
import { type Course, type Range, type Scope, scopeOf } from "./course.js";

export interface PictureOptions extends Range {
  /** In CSS pixels, from `LEAST_WIDTH` on. */
  readonly width?: number | undefined;
  /** How much labels tell at most; where there is less room, less. */
  readonly labels?: Labels | undefined;
  readonly theme?: Theme | undefined;
  /** With lines to fill in, instead of numbers and the names of states. */
  readonly blank?: boolean | undefined;
  /** Names the picture, instead of a summary. */
  readonly title?: string | undefined;
}

export const LABELS = [
  ...(["full", "short", "flags"] as const satisfies Detail[]),
  "none",
] as const;
export type Labels = (typeof LABELS)[number];

export const LEAST_WIDTH = 280;
export const MOST_WIDTH = 4000;

/** What is drawn, and what is written beside it. */
export interface Plan extends Scope {
  readonly lettering: Lettering;
}

const LINE = "____";
const STATE_LINE = "___________";

/** @throws RangeError where that is too much for one picture. */
export function planOf(course: Course, { labels = "full", blank, ...range }: PictureOptions): Plan {
  const scope = scopeOf(course, range);
  const details = LABELS.slice(LABELS.indexOf(labels)).filter((one) => one !== "none");
  return blank
    ? { ...blankScope(scope), lettering: { details, label: blankLabel } }
    : { ...scope, lettering: { details, label } };
}

/** States are told by their names, by what is written beside TIME-WAIT, and by their colours. */
function blankScope({ history, moment }: Scope): Scope {
  return {
    history: {
      ...history,
      phases: history.phases.map((phase) => ({ ...phase, state: STATE_LINE })),
      waits: history.waits.filter(({ timer }) => timer !== "time-wait"),
    },
    moment: {
      ...moment,
      hosts: moment.hosts.map((host) => ({ ...host, state: STATE_LINE })),
    },
  };
}

/** How many octets there are is given: numbers follow from that. */
function blankLabel(segment: SegmentView, detail: Detail): string {
  if (detail === "flags") {
    return label(segment, detail);
  }
  const octets = segment.length > 0 && detail === "full" ? ` (${segment.length} B)` : "";
  return label(segment, detail).replace(/\d+/g, LINE) + octets;
}
