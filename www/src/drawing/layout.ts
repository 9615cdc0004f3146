/** The textbook figure as geometry: a pure function, for the page, an export, and Node. */

import { type Mark, marksOf } from "../engine/marks.js";
import { isUnderWay } from "../engine/session.js";
import { tripOf } from "../engine/trip.js";
import {
  type FateView,
  HOSTS,
  type HostName,
  type PhaseView,
  type Shape as SegmentShape,
  type SegmentView,
} from "../engine/view.js";
import { type Detail, label } from "../words/format.js";
import { type Axis, type Break, buildAxes, endOf } from "./axis.js";
import { type Bracket, labelArea, layoutBrackets, type NamedWait } from "./brackets.js";
import { bounds, box, type Point, type Shape } from "./geometry.js";
import { between, CHARACTER_WIDTH, type Label, lowest, placeLabels } from "./labels.js";
import { Obstacles } from "./obstacles.js";

export interface LadderInput {
  readonly segments: readonly SegmentView[];
  readonly phases: readonly PhaseView[];
  /** When which timer ran. */
  readonly waits: readonly NamedWait[];
  readonly now: number;
  readonly nextEventAt: number | undefined;
  readonly oneWayDelay: number;
  readonly width: number;
  /** How much larger than usual time is drawn. */
  readonly zoom: number;
  /** What stands behind the label of a segment that was lost, or is marked. */
  readonly tags: Tags;
  /** What their labels say, if not all that there is room for. */
  readonly lettering?: Lettering | undefined;
}

export interface Lettering {
  /** How much may be told, from the most to the least. */
  readonly details: readonly Detail[];
  label(segment: SegmentView, detail: Detail): string;
}

const FULL_LETTERING: Lettering = { details: ["full", "short", "flags"], label };

export type Tags = Readonly<Record<Mark | "lost", string>>;

export interface Ladder {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  /** State names stand beside the lifelines, or between them where there is no room. */
  readonly wide: boolean;
  readonly lifelines: Readonly<Record<HostName, number>>;
  readonly arrows: readonly Arrow[];
  readonly bars: readonly Bar[];
  readonly brackets: readonly Bracket[];
  readonly breaks: readonly Break[];
  readonly times: readonly { readonly at: number; readonly y: number }[];
  readonly axis: Axis;
  /** What a later layout can keep. */
  readonly settled: Settled;
}

/** The first lines: nothing that is still to come can touch them or their labels. */
interface Settled {
  readonly key: string;
  readonly lines: readonly Line[];
  readonly labels: readonly (Label | undefined)[];
  /** Areas of state names among them. */
  readonly taken: readonly Shape[];
  /** Above this height all is settled. */
  readonly horizon: number;
}

export interface Arrow {
  readonly id: number;
  readonly shape: SegmentShape;
  readonly fate: FateView;
  readonly retransmission: boolean;
  readonly marks: readonly Mark[];
  readonly from: Point;
  /** Where it ends or will end. */
  readonly to: Point;
  readonly sentAt: number;
  /** When it gets to where it ends. */
  readonly endsAt: number;
  readonly label: Label | undefined;
}

/** A host in one state. */
export interface Bar {
  readonly host: HostName;
  readonly state: string;
  readonly x: number;
  readonly top: number;
  /** None while it lasts. */
  readonly bottom: number | undefined;
  /** Where its name is written; none where there is no room. */
  readonly name: { readonly x: number; readonly y: number } | undefined;
}

export const STATE_SIZE = 11.5;
export const BAR_WIDTH = 7;
/** Marks a retransmission in labels. */
export const AGAIN = "↻ ";

const WIDE = 560;
const TRIP_HEIGHT = 46;
/** No held segment is drawn as if it would take longer. */
const HELD_HEIGHT = 300;
const TOP = 34;
const BELOW = 64;
const NAME_ROW = 14;

/** `before`, the layout of an earlier moment, saves work; the result is the same without it. */
export function layoutLadder(input: LadderInput, before?: Ladder): Ladder {
  const [ladder] = layoutLadders([input], { before });
  return ladder;
}

