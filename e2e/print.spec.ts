/** On paper: the whole ladder, standing still, and the log as a table. */
import type { Page } from "@playwright/test";
import { expect, open, type Scope, test } from "./scope.js";

const sheet = (scope: Scope) => scope.root.locator(".sheet");

/** The client and the server have said goodbye. */
async function openOver(page: Page, attributes = "paused"): Promise<Scope> {
  const scope = await open(page, attributes);
  // Without a look at the page in between.
  await scope.button("Step").evaluate((button: HTMLElement) => {
    for (let clicks = 0; clicks < 15; clicks += 1) {
      button.click();
    }
  });
  await scope.settle("TIME-WAIT", "CLOSED");
  return scope;
}

test("the whole ladder and the log, and nothing to press", async ({ page }) => {
  const scope = await openOver(page);
  await page.emulateMedia({ media: "print" });
  await expect(sheet(scope)).toBeVisible();
  await expect(sheet(scope).getByRole("heading")).toHaveText(
    "First look: from handshake to TIME-WAIT",
  );
  await expect(sheet(scope).locator("[data-arrow]")).toHaveCount(11);
  const rows = sheet(scope).getByRole("row");
  await expect(rows.first()).toHaveText(/Time\s+Host\s+What happened\s+Why/);
  await expect(rows.nth(1)).toContainText(/0\.000\ss\s+server\s+LISTEN/);
  await expect(rows.last()).toContainText("CLOSED");
  await expect(rows.last()).toContainText("RFC 9293");
  await expect(scope.root.getByRole("button")).toHaveCount(0);
  await expect(scope.root.getByRole("combobox")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await expect(sheet(scope)).toHaveCount(0);
  await expect(scope.button("Step")).toBeVisible();
});

test("black on white, also from a dark screen", async ({ page }) => {
  const scope = await openOver(page, 'paused theme="dark"');
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(sheet(scope)).toBeVisible();
  const colors = await scope.root.evaluate((element) => {
    const style = getComputedStyle(element);
    const arrow = element.shadowRoot?.querySelector(".sheet .arrow line");
    return [style.color, style.backgroundColor, arrow && getComputedStyle(arrow).stroke];
  });
  expect(colors).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

test("what is under way is drawn as far as it is", async ({ page }) => {
  const scope = await open(page);
  await scope.stepUntilSent("data 1:6 ack 1", "client");
  await page.emulateMedia({ media: "print" });
  const now = sheet(scope).locator(".now");
  await expect(now).not.toHaveAttribute("transform", /translate\(0 (0|NaN)/);
  await expect(now.locator("text")).toHaveText("0.190 s");
});

test("a browser that is about to print finds it ready, in pieces that fit on paper", async ({
  page,
}) => {
  const scope = await openOver(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(sheet(scope)).toBeAttached();
  for (const height of await sheet(scope)
    .locator(".sheet-piece")
    .evaluateAll((pieces) => pieces.map((piece) => Number.parseFloat(piece.style.height)))) {
    expect(height).toBeLessThanOrEqual(860);
  }
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(sheet(scope)).toHaveCount(0);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(20_000);
});
