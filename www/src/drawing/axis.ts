/**
 * From virtual time to height on the ladder.
 *
 * True to scale, with two exceptions. A long silence becomes a break of fixed height. And what
 * happens at one host at the same instant, or nearly, is moved apart by a row, so that it can be
 * told apart; the axis is stretched by as much at that place, so time never runs upwards.
 */
import { type HostName, type PhaseView, peerOf, type SegmentView } from "../engine/view.js";

/** The height that is kept free above the instant of a mark, most of it below the mark's line. */
const MARK_HEIGHT = 54;
const MARK_LINE = 24;
/** The least distance between two sendings, arrivals or states of the same host. */
export const ROW = 17;
export const BREAK_HEIGHT = 54;
/** The least part of that which still has room for its words. */
const SMALLEST_BREAK = 0.6;
/** Silence higher than this, drawn to scale, becomes a break. */
const LONGEST_PLAIN_SILENCE = 130;
/** The same while a segment is on its way, which then is put off for long. */
const LONGEST_WAY = 1400;

/** With more segments on their way there is no room for labels. */
const CROWD = 100;

/** What has happened in one world. */
export interface Happening {
  readonly segments: readonly SegmentView[];
  readonly phases: readonly PhaseView[];
  readonly now: number;
  readonly nextEventAt: number | undefined;
}

/** What axes side by side share. */
export interface Shared {
  readonly pixelsPerMicro: number;
  /** How much larger than usual that is: the same silences become breaks at any size. */
  readonly zoom: number;
  readonly top: number;
  /** An instant above which room is kept for a mark. */
  readonly mark?: number | undefined;
}

export interface Break {
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

/** One instant: everything at it lies between `top` and `bottom`. */
interface Knot {
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Axis {
  readonly breaks: readonly Break[];
  readonly sentY: ReadonlyMap<number, number>;
  readonly endY: ReadonlyMap<number, number>;
  /** Segments that were sent while very many others were on their way. */
  readonly crowded: ReadonlySet<number>;
  /** In the order of the phases given. */
  readonly phaseY: readonly number[];
  /** The instants at which something happened, with their heights. */
  readonly instants: readonly { readonly at: number; readonly y: number }[];
  /** Where the line of the mark is. */
  readonly markY: number | undefined;
  readonly bottom: number;
  y(at: number): number;
}

/** When a segment leaves the wire: at its arrival, real or to come, or where it is lost. */
export function endOf(segment: SegmentView): number {
  return segment.lostAt ?? segment.arrivesAt;
}

/** One axis for each, such that equal times stand at equal heights. */
export function buildAxes(
  inputs: readonly Happening[],
  { pixelsPerMicro, zoom, top, mark }: Shared,
): Axis[] {
  const lanes = inputs.map((input) => new Rows(input));
  const breakHeight = BREAK_HEIGHT * Math.min(1, Math.max(SMALLEST_BREAK, zoom));
  const breaks: Break[] = [];
  const knots: Knot[] = [];
  let y = top;
  let markY: number | undefined;
  let before: number | undefined;
  for (const at of instantsOf(inputs, mark)) {
    if (before !== undefined) {
      const height = (at - before) * pixelsPerMicro;
      const busy = lanes.some((rows) => rows.busy);
      const silent = height > zoom * (busy ? LONGEST_WAY : LONGEST_PLAIN_SILENCE);
      const advance = silent ? breakHeight : height;
      if (silent) {
        breaks.push({ top: y, bottom: y + advance, from: before, to: at });
      }
      y += advance;
    }
    if (at === mark) {
      markY = y + MARK_LINE;
      y += MARK_HEIGHT;
    }
    const start = y;
    y = Math.max(y, ...lanes.map((rows) => rows.place(at, start)));
    knots.push({ at, top: start, bottom: y });
    before = at;
  }
  return lanes.map((rows) => ({
    breaks,
    sentY: rows.sentY,
    endY: rows.endY,
    crowded: rows.crowded,
    phaseY: rows.phaseY,
    instants: knots.filter(({ at }) => rows.hasEvent(at)).map(({ at, top }) => ({ at, y: top })),
    markY,
    bottom: y,
    y: (at) => interpolate(knots, at, pixelsPerMicro),
  }));
}

function instantsOf(inputs: readonly Happening[], mark: number | undefined): number[] {
  const instants = new Set<number>(mark === undefined ? [] : [mark]);
  for (const { segments, phases, nextEventAt } of inputs) {
    for (const segment of segments) {
      instants.add(segment.sentAt);
      if (segment.fate !== "held") {
        instants.add(endOf(segment));
      }
    }
    for (const phase of phases) {
      instants.add(phase.at);
    }
    if (nextEventAt !== undefined) {
      instants.add(nextEventAt);
    }
  }
  const sorted = [...instants].sort((a, b) => a - b);
  // Within a silence the present is interpolated, so that it doesn't cut the break in two.
  const now = Math.max(...inputs.map((input) => input.now));
  if (now > (sorted.at(-1) ?? -1)) {
    sorted.push(now);
  }
  return sorted;
}

/** Gives each event its row within its instant. */
class Rows {
  readonly sentY = new Map<number, number>();
  readonly endY = new Map<number, number>();
  readonly crowded = new Set<number>();
  readonly phaseY: number[];
  readonly #sent: Map<number, SegmentView[]>;
  readonly #ends: Map<number, SegmentView[]>;
  readonly #phases: Map<number, { host: HostName; index: number }[]>;
  readonly #last = new Map<string, number>();
  #flying = 0;

