/** What the look test finds in Chromium by measuring, in each engine. */
import { findSlips } from "../e2e/look/checks.js";
import { HEIGHT, LANGUAGES, STATES, settled, unfold, vary, WIDTHS } from "../e2e/look/states.js";
import { expect, NARROWEST, test } from "./test.js";

test.use({ expected: /nowhere\.wasm|404/ });

for (const width of WIDTHS.map((one) => Math.max(one, NARROWEST))) {
  for (const { name, body, clicks } of STATES) {
    test(`${name} at ${width} px`, async ({ reader, driver }) => {
      await driver.resize(width, HEIGHT);
      await reader.openFixture(`<main><h1>${name}</h1>${body}</main>`);
      expect(await driver.evaluate(settled)).toBe(true);
      await driver.evaluate(unfold, [...clicks]);
      const slips: string[] = [];
      for (const lang of LANGUAGES) {
        await driver.evaluate(vary, lang, "light", HEIGHT);
        await reader.picture(`look-${name}-${width}-${lang}`);
        slips.push(...(await driver.evaluate(findSlips)).map((slip) => `${lang}: ${slip}`));
      }
      expect(slips).toEqual([]);
    });
  }
}
