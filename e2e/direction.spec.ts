/** In pages that are read from right to left, what is not in such a language stays as it is. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { unfoldAll } from "./looks.js";
import { expect, openPage, Scope, test } from "./scope.js";

/** Where everything lies, also in shadow trees, from the left of what `root` selects. */
function placesIn(page: Page, root: string): Promise<string[]> {
  return page.locator(root).evaluate((start) => {
    const { left } = start.getBoundingClientRect();
    const allIn = (node: Element): Element[] => [
      node,
      ...[...(node.shadowRoot?.children ?? []), ...node.children].flatMap(allIn),
    ];
    return allIn(start)
      .filter((node) => node.checkVisibility())
      .map((node) => {
        const box = node.getBoundingClientRect();
        const { direction } = getComputedStyle(node);
        const place = [box.left - left, box.width].map((length) => length.toFixed(1)).join(" + ");
        return `${node.localName}.${node.getAttribute("class") ?? ""} ${direction} ${place}`;
      });
  });
}

async function showAll(page: Page): Promise<void> {
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(page.locator("tcp-scope .controls .step")).toBeVisible();
  await unfoldAll(scope.root);
  await scope.root.locator(".segments-box").evaluate((box) => box.scrollIntoView());
  await scope.root.locator('[data-arrow="1"]').first().waitFor();
  // The graph is loaded when it is opened; signs glide to their states.
  await scope.root.locator(".graph-canvas canvas").first().waitFor();
  await scope.root.evaluate(async ({ shadowRoot }) => {
    const going = shadowRoot?.getAnimations() ?? [];
    const ending = going.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** The same page, read either way. */
async function readBothWays(page: Page, open: (dir: string) => Promise<void>, root: string) {
  await open("ltr");
  const usual = await placesIn(page, root);
  await open("rtl");
  return { usual, turned: await placesIn(page, root) };
}

const turn = (page: Page, dir: string): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.dir = value;
  }, dir);

for (const width of [1280, 375]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const lang of ["en", "zh-CN"]) {
      test(`every view is as in any other page (${lang})`, async ({ page }) => {
        const body = `<main><h1>T</h1><tcp-scope lang="${lang}" scenario="last-ack-lost" t="2.5" paused></tcp-scope></main>`;
        const { usual, turned } = await readBothWays(
          page,
          async (dir) => {
            await openPage(page, { body });
            await turn(page, dir);
            await showAll(page);
          },
          ".scope",
        );
        expect(usual.length).toBeGreaterThan(500);
        expect(turned).toEqual(usual);
      });
    }

    test("on paper, in a lesson and in a frame too", async ({ page }) => {
      for (const [path, root, medium] of [
        [
          "/embed.html?scenario=last-ack-lost&t=2.5&autoplay=off&views=hosts,log",
          ".scope",
          "screen",
        ],
        ["/embed.html?scenario=last-ack-lost&t=2.5&autoplay=off", ".sheet", "print"],
        ["/lessons/handshake/", "article", "screen"],
        ["/lessons/handshake/", ".handout.answers", "print"],
      ] as const) {
        const { usual, turned } = await readBothWays(
          page,
          async (dir) => {
            await page.emulateMedia({ media: "screen" });
            await page.goto(path);
            await turn(page, dir);
            await expect(page.locator("tcp-scope .controls .step")).toBeVisible();
            if (path.startsWith("/lessons/")) {
              // It plays up to its first step.
              await expect(page.locator("tcp-lesson .feedback .live")).toBeVisible();
              await expect(page.locator("tcp-scope .scope:not(.playing)")).toBeVisible();
            }
            await page.emulateMedia({ media: medium });
            await expect(page.locator(root)).toBeVisible();
          },
          root,
        );
        expect(turned, path).toEqual(usual);
      }
    });
  });
}

test("a line of the log reads from the sender to the receiver", async ({ page }) => {
  await openPage(page, {
    body: '<main dir="rtl"><h1>T</h1><tcp-scope t="1.5" paused></tcp-scope></main>',
  });
  const head = page.locator("tcp-scope .entry-head", { has: page.locator("code") }).first();
  await expect(head).toBeVisible();
  const order = await head.evaluate((line) =>
    [...line.children].map((part) => part.getBoundingClientRect().left),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  // The first sign of what was sent is on its left.
  const [first, last] = await head
    .locator("code")
    .first()
    .evaluate((code) => {
      const text = code.firstChild?.nextSibling ?? code;
      return [0, (text.textContent?.length ?? 1) - 1].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
  expect(first ?? 0).toBeLessThan(last ?? 0);
});

test("so does a picture that stands in the page itself", async ({ page }) => {
  const picture = readFileSync(new URL("../docs/first-look.svg", import.meta.url), "utf8");
  const { usual, turned } = await readBothWays(
    page,
    async (dir) => {
      await openPage(page, {
        body: `<main><h1>T</h1>${picture}</main>`,
        policy: "default-src 'self' blob:; style-src 'self' 'unsafe-inline'",
      });
      await turn(page, dir);
    },
    "main svg",
  );
  expect(turned).toEqual(usual);
});

test("labels and addresses of the site read from left to right", async ({ page }) => {
  await page.goto("/real.html");
  await expect(page.getByRole("row")).toHaveCount(120);
  await turn(page, "rtl");
  const cells = page.locator('tbody [translate="no"]');
  expect(await cells.count()).toBe(2 * 119);
  for (const sign of ["MUST-1", "§3.1"]) {
    const cell = cells
      .getByText(sign, { exact: true })
      .or(cells.filter({ hasText: sign }))
      .first();
    expect(await cell.evaluate((node) => getComputedStyle(node).direction)).toBe("ltr");
  }
});
