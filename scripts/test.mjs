// `npm test`: sets up what is missing and runs every check. A step runs even when an earlier one
// failed, unless it needs that one.

import { readArguments } from "./options.mjs";
import "./check-node.mjs";
import { formatSeconds, showStep } from "./progress.mjs";
import { steps } from "./steps.mjs";

/** @typedef {import("./steps.mjs").Step} Step */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {"passed" | "failed" | "skipped"} result
 * @property {number} seconds
 * @property {string} note
 */

const parts = [...new Set(steps.flatMap(({ part }) => part ?? []))];
const names = [...new Set([...parts, ...steps.map(({ name }) => name)])];

const USAGE = `npm test [-- [OPTIONS] [NAME...]]

  NAME        a part (${parts.join(", ")}) or a step (${names.filter((name) => !parts.includes(name)).join(", ")})
              to run with all that it needs; without one, everything
  list        print the steps
  --verbose   print all output while it comes`;

const { chosen, verbose } = readOptions();

/** @type {Result[]} */
const results = [];
await runAll();
summarise();

/** Two at a time, since many steps use one core only; of those that can begin, the first. */
async function runAll() {
  const waiting = [...chosen];
  /** @type {Map<Step, Promise<void>>} */
  const going = new Map();
  while (waiting.length > 0) {
    const next = waiting.findIndex((step) => canBegin(step, [...going.keys()], waiting));
    if (next === -1) {
      await Promise.race(going.values());
      continue;
    }
    for (const step of waiting.splice(next, 1)) {
      const done = runStep(step).then((result) => {
        results.push(result);
        going.delete(step);
      });
      going.set(step, done);
    }
  }
  await Promise.all(going.values());
  const place = (/** @type {Result} */ { name }) => chosen.findIndex((step) => step.name === name);
  results.sort((a, b) => place(a) - place(b));
}

/** @param {Step} step @param {readonly Step[]} going @param {readonly Step[]} waiting */
function canBegin(step, going, waiting) {
  const unfinished = [...going, ...waiting];
  const before = [...step.needs, ...(step.after ?? [])];
  if (unfinished.some(({ name }) => before.includes(name))) return false;
  if (step.alone) return going.length === 0;
  const busy = going.filter(({ waits }) => !waits).length;
  const locked = going.some(({ lock }) => lock !== undefined && lock === step.lock);
  return !locked && !going.some(({ alone }) => alone) && (step.waits || busy < 2);
}

/** @param {Step} step @returns {Promise<Result>} */
async function runStep({ name, needs, action }) {
  const lacking = results.find(({ name, result }) => needs.includes(name) && result !== "passed");
  if (lacking) {
    const note = `needs ${lacking.name}`;
    console.log(`  - ${name}  skipped: ${note}`);
    return { name, result: "skipped", seconds: 0, note };
  }
  const { ok, skipped, note = "", seconds } = await showStep(name, action, { verbose });
  const result = skipped ? "skipped" : ok ? "passed" : "failed";
  return { name, result, seconds, note };
}

function summarise() {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log();
  for (const { name, result, seconds, note } of results) {
    const time = formatSeconds(seconds).padStart(8);
    console.log(`${name.padEnd(width)}  ${result.padEnd(7)}  ${time}  ${note}`.trimEnd());
  }
  const total = (/** @type {Result["result"]} */ kind) =>
    results.filter(({ result }) => result === kind).length;
  if (total("skipped") > 0) console.log(`\nskipped: ${total("skipped")}`);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}

function readOptions() {
  return readArguments(USAGE, {}, (_, wanted) => {
    if (wanted.includes("list")) {
      console.log(list());
      process.exit(0);
    }
    return { chosen: choose(wanted) };
  });
}

/**
 * @param {string[]} wanted names of parts and steps; none means all
 * @returns {Step[]}
 */
function choose(wanted) {
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new Error(`${unknown} is no part and no step`);
  const matches = (/** @type {Step} */ { name, part }) =>
    wanted.length === 0 || wanted.includes(name) || (part && wanted.includes(part));
  const chosen = new Set(steps.filter(matches).map(({ name }) => name));
  // Backwards, since a step only needs earlier ones.
  for (const { name, needs } of steps.toReversed()) {
    if (chosen.has(name)) for (const needed of needs) chosen.add(needed);
  }
  return steps.filter(({ name }) => chosen.has(name));
}

function list() {
  const width = Math.max(...names.map((name) => name.length));
  return steps
    .map(({ name, part = "", needs }) => {
      const after = needs.length > 0 ? `needs ${needs.join(", ")}` : "";
      return `${name.padEnd(width)}  ${part.padEnd(4)}  ${after}`.trimEnd();
    })
    .join("\n");
}
