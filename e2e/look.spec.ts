/** Every view in every state, at two widths, in two schemes and two languages. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { LESSONS } from "./lesson.js";
import { type Place, placesInPage, slipsInPage, source } from "./look/checks.js";
import { contactSheet, type Shot } from "./look/contact-sheet.js";
import { blankBands, readPng } from "./look/pixels.js";
import {
  drawings,
  HEIGHT,
  LANGUAGES,
  MOMENTS,
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
/** In a view: what is higher is no gap between its parts. */
const MOST_BLANK = 200;

const SCENARIOS = readdirSync("scenarios").map((file) => file.replace(".tcp", ""));

test.use({ expectedErrors: /nowhere\.wasm|404/ });

type Scheme = (typeof SCHEMES)[number];

for (const width of WIDTHS) {
  test(`${width} px: nothing is cut, covered, struck through, too wide, too small or blank`, async ({
    page,
    context,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const shots = new Map<Scheme, Shot[]>(SCHEMES.map((scheme) => [scheme, []]));
    const slips: string[] = [];
    for (const state of STATES) {
      for await (const { found, shot, scheme } of lookAt(page, state, width)) {
        slips.push(...found.map((slip) => `${shot.caption}: ${slip}`));
        shots.get(scheme)?.push(shot);
      }
    }
    mkdirSync(FOLDER, { recursive: true });
    const sheet = await context.newPage();
    for (const [scheme, taken] of shots) {
      const name = `${width}-${scheme}`;
      await sheet.setContent(contactSheet(name, taken, Math.min(width, 560)));
      writeFileSync(join(FOLDER, `${name}.png`), await sheet.locator("body").screenshot());
    }
    expect(slips).toEqual([]);
  });
}

for (const width of WIDTHS) {
  test(`${width} px: nothing on the wires and ladders of all scenarios lies on anything else`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const slips: string[] = [];
    await page.setViewportSize({ width, height: 30_000 });
    await openPage(page, { body: `<main><h1>Drawings</h1>${drawings(SCENARIOS)}</main>` });
    expect(await page.evaluate(source(settled))).toBe(true);
    for (const lang of LANGUAGES) {
      await page.evaluate(source(vary, lang, "light", HEIGHT));
      for (const moment of MOMENTS) {
        await page.evaluate(source(showLadders, moment));
        const caption = `drawings ${width} ${lang} ${moment} s`;
        slips.push(...(await slipsIn(page)).map((slip) => `${caption}: ${slip}`));
        writeShot(caption, await page.screenshot({ fullPage: true }));
      }
    }
    expect(slips).toEqual([]);
  });
}

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: lang });
    for (const width of WIDTHS) {
      test(`${width} px: the site's pages and every step of every lesson`, async ({ page }) => {
        test.setTimeout(240_000);
        await page.emulateMedia({ reducedMotion: "reduce" });
        const slips: string[] = [];
        const look = async (name: string): Promise<void> => {
          const caption = `${name} ${width} ${lang}`;
          slips.push(...(await slipsIn(page)).map((slip) => `${caption}: ${slip}`));
          writeShot(caption, await page.screenshot({ fullPage: true }));
        };
        await page.setViewportSize({ width, height: HEIGHT });
        for (const name of ["index", "real", "embed"]) {
          await page.goto(`/${name}.html`);
          await page.evaluate(source(settled));
          await look(name);
        }
        for (const name of LESSONS) {
          await page.goto(`/lessons/${name}/`);
          const steps = page.locator("tcp-lesson .steps button");
          await steps.first().waitFor();
          for (let step = 0; step < (await steps.count()); step += 1) {
            await steps.nth(step).click();
            await page.waitForTimeout(200);
            await look(`${name}-${step + 1}`);
          }
        }
        expect(slips).toEqual([]);
      });
    }
  });
}

async function slipsIn(page: Page): Promise<string[]> {
  return (await page.evaluate(slipsInPage())) as string[];
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
  for (const lang of LANGUAGES) {
    for (const scheme of SCHEMES) {
      await page.evaluate(source(vary, lang, scheme, HEIGHT));
      if (scheme === "light") {
        // Nothing of it lies under what stays at the lower edge of the window.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(HEIGHT, height) });
      }
      const caption = `${state.name} ${width} ${scheme} ${lang}`;
      const png = await page.screenshot({ fullPage: true });
      writeShot(caption, png);
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

function writeShot(caption: string, png: Buffer): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${caption.replaceAll(" ", "-")}.png`), png);
}
