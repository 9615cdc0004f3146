/** Each generator's page: the simulation runs in it, looks as it should, and asks nobody else. */
import { generators } from "../scripts/sites/generators.mjs";
import {
  built,
  darkness,
  expect,
  expectConnection,
  expectOwnLook,
  openSite,
  overhang,
  test,
} from "./site.js";

for (const name of built) {
  const { page: path = "", dark = false } = generators[name] ?? {};

  test(`${name}: two hosts connect on its page`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const wide = await openSite(page, `/${name}/${path}`);
    await expectConnection(wide);
    expect(await darkness(wide)).toEqual({ scope: dark, page: dark });
    await expectOwnLook(wide);
    await picture("1280");

    await page.emulateMedia({ colorScheme: "dark" });
    expect(await darkness(await openSite(page, `/${name}/${path}`))).toEqual({
      scope: true,
      page: true,
    });
    await picture("1280-dark");

    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 375, height: 800 });
    await expectConnection(await openSite(page, `/${name}/${path}`));
    expect(await overhang(page)).toBe(0);
    await picture("375");

    async function picture(what: string): Promise<void> {
      await page.screenshot({ path: `test-results/sites/${name}-${what}.png`, fullPage: true });
    }
  });
}
