/** The site around the element: situations, the tag for an article, "Is it real?". */
import type { Page } from "@playwright/test";
import { axeInBoth, expect, Scope, test } from "./scope.js";

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
  const shown = builder.getByRole("group", { name: "Views" });
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

test("axe finds nothing, and nothing is too wide", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const [path, width] of [
    ["/", 1280],
    ["/real.html", 1280],
    ["/", 320],
    ["/real.html", 375],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(path);
    await expect(page.getByRole("button", { name: "简体中文" })).toBeVisible();
    expect(await axeInBoth(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
});

test.describe("a language that was chosen is kept", () => {
  /** No English words stand on the page, beside names and what is marked as English. */
  const englishIn = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode as Text;
        const box = parentElement?.getBoundingClientRect();
        const other = parentElement?.closest('[lang="en"], code, textarea, script, style');
        if (box && box.width > 1 && !other && /[a-z]{3,} [a-z]{3,}/.test(data)) {
          found.push(data.trim());
        }
      }
      return found;
    });

  async function expectChinesePage(page: Page): Promise<void> {
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("button", { name: "English" })).toBeVisible();
    // Until its script has come, the tag shows what is inside it.
    await expect.poll(() => englishIn(page)).toEqual([]);
    await expect(page).toHaveTitle(/[\u4e00-\u9fff]/);
  }

  test("over all pages, from the first word on", async ({ page, context }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "简体中文" }).click();
    await expectChinesePage(page);

    await test.step("situations are described in it", async () => {
      const gallery = page.getByRole("region", { name: "场景" }).getByRole("listitem");
      const all = await gallery.all();
      expect(all.length).toBeGreaterThan(20);
      for (const entry of all) {
        await expect(entry.getByRole("paragraph")).toHaveText(/[\u4e00-\u9fff]{4}/);
      }
    });
    await test.step("so is the preview of what is embedded, but not what is pasted", async () => {
      const preview = page.frameLocator("iframe");
      await page.locator("iframe").scrollIntoViewIfNeeded();
      await expect(preview.getByRole("button", { name: "单步" })).toBeVisible();
      await expect(page.locator(".tag textarea")).not.toHaveValue(/lang/);
    });
    await test.step("so is “Is it real?”", async () => {
      await page.getByRole("link", { name: "它是真的吗？" }).click();
      await expectChinesePage(page);
      await expect(page.getByRole("row")).toHaveCount(120);
    });
    for (const path of ["/", "/lessons/handshake/"]) {
      await test.step(`so is ${path} while its engine is still to come`, async () => {
        let release = (): void => {};
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        await page.route(/\.wasm/, async (route) => {
          await held;
          await route.continue();
        });
        await page.goto(path);
        const scope = page.locator("tcp-scope");
        // The first page has something else to show meanwhile.
        await expect(path === "/" ? scope : scope.getByRole("status")).toContainText("启动");
        release();
        await expect(scope.getByRole("button", { name: "单步" })).toBeVisible();
        await expectChinesePage(page);
        await page.unroute(/\.wasm/);
      });
    }
    expect(await context.cookies()).toEqual([]);
  });

  test("also one chosen in an element or a lesson, until another one is", async ({ page }) => {
    await page.goto("/");
    await page.locator("tcp-scope").getByLabel("Language").selectOption("简体中文");
    await expect(page.getByRole("heading", { name: "场景" })).toBeVisible();
    await page.goto("/lessons/handshake/");
    await expect(page.getByRole("heading", { name: "三次握手" })).toBeVisible();
    await page.locator("tcp-lesson").getByLabel("语言").selectOption("English");
    await expect(page.getByRole("link", { name: "Is it real?" })).toBeVisible();
    await page.goto("/real.html");
    await expect(page.getByRole("heading", { name: "Is it real?", level: 1 })).toBeVisible();
  });

  test("an address that names one opens in it", async ({ page }) => {
    await page.goto("/real.html?lang=zh");
    await expectChinesePage(page);
    await page.getByRole("button", { name: "English" }).click();
    await expect(page).toHaveURL(/\?lang=en$/);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Is it real?", level: 1 })).toBeVisible();
    await page.goto("/real.html?lang=tlh");
    await expect(page.getByRole("heading", { name: "Is it real?", level: 1 })).toBeVisible();
  });

  test("by addresses, where the browser keeps nothing", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    });
    await page.goto("/");
    await page.getByRole("button", { name: "简体中文" }).click();
    await expectChinesePage(page);
    await page.reload();
    await expectChinesePage(page);
    await page.getByRole("link", { name: "三次握手" }).click();
    await expect(page).toHaveURL(/\/lessons\/handshake\/\?lang=zh-CN$/);
    await expectChinesePage(page);
    await page.getByRole("link", { name: "它是真的吗？" }).click();
    await expectChinesePage(page);
    await page.getByRole("link", { name: "tcpscope", exact: true }).click();
    await expectChinesePage(page);
  });
});
