// Scripts, from where the command line says.

import { readFileSync, statSync } from "node:fs";
import { checkScript } from "./mistake.js";

/** The exit status for what can't be played at all. */
export const UNUSABLE = 2;

/** @param {string} file @returns {boolean} */
export function isFolder(file) {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** @param {string} file @returns {string | undefined} nothing, and it said why, if it is no script */
export function readScript(file) {
  const { text, mistake } = readAndCheck(file);
  if (mistake === undefined) return text;
  console.error(mistake);
  return undefined;
}

/** @param {string} file @returns {{ text: string, mistake: string | undefined }} */
export function readAndCheck(file) {
  if (isFolder(file)) throw new Error(`${file} is a folder: a script is one file`);
  const text = readFileSync(file === "-" ? 0 : file, "utf8");
  const error = checkScript(text);
  return { text, mistake: error && `${file}:${error.rendered}` };
}
