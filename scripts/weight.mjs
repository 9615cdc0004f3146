// What readers load: which files of `lib/`, and how much that is once compressed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readBudget } from "./budget.mjs";
import { root } from "./run.mjs";

const lib = join(root, "lib");

const { loads } = readBudget();

/** In kB of gzip: the aim, and the most that is allowed, so that growth is noticed. */
export const LOADS = [
  { what: "the engine", files: () => ["tcpscope.wasm"], ...loads.engine },
  {
    what: "everything that the element needs",
    files: () => [...withImports("tcpscope.js"), "tcpscope.wasm"],
    ...loads.element,
  },
  { what: "the classic script", files: () => ["tcpscope.standalone.js"], ...loads.classic },
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
