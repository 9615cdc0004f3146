// Runs other programs and keeps what they print.

import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

/** The root of the checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** How long one program may take. The slowest, the browser tests on two cores, need nine minutes. */
const LIMIT = 12 * 60_000;

/**
 * What became of one piece of work.
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} output everything it printed; of a failure also the reason
 * @property {number | null} [code] the exit status of the program
 * @property {boolean} [skipped] it can't be done here; the note says why
 * @property {string} [note] a few words for the summary
 */

/** @typedef {(text: string) => void} Listener is handed output while it comes */

/**
 * Runs a program without standard input, in the root of the checkout unless told otherwise. One
 * that can't be started counts as one that failed.
 *
 * @param {string} program found on PATH or in `node_modules/.bin`
 * @param {string[]} args
 * @param {{ listener?: Listener | undefined, env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { listener, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
      // npm's programs are `.cmd` files on Windows, which only a shell starts.
      shell: process.platform === "win32",
    });
    let output = "";
    const keep = (/** @type {string} */ text) => {
      output += text;
      listener?.(text);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    const timer = setTimeout(() => {
      keep(`\n${program} was ended: it took more than ${LIMIT / 60_000} minutes\n`);
      child.kill();
      // Its own children may live on and hold these open.
      child.stdout.destroy();
      child.stderr.destroy();
    }, LIMIT);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ ok: false, output: `${program} does not start: ${error.message}\n` });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ ok: code === 0, code, output });
    });
  });
}

/**
 * Does several things one after the other, up to the first that fails.
 *
 * @param {(() => Promise<Outcome>)[]} actions
 * @returns {Promise<Outcome>} the outputs joined, the note of the last
 */
export async function inTurn(...actions) {
  /** @type {Outcome} */
  let all = { ok: true, output: "" };
  for (const action of actions) {
    const one = await action();
    all = { ...one, output: all.output + one.output };
    if (!one.ok) break;
  }
  return all;
}

/** @param {string} reason one sentence that says what is wrong and what to do */
export function failure(reason, output = "") {
  return { ok: false, output: `${output}\n${reason}\n` };
}

/** @param {string} text */
export function plain(text) {
  return stripVTControlCharacters(text);
}

/** @param {Record<string, string>} extra */
function environment(extra) {
  const { PATH = "", NO_COLOR } = process.env;
  const colours = process.stdout.isTTY && !NO_COLOR;
  return {
    ...process.env,
    PATH: [join(root, "node_modules", ".bin"), PATH].join(delimiter),
    CARGO_TERM_COLOR: colours ? "always" : "never",
    ...(colours ? { FORCE_COLOR: "1" } : {}),
    ...extra,
  };
}
