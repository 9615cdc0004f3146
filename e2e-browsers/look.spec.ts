/** What the look test finds by measuring, in each engine. */
import { type Place, placesInPage, slipsInPage } from "../e2e/look/checks.js";
import { blankBands, readPng } from "../e2e/look/pixels.js";
import {
  HEIGHT,
  LANGUAGES,
  MOST_BLANK,
  missing,
  STATES,
  settled,
  unfold,
  VIEWS,
  vary,
  WIDTHS,
} from "../e2e/look/states.js";
import { expect, NARROWEST, test } from "./test.js";

test.use({ still: true, expected: /nowhere\.wasm|404/ });

for (const width of WIDTHS.map((one) => Math.max(one, NARROWEST))) {
  for (const { name, body, clicks, shows } of STATES) {
    test(`${name} at ${width} px`, async ({ reader, driver }) => {
      await driver.resize(width, HEIGHT);
      await reader.openFixture(`<main><h1>${name}</h1>${body}</main>`);
      expect(await driver.evaluate(settled)).toBe(true);
      expect(await driver.evaluate(isStill)).toBe(true);
      await driver.evaluate(unfold, [...clicks]);
      expect(await driver.evaluate(missing, [...shows])).toEqual([]);
      const slips: string[] = [];
      for (const lang of LANGUAGES) {
        await driver.evaluate(vary, lang, "light", HEIGHT);
        // Nothing of it lies under what stays at the lower edge of the window.
        const height = await driver.evaluate(() => document.documentElement.scrollHeight);
        await driver.resize(width, Math.max(HEIGHT, height));
        const png = await reader.picture(`look-${name}-${width}-${lang}`);
        const places = (await driver.evaluate(`() => ${placesInPage(VIEWS)}`)) as Place[];
        const bands = blankBands(readPng(png), places, MOST_BLANK);
        slips.push(...bands.map((slip) => `${lang}: ${slip}`));
        const found = (await driver.evaluate(`() => ${slipsInPage()}`)) as string[];
        slips.push(...found.map((slip) => `${lang}: ${slip}`));
      }
      expect(slips).toEqual([]);
    });
  }
}

const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
