/** What a reader may do beside travelling in time: more or less, as the host page wants it. Pure. */

/** The whole bar of playback, what plays only, or no bar. */
export const BARS = ["full", "playback", "none"] as const;
export type Bar = (typeof BARS)[number];

export interface Permissions {
  /** The bar of playback: all of it, what plays only, or none. */
  readonly bar: Bar;
  /** To change the course of events: calls, faults, other branches, ways to a goal. */
  readonly acts: boolean;
  /** Other scenarios. */
  readonly scenarios: boolean;
  /** The script behind the run: to change it, to read it only, or not at all. */
  readonly script: "edit" | "read" | "none";
  /** What the script expects; it may give a goal away. */
  readonly expectations: boolean;
  readonly languages: boolean;
}

/** What the host page wants. */
export interface Wishes {
  /** A lesson leads: what would lead away from it, or give a goal away, is not offered. */
  readonly guided: boolean;
  /** A reader changes nothing. */
  readonly readonly: boolean;
  readonly bar: Bar;
}

export function permissionsOf({ guided, readonly, bar }: Wishes): Permissions {
  return {
    bar,
    acts: !readonly,
    scenarios: !guided && !readonly && bar === "full",
    script: guided ? "none" : readonly ? "read" : "edit",
    expectations: !guided,
    languages: !guided,
  };
}