/** How high the ladder would be, at another zoom. */
export function heightOf(input: LadderInput, zoom: number): number {
  const pixelsPerMicro = (TRIP_HEIGHT * zoom) / input.oneWayDelay;
  const [axis] = buildAxes([input], { pixelsPerMicro, zoom, top: TOP });
  return (axis?.bottom ?? TOP) + BELOW;
}

/** Side by side: equal times stand at equal heights, and above `mark` there is room for one. */
export function layoutLadders<const Inputs extends readonly LadderInput[]>(
  inputs: Inputs,
  { before, mark }: { before?: Ladder | undefined; mark?: number | undefined },
): { readonly [Index in keyof Inputs]: Ladder } {
  const shortest = Math.min(...inputs.map(tripOf));
  const zoom = inputs[0]?.zoom ?? 1;
  const pixelsPerMicro = (TRIP_HEIGHT * zoom) / shortest;
  const axes = buildAxes(inputs, { pixelsPerMicro, zoom, top: TOP, mark });
  const now = Math.max(...inputs.map((input) => input.now));
  return axes.map((axis, index) => {
    const input = inputs[index] as LadderInput;
    return layOutOn(axis, input, Math.max(axis.bottom, axis.y(now)), before);
  }) as { readonly [Index in keyof Inputs]: Ladder };
}

function layOutOn(axis: Axis, input: LadderInput, bottom: number, before?: Ladder): Ladder {
  const wide = input.width >= WIDE;
  const lifelines = wide
    ? { client: 184, server: input.width - 128 }
    : { client: 14, server: input.width - 14 };
  const lines = input.segments.map((segment) => lineOf(segment, axis, lifelines));
  const strokes = new Obstacles(wide ? [] : lines.map(strokeOf));
  const bars = HOSTS.flatMap((host) =>
    layoutBars({ host, phases: input.phases, axis, lifelines, strokes, wide }),
  );
  const names = wide ? [] : bars.flatMap(({ host, state, name }) => nameArea(host, state, name));
  const brackets = layoutBrackets({
    ...{ waits: input.waits, axis, lifelines, wide },
    ...{ now: input.now, nextEventAt: input.nextEventAt },
    obstacles: wide ? strokes : obstaclesOf(lines, names, axis, input.width),
  });
  const taken = [...names, ...brackets.flatMap(labelArea), ...lines.flatMap(markArea)];
  const { width, oneWayDelay, zoom, tags } = input;
  const key = `${width} ${oneWayDelay} ${zoom} ${Object.values(tags).join()}`;
  const known = knownLabels(before?.settled, { key, lines, taken });
  const labels = placeLabels(
    lines.map((line, index) => ({
      ...line,
      texts:
        index < known.length || axis.crowded.has(line.segment.id)
          ? []
          : textsOf(line.segment, input),
    })),
    taken,
    known,
  );
  return {
    width: input.width,
    height: bottom + BELOW,
    top: TOP,
    wide,
    lifelines,
    arrows: lines.map((line, index) => arrowOf(line, labels[index])),
    bars,
    brackets,
    breaks: axis.breaks,
    times: wide ? spaced(axis.instants.filter(({ at }) => at <= input.now)) : [],
    axis,
    settled: settle({ key, lines, taken, labels, axis, now: input.now }),
  };
}

/** Between the lifelines: arrows, the names of states, and how long a silence is. */
function obstaclesOf(
  lines: readonly Line[],
  names: readonly Shape[],
  { breaks }: Axis,
  width: number,
): Obstacles {
  const silences = breaks.map(({ top, bottom }) => box(0, (top + bottom) / 2 - 8, width, 16));
  return new Obstacles([...lines.map(strokeOf), ...names, ...silences]);
}

/** The cross of a lost segment, the bars of one that is held. */
function markArea({ segment, from, to, drawn }: Line): Shape[] {
  const { x, y } = between(from, to, drawn);
  return segment.fate === "lost" || segment.fate === "held" ? [box(x - 7, y - 8, 14, 16)] : [];
}

