// oEmbed (https://oembed.com) by static files: blogs find how a page is shown in a frame.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { lessonIndex } from "./lessons.mjs";
import { root } from "./run.mjs";

/**
 * What others show of a page, of the type `rich`.
 * @typedef {object} Answer
 * @property {"1.0"} version
 * @property {"rich"} type
 * @property {string} title
 * @property {string} provider_name
 * @property {string} provider_url
 * @property {string} html
 * @property {number} width
 * @property {number} height
 */

/** In CSS pixels: two hosts side by side, and what is said between them below. */
const WIDTH = 960;
const HEIGHT = 760;
/** The scenario with which the first page opens. */
const FIRST = "first-look";

/**
 * @param {string | undefined} text the site's address; all addresses of oEmbed are absolute
 * @returns {string | undefined} with a `/` in the end
 */
export function siteAddress(text) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`TCPSCOPE_SITE is "${text}", but must be like https://tcp.example/scope/`);
  }
  return url.href.replace(/\/?$/, "/");
}

/**
 * Of the pages that link to theirs: the first one and the lessons.
 *
 * @param {string} site
 * @returns {Map<string, Answer>} by the names of their files
 */
export function answers(site) {
  const first = entry(FIRST, firstTitle(), site, `embed.html?scenario=${FIRST}`);
  const lessons = lessonIndex().map(({ name, words }) =>
    entry(`lesson-${name}`, words.en?.title ?? name, site, `lessons/${name}/`),
  );
  return new Map([first, ...lessons]);
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} site
 * @param {string} page from the site's address on
 * @returns {[string, Answer]}
 */
function entry(name, title, site, page) {
  const style = `border: 0; width: 100%; height: ${HEIGHT}px`;
  const source = `src="${escaped(site + page)}" title="${escaped(title)}"`;
  return [
    name,
    {
      ...{ version: "1.0", type: "rich", title, provider_name: "tcpscope", provider_url: site },
      html: `<iframe ${source} width="${WIDTH}" height="${HEIGHT}" loading="lazy" allow="clipboard-write" style="${style}"></iframe>`,
      ...{ width: WIDTH, height: HEIGHT },
    },
  ];
}

/** @returns {string} */
function firstTitle() {
  const bundle = new FluentBundle("en", { useIsolating: false });
  const words = readFileSync(join(root, "www", "locales", "en.ftl"), "utf8");
  bundle.addResource(new FluentResource(words));
  const title = bundle.getMessage(`scenario-${FIRST}`)?.value;
  return title ? bundle.formatPattern(title) : FIRST;
}

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {string} page @param {string} address @returns {string} the page, which tells of it */
export function withDiscovery(page, address) {
  const link = `<link rel="alternate" type="application/json+oembed" href="${escaped(address)}" />`;
  return page.replace("</head>", `  ${link}\n  </head>`);
}

/** @returns {[page: string, name: string][]} the pages that can be shown in a frame */
export function pages() {
  const lessons = lessonIndex().map(
    ({ name }) =>
      /** @type {[string, string]} */ ([`lessons/${name}/index.html`, `lesson-${name}`]),
  );
  return [["index.html", FIRST], ...lessons];
}

/**
 * Needs the site's own address in `TCPSCOPE_SITE`; without it there are neither files nor links.
 *
 * @returns {import("vite").Plugin}
 */
export function oembed() {
  return {
    name: "oembed",
    apply: "build",
    writeBundle({ dir = "" }) {
      const site = siteAddress(process.env.TCPSCOPE_SITE);
      if (site === undefined) return;
      mkdirSync(join(dir, "oembed"), { recursive: true });
      for (const [name, answer] of answers(site)) {
        const file = join(dir, "oembed", `${name}.json`);
        writeFileSync(file, `${JSON.stringify(answer, undefined, 1)}\n`);
      }
      for (const [page, name] of pages()) {
        const file = join(dir, page);
        const told = withDiscovery(readFileSync(file, "utf8"), `${site}oembed/${name}.json`);
        writeFileSync(file, told);
      }
    },
  };
}
