/** Lets segments that travel close together pass in lanes of their own. */
import type { SegmentView } from "../view.js";

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
  { segments, trackWidth, widthOf }: LaneInput,
  before: ReadonlyMap<number, number>,
): Map<number, number> {
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

  function close(a: SegmentView, b: SegmentView): boolean {
    const width = Math.max(widthOf(a), widthOf(b));
    const way = Math.max(1, trackWidth - width);
    const trip = Math.max(1, b.arrivesAt - b.sentAt);
    return (Math.abs(a.sentAt - b.sentAt) / trip) * way < width + 10;
  }
}
