/** Readers who want larger texts have them everywhere, and nothing is lost by that. */
import type { Locator, Page } from "@playwright/test";
import { chromiumArguments } from "../scripts/chromium.mjs";
import { cutTexts, overflow, textsOnTexts, unfoldAll } from "./looks.js";
import { expect, openPage, Scope, test } from "./scope.js";

/** What the browser's settings call the font size: 16 px where nobody has changed it. */
const WANTED = 28;
const LARGER = WANTED / 16;

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "",
    args: [...chromiumArguments, `--blink-settings=defaultFontSize=${WANTED}`],
  },
});

async function openWith(page: Page, attributes: string): Promise<Scope> {
  await openPage(page, { body: `<main><h1>T</h1><tcp-scope ${attributes}></tcp-scope></main>` });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.root.locator(".controls .step")).toBeVisible();
  return scope;
}

/** Of every text that is seen: its size on the screen, in pixels. */
function sizesIn(root: Locator): Promise<{ text: string; size: number }[]> {
  return root.evaluate((start) => {
    const allIn = (node: Element): Element[] =>
      node.matches("style, script, option")
        ? []
        : [node, ...[...node.children, ...(node.shadowRoot?.children ?? [])].flatMap(allIn)];
    const sizeOf = (node: Element): number => {
      const matrix = node instanceof SVGGraphicsElement ? node.getScreenCTM() : undefined;
      const scale = Math.hypot(matrix?.a ?? 1, matrix?.b ?? 0);
      return Number.parseFloat(getComputedStyle(node).fontSize) * scale;
    };
    return allIn(start)
      .filter((node) => node.checkVisibility())
      .flatMap((node) =>
        [...node.childNodes]
          .filter((text) => text.nodeType === Node.TEXT_NODE && text.textContent?.trim())
          .map((text) => ({ text: text.textContent?.trim() ?? "", size: sizeOf(node) })),
      );
  });
}

/** Texts that are smaller than the smallest ones usually are, which are letters in figures. */
async function tooSmall(root: Locator, least = 10): Promise<string[]> {
  const sizes = await sizesIn(root);
  expect(sizes.length).toBeGreaterThan(20);
  return sizes
    .filter(({ size }) => size < least * LARGER - 0.1)
    .map(({ text, size }) => `${text}: ${size} px`);
}

for (const width of [1280, 375]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    for (const lang of ["en", "zh-CN"]) {
      test(`every view follows, and nothing is cut (${lang})`, async ({ page }) => {
        const scope = await openWith(
          page,
          `lang="${lang}" scenario="last-ack-lost" t="1.2" paused`,
        );
        await unfoldAll(scope.root);
        await expect(scope.root.locator(".graph-canvas canvas")).toBeVisible();
        expect(await tooSmall(scope.root)).toEqual([]);
        const sizes = await sizesIn(scope.root.locator(".log, .controls, .host.client").first());
        expect(Math.max(...sizes.map(({ size }) => size))).toBeGreaterThan(13 * LARGER);
        await expect(scope.root.locator(".log p").first()).toHaveCSS("font-size", "26.25px");
        await expect(scope.root.locator(".controls .step")).toHaveCSS("font-size", "22.75px");
        expect(await cutTexts(scope.root)).toEqual([]);
        expect(await textsOnTexts(scope.root, ".diagram")).toEqual([]);
        expect(await overflow(page)).toBe(0);
      });
    }

    test("a lesson, a frame and the site follow", async ({ page }) => {
      await page.goto("/lessons/handshake/");
      const lesson = page.locator("tcp-lesson");
      await expect(lesson.locator(".step-title")).toBeVisible();
      await expect(lesson.locator("tcp-scope .controls .step")).toBeVisible();
      expect(await tooSmall(page.locator("body"))).toEqual([]);
      await expect(lesson.locator(".feedback")).toHaveCSS("font-size", `${WANTED}px`);
      expect(await overflow(page)).toBe(0);
      for (const path of ["/", "/real.html", "/embed.html?scenario=connected&speeed=1"]) {
        await page.goto(path);
        await expect(page.locator("tcp-scope .controls .step, tbody tr").first()).toBeVisible();
        expect(await tooSmall(page.locator("body")), path).toEqual([]);
        expect(await overflow(page), path).toBe(0);
      }
    });

    test("room is kept for that, also before the script has come", async ({ page }) => {
      const below = page.locator("#below");
      const place = () => below.evaluate((node) => Math.round(node.getBoundingClientRect().top));
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(/\/assets\/.*\.js$/, async (route) => {
        await held;
        await route.continue();
      });
      await page.route("**/room.html", async (route) => {
        const answer = await route.fetch({ url: new URL("/", route.request().url()).href });
        const html = (await answer.text())
          .replace("</head>", '<link rel="stylesheet" href="/tcpscope.css" /></head>')
          .replace(
            /<body>.*<\/body>/s,
            '<body><main><tcp-scope paused></tcp-scope><p id="below">Below</p></main></body>',
          );
        await route.fulfill({ response: answer, body: html, contentType: "text/html" });
      });
      await page.goto("/room.html", { waitUntil: "commit" });
      await expect(below).toBeAttached();
      const before = await place();
      release();
      await expect(page.locator("tcp-scope .controls .step")).toBeVisible();
      expect(before).toBeGreaterThan(1000);
      expect(Math.abs((await place()) - before)).toBeLessThan(2);
    });
  });
}

