// What `import "tcpscope"` gives in Node: the tools for build pipelines. The element needs a browser.

import { checkScript } from "./mistake.js";
import * as play from "./play.js";

export { ladderMermaid, ladderSvg, ladderText } from "../www/src/picture/index.js";
export { checkScript };

/**
 * @param {string} script
 * @param {number} seed
 * @returns {import("./play.js").RunRecord}
 */
export function playScript(script, seed) {
  const mistake = checkScript(script);
  if (mistake) throw mistake;
  return play.playScript(script, seed);
}

/** There are no elements here: stands for the class, so that a page can be rendered on a server. */
export class TcpScope {}