function strokeOf({ from, to, drawn }: Line): Shape {
  return [from, between(from, to, drawn)];
}

/** The labels of those first lines that are as they were. */
function knownLabels(
  settled: Settled | undefined,
  { key, lines, taken }: Pick<Settled, "key" | "lines" | "taken">,
): readonly (Label | undefined)[] {
  if (settled?.key !== key || !sameAreas(settled.taken, above(taken, settled.horizon))) {
    return [];
  }
  const changed = settled.lines.findIndex((line, index) => !sameLine(line, lines[index]));
  return changed < 0 ? settled.labels : [];
}

function settle({
  now,
  axis,
  ...all
}: Omit<Settled, "horizon"> & { now: number; axis: Axis }): Settled {
  const open = all.lines.filter(({ segment }) => isOpen(segment, now));
  const latest = axis.instants.findLast(({ at }) => at <= now)?.y ?? TOP;
  const horizon = Math.min(latest, ...open.map(({ from }) => from.y));
  const first = all.lines.findIndex((line) => lowest(line) > horizon);
  const count = first < 0 ? all.lines.length : first;
  return {
    key: all.key,
    lines: all.lines.slice(0, count),
    labels: all.labels.slice(0, count),
    taken: above(all.taken, horizon),
    horizon,
  };
}

/** Its line may still turn: it is on its way, or something else may end at the same instant. */
function isOpen(segment: SegmentView, now: number): boolean {
  return isUnderWay(segment) || endOf(segment) >= now;
}

function above(areas: readonly Shape[], height: number): Shape[] {
  return areas.filter((area) => bounds(area).top < height);
}

function sameAreas(a: readonly Shape[], b: readonly Shape[]): boolean {
  return (
    a.length === b.length &&
    a.every((area, index) =>
      area.every(({ x, y }, corner) => {
        const other = b[index]?.[corner];
        return other?.x === x && other.y === y;
      }),
    )
  );
}

function sameLine(a: Line, b: Line | undefined): boolean {
  const same = (one: Point, other: Point | undefined): boolean =>
    one.x === other?.x && one.y === other.y;
  return a.segment === b?.segment && same(a.from, b.from) && same(a.to, b.to);
}

interface BarsInput {
  readonly host: HostName;
  readonly phases: readonly PhaseView[];
  readonly axis: Axis;
  readonly lifelines: Ladder["lifelines"];
  /** What a name should not cover. */
  readonly strokes: Obstacles;
  readonly wide: boolean;
}

function layoutBars({ host, phases, axis, lifelines, strokes, wide }: BarsInput): Bar[] {
  const own = phases
    .map((phase, index) => ({ ...phase, top: axis.phaseY[index] ?? 0 }))
    .filter((phase) => phase.host === host);
  const outwards = (host === "client") === wide ? -1 : 1;
  const x = lifelines[host];
  const nameX = x + outwards * (BAR_WIDTH + 5);
  let lowest = Number.NEGATIVE_INFINITY;
  return own.map(({ state, top }, index) => {
    const bottom = own[index + 1]?.top;
    const first = Math.max(top + 11, lowest + NAME_ROW);
    const last = Math.max(first, bottom ?? first + 4 * NAME_ROW);
    const isFree = (y: number): boolean =>
      !nameArea(host, state, { x: nameX, y }).some((area) => strokes.hit(area));
    let y: number | undefined = first;
    while (y !== undefined && !isFree(y)) {
      y = y + 4 <= last ? y + 4 : undefined;
    }
    // Between the lifelines a state that is over at once goes without, rather than cover an arrow.
    const brief = bottom !== undefined && bottom - top < 2 * NAME_ROW;
    const room = wide || y !== undefined || !brief;
    if (room) {
      lowest = y ?? first;
    }
    const name = room ? { x: nameX, y: y ?? first } : undefined;
    return { host, state, x, top, bottom, name };
  });
}

