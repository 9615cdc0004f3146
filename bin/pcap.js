// A run as a pcapng file, for Wireshark and its relatives: docs/capture.md.

import { playOut } from "../www/src/record.js";
import { Simulation } from "./engine.js";

/** @typedef {import("../www/src/record.js").RunRecord} RunRecord */

/**
 * @typedef {object} CaptureOptions
 * @property {"client" | "server"} [side] whose interface; without it both
 * @property {number} [epoch] the time of day when the run begins, ms since 1970; without it the
 *   start of 18 August 2022
 * @property {boolean} [ipv6] in IPv6 datagrams, between addresses for documentation
 */

/**
 * What the words of a command line mean.
 *
 * @param {{ side: string, epoch?: string | undefined, ipv6: boolean }} words
 * @returns {CaptureOptions}
 */
export function captureOptions({ side, epoch, ipv6 }) {
  /** @type {CaptureOptions} */
  const options = { ipv6 };
  if (side === "client" || side === "server") options.side = side;
  else if (side !== "both") throw new Error(`--side ${side}: client, server or both`);
  if (epoch !== undefined) {
    options.epoch = Date.parse(epoch);
    if (!(options.epoch >= 0)) {
      throw new Error(`--epoch ${epoch}: a time since 1970 such as 2022-08-18T00:00:00Z`);
    }
  }
  return options;
}

/**
 * Plays a script to its end and captures it.
 *
 * @param {string} script
 * @param {CaptureOptions & { seed: number }} options the seed says where chance begins, unless the
 *   script does
 * @returns {{ octets: Uint8Array, record: RunRecord }} a pcapng file, and the record of the same run
 */
export function captureScript(script, { seed, side, epoch, ipv6 }) {
  const simulation = new Simulation(script, seed);
  try {
    const record = playOut(simulation);
    return { octets: simulation.capture(side, epoch, ipv6), record };
  } finally {
    simulation.free();
  }
}
