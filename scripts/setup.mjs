// What has to be there before anything can be built: npm's packages and Rust.
// Each check installs what it can and otherwise says in one sentence what to do.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { failure, root, run } from "./run.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

/**
 * Installs the packages of `package-lock.json` where they are missing or different.
 *
 * @param {Listener} [listener]
 * @returns {Promise<Outcome>}
 */
export async function installPackages(listener) {
  if (packagesMatchLock()) return { ok: true, output: "", note: "up to date" };
  const installed = await run("npm", ["ci", "--no-audit", "--no-fund"], { listener });
  if (installed.ok) return { ...installed, note: "installed" };
  return failure(
    "npm could not install the packages: see its message above; behind a proxy, set `npm config set proxy`.",
    installed.output,
  );
}

/** Compares the lock file with the list that npm leaves in `node_modules`. */
function packagesMatchLock() {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(list, "utf8")).packages;
  return Object.keys(wanted).every((path) => {
    // The empty path is this project. What is only for other systems is optional and absent.
    if (path === "" || (wanted[path].optional && !present[path])) return true;
    return wanted[path].version === present[path]?.version && existsSync(join(root, path));
  });
}

/**
 * @param {Listener} [listener]
 * @returns {Promise<Outcome>}
 */
export async function checkRust(listener) {
  const cargo = await run("cargo", ["--version"], { listener });
  if (cargo.ok) return { ...cargo, note: cargo.output.split(" ")[1] ?? "" };
  return failure(
    "Rust is missing: install it with rustup (https://rustup.rs), open a new terminal, then start again.",
  );
}

/**
 * The formatter and the linter: parts of Rust that a minimal installation leaves out.
 *
 * @param {Listener} [listener]
 * @returns {Promise<Outcome>}
 */
export async function installRustComponents(listener) {
  for (const component of ["rustfmt", "clippy"]) {
    const there = await run(`cargo-${component === "rustfmt" ? "fmt" : component}`, ["--version"]);
    if (there.ok) continue;
    const added = await run("rustup", ["component", "add", component], { listener });
    if (!added.ok) {
      return failure(
        `Rust's ${component} is missing: run \`rustup component add ${component}\`, then start again.`,
        added.output,
      );
    }
  }
  return { ok: true, output: "", note: "rustfmt, clippy" };
}
