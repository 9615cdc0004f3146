/** Every view in every state, at two widths, in two schemes and two languages. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { LESSONS } from "./lesson.js";
import { type Place, placesInPage, slipsInPage, source } from "./look/checks.js";
import { FOLDER, pictureOf } from "./look/contact-sheet.js";
import { blankBands, readPng } from "./look/pixels.js";
import {
  calm,
  drawings,
  HEIGHT,
  LANGUAGES,
  MOMENTS,
  MOST_BLANK,
  missing,
  STATES,
  type State,
  settled,
  showLadders,
  tint,
  unfold,
  VIEWS,
  vary,
  WIDTHS,
} from "./look/states.js";
import { expect, openPage, test } from "./scope.js";

/** Thousands of segments are looked at as such; their ladders are too high for this. */
const HIGH = ["ports-exhausted", "ports-reused"];
const SCENARIOS = readdirSync("scenarios")
  .map((file) => file.replace(".tcp", ""))
  .filter((name) => !HIGH.includes(name));
/** As many pictures as there are looks; without it only those for the contact sheets. */
const ALL_PICTURES = process.env.TCPSCOPE_LOOK === "all";

test.use({ expectedErrors: /nowhere\.wasm|404/ });
test.beforeEach(async ({ page }) => {
  test.setTimeout(90_000);
  mkdirSync(FOLDER, { recursive: true });
  await page.emulateMedia({ reducedMotion: "reduce" });
});

for (const width of WIDTHS) {
  test.describe(`${width} px: nothing is cut, covered, struck through, too wide, too small or blank`, () => {
    for (const state of STATES) {
      test(state.name, async ({ page }) => {
        expect(await lookAt(page, state, width)).toEqual([]);
      });
    }
  });

  test(`${width} px: nothing on the wires and ladders of all scenarios lies on anything else`, async ({
    page,
  }) => {
    const slips: string[] = [];
    // All of them are in sight, and so loaded.
    await page.setViewportSize({ width, height: 30_000 });
    await openPage(page, { body: `<main><h1>Drawings</h1>${drawings(SCENARIOS)}</main>` });
    expect(await page.evaluate(source(settled))).toBe(true);
    await expect(page.locator(".problems")).toHaveCount(0);
    for (const lang of LANGUAGES) {
      await page.evaluate(source(vary, lang, "light", HEIGHT));
      for (const moment of MOMENTS) {
        await page.evaluate(source(showLadders, moment));
        const caption = `drawings ${width} ${lang} ${moment} s`;
        slips.push(...(await slipsIn(page)).map((slip) => `${caption}: ${slip}`));
        await shootAll(page, caption);
      }
    }
    expect(slips).toEqual([]);
  });
}

test("on paper nothing is cut by the edge of a sheet", async ({ page }) => {
  const long = ["last-ack-lost", "slow-reader", "unplugged"];
  await openPage(page, { body: `<main>${drawings(long)}</main>` });
  await page.setViewportSize({ width: 794, height: 20_000 });
  expect(await page.evaluate(source(settled))).toBe(true);
  await page.evaluate(source(showLadders, 600));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".sheet")).toHaveCount(await page.locator("tcp-scope").count());
  await page.evaluate(source(calm));
  expect(await slipsIn(page)).toEqual([]);
  await shootAll(page, "paper");
});

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: lang });
    test("the site's pages", async ({ page }) => {
      const slips: string[] = [];
      for (const name of ["index", "real", "embed"]) {
        await page.goto(`/${name}.html`);
        await page.evaluate(source(settled));
        slips.push(...(await lookAtWidths(page, `${name} ${lang}`, WIDTHS)));
      }
      expect(slips).toEqual([]);
    });
  });
}

for (const name of LESSONS) {
  test(`every step of the lesson ${name}`, async ({ page }) => {
    const slips: string[] = [];
    await page.goto(`/lessons/${name}/`);
    const lesson = page.locator("tcp-lesson");
    const steps = lesson.locator(".steps button");
    await steps.first().waitFor();
    await page.evaluate(source(settled));
    const count = await steps.count();
    for (const lang of LANGUAGES) {
      await lesson.evaluate((node, lang) => node.setAttribute("lang", lang), lang);
      await expect(lesson.locator(`article[lang="${lang}"] h2[lang="${lang}"]`)).toBeVisible();
      for (let step = 0; step < count; step += 1) {
        await steps.nth(step).evaluate((button) => (button as HTMLElement).click());
        // Back and forth, since the page is laid out again at each other width.
        const widths = step % 2 === 0 ? WIDTHS : WIDTHS.toReversed();
        slips.push(...(await lookAtWidths(page, `${name}-${step + 1} ${lang}`, widths)));
      }
      await expect(steps.last()).toHaveAttribute("aria-current", "step");
    }
    expect(slips).toEqual([]);
  });
}

async function lookAtWidths(
  page: Page,
  name: string,
  widths: readonly number[],
): Promise<string[]> {
  const slips: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.evaluate(source(calm));
    const caption = `${name} ${width}`;
    slips.push(...(await slipsIn(page)).map((slip) => `${caption}: ${slip}`));
    await shootAll(page, caption);
  }
  return slips;
}

/** One load of the page serves all languages and schemes. */
async function lookAt(page: Page, state: State, width: number): Promise<string[]> {
  const slips: string[] = [];
  await page.setViewportSize({ width, height: HEIGHT });
  await openPage(page, { body: `<main><h1>${state.name}</h1>${state.body}</main>` });
  expect(await page.evaluate(source(settled))).toBe(true);
  await page.evaluate(source(unfold, state.clicks));
  expect(await page.evaluate(source(missing, state.shows)), state.name).toEqual([]);
  for (const lang of LANGUAGES) {
    await page.evaluate(source(vary, lang, "light", HEIGHT));
    // Nothing of it lies under what stays at the lower edge of the window.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(HEIGHT, height) });
    await page.evaluate(source(calm));
    // Where things are does not depend on their colours, so it is measured in one scheme.
    const png = await shoot(page, pictureOf(state.name, { width, scheme: "light", lang }));
    const places = (await page.evaluate(placesInPage(VIEWS))) as Place[];
    const found = [...blankBands(readPng(png), places, MOST_BLANK), ...(await slipsIn(page))];
    slips.push(...found.map((slip) => `${lang}: ${slip}`));
    await page.evaluate(source(tint, "dark"));
    await page.evaluate(source(calm));
    await shoot(page, pictureOf(state.name, { width, scheme: "dark", lang }));
  }
  return slips;
}

async function slipsIn(page: Page): Promise<string[]> {
  return (await page.evaluate(slipsInPage())) as string[];
}

/** All of the window; a fast PNG takes a third of the time of a small one. */
async function shoot(page: Page, path: string): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { optimizeForSpeed: true });
  await session.detach();
  const png = Buffer.from(data, "base64");
  writeFileSync(path, png);
  return png;
}

async function shootAll(page: Page, caption: string): Promise<void> {
  if (ALL_PICTURES) {
    await page.screenshot({
      fullPage: true,
      path: `${FOLDER}/${caption.replaceAll(" ", "-")}.png`,
    });
  }
}
