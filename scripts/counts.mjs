// Reads from the output of test runners how many tests ran.

import { plain } from "./run.mjs";

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {string} output @returns {Counts} */
export function countCargo(output) {
  return sum(output, /^test result: .* (\d+) passed; /gm, /; (\d+) failed; /g);
}

/** @param {string} output @returns {Counts} */
export function countVitest(output) {
  return sum(output, /^\s*Tests .*?(\d+) passed/gm, /^\s*Tests .*?(\d+) failed/gm);
}

/** @param {string} output @returns {Counts} */
export function countPlaywright(output) {
  return sum(output, /^ {2}(\d+) passed/gm, /^ {2}(\d+) failed/gm);
}

/** @param {string} output of kernel-test.sh @returns {Counts} */
export function countKernel(output) {
  return sum(output, /^(\d+) passed, /gm, /^\d+ passed, (\d+) failed/gm);
}

/**
 * @param {string} output
 * @param {RegExp} passed
 * @param {RegExp} failed
 * @returns {Counts}
 */
function sum(output, passed, failed) {
  const text = plain(output);
  const add = (/** @type {RegExp} */ pattern) =>
    [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  return { passed: add(passed), failed: add(failed) };
}
