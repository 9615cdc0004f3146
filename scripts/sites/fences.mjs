// The pages of docs/embedding/ are the truth about their snippets: each fence with a title is a
// file of the site that is built, or takes the place of one marked line in a file that stands there.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The line of a site's file that a snippet takes the place of says this. */
const PLACE = "SNIPPET";

/**
 * @typedef {object} Fence
 * @property {string} file relative to the site
 * @property {string} text with its last line break
 */

/**
 * The fences of a Markdown page that have a title, such as `html title="_includes/tcpscope.html"`.
 *
 * @param {string} markdown
 * @returns {Fence[]}
 */
export function titledFences(markdown) {
  const fence = /^(`{3,})\S+ title="([^"]+)"\n(.*?)^\1$/gms;
  return [...markdown.matchAll(fence)].map(([, , file = "", text = ""]) => ({ file, text }));
}

/**
 * Writes the snippets of a page into the copy of its site.
 *
 * @param {string} page the path of the Markdown page
 * @param {string} site the folder of the copy
 * @throws where the page has no titled fence, or a file of the site has no place for its snippet
 */
export function writeSnippets(page, site) {
  const fences = titledFences(readFileSync(page, "utf8"));
  if (fences.length === 0) throw new Error(`${page} has no fence with a title`);
  for (const { file, text } of fences) {
    const path = join(site, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, existsSync(path) ? inPlace(path, text) : text);
  }
}

/** @param {string} path @param {string} snippet */
function inPlace(path, snippet) {
  const lines = readFileSync(path, "utf8").split("\n");
  const at = lines.findIndex((line) => line.includes(PLACE));
  if (at < 0) throw new Error(`${path} has no line with ${PLACE} for the snippet`);
  return lines.with(at, snippet.trimEnd()).join("\n");
}
