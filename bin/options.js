// What follows a command, read the same way by all of them.

import util from "node:util";
import { MOST_SEED } from "../www/src/engine/limits.js";

/** @typedef {NonNullable<import("node:util").ParseArgsConfig["options"]>} Options */

/** Every command has it. */
export const HELP = /** @type {const} */ ({ type: "boolean", short: "h", default: false });

/**
 * @template {Options} T
 * @param {string} command
 * @param {string[]} args what follows it
 * @param {T} options what it takes
 * @throws {Error} that names an option that it does not take, and those that it does
 */
export function readArgs(command, args, options) {
  try {
    return util.parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const [unknown] =
      /^Unknown option '.*?'/.exec(error instanceof Error ? error.message : "") ?? [];
    if (unknown === undefined) throw error;
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new Error(`${unknown}: ${command} takes ${list(names, "and")}`, { cause: error });
  }
}

/**
 * @param {string[]} files
 * @returns {string} the only one
 */
export function onlyFile(files) {
  const [file] = files;
  if (file === undefined || files.length > 1) throw wrongNumberOfFiles();
  return file;
}

export function wrongNumberOfFiles() {
  return new Error("run and pcap take one FILE, check some");
}

/**
 * @param {string | undefined} value of `--seed`
 * @returns {number}
 */
export function seedOf(value) {
  return numberOf("--seed", value, 0, MOST_SEED) ?? 1;
}

/**
 * @param {string} option
 * @param {string | undefined} value
 * @param {number} least
 * @param {number} most
 * @param {string} [unit]
 * @returns {number | undefined}
 * @throws {Error} where it is anything but digits, or out of these bounds
 */
export function numberOf(option, value, least, most, unit) {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) {
    const what = unit ? `a whole number of ${unit}` : "a whole number";
    throw new Error(`${option} ${value || '""'}: ${what} from ${least} to ${most}`);
  }
  return number;
}

/**
 * @template {string} T
 * @param {string} option
 * @param {string | undefined} value
 * @param {readonly T[]} allowed
 * @returns {T | undefined}
 * @throws {Error} where it is none of these
 */
export function oneOf(option, value, allowed) {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${option} ${value}: one of ${list(allowed)}`);
  return found;
}

/**
 * @param {readonly string[]} words
 * @param {string} [last] the word before the last one
 */
export function list(words, last = "or") {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
