// The one file of sizes, `budget.json`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** @typedef {{ goal: number, most: number }} Load in kB of gzip */

/**
 * @typedef {object} Budget
 * @property {{ raw: number, gzip: number, brotli: number }} wasm the engine, in kB at most
 * @property {{ engine: Load, element: Load, classic: Load }} loads
 */

/** @returns {Budget} */
export function readBudget() {
  return JSON.parse(readFileSync(join(root, "budget.json"), "utf8"));
}
