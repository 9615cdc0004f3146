// One entry for each tool that builds the sites: how it comes to this machine, how it builds, and
// where the page with the simulation is then. The versions stand here and in sites/*/package.json
// and sites/*/requirements.txt.

import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { failure, inTurn, root, run } from "../run.mjs";

/** @typedef {import("../run.mjs").Outcome} Outcome */
/** @typedef {import("../run.mjs").Listener} Listener */

/**
 * Where one site is built.
 * @typedef {object} Site
 * @property {string} folder a copy of sites/NAME with the snippets in it
 * @property {string} tarball the packed tcpscope
 * @property {Listener} listener
 */

/**
 * @typedef {object} Generator
 * @property {(site: Site) => Promise<Outcome>} install brings the tool; a failure means that this machine can't have it
 * @property {(site: Site) => Promise<Outcome>} build
 * @property {string} [assets] the folder of the site that takes a copy of lib/; without it, the site uses the npm package
 * @property {string} output the folder that is built
 * @property {string} page the page with the simulation, below the output
 * @property {boolean} [dark] its pages are dark whatever the reader's system asks for
 */

/** Where the sites are built. */
export const workshop = join(root, "target", "sites");

const MDBOOK = "0.5.4";

/** What is installed for all sites. */
const tools = join(workshop, "tools");

/** @type {Record<string, Generator>} */
export const generators = {
  jekyll: {
    install: debian("jekyll"),
    assets: "tcpscope",
    build: inSite("jekyll", "build"),
    output: "_site",
    page: "tcp/2026/01/02/time-wait.html",
  },
  hugo: {
    install: debian("hugo"),
    assets: "static/tcpscope",
    // Its minifier is the one that cuts the values of attributes.
    build: inSite("hugo", "--minify"),
    output: "public",
    page: "posts/lost-syn/",
  },
  mdbook: {
    install: mdbook,
    assets: "src/tcpscope",
    build: inSite(join(tools, "mdbook", "bin", "mdbook"), "build"),
    output: "book",
    page: "close.html",
  },
  mkdocs: {
    install: venv("mkdocs"),
    assets: "docs/tcpscope",
    build: inSite(inVenv("mkdocs", "mkdocs"), "build", "--strict"),
    output: "site",
    page: "retransmission/",
  },
  docusaurus: {
    install: npmInstall,
    build: inSite("node_modules/.bin/docusaurus", "build"),
    output: "build",
    page: "time-wait/",
  },
  vitepress: {
    install: npmInstall,
    assets: "docs/public/tcpscope",
    build: inSite("node_modules/.bin/vitepress", "build", "docs"),
    output: "docs/.vitepress/dist",
    page: "time-wait.html",
  },
  eleventy: {
    install: npmInstall,
    assets: "public/tcpscope",
    build: inSite("node_modules/.bin/eleventy"),
    output: "_site",
    page: "half-open/",
  },
  sphinx: {
    install: venv("sphinx"),
    assets: "_static/tcpscope",
    build: inSite(inVenv("sphinx", "sphinx-build"), "-W", "--keep-going", ".", "_build"),
    output: "_build",
    page: "close.html",
  },
  reveal: {
    install: npmInstall,
    assets: "public/tcpscope",
    build: layOutSlides,
    output: "public",
    page: "index.html",
    dark: true,
  },
  vite: viteSite(),
  react: viteSite(),
  vue: viteSite(),
};

/** @returns {Generator} */
function viteSite() {
  return {
    install: npmInstall,
    build: inSite("node_modules/.bin/vite", "build"),
    output: "dist",
    page: "index.html",
  };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Generator["build"]}
 */
function inSite(program, ...args) {
  return ({ folder, listener }) => {
    const path = program.startsWith("node_modules/") ? join(folder, program) : program;
    return run(path, args, { cwd: folder, listener, env: { NODE_ENV: "production" } });
  };
}

/**
 * A package of Debian and its relatives; elsewhere the program has to be there.
 *
 * @param {string} name of the package and of its program
 * @returns {Generator["install"]}
 */
function debian(name) {
  return async ({ listener }) => {
    if ((await run(name, [name === "hugo" ? "version" : "--version"])).ok) return there();
    if (!existsSync("/usr/bin/apt-get")) {
      return failure(`${name} is not on PATH, and there is no apt-get to install it`);
    }
    const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
    const apt = (/** @type {string[]} */ ...args) => {
      const [program = "", ...rest] = [...prefix, "apt-get", ...args];
      return run(program, rest, { listener, env: { DEBIAN_FRONTEND: "noninteractive" } });
    };
    return inTurn(
      () => apt("update"),
      () => apt("install", "--yes", "--no-install-recommends", name),
    );
  };
}

/** @param {Site} site */
async function mdbook({ listener }) {
  const at = join(tools, "mdbook");
  const present = await run(join(at, "bin", "mdbook"), ["--version"]);
  if (present.output.trim() === `mdbook v${MDBOOK}`) return there();
  // Without its search and its server, which take most of the time to compile.
  const what = ["mdbook", "--version", MDBOOK, "--locked", "--no-default-features"];
  const where = ["--root", at, "--target-dir", join(tools, "mdbook-build"), "--force"];
  return run("cargo", ["install", ...what, ...where], { listener });
}

/**
 * The packages of requirements.txt in an environment of their own.
 *
 * @param {string} name
 * @returns {Generator["install"]}
 */
function venv(name) {
  return ({ folder, listener }) =>
    inTurn(
      () => run("python3", ["-m", "venv", join(tools, `${name}-venv`)], { listener }),
      () =>
        run(
          inVenv(name, "pip"),
          ["install", "--disable-pip-version-check", "--no-deps", "-r", "requirements.txt"],
          { cwd: folder, listener },
        ),
    );
}

/** @param {string} name @param {string} program */
function inVenv(name, program) {
  return join(tools, `${name}-venv`, process.platform === "win32" ? "Scripts" : "bin", program);
}

/**
 * The packages of package.json, and the tarball as an author gets it from npm.
 *
 * @param {Site} site
 */
function npmInstall({ folder, tarball, listener }) {
  const quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
  return run("npm", ["install", ...quiet, tarball], { cwd: folder, listener });
}

/** Slides need no building: reveal.js lies beside them. @param {Site} site */
async function layOutSlides({ folder }) {
  const dist = join(folder, "node_modules", "reveal.js", "dist");
  cpSync(dist, join(folder, "public", "reveal"), { recursive: true });
  return there();
}

/** @returns {Outcome} */
function there() {
  return { ok: true, output: "", note: "there already" };
}
