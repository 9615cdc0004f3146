// Plays a script to its end and collects the record.

import { playOut } from "../www/src/engine/record.js";
import { Simulation } from "./engine.js";

/** @typedef {import("../www/src/engine/record.js").RunRecord} RunRecord */

/**
 * @param {string} script
 * @param {number} seed
 * @returns {RunRecord}
 */
export function playScript(script, seed) {
  const simulation = new Simulation(script, seed);
  try {
    return playOut(simulation);
  } finally {
    simulation.free();
  }
}
