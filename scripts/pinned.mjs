// Scripts under addresses that name their version, and the hashes that pages pin them by.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { integrityOf } from "./integrity.mjs";
import { root } from "./run.mjs";

/**
 * Whole in one file each: a hash says nothing about what a script imports. The folder is to stay
 * where it is when a newer version is put up.
 */
const SCRIPTS = ["tcpscope.standalone.js", "tcpscope-frame.js"];
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = `tcpscope-${version}`;

/**
 * `integrity.json`: addresses of these scripts, as seen from the site's first page, with their hashes.
 *
 * @returns {import("vite").Plugin}
 */
export function pinned() {
  return {
    name: "pinned",
    apply: "build",
    writeBundle({ dir = "" }) {
      /** @type {Record<string, string>} */
      const hashes = {};
      for (const name of SCRIPTS) {
        const built = join(root, "lib", name);
        const address = `${folder}/${name}`;
        if (!existsSync(built)) continue;
        mkdirSync(dirname(join(dir, address)), { recursive: true });
        copyFileSync(built, join(dir, address));
        hashes[address] = integrityOf(built);
      }
      writeFileSync(join(dir, "integrity.json"), `${JSON.stringify(hashes, undefined, 1)}\n`);
    },
  };
}
