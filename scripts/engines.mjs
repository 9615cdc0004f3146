// Finds Firefox and WebKit for `npm run test:browsers`, or installs them.

import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebians } from "./apt.mjs";
import { failure } from "./run.mjs";

/** @typedef {import("./run.mjs").Outcome} Outcome */
/** @typedef {import("./run.mjs").Listener} Listener */

/**
 * WebKit's smallest browser, what drives it, and a screen for it.
 * @typedef {{ browser: string, driver: string, screen: string }} WebKit
 */

const FIREFOXES = [
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** Which of GTK's WebKits a system's driver is made for differs. */
const WEBKITS = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];

/** The one that the environment names, on PATH, or in the usual place. */
export function findFirefox() {
  const named = [process.env.FIREFOX].filter((path) => path !== undefined);
  return [...named, ...onPath("firefox-esr", "firefox"), ...FIREFOXES].find((path) =>
    existsSync(path),
  );
}

/** @returns {WebKit | undefined} */
export function findWebKit() {
  const [driver] = onPath("WebKitWebDriver");
  const [screen] = onPath("Xvfb");
  const browser = libraries()
    .flatMap((folder) => WEBKITS.map((name) => join(folder, name, "MiniBrowser")))
    .find((path) => existsSync(path));
  return browser && driver && screen ? { browser, driver, screen } : undefined;
}

/** @param {Listener} [listener] @returns {Promise<Outcome>} */
export function ensureFirefox(listener) {
  return ensure(
    () => findFirefox(),
    () => installDebians(listener, ["firefox-esr"], ["firefox"]),
    "No Firefox is there and none could be installed: install it, or set FIREFOX to the path of its program, then start again.",
  );
}

/** @param {Listener} [listener] @returns {Promise<Outcome>} */
export function ensureWebKit(listener) {
  return ensure(
    () => findWebKit()?.browser,
    () => installDebians(listener, ["webkit2gtk-driver", "xvfb"]),
    "WebKitGTK, its driver and a screen for it are not there and could not be installed: on Linux, install what brings WebKitWebDriver, MiniBrowser and Xvfb (Debian: webkit2gtk-driver, xvfb), then start again; elsewhere, test with `npm run test:browsers -- chromium firefox`.",
  );
}

/**
 * The note is the path of the program.
 *
 * @param {() => string | undefined} find
 * @param {() => Promise<Outcome>} install
 * @param {string} reason
 * @returns {Promise<Outcome>}
 */
async function ensure(find, install, reason) {
  const output = find() ? "" : (await install()).output;
  const path = find();
  return path ? { ok: true, output, note: path } : failure(reason, output);
}

/** @param {string[]} names */
function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}

/** Where programs lie that are not for users: Debian has a folder for each kind of machine. */
function libraries() {
  const folders = ["/usr/lib", "/usr/lib64", "/usr/libexec"].filter((path) => existsSync(path));
  const inside = (/** @type {string} */ folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith("-linux-gnu"))
      .map((name) => join(folder, name));
  return folders.flatMap((folder) => [folder, ...inside(folder)]);
}
