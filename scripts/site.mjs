// Bundles `www/` into `dist/`.

import { run } from "./run.mjs";

/** @param {import("./run.mjs").Listener} [listener] */
export function buildSite(listener) {
  return run("vite", ["build"], { listener });
}
