/** Slides: they are scaled, and turn by keys. */
import type { Locator, Page } from "@playwright/test";
import { describeSite, expect, expectConnection, openSite, test } from "./site.js";

describeSite("reveal", () => {
  test.beforeEach(async ({ page }) => {
    await page.setViewportSize({ width: 1600, height: 1000 });
  });

  test("clicks and drags hit what they should on a scaled slide", async ({ page }) => {
    const scope = await openSite(page, "/reveal/index.html");
    expect(await scaleOf(page)).toBeGreaterThan(1.3);
    await expectConnection(scope);
    await scope.getByRole("button", { name: "Pause" }).click();

    const step = scope.getByRole("button", { name: "Step", exact: true });
    const segment = scope.locator('[part~="stage"] button[data-segment]').first();
    while (!(await segment.isVisible())) {
      await step.press("Enter");
    }
    await segment.click();
    const [at, menu] = [await boxOf(segment), await boxOf(scope.getByRole("menu"))];
    expect(Math.abs(menu.x - at.x)).toBeLessThan(3);
    expect(menu.y - (at.y + at.height)).toBeGreaterThan(0);
    expect(menu.y - (at.y + at.height)).toBeLessThan(20);
    await page.keyboard.press("Escape");

    for (let steps = 0; steps < 12; steps += 1) {
      await step.press("Enter");
    }
    const slider = scope.getByRole("slider", { name: "Travel in time" });
    const line = await boxOf(slider);
    const last = Number(await slider.getAttribute("max"));
    expect(last).toBeGreaterThan(9);
    const height = line.y + line.height / 2;
    await page.mouse.move(line.x + line.width - 10, height);
    await page.mouse.down();
    await page.mouse.move(line.x + line.width / 4, height, { steps: 4 });
    await page.mouse.up();
    // It goes to the nearest event.
    expect(Math.abs(Number(await slider.inputValue()) - last / 4)).toBeLessThan(1);
  });

  test("a press in a graph on a scaled slide goes to its moment", async ({ page }) => {
    const scope = await openSite(page, "/reveal/index.html");
    await expectConnection(scope);
    await scope.evaluate((element) => element.setAttribute("views", "graph"));
    await scope.getByRole("button", { name: "Pause" }).click();
    await scope.locator("summary", { hasText: "Graph" }).click();
    const graph = scope.getByRole("slider", { name: "Moment in the graph" });
    const { x, y, width, height } = await boxOf(graph);
    const pressed = x + width * 0.4;
    await page.mouse.click(pressed, y + height / 2);
    // What has not come yet lies under a veil.
    const veil = scope.locator(".graph-veil");
    await expect.poll(async () => Math.abs((await boxOf(veil)).x - pressed)).toBeLessThan(3);
  });

  test("slides turn by keys, but not by those that the simulation uses", async ({ page }) => {
    const scope = await openSite(page, "/reveal/index.html");
    const text = scope.getByRole("textbox").first();
    await text.fill("");
    await text.pressSequentially("no pages");
    await expect(text).toHaveValue("no pages");
    await scope.getByRole("slider", { name: "Travel in time" }).press("ArrowRight");
    await scope.getByRole("button", { name: "Step", exact: true }).press("Space");
    expect(await slideOf(page)).toBe(0);

    await page.evaluate(() => scrollTo(0, 0));
    await page.locator("section.present").click({ position: { x: 500, y: 620 } });
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => slideOf(page)).toBe(1);
  });

  test("time stands still while another slide is shown", async ({ page }) => {
    const scope = await openSite(page, "/reveal/index.html");
    const clock = scope.locator(".clock");
    const before = await clock.textContent();
    await expect(clock).not.toHaveText(before ?? "");
    await turn(page, "next");
    // The slide moves out of sight for a while.
    await page.waitForTimeout(1500);
    const left = await clock.textContent();
    await page.waitForTimeout(500);
    expect(await clock.textContent()).toBe(left);
    await turn(page, "prev");
    await expect(clock).not.toHaveText(left ?? "");
  });
});

interface Reveal {
  getScale(): number;
  getIndices(): { h: number };
  next(): void;
  prev(): void;
}

function turn(page: Page, way: "next" | "prev"): Promise<void> {
  return page.evaluate((way) => (window as unknown as { Reveal: Reveal }).Reveal[way](), way);
}

function scaleOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { Reveal: Reveal }).Reveal.getScale());
}

function slideOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { Reveal: Reveal }).Reveal.getIndices().h);
}

async function boxOf(
  node: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await node.boundingBox();
  if (!box) {
    throw new Error(`${node} is not shown`);
  }
  return box;
}
