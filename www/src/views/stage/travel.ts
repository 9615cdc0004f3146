/**
 * How far segments have got. One that is held stands still; when its arrival is put off, it goes on
 * from where it is, so that nothing jumps back. No clock, no nodes.
 */
import type { SegmentView } from "../../engine/view.js";

/** From `from` of the way at the time `at` on, evenly to the end at `until`. */
interface Leg {
  readonly at: number;
  readonly from: number;
  readonly until: number;
  readonly still: boolean;
}

export class Travel {
  readonly #legs = new Map<number, Leg>();

  /** `segments`, all that are under way now; what was known of others is forgotten. */
  observe(segments: readonly SegmentView[], now: number): void {
    const known = new Set(segments.map(({ id }) => id));
    for (const id of this.#legs.keys()) {
      if (!known.has(id)) {
        this.#legs.delete(id);
      }
    }
    for (const { id, sentAt, arrivesAt, fate } of segments) {
      const still = fate === "held";
      const leg = this.#legs.get(id);
      if (!leg) {
        this.#legs.set(id, { at: sentAt, from: 0, until: arrivesAt, still });
      } else if (leg.until !== arrivesAt || leg.still !== still) {
        this.#legs.set(id, { at: now, from: partOf(leg, now), until: arrivesAt, still });
      }
    }
  }

  /** 0 at the sender, 1 at the receiver. */
  part({ id, lostAt }: SegmentView, now: number): number {
    const leg = this.#legs.get(id);
    return leg ? partOf(leg, lostAt ?? now) : 0;
  }

  clear(): void {
    this.#legs.clear();
  }
}

function partOf({ at, from, until, still }: Leg, now: number): number {
  if (still) {
    return from;
  }
  const way = (now - at) / Math.max(1, until - at);
  return Math.min(1, Math.max(0, from + (1 - from) * way));
}
