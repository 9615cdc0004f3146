/** So many segments that nobody could tell them apart travel as trains: one shape for several. */
import type { SegmentView } from "../../engine/view.js";

export interface Train {
  /** The one that was sent first: where it is, the train is. */
  readonly head: SegmentView;
  readonly count: number;
}

/** Up to so many travel alone. */
export const MOST_ALONE = 300;
/** About so many trains there are at most. */
const TRAINS = 100;

/**
 * Neighbours share a train, by blocks of numbers that do not move when the first ones arrive;
 * their size is a power of two, so that it seldom changes.
 */
export function trainsOf(segments: readonly SegmentView[]): Train[] {
  if (segments.length <= MOST_ALONE) {
    return segments.map((head) => ({ head, count: 1 }));
  }
  let size = 2 ** Math.ceil(Math.log2(segments.length / TRAINS));
  let trains = coupled(segments, size);
  // Where kinds take turns, blocks are cut up.
  while (trains.length > 2 * TRAINS && size < segments.length) {
    size *= 2;
    trains = coupled(segments, size);
  }
  return trains;
}

function coupled(segments: readonly SegmentView[], size: number): Train[] {
  const trains = new Map<string, Train>();
  for (const segment of segments) {
    const { id, from, fate, shape } = segment;
    const name = `${from} ${fate} ${shape} ${Math.floor(id / size)}`;
    const train = trains.get(name);
    trains.set(name, { head: train?.head ?? segment, count: (train?.count ?? 0) + 1 });
  }
  return [...trains.values()];
}
