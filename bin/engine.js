// The engine of the page, loaded from its file.

import { readFileSync } from "node:fs";
import { initSync, Simulation } from "../www/pkg/tcpscope.js";

initSync({ module: readFileSync(new URL("../www/pkg/tcpscope_bg.wasm", import.meta.url)) });

/** @typedef {import("../www/pkg/tcpscope.js").ScriptErrorView} ScriptErrorView */

/**
 * @param {string} text
 * @returns {ScriptErrorView | undefined} what is wrong with it
 */
export function checkScript(text) {
  return Simulation.check(text);
}

export { Simulation };
