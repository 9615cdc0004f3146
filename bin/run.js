// `tcpscope run`: plays a script, and tells.

import { NUMBERS, toldIn } from "../www/src/numbers.js";
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
  const lines = values.json
    ? [JSON.stringify(record, null, 2)]
    : [
        ...exchange(toldIn(record, numbers ?? "relative"), values),
        ...(values.ss ? sockets(record) : []),
        ...verdict(record),
      ];
  for (const line of lines) console.log(line);
  const failed = record.expectations.some(({ status }) => status === "failed");
  return failed || !record.complete ? 1 : 0;
}
