/** Lets segments that travel close together pass in lanes of their own. */
import type { SegmentView } from "../../engine/view.js";

export interface LaneInput {
  /** On the wire now, or lost a moment ago, oldest first. */
  readonly segments: readonly SegmentView[];
  readonly trackWidth: number;
  /** In pixels, as drawn. */
  widthOf(segment: SegmentView): number;
}

/**
 * The lane of each segment by its id, 0 in the middle of the wire. A segment keeps the lane that
 * it had in `before`.
 */
export function assignLanes(
  input: LaneInput,
  before: ReadonlyMap<number, number>,
): Map<number, number> {
  const { segments } = input;
  const close = closeness(input);
  const lanes = new Map<number, number>();
  for (const segment of segments) {
    const kept = before.get(segment.id);
    if (kept !== undefined) {
      lanes.set(segment.id, kept);
    }
  }
  for (const segment of segments) {
    if (!lanes.has(segment.id)) {
      const taken = new Set(
        segments
          .filter((other) => other.from === segment.from && close(segment, other))
          .map((other) => lanes.get(other.id)),
      );
      let lane = 0;
      while (taken.has(lane)) {
        lane += 1;
      }
      lanes.set(segment.id, lane);
    }
  }
  return lanes;
}

/**
 * Where there is room for so many lanes only, further ones lie on the first ones: how many lie
 * beneath a segment that is seen, by its id.
 */
export function countBeneath(
  input: LaneInput,
  lanes: ReadonlyMap<number, number>,
  room: number,
): Map<number, number> {
  const laneOf = ({ id }: SegmentView): number => lanes.get(id) ?? 0;
  const beneath = new Map<number, number>();
  if (input.segments.every((segment) => laneOf(segment) < room)) {
    return beneath;
  }
  const close = closeness(input);
  for (const segment of input.segments) {
    const pile = input.segments.filter(
      (other) =>
        other !== segment &&
        other.from === segment.from &&
        laneOf(other) % room === laneOf(segment) % room &&
        close(segment, other),
    );
    const isSeen = pile.every((other) => laneOf(other) < laneOf(segment));
    if (isSeen && pile.length > 0) {
      beneath.set(segment.id, pile.length);
    }
  }
  return beneath;
}

/** Those that lie beneath another one: what is written on both could not be read. */
export function coveredIn(
  input: LaneInput,
  lanes: ReadonlyMap<number, number>,
  room: number,
): Set<number> {
  const laneOf = ({ id }: SegmentView): number => lanes.get(id) ?? 0;
  const upper = input.segments.filter((segment) => laneOf(segment) >= room);
  const close = closeness(input);
  const covered = input.segments.filter((segment) =>
    upper.some(
      (other) =>
        other.from === segment.from &&
        laneOf(other) > laneOf(segment) &&
        laneOf(other) % room === laneOf(segment) % room &&
        close(segment, other),
    ),
  );
  return new Set(covered.map(({ id }) => id));
}

/** Whether two segments in the same lane would touch. */
function closeness({ trackWidth, widthOf }: LaneInput) {
  const widths = new Map<number, number>();
  const widthKnown = (segment: SegmentView): number => {
    const width = widths.get(segment.id) ?? widthOf(segment);
    widths.set(segment.id, width);
    return width;
  };
  return (a: SegmentView, b: SegmentView): boolean => {
    const width = Math.max(widthKnown(a), widthKnown(b));
    const way = Math.max(1, trackWidth - width);
    const trip = Math.max(1, b.arrivesAt - b.sentAt);
    return (Math.abs(a.sentAt - b.sentAt) / trip) * way < width + 10;
  };
}
