// `npm start`: sets up what is missing, builds, and serves the page on this computer.
// Until `prepare` has run there may be no packages: only Node's own modules are imported above it.

import "./check-node.mjs";
import { join } from "node:path";
import util from "node:util";
import { buildPackage } from "./package.mjs";
import { need, prepare } from "./prepare.mjs";
import { root } from "./run.mjs";
import { buildSite } from "./site.mjs";
import { buildWasm } from "./wasm.mjs";

/** Editors save several files at once. */
const PAUSE_MS = 100;

const USAGE = `npm start [-- OPTIONS]

  --port N    listen on port N (default 5173); a port in use is passed over for the next
  --no-open   don't open a browser
  --dev       unoptimised WebAssembly with readable stack traces, and pages that follow each change`;

const options = readOptions();
await prepare({ dev: options.dev });
await serve(options);

function readOptions() {
  try {
    const { values } = util.parseArgs({
      options: {
        dev: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        "no-open": { type: "boolean", default: false },
        port: { type: "string", default: "5173" },
      },
    });
    const port = Number(values.port);
    if (!(Number.isInteger(port) && port > 0 && port < 65_536)) {
      throw new Error(`--port ${values.port}: a port is a number from 1 to 65535`);
    }
    if (!values.help) return { dev: values.dev, open: !values["no-open"], port };
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** @param {{ dev: boolean, open: boolean, port: number }} options */
async function serve({ dev, open, port }) {
  const place = { port, open: open && hasBrowser() };
  const server = await (dev ? developed(place) : built(place));
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
      await server.close();
      process.exit(0);
    });
  }
  const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
  console.log(`\ntcpscope is at ${address}\nCtrl-C ends it.`);
}

/** @param {{ port: number, open: boolean }} place */
async function developed(place) {
  const { createServer } = await import("vite");
  const server = await createServer({ server: place, clearScreen: false, logLevel: "warn" });
  followEngine(server);
  return server.listen();
}

/**
 * Builds the engine again after each change of its sources, and has open pages load it.
 *
 * @param {import("vite").ViteDevServer} server
 */
function followEngine(server) {
  /** @type {NodeJS.Timeout | undefined} */
  let pause;
  let building = Promise.resolve();
  const build = async () => {
    const { ok, output } = await buildWasm(undefined, { dev: true });
    console.log(ok ? "engine built" : output);
    if (ok) server.ws.send({ type: "full-reload" });
  };
  server.watcher.add(join(root, "src"));
  server.watcher.on("change", (file) => {
    if (!file.endsWith(".rs")) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      building = building.then(build);
    }, PAUSE_MS);
  });
}

/**
 * What would be published.
 *
 * @param {{ port: number, open: boolean }} place
 */
async function built(place) {
  await need("package", buildPackage);
  await need("site", buildSite);
  const { preview } = await import("vite");
  return preview({ preview: place, logLevel: "warn" });
}

/** On Linux a browser needs a display; nobody watches a CI machine. */
function hasBrowser() {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  return !CI && (process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY));
}
