// `tcpscope run`: plays a script, and tells.

import { NUMBERS, toldIn } from "../www/src/engine/numbers.js";
import { HELP, oneOf, onlyFile, readArgs, seedOf } from "./options.js";
import { playScript } from "./play.js";
import { exchange, sockets, verdict } from "./print.js";
import { readScript, UNUSABLE } from "./script.js";

const OPTIONS = /** @type {const} */ ({
  json: { type: "boolean", default: false },
  calls: { type: "boolean", default: false },
  ss: { type: "boolean", default: false },
  numbers: { type: "string" },
  seed: { type: "string" },
  help: HELP,
});

/**
 * @param {import("./play.js").RunRecord} record
 * @param {{ calls: boolean, ss: boolean }} options
 * @param {import("../www/src/engine/numbers.js").Numbers | undefined} numbers
 */
function told(record, options, numbers = "relative") {
  const listed = options.ss ? sockets(record) : [];
  return [...exchange(toldIn(record, numbers), options), ...listed, ...verdict(record)];
}

/**
 * @param {string[]} args what follows `run`
 * @returns {number | undefined} the exit status; none where only help is wanted
 */
export function runCommand(args) {
  const { values, positionals } = readArgs("run", args, OPTIONS);
  if (values.help) return undefined;
  const file = onlyFile(positionals);
  const seed = seedOf(values.seed);
  const numbers = oneOf("--numbers", values.numbers, NUMBERS);
  const text = readScript(file);
  if (text === undefined) return UNUSABLE;
  const record = playScript(text, seed);
  if (values.json) {
    console.log(JSON.stringify(record, null, 2));
  } else {
    for (const line of told(record, values, numbers)) console.log(line);
  }
  const failed = record.expectations.some(({ status }) => status === "failed");
  return failed || !record.complete ? 1 : 0;
}
