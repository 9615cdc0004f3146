// Bundles the npm package's files into `lib/`, each of which works by itself in any folder.

import {
  chmodSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { build } from "vite";
import { bundledPackages, notices } from "./notices.mjs";
import { root } from "./run.mjs";

/** @typedef {import("vite").InlineConfig} InlineConfig */
/** @typedef {import("vite").Plugin} Plugin */

const lib = join(root, "lib");
const source = join(root, "www", "src");
const wasm = join(root, "www", "pkg", "tcpscope_bg.wasm");

/** What other sites name; the rest is found by these. */
const MODULES = {
  index: join(source, "index.ts"),
  tcpscope: join(source, "define.ts"),
  "tcpscope-lesson": join(source, "define-lesson.ts"),
  embed: join(source, "embed", "embed.ts"),
};

/** Runs in Node. */
const PROGRAMS = {
  cli: join(root, "bin", "tcpscope.js"),
  node: join(root, "bin", "index.js"),
};

/** All in one folder, so that each finds the engine beside itself. */
const NAMES = { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" };

/** The element and what it loads at once. */
const ELEMENT = {
  name: "tcp-scope",
  test: /\/(www\/src\/element\/tcp-scope\.ts$|node_modules\/(lit|@lit))/,
};

/** @type {import("vite").BuildOptions} */
const output = {
  outDir: lib,
  emptyOutDir: false,
  copyPublicDir: false,
  target: "es2022",
  minify: true,
  modulePreload: false,
  // The engine inside makes one of them large, as it has to be.
  chunkSizeWarningLimit: 2000,
};

const bundled = bundledPackages();

rmSync(lib, { recursive: true, force: true });
for (const config of [modules(), programs(), standalone(), frame()]) await build(config);
chmodSync(join(lib, "cli.js"), 0o755);
copyFileSync(wasm, join(lib, "tcpscope.wasm"));
copyFileSync(join(source, "style", "tcpscope.css"), join(lib, "tcpscope.css"));
writeFileSync(join(lib, "tcpscope.html"), wholePage());
writeFileSync(join(lib, "THIRD-PARTY.txt"), await notices(bundled.packages));
copyLessons();
declare();
writeFileSync(join(lib, "embed.html"), framePage());

/** @returns {InlineConfig} */
function modules() {
  return {
    ...common([besideTheModule()]),
    build: {
      ...output,
      rolldownOptions: {
        input: MODULES,
        // What a module exports is what importers see.
        preserveEntrySignatures: "strict",
        // One request less than with Lit in a file of its own.
        output: { ...NAMES, codeSplitting: { groups: [ELEMENT] } },
      },
    },
  };
}

/** @returns {InlineConfig} */
function programs() {
  return {
    ...common([besideTheModule()]),
    build: {
      ...output,
      ssr: true,
      target: "node20",
      rolldownOptions: {
        input: PROGRAMS,
        output: { ...NAMES, chunkFileNames: "node-[name]-[hash].js" },
      },
    },
    ssr: { noExternal: true, external: ["@resvg/resvg-js"] },
  };
}

/**
 * A classic script: it needs neither a second request nor an origin.
 *
 * @returns {InlineConfig}
 */
function standalone() {
  return {
    ...common([engineInside()]),
    build: {
      ...output,
      rolldownOptions: {
        input: { tcpscope: MODULES.tcpscope },
        // Only ways that are closed here ask for it.
        transform: { define: { "import.meta": "{}" } },
        output: { format: "iife", codeSplitting: false, entryFileNames: "[name].standalone.js" },
      },
    },
  };
}

/**
 * For the pages around frames: a classic script, which knows from where it came.
 *
 * @returns {InlineConfig}
 */
function frame() {
  return {
    ...common([]),
    build: {
      ...output,
      rolldownOptions: {
        input: { "tcpscope-frame": join(source, "embed", "frame.ts") },
        output: { format: "iife", codeSplitting: false, entryFileNames: "[name].js" },
      },
    },
  };
}

/**
 * @param {Plugin[]} plugins
 * @returns {InlineConfig}
 */
function common(plugins) {
  const all = [...plugins, plainImports(), withoutComments(), bundled.plugin];
  return { configFile: false, root: join(root, "www"), base: "./", logLevel: "warn", plugins: all };
}

/**
 * The engine lies beside what loads it, under an address that other bundlers can read.
 *
 * @returns {Plugin}
 */
function besideTheModule() {
  return {
    name: "beside-the-module",
    enforce: "pre",
    transform: {
      filter: { code: /pkg\/tcpscope_bg\.wasm"/ },
      handler: (code) =>
        code.replace(
          /"(\.\.\/)+(www\/)?pkg\/tcpscope_bg\.wasm"/,
          '/* @vite-ignore */ "./tcpscope.wasm"',
        ),
    },
  };
}

/**
 * A dynamic import is just that: there are no styles to be loaded with it.
 *
 * @returns {Plugin}
 */
function plainImports() {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => "export const __vitePreload = (load) => load();",
    },
  };
}

/**
 * Styles and words without what only their authors read.
 *
 * @returns {Plugin}
 */
function withoutComments() {
  const styles = (/** @type {string} */ text) =>
    text.replace(/\/\*.*?\*\//gs, "").replace(/\n\s+/g, "\n");
  return {
    name: "without-comments",
    enforce: "pre",
    load: {
      filter: { id: /\.ftl\?raw$/ },
      handler(id) {
        const words = readFileSync(id.replace("?raw", ""), "utf8");
        return `export default ${JSON.stringify(words.replace(/^(#.*)?\n/gm, ""))};`;
      },
    },
    transform: {
      filter: { code: /\bcss`/ },
      handler: (code) => code.replace(/\bcss`[^`]*`/g, styles),
    },
  };
}

/**
 * The engine is part of the script.
 *
 * @returns {Plugin}
 */
function engineInside() {
  const id = "\0virtual:engine";
  return {
    name: "engine-inside",
    enforce: "pre",
    resolveId(specifier) {
      if (specifier === "virtual:engine") return id;
      return specifier.endsWith("/engine-file.js")
        ? join(source, "engine", "engine-inside.ts")
        : undefined;
    },
    load(wanted) {
      if (wanted !== id) return undefined;
      const packed = deflateSync(readFileSync(wasm), { level: 9 }).toString("base64url");
      return `export default ${JSON.stringify(packed)};`;
    },
  };
}

/** Everything in one file, which opens from anywhere. */
function wholePage() {
  const script = readFileSync(join(lib, "tcpscope.standalone.js"), "utf8");
  const page = readFileSync(join(root, "scripts", "tcpscope.html"), "utf8");
  // Within a script only its end tag, and what begins a comment, has a meaning.
  const inside = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--");
  return page.replace("/* tcpscope */", () => inside);
}

/** The page for frames, with its module beside it. */
function framePage() {
  const page = readFileSync(join(root, "www", "embed.html"), "utf8");
  return page.replace("./src/embed/embed.ts", "./embed.js");
}

/** What `<tcp-lesson>` reads. */
function copyLessons() {
  const isPart = (/** @type {string} */ path) => !/\.\w+$/.test(path) || /\.(tcp|md)$/.test(path);
  cpSync(join(root, "lessons"), join(lib, "lessons"), { recursive: true, filter: isPart });
}

/** The declarations of `types/`, with those of the engine's copies. */
function declare() {
  const folder = join(root, "types");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".d.ts"))) {
    copyFileSync(join(folder, name), join(lib, name));
  }
  const engine = readFileSync(join(root, "www", "pkg", "tcpscope.d.ts"), "utf8");
  // What follows is how it is called, which is nobody else's business.
  const end = engine.lastIndexOf("/**", engine.indexOf("export class Simulation"));
  writeFileSync(join(lib, "engine.d.ts"), engine.slice(0, end));
}