  constructor({ segments, phases }: Happening) {
    this.#sent = groupBy(segments, (segment) => segment.sentAt);
    const ended = segments.filter(({ fate }) => fate !== "held");
    this.#ends = groupBy(ended, endOf);
    this.#phases = groupBy(
      phases.map(({ host, at }, index) => ({ host, at, index })),
      (phase) => phase.at,
    );
    this.phaseY = phases.map(() => 0);
  }

  /** Places all that happens `at`, from `top` on; returns where the instant ends. */
  place(at: number, top: number): number {
    let bottom = top;
    const arrived = new Map<HostName, number>();
    const arrivals = this.#ends.get(at)?.filter(({ sentAt }) => sentAt < at) ?? [];
    for (const segment of arrivals) {
      const y = this.#row(`end ${segment.from}`, top);
      this.endY.set(segment.id, y);
      arrived.set(peerOf(segment.from), y);
      bottom = Math.max(bottom, y);
    }
    for (const { host, index } of this.#phases.get(at) ?? []) {
      const y = this.#row(`phase ${host}`, arrived.get(host) ?? top);
      this.phaseY[index] = y;
      bottom = Math.max(bottom, y);
    }
    for (const segment of this.#sent.get(at) ?? []) {
      // An answer leaves below what it answers.
      const y = this.#row(`sent ${segment.from}`, arrived.get(segment.from) ?? top);
      this.sentY.set(segment.id, y);
      bottom = Math.max(bottom, this.#endAtOnce(segment, y, arrived));
      if (this.#flying > CROWD) {
        this.crowded.add(segment.id);
      }
      bottom = Math.max(bottom, y);
    }
    const moving = this.#sent.get(at)?.filter(({ fate }) => fate !== "held") ?? [];
    this.#flying += moving.length - (this.#ends.get(at)?.length ?? 0);
    return bottom;
  }

  /** Whether a segment is in flight after the instant that was placed last. */
  get busy(): boolean {
    return this.#flying > 0;
  }

  hasEvent(at: number): boolean {
    return this.#sent.has(at) || this.#ends.has(at) || this.#phases.has(at);
  }

  /** Ends at `y`, or a row below, what takes no time; what answers it has the next row. */
  #endAtOnce(segment: SegmentView, y: number, arrived: Map<HostName, number>): number {
    if (segment.fate === "held" || endOf(segment) > segment.sentAt) {
      return y;
    }
    const lost = segment.lostAt !== undefined;
    const end = lost ? y : this.#row(`end ${segment.from}`, y);
    this.endY.set(segment.id, end);
    if (!lost) {
      arrived.set(peerOf(segment.from), end + ROW);
    }
    return end;
  }

  #row(track: string, wanted: number): number {
    const y = Math.max(wanted, (this.#last.get(track) ?? Number.NEGATIVE_INFINITY) + ROW);
    this.#last.set(track, y);
    return y;
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}

function interpolate(knots: readonly Knot[], at: number, pixelsPerMicro: number): number {
  let low = 0;
  let high = knots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((knots[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const left = knots[low - 1];
  const right = knots[low];
  if (!left) {
    return right?.top ?? 0;
  }
  if (!right) {
    return left.bottom + (at - left.at) * pixelsPerMicro;
  }
  const part = (at - left.at) / (right.at - left.at);
  return left.bottom + part * (right.top - left.bottom);
}
