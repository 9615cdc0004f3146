// The steps of `npm test`, in their order.

import { ensureChromium, findChromium } from "./chromium.mjs";
import { countCargo, countKernel, countPlaywright, countVitest } from "./counts.mjs";
import { buildPackage } from "./package.mjs";
import { freePort } from "./port.mjs";
import { inTurn, run } from "./run.mjs";
import { checkRust, installPackages, installRustComponents } from "./setup.mjs";
import { buildSite } from "./site.mjs";
import { buildWasm } from "./wasm.mjs";

/** The exit status of a program that can't do its work on this machine. */
const SKIPPED = 77;

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [part] the part that it is run with
 * @property {string[]} needs the steps without which it makes no sense
 * @property {string[]} [after] the steps whose end it waits for, however they end
 * @property {string} [lock] what only one step can have at a time
 * @property {boolean} [waits] takes no core: it goes on beside two others
 * @property {boolean} [alone] takes all that the machine has: nothing else goes on meanwhile
 * @property {(listener: Listener) => Promise<Outcome>} action
 */

/** @type {Step[]} */
export const steps = [
  { name: "packages", needs: [], action: installPackages },
  {
    name: "toolchain",
    needs: [],
    action: (listener) =>
      inTurn(
        () => checkRust(listener),
        () => installRustComponents(listener),
      ),
  },
  { name: "wasm", needs: ["packages", "toolchain"], action: buildWasm },
  { name: "fmt", part: "rust", needs: ["toolchain"], action: cargo("fmt", "--all", "--check") },
  {
    name: "rust-test",
    part: "rust",
    needs: ["toolchain"],
    lock: "cargo",
    action: counted(cargo("test", "--locked", "--workspace"), countCargo),
  },
  {
    name: "clippy",
    part: "rust",
    needs: ["toolchain"],
    lock: "cargo",
    action: cargo("clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"),
  },
  {
    // Programs that only want hosts with sockets compile without the language.
    name: "clippy-host",
    part: "rust",
    needs: ["toolchain"],
    lock: "cargo",
    action: cargo(
      ...["clippy", "--locked", "--no-default-features", "--example", "drive", "--example", "tun"],
      ...["--", "-D", "warnings"],
    ),
  },
  {
    name: "kernel",
    part: "rust",
    needs: ["toolchain"],
    // Which builds the same, and does not wait for timers most of the time.
    after: ["rust-test"],
    waits: true,
    action: whereItCan(counted(testAgainstKernel, countKernel)),
  },
  {
    name: "clippy-wasm",
    part: "rust",
    // Which installs the target.
    needs: ["wasm"],
    lock: "cargo",
    action: cargo(
      ...["clippy", "--locked", "--package", "tcpscope", "--lib"],
      ...["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"],
    ),
  },
  { name: "biome", part: "web", needs: ["packages"], action: tool("biome", "ci") },
  {
    name: "types",
    part: "web",
    needs: ["wasm"],
    action: (listener) =>
      inTurn(
        () => run("tsc", ["--noEmit"], { listener }),
        () => run("tsc", ["--noEmit", "--project", "tsconfig.node.json"], { listener }),
      ),
  },
  { name: "package", part: "web", needs: ["wasm"], action: buildPackage },
  {
    name: "unit",
    part: "web",
    needs: ["package"],
    // It runs an example of the engine, which is built there.
    after: ["rust-test"],
    action: counted(tool("vitest", "run"), countVitest),
  },
  { name: "site", part: "web", needs: ["package"], action: buildSite },
  { name: "chromium", needs: ["packages"], action: ensureChromium },
  // Halves: a program that takes more than twelve minutes is ended, on a slow machine too.
  ...["1/2", "2/2"].map((shard) => ({
    name: `e2e-${shard[0]}`,
    part: "e2e",
    needs: ["site", "chromium"],
    alone: true,
    action: counted(testInBrowser(shard), countPlaywright),
  })),
];

/** @param {string[]} args */
function cargo(...args) {
  return tool("cargo", ...args);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Step["action"]}
 */
function tool(program, ...args) {
  return (listener) => run(program, args, { listener });
}

/**
 * @param {Step["action"]} action
 * @param {(output: string) => import("./counts.mjs").Counts} count
 * @returns {Step["action"]}
 */
function counted(action, count) {
  return async (listener) => {
    const outcome = await action(listener);
    const { passed, failed } = count(outcome.output);
    const ok = outcome.ok && passed > 0;
    const note = `${passed} tests passed${failed > 0 ? `, ${failed} failed` : ""}`;
    return { ...outcome, ok, note };
  };
}

/**
 * A step that not every machine can do; then its last line says why.
 *
 * @param {Step["action"]} action
 * @returns {Step["action"]}
 */
function whereItCan(action) {
  return async (listener) => {
    const outcome = await action(listener);
    if (outcome.code !== SKIPPED) return outcome;
    const reason = outcome.output.trimEnd().split("\n").at(-1) ?? "";
    return { ...outcome, skipped: true, note: reason.replace(/^skipped: /, "") };
  };
}

/** @type {Step["action"]} */
async function testAgainstKernel(listener) {
  if (process.platform !== "linux") {
    return { ok: false, code: SKIPPED, output: "skipped: only Linux has the TUN devices for it" };
  }
  return run("bash", ["scripts/kernel-test.sh", "--quick"], { listener });
}

/**
 * @param {string} shard `1/2`: which part of the browser tests
 * @returns {Step["action"]}
 */
function testInBrowser(shard) {
  return async (listener) => {
    const env = { CHROMIUM: (await findChromium()) ?? "", TCPSCOPE_PORT: String(await freePort()) };
    return run("playwright", ["test", `--shard=${shard}`], { listener, env });
  };
}
