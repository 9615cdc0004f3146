// Puts the lessons into the site: their files, a page for each, and `lessons/index.json`.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PLAN_FILE, readPlan } from "../www/src/lesson/plan.js";
import { readText } from "../www/src/lesson/text.js";
import { root } from "./run.mjs";

/**
 * What `lessons/index.json` says of a lesson.
 * @typedef {object} Entry
 * @property {string} name of its folder
 * @property {number} minutes
 * @property {number} steps
 * @property {number} predictions
 * @property {number} goals
 * @property {Record<string, { title: string, about: string }>} words by language
 */

const folder = join(root, "lessons");
/** Becomes the page of each lesson. */
const TEMPLATE = "lesson.html";

/** @returns {string[]} in the order in which they are to be read */
function names() {
  return readFileSync(join(folder, "order.txt"), "utf8").split("\n").filter(Boolean);
}

/** @param {string} name @returns {string[]} the files that make a lesson */
function filesOf(name) {
  return readdirSync(join(folder, name)).filter(
    (file) => file === PLAN_FILE || file.endsWith(".md"),
  );
}

/** @returns {Entry[]} */
export function lessonIndex() {
  return names().map((name) => {
    const read = (/** @type {string} */ file) => readFileSync(join(folder, name, file), "utf8");
    const { plan } = readPlan(read(PLAN_FILE));
    const languages = filesOf(name).filter((file) => file.endsWith(".md"));
    return {
      name,
      minutes: plan.minutes,
      steps: plan.steps.length,
      predictions: plan.steps.filter(({ prediction }) => prediction).length,
      goals: plan.steps.filter(({ goal }) => goal).length,
      words: Object.fromEntries(
        languages.map((file) => {
          const { text } = readText(read(file), file);
          const about = text.about.tokens.map((token) => plainText(token)).join(" ");
          return [file.slice(0, -".md".length), { title: text.title, about }];
        }),
      ),
    };
  });
}

/**
 * @param {import("marked").Token} token
 * @returns {string} without marks and links
 */
function plainText(token) {
  const inner = "tokens" in token ? token.tokens : undefined;
  return inner ? inner.map(plainText).join("") : "text" in token ? token.text : token.raw;
}

/**
 * The page of a lesson, two folders below the template.
 *
 * @param {string} template
 * @param {Entry} entry
 */
function pageOf(template, { words }) {
  const title = (words.en?.title ?? "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return template
    .replace(/(src|href)="\.\//g, '$1="../../')
    .replace("<title>", `<title>${title} · `)
    .replace('src="../../lessons/"', 'src="./"');
}

/**
 * What the development server answers for `/lessons/<inner>`; none for what there is not.
 *
 * @param {string} inner
 * @param {import("vite").ViteDevServer} server
 * @param {string} path
 * @returns {Promise<{ type: string, body: string } | undefined>}
 */
async function served(inner, server, path) {
  if (inner === "index.json") {
    return { type: "application/json", body: JSON.stringify(lessonIndex()) };
  }
  const entry = lessonIndex().find(({ name }) => inner === `${name}/`);
  if (entry) {
    const template = readFileSync(join(server.config.root, TEMPLATE), "utf8");
    const html = await server.transformIndexHtml(path, pageOf(template, entry));
    return { type: "text/html", body: html };
  }
  const [name = "", file = ""] = inner.split("/");
  const known = names().includes(name) && filesOf(name).includes(file);
  const body = known ? readFileSync(join(folder, name, file), "utf8") : undefined;
  return body === undefined ? undefined : { type: "text/plain; charset=utf-8", body };
}

/** @returns {import("vite").Plugin} */
export function lessons() {
  return {
    name: "lessons",
    enforce: "post",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [path = ""] = (request.url ?? "").split("?");
        const [, inner] = /^\/lessons\/(.*)$/.exec(path) ?? [];
        if (inner === undefined) return next();
        served(inner, server, path).then((found) => {
          if (found === undefined) return next();
          response.setHeader("content-type", found.type).end(found.body);
        }, next);
      });
    },
    generateBundle(_, bundle) {
      const asset = (/** @type {string} */ fileName, /** @type {string} */ source) =>
        this.emitFile({ type: "asset", fileName, source });
      const index = lessonIndex();
      const template = bundle[TEMPLATE];
      for (const entry of index) {
        for (const file of filesOf(entry.name)) {
          const path = join(entry.name, file);
          asset(`lessons/${path}`, readFileSync(join(folder, path), "utf8"));
        }
        if (template?.type !== "asset") {
          throw new Error(`there is no ${TEMPLATE}, of which the pages of the lessons are made`);
        }
        asset(`lessons/${entry.name}/index.html`, pageOf(String(template.source), entry));
      }
      delete bundle[TEMPLATE];
      asset("lessons/index.json", `${JSON.stringify(index, undefined, 1)}\n`);
    },
  };
}
