/** Sites that go from page to page without loading anew. */
import { built, expect, expectConnection, test } from "./site.js";

const SITES = [
  ["mkdocs", "/mkdocs/", "retransmission"],
  ["vitepress", "/vitepress/", "TIME-WAIT"],
  ["docusaurus", "/docusaurus/", "Who waits in TIME-WAIT"],
] as const;

for (const [name, home, link] of SITES.filter(([one]) => built.includes(one))) {
  test(`${name}: a reader comes by a link, goes away and comes back`, async ({ page, baseURL }) => {
    // Material takes no page for its own that has another port than the sitemap says.
    await page.route("**/sitemap.xml", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll("https://example.org", baseURL ?? "");
      await route.fulfill({ response, body });
    });
    await page.goto(home);
    await page.evaluate(() => Object.assign(window, { sameWindow: true }));
    const scope = page.locator("main tcp-scope").first();
    for (let times = 0; times < 2; times += 1) {
      await page.getByRole("main").getByRole("link", { name: link }).first().click();
      await scope.scrollIntoViewIfNeeded();
      await expectConnection(scope);
      await page.goBack();
      await expect(page.locator("main tcp-scope")).toHaveCount(0);
    }
    expect(await page.evaluate(() => "sameWindow" in window)).toBe(true);
  });
}
