// What the page, its lessons and the command line agree upon.

/** A whole number from 0 to this one decides all chance. */
export const MOST_SEED = 0xffff_ffff;

/** A day, in seconds: no run is played for longer. */
export const LONGEST = 24 * 3600;
