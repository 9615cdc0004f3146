// The way from a fresh clone to a page that can be shown, for `npm start` and `npm run build`.

import { showStep } from "./progress.mjs";
import { checkRust, installPackages } from "./setup.mjs";
import { buildWasm } from "./wasm.mjs";

/**
 * Ends the process at the first step that fails.
 *
 * @param {{ dev?: boolean }} [options]
 */
export async function prepare(options) {
  await need("Rust", checkRust);
  await need("npm packages", installPackages);
  await need("WebAssembly", (listener) => buildWasm(listener, options));
}

/** @type {(...step: Parameters<typeof showStep>) => Promise<void>} */
export async function need(...step) {
  const { ok } = await showStep(...step);
  if (!ok) process.exit(1);
}
