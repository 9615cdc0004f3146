/** The packed package, installed and used by what people build their sites with. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { build as buildWithEsbuild } from "esbuild";
import { build as buildWithVite } from "vite";
import { serve } from "./anywhere.js";
import { expect, test } from "./scope.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const SITE = "http://site.test";
const TAG = "<tcp-scope>Two hosts shake hands.</tcp-scope>";
/** What an author writes, the same for each tool. */
const PROGRAM = 'import "tcpscope/define";\n';

/** A project of an author's: the tarball is unpacked where npm would put it. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "tcpscope-"));
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  const tarball = execFileSync("npm", pack, { cwd: root, encoding: "utf8" }).trim();
  const installed = join(folder, "node_modules", "tcpscope");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", installed, "--strip-components=1"]);
  writeFileSync(join(folder, "main.js"), PROGRAM);
  return folder;
}

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
  const folder = project();
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><script type="module" src="/main.js"></script>${TAG}`,
  );
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
