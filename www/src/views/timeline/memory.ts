/**
 * What happened when, in each branch, also what is still to come again after time went back.
 * The session tells of the past only. Pure.
 */
import type { EntryView } from "../../engine/view.js";

/** An instant at which something happened. */
export interface Stop {
  readonly at: number;
  lost: boolean;
  resent: boolean;
  state: boolean;
}

/** What is marked on the timeline. */
export type StopMark = "lost" | "resent" | "state";

export const STOP_MARKS: readonly StopMark[] = ["lost", "resent", "state"];

export class Memory {
  readonly #branches = new Map<number, Stop[]>();

  /** `entries`, all that has happened in this branch up to now. */
  observe(branch: number, entries: readonly EntryView[]): void {
    const stops = this.#of(branch);
    const known = stops.at(-1)?.at ?? 0;
    let first = entries.length;
    while (first > 0 && (entries[first - 1]?.at ?? -1) >= known) {
      first -= 1;
    }
    for (const { at, kind } of entries.slice(first)) {
      let stop = stops.at(-1);
      if (!stop || stop.at < at) {
        stop = newStop(at);
        stops.push(stop);
      }
      if (kind === "lost" || kind === "resent" || kind === "state") {
        stop[kind] = true;
      }
    }
  }

  /** In the order of time; the first one is at 0. */
  stops(branch: number): readonly Stop[] {
    return this.#of(branch);
  }

  clear(): void {
    this.#branches.clear();
  }

  #of(branch: number): Stop[] {
    let stops = this.#branches.get(branch);
    if (!stops) {
      stops = [newStop(0)];
      this.#branches.set(branch, stops);
    }
    return stops;
  }
}

function newStop(at: number): Stop {
  return { at, lost: false, resent: false, state: false };
}

/** The last stop that has been reached. */
export function stopAt(stops: readonly Stop[], now: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.at ?? Number.POSITIVE_INFINITY) <= now) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Math.max(0, low - 1);
}

/** When the nearest loss before (−1) or after (1) this moment was, as far as it is known. */
export function lossFrom(
  stops: readonly Stop[],
  now: number,
  direction: 1 | -1,
): number | undefined {
  return direction < 0
    ? stops.findLast(({ at, lost }) => lost && at < now)?.at
    : stops.find(({ at, lost }) => lost && at > now)?.at;
}

/** So many marks of one kind can be told apart. */
export const PLACES = 400;

/** The places of one kind of mark, 0 at the start and 1 at the end. */
export function placesOf(stops: readonly Stop[], mark: StopMark, last: number): number[] {
  const places = new Set<number>();
  for (const [index, stop] of stops.entries()) {
    if (stop[mark]) {
      const place = index / Math.max(1, last);
      places.add(last > PLACES ? Math.round(place * PLACES) / PLACES : place);
    }
  }
  return [...places];
}