/** Where a state's name lies between the lifelines, no arrow's label may. */
function nameArea(host: HostName, state: string, name: Bar["name"]): Shape[] {
  if (!name) {
    return [];
  }
  const width = state.length * STATE_SIZE * CHARACTER_WIDTH;
  const left = host === "client" ? name.x : name.x - width;
  return [box(left, name.y - STATE_SIZE, width, STATE_SIZE + 3)];
}

function arrowOf({ segment, from, to, drawn }: Line, label: Label | undefined): Arrow {
  const { id, shape, fate, retransmission, sentAt } = segment;
  return {
    ...{ id, shape, fate, retransmission, sentAt },
    endsAt: endOf(segment),
    marks: marksOf(segment),
    ...{ from, to: between(from, to, drawn), label },
  };
}

interface Line {
  readonly segment: SegmentView;
  readonly from: Point;
  readonly to: Point;
  readonly drawn: number;
}

/** The whole way of a segment; `drawn` says how much of it a lost one has travelled. */
function lineOf(segment: SegmentView, axis: Axis, lifelines: Ladder["lifelines"]): Line {
  const inwards = BAR_WIDTH / 2 + 1;
  const [start, end] =
    segment.from === "client"
      ? [lifelines.client + inwards, lifelines.server - inwards]
      : [lifelines.server - inwards, lifelines.client + inwards];
  const sentY = axis.sentY.get(segment.id) ?? 0;
  if (segment.fate === "held") {
    // Nobody knows when it will arrive: it stops half-way, along with those beside it.
    const height = axis.y(segment.arrivesAt) - sentY;
    const to = { x: end, y: sentY + Math.min(HELD_HEIGHT, Math.max(TRIP_HEIGHT, height)) };
    return { segment, from: { x: start, y: sentY }, to, drawn: 0.5 };
  }
  const endY = axis.endY.get(segment.id) ?? sentY;
  const drawn = drawnOf(segment);
  return {
    segment,
    from: { x: start, y: sentY },
    to: { x: end, y: sentY + (endY - sentY) / drawn },
    drawn,
  };
}

/** How much of the way: what takes no time is lost half-way. */
function drawnOf(segment: SegmentView): number {
  const trip = segment.arrivesAt - segment.sentAt;
  if (trip <= 0) {
    return segment.lostAt === undefined ? 1 : 0.5;
  }
  return Math.min(1, Math.max(0.04, (endOf(segment) - segment.sentAt) / trip));
}

function textsOf(
  segment: SegmentView,
  { tags, lettering = FULL_LETTERING }: Pick<LadderInput, "tags" | "lettering">,
): string[] {
  const before = segment.retransmission && segment.copyOf === undefined ? AGAIN : "";
  const after = tagsOf(segment)
    .map((tag) => ` ${tags[tag]}`)
    .join("");
  const texts = lettering.details.map((detail) => before + lettering.label(segment, detail));
  return [...texts.map((text) => text + after), ...texts.slice(1)];
}

/** What stands behind the label. */
export function tagsOf(segment: SegmentView): (keyof Tags)[] {
  return [...(segment.fate === "lost" ? (["lost"] as const) : []), ...marksOf(segment)];
}

function spaced<T extends { readonly y: number }>(marks: readonly T[]): T[] {
  let last = Number.NEGATIVE_INFINITY;
  return marks.filter(({ y }) => {
    const clear = y - last >= NAME_ROW + 4;
    if (clear) {
      last = y;
    }
    return clear;
  });
}

/**
 * How much of an arrow in flight is drawn: as far as its segment has got, but not below the present
 * at the height `y`. Where an instant is stretched the present lies lower than most of it.
 */
export function grownPart({ from, to, sentAt, endsAt }: Arrow, now: number, y: number): number {
  const height = to.y - from.y;
  const byHeight = height > 0 ? (y - from.y) / height : 0;
  const byTime = (now - sentAt) / Math.max(1, endsAt - sentAt);
  return Math.min(1, Math.max(0, Math.min(byHeight, byTime)));
}
