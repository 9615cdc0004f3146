/** The packed package, installed and used by what people build their sites with. */
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build as buildWithEsbuild } from "esbuild";
import { build as buildWithVite } from "vite";
import { projectWith } from "../scripts/packed.mjs";
import { serve } from "./anywhere.js";
import { expect, test } from "./scope.js";

const SITE = "http://site.test";
const TAG = "<tcp-scope>Two hosts shake hands.</tcp-scope>";
/** What an author writes, the same for each tool. */
const PROGRAM = 'import "tcpscope/define";\n';

const project = (files = {}): string => projectWith({ "main.js": PROGRAM, ...files });

async function expectAlive(page: Page, folder: string, html: string): Promise<void> {
  const pages = { "/post/": html };
  await serve(page, { origin: SITE, pages, files: { path: "/", folder } });
  await page.goto(`${SITE}/post/`);
  const stage = page.getByRole("region", { name: "Stage" });
  await expect(stage.getByRole("button", { name: /SYN.* from client/ }).first()).toBeVisible();
}

test("three lines of HTML and the files as they are", async ({ page }) => {
  await expectAlive(
    page,
    project(),
    `<!doctype html>
<script type="module" src="/node_modules/tcpscope/lib/tcpscope.js"></script>
${TAG}`,
  );
});

test("Vite finds the modules and the engine", async ({ page }) => {
  const index = `<!doctype html><script type="module" src="/main.js"></script>${TAG}`;
  const folder = project({ "index.html": index });
  await buildWithVite({ root: folder, configFile: false, logLevel: "error", base: "./" });
  const built = join(folder, "dist", "assets");
  expect(readdirSync(built).filter((name) => name.endsWith(".wasm"))).toHaveLength(1);
  const [main = ""] = readdirSync(built).filter((name) => /^index-.*\.js$/.test(name));
  await expectAlive(page, built, `<script type="module" src="/${main}"></script>${TAG}`);
});

test("esbuild bundles the modules; the engine is copied beside them", async ({ page }) => {
  const folder = project();
  const out = join(folder, "public");
  await buildWithEsbuild({
    entryPoints: [join(folder, "main.js")],
    ...{ bundle: true, format: "esm", splitting: true, outdir: out, logLevel: "error" },
  });
  cpSync(join(folder, "node_modules/tcpscope/lib/tcpscope.wasm"), join(out, "tcpscope.wasm"));
  await expectAlive(page, out, `<script type="module" src="/main.js"></script>${TAG}`);
});
