// Installs packages of Debian and what is made from it.

import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

/**
 * Each list is tried until one can be installed.
 *
 * @param {Listener | undefined} listener
 * @param {string[][]} lists of names of packages, the best first
 * @returns {Promise<Outcome>}
 */
export async function installDebians(listener, ...lists) {
  if (!existsSync("/usr/bin/apt-get")) return { ok: false, output: "no apt-get\n" };
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (/** @type {string[]} */ ...args) => {
    const [program = "", ...rest] = [...prefix, "apt-get", ...args];
    return run(program, rest, { listener, env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  let outcome = await apt("update");
  if (!outcome.ok) return outcome;
  for (const names of lists) {
    outcome = await apt("install", "--yes", "--no-install-recommends", ...names);
    if (outcome.ok) break;
  }
  return outcome;
}
