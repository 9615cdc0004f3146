// `npm run test:sites`: builds a small site with each generator of docs/embedding/, with the packed
// tcpscope in it, and opens them in Chromium. A job of its own, since it installs a dozen tools.

import { chooseNames, readArguments } from "./options.mjs";
import "./check-node.mjs";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { countPlaywright } from "./counts.mjs";
import { freePort } from "./port.mjs";
import { need } from "./prepare.mjs";
import { formatSeconds, showStep } from "./progress.mjs";
import { root, run } from "./run.mjs";
import { writeSnippets } from "./sites/fences.mjs";
import { generators, workshop } from "./sites/generators.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

const names = Object.keys(generators);

const USAGE = `npm run test:sites [-- [OPTIONS] [NAME...]]

  NAME            one of ${names.join(", ")}; without one, all of them
  --require-all   a generator that can't be installed here is a failure
  --tarball FILE  test this packed tcpscope instead of packing the checkout
  --verbose       print all output while it comes`;

/** What stays in a site's copy from one run to the next, since it takes long to install. */
const KEPT = ["node_modules"];

const { chosen, requireAll, given, verbose } = readOptions();
const served = join(workshop, "served");
const box = mkdtempSync(join(tmpdir(), "tcpscope-sites-"));
/** @type {string[]} */
const skipped = [];
/** @type {string[]} */
const failed = [];
/** @type {string[]} */
const built = [];

try {
  await need("chromium", ensureChromium);
  const tarball = await unpackTarball();
  rmSync(served, { recursive: true, force: true });
  for (const name of chosen) await make(name, tarball);
  if (built.length > 0) await show("pages in Chromium", look);
} finally {
  rmSync(box, { recursive: true, force: true });
}
summarise();

/** Packs the checkout and unpacks it as `package/` in the box. @returns {Promise<string>} the tarball */
async function unpackTarball() {
  let tarball = given;
  if (!tarball) {
    // Its `prepack` builds lib/.
    await need("npm pack", (listener) =>
      run("npm", ["pack", "--pack-destination", box], { listener }),
    );
    tarball = join(box, readdirSync(box).find((name) => name.endsWith(".tgz")) ?? "");
  }
  await need("unpack", (listener) => run("tar", ["-xzf", tarball, "-C", box], { listener }));
  // Named anew each time: npm takes what it has of a file that it knows.
  const fresh = join(box, `tcpscope-${Date.now()}.tgz`);
  copyFileSync(tarball, fresh);
  return fresh;
}

/** @param {string} name @param {string} tarball */
async function make(name, tarball) {
  const generator = generators[name];
  if (!generator) throw new Error(`${name} is no generator`);
  const { assets, build, install, output } = generator;
  const folder = join(workshop, name);
  const at = (/** @type {Listener} */ listener) => ({ folder, tarball, listener });
  await layOut(name, folder);

  const installed = await show(`${name}: install`, async (listener) => {
    const outcome = await install(at(listener));
    return outcome.ok || requireAll ? outcome : { ...outcome, skipped: true, note: last(outcome) };
  });
  if (!installed.ok) {
    if (!requireAll) skipped.push(`${name}: ${installed.note}`);
    return;
  }
  if (assets) cpSync(join(box, "package", "lib"), join(folder, assets), { recursive: true });
  const done = await show(`${name}: build`, (listener) => build(at(listener)));
  if (!done.ok) return;
  cpSync(join(folder, output), join(served, name), { recursive: true });
  built.push(name);
}

/** Lays a fresh copy of a site out, with the snippets of its page. @param {string} name @param {string} folder */
async function layOut(name, folder) {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (!KEPT.includes(entry)) rmSync(join(folder, entry), { recursive: true, force: true });
  }
  // Bundlers take a package of the same version for the same.
  for (const stale of ["tcpscope", ".cache", ".vite"]) {
    rmSync(join(folder, "node_modules", stale), { recursive: true, force: true });
  }
  const source = join(root, "sites", name);
  if (existsSync(source)) cpSync(source, folder, { recursive: true });
  writeSnippets(join(root, "docs", "embedding", `${name}.md`), folder);
}

/** The specs look at the sites that were built. @param {Listener} listener */
async function look(listener) {
  const env = {
    TCPSCOPE_SITES: built.join(","),
    TCPSCOPE_PORT: process.env.TCPSCOPE_PORT ?? String(await freePort()),
  };
  const outcome = await run("playwright", ["test", "--config", "playwright.sites.config.ts"], {
    listener,
    env,
  });
  const { passed, failed } = countPlaywright(outcome.output);
  const note = `${passed} tests passed${failed > 0 ? `, ${failed} failed` : ""}`;
  return { ...outcome, ok: outcome.ok && passed > 0, note };
}

/** @param {string} name @param {Parameters<typeof showStep>[1]} action */
async function show(name, action) {
  const outcome = await showStep(name, action, { verbose });
  if (!(outcome.ok || outcome.skipped)) failed.push(name);
  return outcome;
}

/** @param {Outcome} outcome @returns {string} its last line, which mostly says why */
function last({ output }) {
  return output.trimEnd().split("\n").at(-1)?.trim() ?? "";
}

function summarise() {
  const all = chosen.length;
  const lines = [
    ...skipped.map((why) => `skipped  ${why}`),
    ...failed.map((step) => `failed   ${step}`),
    `${built.length} of ${all} sites built, ${skipped.length} skipped, ${failed.length} steps failed`,
    `${formatSeconds(performance.now() / 1000)}; pictures in test-results/sites/`,
  ];
  console.log(`\n${lines.join("\n")}`);
  process.exitCode = failed.length > 0 || built.length === 0 ? 1 : 0;
}

function readOptions() {
  const options = /** @type {const} */ ({
    "require-all": { type: "boolean", default: false },
    tarball: { type: "string" },
  });
  return readArguments(USAGE, options, (values, wanted) => ({
    chosen: chooseNames(names, wanted),
    requireAll: values["require-all"] === true,
    given: typeof values.tarball === "string" ? resolve(values.tarball) : undefined,
  }));
}
