// `npm run test:browsers`: goes through the built page in Chromium, Firefox and WebKit, and compares
// what the README says of them. Apart from `npm test`, since it takes minutes and installs two browsers.

import "./check-node.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { countPlaywright } from "./counts.mjs";
import { ensureFirefox, ensureWebKit } from "./engines.mjs";
import { chooseNames, readArguments } from "./options.mjs";
import { buildPackage } from "./package.mjs";
import { freePort } from "./port.mjs";
import { need, prepare } from "./prepare.mjs";
import { showStep } from "./progress.mjs";
import { failure, plain, root, run } from "./run.mjs";
import { buildSite } from "./site.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

/** @type {Record<string, (listener: Listener) => Promise<Outcome>>} */
const engines = { chromium: ensureChromium, firefox: ensureFirefox, webkit: ensureWebKit };
const names = Object.keys(engines);

const USAGE = `npm run test:browsers [-- [--verbose] [NAME...]]

  NAME        one of ${names.join(", ")}; without one, all of them
  --verbose   print all output while it comes

TCPSCOPE_WRITE=1 writes the versions into the README.`;

const README = join(root, "README.md");
/** The line of the README, once all have been tried. */
const LINE = /^Tested in .*\.$/m;

const { chosen, verbose } = readArguments(USAGE, {}, (_, wanted) => ({
  chosen: chooseNames(names, wanted),
}));

await prepare();
await need("package", buildPackage);
await need("site", buildSite);
for (const name of chosen) await need(name, engines[name] ?? ensureChromium);
/** @type {Outcome[]} */
const outcomes = [];
for (const name of chosen) {
  outcomes.push(
    await showStep(`pages in ${name}`, (listener) => look(name, listener), { verbose }),
  );
}
const printed = outcomes.map(({ output }) => output).join("");
outcomes.push(await showStep("README", () => compare(printed)));
console.log("\nLook at the pictures in test-results/browsers/");
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;

/** @param {string} name @param {Listener} listener */
async function look(name, listener) {
  const env = { TCPSCOPE_PORT: process.env.TCPSCOPE_PORT ?? String(await freePort()) };
  const args = ["test", "--config", "playwright.browsers.config.ts", `--project=${name}`];
  const outcome = await run("playwright", args, { listener, env });
  const { passed, failed } = countPlaywright(outcome.output);
  const note = `${passed} tests passed${failed > 0 ? `, ${failed} failed` : ""}`;
  return { ...outcome, ok: outcome.ok && passed > 0, note };
}

/**
 * Another machine may have other versions, which is no failure; that the README names none is one.
 *
 * @param {string} output
 * @returns {Outcome}
 */
function compare(output) {
  const version = (/** @type {string} */ pattern) =>
    new RegExp(`^tested with (${pattern})`, "m").exec(plain(output))?.[1];
  const chromium = version("Chromium \\d+");
  const firefox = version("Firefox \\d+");
  const webkit = version("WebKitGTK \\d+\\.\\d+");
  const line = `Tested in ${chromium}, ${firefox} and ${webkit}, which has the engine of Safari.`;
  const text = readFileSync(README, "utf8");
  const [said] = LINE.exec(text) ?? [];
  if (said === undefined) return failure("README.md has no line “Tested in …”.");
  if (!(chromium && firefox && webkit) || said === line)
    return { ok: true, output: "", note: said };
  if (!process.env.TCPSCOPE_WRITE) {
    return {
      ok: true,
      output: "",
      note: `says otherwise than “${line}”: TCPSCOPE_WRITE=1 writes it`,
    };
  }
  writeFileSync(README, text.replace(LINE, line));
  return { ok: true, output: "", note: `now says “${line}”` };
}
