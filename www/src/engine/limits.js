// What the page, its lessons and the command line agree upon.

/** A whole number from 0 to this one decides all chance. */
export const MOST_SEED = 0xffff_ffff;

/** A day, in seconds: no run is played for longer. */
export const LONGEST = 24 * 3600;

/** Octets of a script from elsewhere; what is larger was hardly written as one. */
export const LARGEST_SCRIPT = 256 * 1024;
