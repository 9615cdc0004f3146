// Where a command writes and in which format: a file never has another format than its name tells.

import { writeFileSync } from "node:fs";
import { list } from "./options.js";
import { isFolder } from "./script.js";

/**
 * @template {string} F
 * @typedef {object} Target
 * @property {string} path `-` is standard output
 * @property {F} format
 */

/**
 * @template {string} F
 * @typedef {object} Formats
 * @property {Readonly<Record<string, F>>} endings lower-case endings of names, and the format that each tells
 * @property {F} [usual] where neither a name nor an option tells one
 */

/**
 * @template {string} F
 * @param {string} option
 * @param {string} path
 * @param {string | undefined} wanted the value of `--format`
 * @param {Formats<F>} formats
 * @returns {Target<F>}
 * @throws {Error} where the format is not known, or not the one that the name tells
 */
export function targetOf(option, path, wanted, { endings, usual }) {
  const known = [...new Set(Object.values(endings))];
  const chosen = known.find((format) => format === wanted);
  if (wanted !== undefined && chosen === undefined) {
    throw new Error(`--format ${wanted}: one of ${list(known)}`);
  }
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  const told = ending !== undefined && Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  if (chosen !== undefined && told !== undefined && chosen !== told) {
    throw new Error(`${option} ${path} names a ${told} file, but --format asks for ${chosen}`);
  }
  const format = chosen ?? told ?? (ending === undefined ? usual : undefined);
  if (format === undefined) {
    throw new Error(
      path === "-"
        ? `${option} - needs --format: ${list(known)}`
        : `${option} ${path}: a name that ends in .${Object.keys(endings).join(", .")}, or --format`,
    );
  }
  return { path, format };
}

/**
 * @param {string} path `-` is standard output
 * @param {string | Uint8Array} content
 * @throws {Error} where the file can't be written
 */
export function writeOut(path, content) {
  if (path === "-") {
    process.stdout.write(content);
    return;
  }
  if (isFolder(path)) throw new Error(`${path} is a folder: name a file in it`);
  writeFileSync(path, content);
}
