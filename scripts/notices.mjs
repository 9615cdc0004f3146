// What is in the built files that is not ours, and under which terms.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

/** What the crates of the engine are, by Cargo. */
const TREE = [
  ...["tree", "--locked", "--package", "tcpscope", "--target", "wasm32-unknown-unknown"],
  ...["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}: {l}"],
];

/**
 * Finds the packages of which modules are bundled.
 *
 * @returns {{ plugin: import("vite").Plugin, packages: Set<string> }}
 */
export function bundledPackages() {
  /** @type {Set<string>} */
  const packages = new Set();
  return {
    packages,
    plugin: {
      name: "bundled-packages",
      generateBundle(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
          const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
          if (name) packages.add(name);
        }
      },
    },
  };
}

/**
 * The notices that go with the built files.
 *
 * @param {Iterable<string>} packages of npm
 * @returns {Promise<string>}
 */
export async function notices(packages) {
  const crates = await run("cargo", TREE);
  if (!crates.ok) throw new Error(`the crates of the engine can't be listed: ${crates.output}`);
  const lines = crates.output.split("\n").filter((line) => /^\S+ v\S+: ./.test(line));
  return [
    "tcpscope is under the MIT licence. Its built files hold parts of these packages.",
    `In tcpscope.wasm, crates of Rust and their licences:\n\n${[...new Set(lines)].sort().join("\n")}`,
    ...[...packages].sort().map(noticeOf),
  ].join(`\n\n${"-".repeat(80)}\n\n`);
}

/** @param {string} name @returns {string} */
function noticeOf(name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = join(folder, "LICENSE");
  const text = existsSync(file) ? `\n\n${readFileSync(file, "utf8").trim()}` : "";
  return `${name} ${version}: ${license}${text}`;
}
