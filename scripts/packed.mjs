// The package as others get it: packed, and installed into a project of theirs.

import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./run.mjs";

/**
 * A new project in a folder of its own, with tcpscope installed from a tarball of what is built.
 *
 * @param {Record<string, string>} files what else is in it, by name
 * @returns {string} the folder
 */
export function projectWith(files) {
  const folder = mkdtempSync(join(tmpdir(), "tcpscope-"));
  const quiet = ["--ignore-scripts", "--silent"];
  const pack = ["pack", ...quiet, "--pack-destination", folder];
  const tarball = execFileSync("npm", pack, { cwd: root, encoding: "utf8" }).trim();
  const all = { "package.json": '{ "type": "module", "private": true }', ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const install = ["install", ...quiet, "--offline", "--no-audit", "--no-fund", `./${tarball}`];
  execFileSync("npm", install, { cwd: folder });
  return folder;
}
