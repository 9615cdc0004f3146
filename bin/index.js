// What `import "tcpscope"` gives in Node: the tools for build pipelines. The element needs a browser.

export { ladderMermaid, ladderSvg, ladderText } from "../www/src/picture/index.js";
export { checkScript } from "./engine.js";
export { playScript } from "./play.js";

/** There are no elements here: stands for the class, so that a page can be rendered on a server. */
export class TcpScope {}
