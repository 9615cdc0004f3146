// `npm run bench`: how long it takes to go to any moment of a history of 10 000 events, natively
// and on the WebAssembly of the page.

import { performance } from "node:perf_hooks";
import { run } from "./run.mjs";
import { buildWasm } from "./wasm.mjs";

/** As in benches/seek.rs. */
const SCRIPT = `link loss 1%
host server app close-on-eof
server listen 80
client connect server:80 app source 7500kB
`;
const EVENTS = 10_000;

/** A reader who drags the time from one end to the other does so in as many frames. */
const FRAMES = 300;
const LEAPS = 300;

const native = await run("cargo", ["bench", "--quiet", "--bench", "seek"]);
process.stdout.write(`native\n${indented(native.output)}`);
const built = await buildWasm();
if (!native.ok || !built.ok) {
  process.stderr.write(built.output);
  process.exit(1);
}

const { Simulation } = await import("../bin/engine.js");
const simulation = new Simulation(SCRIPT, 1);
let { snapshot } = simulation.update();
for (let event = 0; event < EVENTS && snapshot.nextEventAt !== undefined; event += 1) {
  snapshot = simulation.step().snapshot;
}
const end = snapshot.now;

process.stdout.write(`WebAssembly, with what the page is told\n`);
report(
  "dragged to the start",
  Array.from({ length: FRAMES }, (_, n) => 1 - (n + 1) / FRAMES),
);
report(
  "dragged to the end",
  Array.from({ length: FRAMES }, (_, n) => (n + 1) / FRAMES),
);
report(
  "leaps from anywhere to anywhere",
  Array.from({ length: LEAPS }, (_, n) => (n * 0.618_034) % 1),
);

/**
 * @param {string} what
 * @param {number[]} moments as parts of the whole
 */
function report(what, moments) {
  const took = moments.map((moment) => {
    const began = performance.now();
    simulation.seek(moment * end);
    return performance.now() - began;
  });
  const average = took.reduce((sum, one) => sum + one, 0) / took.length;
  const figures = `${average.toFixed(2)} ms on average, ${Math.max(...took).toFixed(2)} ms at worst`;
  process.stdout.write(indented(`${what}: ${figures}\n`));
}

/** @param {string} text */
function indented(text) {
  return text.replace(/^(?=.)/gm, "  ");
}
