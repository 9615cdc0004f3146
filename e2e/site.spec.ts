/** The site around the element: situations, the tag for an article, "Is it real?". */
import { axe, expect, Scope, test } from "./scope.js";

test("a situation of the gallery opens in the element above, by a link", async ({ page }) => {
  await page.goto("/");
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Step")).toBeVisible();
  await page.getByRole("link", { name: "Close: both at once" }).click();
  await expect(page).toHaveURL(/#scenario=close-both$/);
  await expect(scope.root.getByRole("combobox", { name: "Scenario" })).toHaveValue("close-both");
});

test("the places of the page are no links to runs", async ({ page }) => {
  await page.goto("/#scenario=syn-lost");
  const scope = new Scope(page.locator("tcp-scope"));
  const chosen = scope.root.getByRole("combobox", { name: "Scenario" });
  await expect(chosen).toHaveValue("syn-lost");
  await page.getByRole("link", { name: "Embed" }).click();
  await expect(page.getByRole("heading", { name: "Put it into a page" })).toBeInViewport();
  await expect(chosen).toHaveValue("syn-lost");
});

test("an author chooses, copies the tag, and it works", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  const builder = page.getByRole("region", { name: "Put it into a page" });
  await builder.getByLabel("Scenario").selectOption("syn-lost");
  await builder.getByLabel("Names of states").selectOption("netstat");
  await builder.getByLabel("Wait for the reader to press Play").check();
  const shown = builder.getByRole("group", { name: "What is shown" });
  for (const view of await shown.getByRole("checkbox").all()) {
    await view.uncheck();
  }
  await shown.getByLabel("Hosts").check();
  await shown.getByLabel("Ladder").check();
  await builder.getByRole("button", { name: "Copy" }).click();
  await expect(builder.getByRole("status")).toHaveText("Copied.");
  const tag = await page.evaluate(() => navigator.clipboard.readText());
  expect(tag).toContain(
    '<tcp-scope scenario="syn-lost" paused names="netstat" views="hosts ladder">',
  );
  // Of one version, and of no other content.
  expect(tag).toMatch(
    /\/tcpscope-[\d.]+\/tcpscope\.standalone\.js"\s+integrity="sha384-[\w+/]{64}"/,
  );

  await page.route("**/article.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Article</title>${tag}</html>`,
    }),
  );
  await page.goto("/article.html");
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Play")).toBeVisible();
  await scope.button("Step").click();
  await expect(scope.root.getByText("SYN_SENT").first()).toBeVisible();
  await expect(scope.root.getByRole("region")).toHaveCount(1);
});

test("it says how it is tested, with what the tests have found", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Is it real?" }).click();
  await expect(page.getByRole("heading", { name: "Is it real?", level: 1 })).toBeVisible();
  await expect(page.getByText(/of 119 labels of RFC 9293 are met/)).toBeVisible();
  const row = page.getByRole("row", { name: /^MUST-10 / });
  await expect(row).toContainText("both may open at the same time");
  await expect(row).toContainText(/yes, \d+ tests/);
  await expect(page.getByRole("row")).toHaveCount(120);
});

test("one button turns the page and the element in it into Chinese, and back", async ({ page }) => {
  await page.goto("/");
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Step")).toBeVisible();
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { name: "场景" })).toBeVisible();
  await expect(scope.button("Step")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: "English" }).click();
  await expect(scope.button("Step")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, and nothing is too wide (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [path, width] of [
      ["/", 1280],
      ["/real.html", 1280],
      ["/", 320],
      ["/real.html", 375],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await expect(page.getByRole("button", { name: "简体中文" })).toBeVisible();
      expect(await axe(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    }
  });
}
