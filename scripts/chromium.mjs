// Finds a Chromium for the browser tests, or installs one.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebians } from "./apt.mjs";
import { failure, run } from "./run.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

/**
 * It runs as root in containers, where its sandbox can't be set up, and only ever loads our own
 * pages; the rest keeps it from talking to anyone else.
 */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The first is the same browser without its own windows and menus: tests take two thirds of the time. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The first that starts: the one the environment names, Playwright's own, one on PATH, one in the
 * usual place of the system.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  for (const path of [...named(), ...(await playwrights()), ...onPath(), ...APPLICATIONS]) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

/**
 * Finds a Chromium or installs one; the note is its path.
 *
 * @param {Listener} [listener]
 * @returns {Promise<Outcome>}
 */
export async function ensureChromium(listener) {
  let output = "";
  for (const attempt of [undefined, installPlaywrights, installDebian]) {
    if (attempt) output += (await attempt(listener)).output;
    const path = await findChromium();
    if (path) return { ok: true, output, note: path };
  }
  return failure(
    "No Chromium is there and none could be installed: install Chromium or Chrome, or set CHROMIUM to the path of its program, then start again.",
    output,
  );
}

function named() {
  return [process.env.CHROMIUM, process.env.CHROME_BIN].filter((path) => path !== undefined);
}

async function playwrights() {
  try {
    const { chromium } = await import("@playwright/test");
    return [chromium.executablePath()];
  } catch {
    // It has no browser for this system.
    return [];
  }
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Some systems have a `chromium-browser` that only says how to install one, and Playwright's may
 * lack libraries. On Windows `--version` would open a window.
 *
 * @param {string} path
 */
async function starts(path) {
  return process.platform === "win32" || (await run(path, ["--version"])).ok;
}

/** @param {Listener} [listener] */
function installPlaywrights(listener) {
  return run("playwright", ["install", "chromium"], {
    listener,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
  });
}

/** @param {Listener} [listener] */
function installDebian(listener) {
  const lists = ["chromium-headless-shell", "chromium"].map((name) => [name, "fonts-liberation"]);
  return installDebians(listener, ...lists);
}
