/** Each generator's page: the simulation runs in it, looks as it should, and asks nobody else. */
import type { Page } from "@playwright/test";
import { generators } from "../scripts/sites/generators.mjs";
import {
  built,
  expect,
  expectConnection,
  expectGround,
  expectOwnLook,
  openSite,
  overhang,
  shifts,
  test,
} from "./site.js";

for (const name of built) {
  const { page: path = "", dark = false } = generators[name] ?? {};
  const address = `/${name}/${path}`;

  test(`${name}: two hosts connect on its page`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const scope = await openSite(page, address);
    await expectConnection(scope);
    await expectGround(scope, dark ? "dark" : "light");
    await expectOwnLook(scope);
    expect(await shifts(page)).toBeLessThan(0.02);
    await picture(page, `${name}-1280`);
  });

  test(`${name}: in the dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 1280, height: 900 });
    await expectGround(await openSite(page, address), "dark");
    await picture(page, `${name}-1280-dark`);
  });

  test(`${name}: on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 800 });
    const scope = await openSite(page, address);
    await expectConnection(scope);
    await scope.evaluate((element) => element.scrollIntoView());
    await expect(scope.getByRole("slider").first()).toBeInViewport();
    expect(await overhang(page)).toBe(0);
    await page.screenshot({ path: `test-results/sites/${name}-375.png` });
  });
}

/** The whole page, from its top on. */
async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.screenshot({ path: `test-results/sites/${name}.png`, fullPage: true });
}
