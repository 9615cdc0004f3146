/** Every view in every state, at two widths, in two schemes and two languages. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { LESSONS } from "./lesson.js";
import { type Place, placesInPage, slipsInPage, source } from "./look/checks.js";
import { contactSheet, type Shot } from "./look/contact-sheet.js";
import { blankBands, readPng } from "./look/pixels.js";
import {
  calm,
  drawings,
  HEIGHT,
  LANGUAGES,
  MOMENTS,
  MOST_BLANK,
  missing,
  SCHEMES,
  STATES,
  type State,
  settled,
  showLadders,
  unfold,
  VIEWS,
  vary,
  WIDTHS,
} from "./look/states.js";
import { expect, openPage, test } from "./scope.js";

const FOLDER = "test-results/look";
/** Thousands of segments are looked at as such; their ladders are too high for this. */
const HIGH = ["ports-exhausted", "ports-reused"];
const SCENARIOS = readdirSync("scenarios")
  .map((file) => file.replace(".tcp", ""))
  .filter((name) => !HIGH.includes(name));
/** As many pictures as there are looks; without it only those for the contact sheets. */
const ALL_PICTURES = process.env.TCPSCOPE_LOOK === "all";

type Scheme = (typeof SCHEMES)[number];

test.use({ expectedErrors: /nowhere\.wasm|404/ });
test.beforeEach(async ({ page }) => {
  test.setTimeout(180_000);
  mkdirSync(FOLDER, { recursive: true });
  await page.emulateMedia({ reducedMotion: "reduce" });
});

for (const width of WIDTHS) {
  test(`${width} px: nothing is cut, covered, struck through, too wide, too small or blank`, async ({
    page,
    context,
  }) => {
    const shots = new Map<Scheme, Shot[]>(SCHEMES.map((scheme) => [scheme, []]));
    const slips: string[] = [];
    for (const state of STATES) {
      for await (const { found, shot, scheme } of lookAt(page, state, width)) {
        slips.push(...found.map((slip) => `${shot.caption}: ${slip}`));
        shots.get(scheme)?.push(shot);
      }
    }
    const sheet = await context.newPage();
    for (const [scheme, taken] of shots) {
      const name = `${width}-${scheme}`;
      await sheet.setContent(contactSheet(name, taken, Math.min(width, 560)));
      writeFileSync(join(FOLDER, `${name}.png`), await sheet.locator("body").screenshot());
    }
    expect(slips).toEqual([]);
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
        await shoot(page, caption, ALL_PICTURES);
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
  await shoot(page, "paper", true);
});

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: lang });
    test("the site's pages and every step of every lesson", async ({ page }) => {
      const slips: string[] = [];
      const look = async (name: string, keep: boolean): Promise<void> => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          await page.evaluate(source(calm));
          const caption = `${name} ${width} ${lang}`;
          slips.push(...(await slipsIn(page)).map((slip) => `${caption}: ${slip}`));
          await shoot(page, caption, keep || ALL_PICTURES);
        }
      };
      for (const name of ["index", "real", "embed"]) {
        await page.goto(`/${name}.html`);
        await page.evaluate(source(settled));
        await look(name, true);
      }
      for (const name of LESSONS) {
        await page.goto(`/lessons/${name}/`);
        const steps = page.locator("tcp-lesson .steps button");
        await steps.first().waitFor();
        await page.evaluate(source(settled));
        const count = await steps.count();
        for (let step = 0; step < count; step += 1) {
          await steps.nth(step).click();
          await look(`${name}-${step + 1}`, step === 0);
        }
      }
      expect(slips).toEqual([]);
    });
  });
}

interface Look {
  readonly scheme: Scheme;
  readonly shot: Shot;
  readonly found: readonly string[];
}

/** One load of the page serves all languages and schemes. */
async function* lookAt(page: Page, state: State, width: number): AsyncGenerator<Look> {
  await page.setViewportSize({ width, height: HEIGHT });
  await openPage(page, { body: `<main><h1>${state.name}</h1>${state.body}</main>` });
  expect(await page.evaluate(source(settled))).toBe(true);
  await page.evaluate(source(unfold, state.clicks));
  expect(await page.evaluate(source(missing, state.shows)), state.name).toEqual([]);
  for (const lang of LANGUAGES) {
    for (const scheme of SCHEMES) {
      await page.evaluate(source(vary, lang, scheme, HEIGHT));
      if (scheme === "light") {
        // Nothing of it lies under what stays at the lower edge of the window.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(HEIGHT, height) });
        await page.evaluate(source(calm));
      }
      const caption = `${state.name} ${width} ${scheme} ${lang}`;
      const png = await shoot(page, caption, true);
      const places = (await page.evaluate(placesInPage(VIEWS))) as Place[];
      const found = blankBands(readPng(png), places, MOST_BLANK);
      // Where things are does not depend on their colours.
      if (scheme === "light") {
        found.push(...(await slipsIn(page)));
      }
      yield { scheme, shot: { caption, png }, found };
    }
  }
}

async function slipsIn(page: Page): Promise<string[]> {
  return (await page.evaluate(slipsInPage())) as string[];
}

async function shoot(page: Page, caption: string, wanted: boolean): Promise<Buffer> {
  if (!wanted) {
    return Buffer.of();
  }
  const png = await page.screenshot({ fullPage: true });
  writeFileSync(join(FOLDER, `${caption.replaceAll(" ", "-")}.png`), png);
  return png;
}
