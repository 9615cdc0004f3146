/**
 * Wall time to virtual time, and nothing else: no clock, no engine.
 *
 * While segments are in flight, a trip from host to host takes one second, and one that is put off
 * for long not much more. When all is silent and only a timer is pending, the wait is compressed,
 * the more the longer it is. When nothing is pending, time stands still.
 */
import { tripOf } from "./trip.js";

export const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16];

const LONGEST_SILENCE_SECONDS = 4;
/** So long the next event lets wait, however short the trips around it are. */
const LONGEST_FLIGHT_SECONDS = 10;

/** What the player has to know of the world. */
export interface World {
  readonly now: number;
  readonly nextEventAt?: number | undefined;
  readonly inFlight: number;
  readonly oneWayDelay: number;
}

/** How far one call of `play` got. */
export interface Played {
  /** The event that must happen before time may go on. */
  readonly eventAt: number | undefined;
  /** Wall seconds left over. */
  readonly left: number;
}

/** How many wall seconds a silence of `gap` takes at speed 1; `trip`, from host to host. */
export function silenceSeconds(gap: number, trip: number): number {
  const trips = gap / trip;
  const compressed = 1 + Math.log10(Math.max(1, trips / 3));
  return Math.min(trips, compressed, LONGEST_SILENCE_SECONDS);
}

export class Player {
  speed = 1;
  /** Virtual time as shown, between two events ahead of the engine's. */
  now: number;
  #world: World;
  /** When the present silence began; its compression stays the same until it ends. */
  #silentSince: number;

  constructor(world: World) {
    this.#world = world;
    this.now = world.now;
    this.#silentSince = world.now;
  }

  /** The engine has moved, or a command has changed what is pending. */
  observe(world: World): void {
    const before = this.#world;
    const sameSilence =
      before.inFlight === 0 && world.inFlight === 0 && before.nextEventAt === world.nextEventAt;
    if (!sameSilence) {
      this.#silentSince = world.now;
    }
    this.#world = world;
    this.now = Math.max(this.now, world.now);
  }

  /** Time has been moved, back or forth. */
  jump(world: World): void {
    this.#world = world;
    this.#silentSince = world.now;
    this.now = world.now;
  }

  /** Nothing will happen by itself: it is the user's turn. */
  get still(): boolean {
    return this.#world.nextEventAt === undefined;
  }

  /** Virtual µs per wall second. */
  get rate(): number {
    const { now, nextEventAt, inFlight } = this.#world;
    const trip = tripOf(this.#world);
    if (nextEventAt === undefined) {
      return 0;
    }
    if (inFlight > 0) {
      return Math.max(trip, (nextEventAt - now) / LONGEST_FLIGHT_SECONDS) * this.speed;
    }
    const gap = Math.max(1, nextEventAt - this.#silentSince);
    return (gap / silenceSeconds(gap, trip)) * this.speed;
  }

  /** Moves `now` by so many wall seconds, at most to the next event. */
  play(seconds: number): Played {
    const { nextEventAt } = this.#world;
    if (nextEventAt === undefined) {
      return { eventAt: undefined, left: 0 };
    }
    const target = this.now + seconds * this.rate;
    if (target < nextEventAt) {
      this.now = target;
      return { eventAt: undefined, left: 0 };
    }
    const left = (target - Math.max(this.now, nextEventAt)) / this.rate;
    this.now = Math.max(this.now, nextEventAt);
    return { eventAt: nextEventAt, left: Math.min(left, seconds) };
  }
}
