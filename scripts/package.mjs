// The npm package's files, in `lib/`.

import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

const lib = join(root, "lib");

/** @param {import("./run.mjs").Listener} [listener] */
export function buildPackage(listener) {
  return run(process.execPath, ["scripts/bundle.mjs"], { listener });
}

/** What browsers load: all but programs for Node and declarations. The site has its own lessons. */
function shippedFiles() {
  return readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(cli|node)\b|\.d\.ts$/.test(entry.name))
    .map(({ name }) => name);
}

/**
 * Puts what browsers load of the package beside the site's pages, so that the site can be embedded
 * from, and be copied as it is.
 *
 * @returns {import("vite").Plugin}
 */
export function shipped() {
  return {
    name: "shipped",
    apply: "build",
    writeBundle({ dir = "" }) {
      for (const name of shippedFiles()) copyFileSync(join(lib, name), join(dir, name));
    },
  };
}
