// Builds the WebAssembly package `www/pkg/` and makes the release build small.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { readBudget } from "./budget.mjs";
import { failure, inTurn, root, run } from "./run.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

const { wasm: budget } = readBudget();

const file = join(root, "www", "pkg", "tcpscope_bg.wasm");
const stamp = join(root, "www", "pkg", ".optimised");

/** For size; the features are those that rustc uses by default and every current browser has. */
const OPTIONS = [
  "-Oz",
  // Small functions resemble each other: what is inlined less is compressed better, and so is what
  // stands beside its like, of which the name is a sign.
  "--always-inline-max-function-size=3",
  "--one-caller-inline-max-function-size=24",
  "--reorder-functions-by-name",
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

/**
 * @param {Listener} [listener]
 * @param {{ dev?: boolean }} [options] dev: unoptimised, with readable stack traces
 * @returns {Promise<Outcome>}
 */
export function buildWasm(listener, { dev = false } = {}) {
  if (dev) return run("cargo", ["xtask", "wasm", "--dev"], { listener });
  return inTurn(
    () => run("cargo", ["xtask", "wasm"], { listener }),
    () => optimise(listener),
    async () => checkSize(),
  );
}

/**
 * @param {Listener} [listener]
 * @returns {Promise<Outcome>}
 */
async function optimise(listener) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint()) {
    return { ok: true, output: "" };
  }
  const smaller = `${file}.tmp`;
  const outcome = await run("wasm-opt", [...OPTIONS, file, "--output", smaller], { listener });
  if (outcome.ok) {
    renameSync(smaller, file);
    writeFileSync(stamp, fingerprint());
  }
  return outcome;
}

/** Of the optimised file and how it was made: a rebuild or other options change it. */
function fingerprint() {
  return createHash("sha256").update(OPTIONS.join(" ")).update(readFileSync(file)).digest("hex");
}

/** @returns {Outcome} */
function checkSize() {
  const bytes = readFileSync(file);
  /** @param {Uint8Array} data */
  const kilobytes = ({ length }) => length / 1000;
  const [raw, gzip, brotli] = [
    kilobytes(bytes),
    kilobytes(gzipSync(bytes)),
    kilobytes(brotliCompressSync(bytes)),
  ];
  const note = `${raw.toFixed(1)} kB raw, ${gzip.toFixed(1)} kB gzip, ${brotli.toFixed(1)} kB brotli`;
  const fits = raw < budget.raw && gzip < budget.gzip && brotli < budget.brotli;
  if (fits) return { ok: true, output: `${note}\n`, note };
  return failure(
    `tcpscope_bg.wasm has ${note}. budget.json allows ${budget.raw} kB raw, ${budget.gzip} kB gzip and ${budget.brotli} kB brotli: find what grew, for example with twiggy.`,
  );
}
