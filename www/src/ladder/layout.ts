/** The textbook figure as geometry: a pure function, for the page, an export, and Node. */
import { label } from "../format.js";
import {
  type FateView,
  HOSTS,
  type HostName,
  type PhaseView,
  type Shape as SegmentShape,
  type SegmentView,
} from "../view.js";
import { type Axis, type Break, buildAxis, endOf } from "./axis.js";
import { box, meet, type Point, type Shape } from "./geometry.js";
import { between, CHARACTER_WIDTH, type Label, placeLabels } from "./labels.js";

export interface LadderInput {
  readonly segments: readonly SegmentView[];
  readonly phases: readonly PhaseView[];
  readonly now: number;
  readonly nextEventAt: number | undefined;
  readonly oneWayDelay: number;
  readonly width: number;
  /** Stands behind the label of a lost segment. */
  readonly lostWord: string;
}

export interface Ladder {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  /** State names stand beside the lifelines, or between them where there is no room. */
  readonly wide: boolean;
  readonly lifelines: Readonly<Record<HostName, number>>;
  readonly arrows: readonly Arrow[];
  readonly bars: readonly Bar[];
  readonly breaks: readonly Break[];
  readonly times: readonly { readonly at: number; readonly y: number }[];
  readonly axis: Axis;
}

export interface Arrow {
  readonly id: number;
  readonly shape: SegmentShape;
  readonly fate: FateView;
  readonly retransmission: boolean;
  readonly from: Point;
  /** Where it ends or will end. */
  readonly to: Point;
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
const TOP = 34;
const BELOW = 64;
const NAME_ROW = 14;

export function layoutLadder(input: LadderInput): Ladder {
  const wide = input.width >= WIDE;
  const lifelines = wide
    ? { client: 184, server: input.width - 128 }
    : { client: 14, server: input.width - 14 };
  const axis = buildAxis({
    ...input,
    pixelsPerMicro: TRIP_HEIGHT / input.oneWayDelay,
    top: TOP,
  });
  const lines = input.segments.map((segment) => lineOf(segment, axis, lifelines));
  const strokes = lines.map(({ from, to, drawn }): Shape => [from, between(from, to, drawn)]);
  const bars = HOSTS.flatMap((host) =>
    layoutBars({ host, phases: input.phases, axis, lifelines, strokes: wide ? [] : strokes, wide }),
  );
  const taken = wide ? [] : bars.flatMap(({ host, state, name }) => nameArea(host, state, name));
  return {
    width: input.width,
    height: Math.max(axis.bottom, axis.y(input.now)) + BELOW,
    top: TOP,
    wide,
    lifelines,
    arrows: layoutArrows(input, lines, taken),
    bars,
    breaks: axis.breaks,
    times: wide ? spaced(axis.instants.filter(({ at }) => at <= input.now)) : [],
    axis,
  };
}

interface BarsInput {
  readonly host: HostName;
  readonly phases: readonly PhaseView[];
  readonly axis: Axis;
  readonly lifelines: Ladder["lifelines"];
  /** What a name should not cover. */
  readonly strokes: readonly Shape[];
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
    const heights = Array.from({ length: (last - first) / 4 + 1 }, (_, step) => first + step * 4);
    const y = heights.find((candidate) => {
      const areas = nameArea(host, state, { x: nameX, y: candidate });
      return areas.every((area) => !strokes.some((stroke) => meet(area, stroke)));
    });
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

function layoutArrows(
  { lostWord }: LadderInput,
  lines: readonly Line[],
  taken: readonly Shape[],
): Arrow[] {
  const labels = placeLabels(
    lines.map((line) => ({ ...line, texts: textsOf(line.segment, lostWord) })),
    taken,
  );
  return lines.map(({ segment, from, to, drawn }, index) => ({
    id: segment.id,
    shape: segment.shape,
    fate: segment.fate,
    retransmission: segment.retransmission,
    from,
    to: between(from, to, drawn),
    label: labels[index],
  }));
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
  const endY = axis.endY.get(segment.id) ?? sentY;
  const trip = Math.max(1, segment.arrivesAt - segment.sentAt);
  const drawn = Math.min(1, Math.max(0.04, (endOf(segment) - segment.sentAt) / trip));
  return {
    segment,
    from: { x: start, y: sentY },
    to: { x: end, y: sentY + (endY - sentY) / drawn },
    drawn,
  };
}

function textsOf(segment: SegmentView, lostWord: string): string[] {
  const before = segment.retransmission ? AGAIN : "";
  const after = segment.fate === "lost" ? ` ${lostWord}` : "";
  const full = `${before}${label(segment, "full")}`;
  const short = `${before}${label(segment, "short")}`;
  return [full + after, short + after, short, before + label(segment, "flags")];
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
