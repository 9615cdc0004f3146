// Shows work while it goes on: one line for each step, with the time it takes.

import { plain } from "./run.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

const terminal = process.stdout.isTTY === true;

/**
 * Does one step and prints how it went; the whole output only if it failed.
 *
 * @param {string} name
 * @param {(listener: Listener) => Outcome | Promise<Outcome>} action
 * @param {{ verbose?: boolean }} [options] verbose: print the output while it comes
 * @returns {Promise<Outcome & { seconds: number }>}
 */
export async function showStep(name, action, { verbose = false } = {}) {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  let latest = "";
  const status = () => rewrite(`  … ${name}  ${formatSeconds(seconds())}  ${latest}`);

  if (verbose || !terminal) console.log(`  … ${name}`);
  const ticker = terminal && !verbose ? setInterval(status, 250) : undefined;
  const outcome = await action((text) => {
    if (verbose) process.stdout.write(text);
    else latest = plain(text).trim().split("\n").at(-1)?.trim() || latest;
  });
  clearInterval(ticker);

  if (ticker) rewrite("");
  const mark = outcome.skipped ? "-" : outcome.ok ? "✓" : "✗";
  const note = outcome.note ? `  ${outcome.skipped ? "skipped: " : ""}${outcome.note}` : "";
  console.log(`  ${mark} ${name}  ${formatSeconds(seconds())}${note}`);
  if (!(outcome.ok || outcome.skipped || verbose)) console.log(`${outcome.output.trimEnd()}\n`);
  return { ...outcome, seconds: seconds() };
}

/** @param {number} seconds */
export function formatSeconds(seconds) {
  return `${seconds.toFixed(1)} s`;
}

/** @param {string} text in the place of the terminal's last line */
function rewrite(text) {
  process.stdout.write(`\r\x1b[K${text.slice(0, (process.stdout.columns || 80) - 1)}`);
}
