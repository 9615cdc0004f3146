/** The package's files, loaded in every way that a site may load them. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Page } from "@playwright/test";
import manifest from "../package.json" with { type: "json" };
import { type Site, serve } from "./anywhere.js";
import { expect, test } from "./scope.js";

const { version } = manifest;
const BLOG = "http://blog.test";
const ELSEWHERE = "http://files.test";
const MODULE = '<script type="module" src="/tcpscope/tcpscope.js"></script>';
const CLASSIC = '<script src="/tcpscope/tcpscope.standalone.js" defer></script>';
const TAG = "<tcp-scope>Two hosts shake hands.</tcp-scope>";
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

const standalone = readFileSync(new URL("../lib/tcpscope.standalone.js", import.meta.url), "utf8");

/** Its TCPs talk: the SYN has left, whatever the speed of this machine. */
async function expectAlive(page: Page | FrameLocator): Promise<void> {
  const stage = page.getByRole("region", { name: "Stage" });
  await expect(stage.getByRole("button", { name: /SYN.* from client/ }).first()).toBeVisible();
}

async function open(page: Page, html: string, site: Partial<Site> = {}): Promise<string[]> {
  const asked = await serve(page, { origin: BLOG, pages: { "/post/": html }, ...site });
  await page.goto(`${BLOG}/post/`);
  return asked;
}

test("a module of the same origin, under the strictest policy, in three requests", async ({
  page,
}) => {
  const asked = await open(page, MODULE + TAG, { policy: STRICT });
  await expectAlive(page);
  expect(asked.filter((path) => path.startsWith("/tcpscope/"))).toHaveLength(3);
});

test("a classic script, in one request, whatever the policy on connections", async ({ page }) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
  const asked = await open(page, CLASSIC + TAG, { policy });
  await expectAlive(page);
  expect(asked.filter((path) => path.startsWith("/tcpscope/"))).toHaveLength(1);
});

test("where Trusted Types are enforced", async ({ page }) => {
  const policy = `${STRICT}; require-trusted-types-for 'script'; trusted-types lit-html`;
  await open(page, MODULE + TAG, { policy });
  await expectAlive(page);
});

test("a server that calls WebAssembly something else, or says more than its type", async ({
  page,
}) => {
  for (const wasmType of ["application/octet-stream", "application/wasm; charset=utf-8"]) {
    await page.unrouteAll();
    await open(page, MODULE + TAG, { wasmType });
    await expectAlive(page);
  }
});

test.describe("where it can’t run", () => {
  test.use({ expectedErrors: /Content Security Policy|CORS policy|Failed to load resource/ });

  test("a policy without WebAssembly: the reason, and what its author wrote", async ({ page }) => {
    await open(page, MODULE + TAG, { policy: STRICT.replace(" 'wasm-unsafe-eval'", "") });
    await expect(page.getByRole("alert")).toContainText("'wasm-unsafe-eval'");
    await expect(page.getByText("Two hosts shake hands.")).toBeVisible();
  });

  test("a module elsewhere that others may not read: what its author wrote", async ({ page }) => {
    await serve(page, { origin: ELSEWHERE });
    const refused = page.waitForEvent("console", (message) => /CORS/.test(message.text()));
    await open(page, MODULE.replace('src="', `src="${ELSEWHERE}`) + TAG);
    await refused;
    await expect(page.getByText("Two hosts shake hands.")).toBeVisible();
  });
});

test("elsewhere: a module that others may read, a classic script in any case", async ({ page }) => {
  await serve(page, { origin: ELSEWHERE, shared: true });
  await open(page, MODULE.replace('src="', `src="${ELSEWHERE}`) + TAG);
  await expectAlive(page);
  await page.unrouteAll();
  await serve(page, { origin: ELSEWHERE });
  await open(page, CLASSIC.replace('src="', `src="${ELSEWHERE}`) + TAG);
  await expectAlive(page);
});

test("in a sandbox without an origin, and as a module made of a blob", async ({ page }) => {
  const blob = `const text = await (await fetch("/tcpscope/tcpscope.standalone.js")).text();
    await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));`;
  const frame =
    '<iframe title="Sandbox" sandbox="allow-scripts" src="/inner/" height="700" width="1000"></iframe>';
  const pages = {
    "/post/": `${frame}<script type="module">${blob}</script>${TAG}`,
    "/inner/": CLASSIC + TAG,
  };
  await open(page, "", { pages });
  await expectAlive(page.frameLocator("iframe"));
  await page.locator("body > tcp-scope").scrollIntoViewIfNeeded();
  await expect(
    page.locator("body > tcp-scope").getByRole("button", { name: "Pause" }),
  ).toBeVisible();
});

test("from a folder on the disk: three lines of HTML, and the page in one file", async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "tcpscope-"));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  write("tcpscope.standalone.js", standalone);
  const lines = ["<!doctype html>", CLASSIC.replace("/tcpscope/", ""), TAG];
  await page.goto(write("post.html", lines.join("\n")));
  await expectAlive(page);
  const whole = readFileSync(new URL("../lib/tcpscope.html", import.meta.url), "utf8");
  await page.goto(write("tcpscope.html", whole));
  await expectAlive(page);
});

test("two versions on one page: the first one serves all tags", async ({ page }) => {
  const newer = (name: string, text: string): string =>
    name === "tcpscope.standalone.js" ? text.replaceAll(`\`${version}\``, "`99.0.0`") : text;
  expect(newer("tcpscope.standalone.js", standalone)).not.toBe(standalone);
  const policy = `${STRICT}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
  for (const [scripts, first] of [
    [MODULE + CLASSIC, version],
    [CLASSIC + MODULE, "99.0.0"],
  ] as const) {
    await page.unrouteAll();
    await open(page, scripts + TAG + TAG, { policy, rewrite: newer });
    await expectAlive(page);
    const served = await page
      .locator("tcp-scope")
      .evaluateAll((tags) => tags.map((tag) => Reflect.get(tag.constructor, "version")));
    expect(served).toEqual([first, first]);
  }
});

test("moved and removed a hundred times, it leaves nothing", async ({ page }) => {
  await open(page, `${MODULE}<div id="a"></div><div id="b"></div>`);
  const debug = await page.context().newCDPSession(page);
  const left = async (times: number): Promise<{ nodes: number; heap: number }> => {
    await page.evaluate(async (count) => {
      const [a, b] = ["a", "b"].map((id) => document.getElementById(id));
      for (let time = 0; time < count; time += 1) {
        const element = Object.assign(document.createElement("tcp-scope"), { paused: true });
        a?.append(element);
        await element.ready;
        b?.append(element);
        await element.ready;
        element.remove();
      }
      // By then the engine has its memory back.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }, times);
    await debug.send("HeapProfiler.collectGarbage");
    const { nodes } = await debug.send("Memory.getDOMCounters");
    return { nodes, heap: (await debug.send("Runtime.getHeapUsage")).usedSize };
  };
  const few = await left(10);
  const many = await left(100);
  expect(many.nodes).toBeLessThan(few.nodes * 1.1 + 100);
  expect(many.heap).toBeLessThan(few.heap * 1.25);
});
