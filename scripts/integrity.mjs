// What a page may say about a script so that browsers run that very one or none.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** @param {string} path @returns {string} for the attribute `integrity` */
export function integrityOf(path) {
  return `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;
}
