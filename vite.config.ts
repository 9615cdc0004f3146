import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { lessons } from "./scripts/lessons.mjs";
import { oembed } from "./scripts/oembed.mjs";
import { shipped } from "./scripts/package.mjs";
import { pinned } from "./scripts/pinned.mjs";

const www = fileURLToPath(new URL("www", import.meta.url));

/** Every HTML file directly in `www/` is a page of the site, but one that the package brings. */
function pages(): string[] {
  return readdirSync(www)
    .filter((name) => name.endsWith(".html") && name !== "embed.html")
    .map((name) => `${www}/${name}`);
}

export default defineConfig({
  root: www,
  // Relative addresses, so that the site works in any folder of any host.
  base: "./",
  plugins: [lessons(), shipped(), pinned(), oembed()],
  build: {
    outDir: fileURLToPath(new URL("dist", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // Nothing is inlined as a `data:` address: a strict content security policy refuses those.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages() },
  },
  server: { host: "localhost" },
  test: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    include: ["www/**/*.test.ts", "bin/**/*.test.ts"],
  },
});