test("neither the page’s rem counts, nor what it says of all elements", async ({ page }) => {
  await openWith(page, 't="1.2" paused');
  const style = (text: string): Promise<void> =>
    page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, text);
  const measure = () =>
    page.locator("tcp-scope").evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll(".scope *") ?? [])].map((node) => {
        const { width, height } = node.getBoundingClientRect();
        // A list of choices is a pixel wider now and then, and so is the label around it.
        const choices =
          node.matches("select, :has(> select)") || node.nextElementSibling?.matches("select");
        return `${node.localName} ${choices ? "" : width.toFixed(1)} ${height.toFixed(1)}`;
      }),
    );
  const main = "main { box-sizing: border-box; width: 1200px; max-width: none; }";
  await style(main);
  const usual = await measure();
  await style(`${main} html { font-size: 62.5%; } * { font: inherit; }`);
  expect(await measure()).toEqual(usual);
  await expect(page.locator("tcp-scope .log p").first()).toHaveCSS("font-size", "26.25px");
});

test("the ladder follows the present, and goes back", async ({ page }) => {
  const scope = await openWith(page, "paused");
  await scope.stepUntil(scope.client.state("TIME-WAIT"));
  const seen = () =>
    scope.root.locator(".ladder-box").evaluate((box) => {
      const area = box.getBoundingClientRect();
      const now = box.querySelector(".now line")?.getBoundingClientRect();
      return now !== undefined && now.top >= area.top && now.top <= area.bottom;
    });
  expect(await seen()).toBe(true);
  await scope.root.locator(".ladder-box").hover();
  await page.mouse.wheel(0, -3000);
  await expect(scope.button("Back to the present")).toBeVisible();
  await scope.button("Back to the present").click();
  await expect.poll(seen).toBe(true);
  // What is pressed lies on what is drawn.
  const [arrow, way] = await Promise.all(
    ['[data-arrow="3"] line', '[data-way="3"] rect'].map((part) =>
      scope.root
        .locator(part)
        .first()
        .evaluate((node) => {
          const { left, width } = node.getBoundingClientRect();
          return { left, width };
        }),
    ),
  );
  expect(Math.abs((arrow?.left ?? 0) - (way?.left ?? 0))).toBeLessThan(12);
  expect(Math.abs((arrow?.width ?? 0) - (way?.width ?? 0))).toBeLessThan(12);
});
