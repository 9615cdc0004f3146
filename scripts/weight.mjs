// What readers load: which files of `lib/`, and how much that is once compressed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./run.mjs";

const lib = join(root, "lib");

/** In kB of gzip: what we are after, and what it has now at most, so that nothing grows unnoticed. */
export const LOADS = [
  { what: "the engine", files: () => ["tcpscope.wasm"], goal: 60, most: 182 },
  {
    what: "all that the element needs",
    files: () => [...withImports("tcpscope.js"), "tcpscope.wasm"],
    goal: 85,
    most: 322,
  },
  { what: "the classic script", files: () => ["tcpscope.standalone.js"], goal: 110, most: 376 },
];

/** @param {string[]} names @returns {number} kB */
export function weigh(names) {
  const octets = names.map((name) => gzipSync(readFileSync(join(lib, name))).length);
  return octets.reduce((sum, one) => sum + one, 0) / 1000;
}

/**
 * A module, and all that it imports at once.
 *
 * @param {string} name
 * @param {Set<string>} known
 * @returns {Set<string>}
 */
export function withImports(name, known = new Set()) {
  if (known.has(name)) return known;
  known.add(name);
  const text = readFileSync(join(lib, name), "utf8");
  for (const [, other = ""] of text.matchAll(/(?:from|import)\s?["'`]\.\/([^"'`]+)["'`](?!\))/g)) {
    withImports(other, known);
  }
  return known;
}
