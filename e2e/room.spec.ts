/** Whatever the room and however much happens: everything stays in its place. */
import type { Page } from "@playwright/test";
import { expect, open, openScript, type Scope, test } from "./scope.js";

const CONNECTED = "server listen 80\nclient connect server:80\n";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(locator: ReturnType<Scope["button"]>): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) {
    throw new Error("not drawn");
  }
  return box;
}

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test.describe("the controls", () => {
  test("have room on tablets", async ({ page }) => {
    const scope = await open(page);
    const waiting = scope.root.getByText(/Silence until|in flight|A program acts/).last();
    await scope.stepUntil(scope.client.state("TIME-WAIT"));
    for (const width of [768, 820, 900, 1000, 1100]) {
      await page.setViewportSize({ width, height: 800 });
      const text = await boxOf(waiting);
      expect(text.width).toBeGreaterThan(150);
      expect(text.height).toBeLessThan(45);
      const bar = scope.root.getByRole("group", { name: "Playback" });
      for (const role of ["button", "combobox"] as const) {
        for (const control of await bar.getByRole(role).all()) {
          expect(apart(await boxOf(control), text), `${width} px`).toBe(true);
        }
      }
      expect((await boxOf(bar)).height).toBeLessThan(110);
    }
  });
});

test.describe("what hosts tell", () => {
  const CONNECTIONS = `server listen 80
    drop every client RST
    at 10ms: forge client 5001 > 80 "S 100:100(0) win 65535 <mss 1460>"
    at 20ms: forge client 5002 > 80 "S 200:200(0) win 65535 <mss 1460>"
    at 30ms: forge client 5003 > 80 "S 300:300(0) win 65535 <mss 1460>"
    at 200ms: client connect server:80
    at 400ms: client send 20kB`;

  test("moves nothing below it", async ({ page }) => {
    const scope = await openScript(page, CONNECTIONS);
    const { group } = scope.server;
    const height = async (): Promise<number> => (await boxOf(group)).height;
    const atFirst = await height();
    const tells = async (words: string | RegExp): Promise<void> => {
      await scope.stepUntil(group.getByText(words));
      expect(await height(), String(words)).toBe(atFirst);
    };
    await tells("SYN-RECEIVED with :5001");
    await tells("2 × SYN-RECEIVED");
    await tells("3 × SYN-RECEIVED");
    await tells(/^…[a-z]+$/i);
  });
});

test.describe("the ladder", () => {
  const presentIn = (page: Page) =>
    page.locator("tcp-scope").evaluate((element) => {
      const box = element.shadowRoot?.querySelector(".ladder-box")?.getBoundingClientRect();
      const now = element.shadowRoot?.querySelector(".now line")?.getBoundingClientRect();
      return box && now ? now.top >= box.top && now.top <= box.bottom : undefined;
    });

  test("keeps the present in view when the window changes", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 700 });
    const scope = await open(page);
    await scope.stepUntil(scope.client.state("TIME-WAIT"));
    for (const [width, height] of [
      [1280, 1100],
      [1280, 640],
      [375, 640],
      [640, 375],
      [1280, 1100],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => presentIn(page)).toBe(true);
      await expect(scope.button("Back to the present")).toHaveCount(0);
    }
  });

  test("draws what is seen, and what comes into sight", async ({ page }) => {
    const scope = await openScript(page, `${CONNECTED}client send 200kB`);
    await stepQuickly(scope, 400);
    const ladder = scope.root.getByRole("region", { name: "Ladder" });
    await expect(ladder.getByRole("img")).toHaveAccessibleName(/^(2[0-9]{2}|3[0-9]{2}) segments/);
    const arrows = ladder.locator("[data-arrow]");
    const newest = await arrows.last().getAttribute("data-arrow");
    expect(await arrows.count()).toBeLessThan(180);
    await expect(ladder.locator('[data-arrow="5"]')).toHaveCount(0);
    await ladder.getByRole("group").focus();
    await page.keyboard.press("Home");
    await expect(ladder.locator('[data-arrow="5"]')).toBeInViewport();
    await expect(ladder.locator(`[data-arrow="${newest}"]`)).toHaveCount(0);
    await scope.button("Back to the present").click();
    await expect.poll(() => presentIn(page)).toBe(true);
    await expect(ladder.locator(`[data-arrow="${newest}"]`)).toHaveCount(1);
  });

  test("is left by the wheel, and found again", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 700 });
    const scope = await open(page);
    await scope.stepUntil(scope.client.state("TIME-WAIT"));
    await scope.root.getByRole("group", { name: "Ladder" }).hover();
    await page.mouse.wheel(0, -2000);
    await expect(scope.button("Back to the present")).toBeVisible();
    expect(await presentIn(page)).toBe(false);
    await scope.button("Back to the present").click();
    await expect.poll(() => presentIn(page)).toBe(true);
  });
});

test("on a phone nothing is pushed away, and on its side it shows both wires", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  const scope = await open(page, 'scenario="slow-reader" paused');
  await stepQuickly(scope, 60);
  await expect(scope.log.getByRole("listitem")).not.toHaveCount(0);
  const log = scope.root.getByRole("group", { name: "Log" });
  expect((await log.boundingBox())?.height).toBeLessThan(0.7 * 720);
  await page.setViewportSize({ width: 812, height: 375 });
  expect((await log.boundingBox())?.height).toBeLessThan(0.7 * 375);
  await page.evaluate(() =>
    scrollTo(0, document.querySelector<HTMLElement>("tcp-scope")?.offsetTop ?? 0),
  );
  const controls = await boxOf(scope.root.getByRole("group", { name: "Playback" }));
  for (const host of ["client", "server"]) {
    const wire = await boxOf(scope.root.locator(`.wire.${host}`));
    // Where its segments travel.
    expect(wire.y + 30).toBeLessThan(controls.y);
  }
});

test.describe("much at once", () => {
  for (const width of [1280, 375]) {
    test(`stays on the stage at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const scope = await openScript(
        page,
        `${CONNECTED}client send 100kB\nwhen server ESTABLISHED: server send 100kB`,
      );
      let most = 0;
      for (let round = 0; round < 8; round += 1) {
        // All at the same moment, since what arrives moves the stage.
        const { stage, boxes } = await scope.root.evaluate((element) => {
          const boxOfAll = (selector: string) =>
            [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(
              (node) => node.getBoundingClientRect().toJSON() as Box,
            );
          return { stage: boxOfAll(".stage")[0], boxes: boxOfAll(".segment") };
        });
        most = Math.max(most, boxes.length);
        for (const box of boxes) {
          expect(box.y).toBeGreaterThanOrEqual(stage?.y ?? Number.NaN);
          expect(box.y + box.height).toBeLessThanOrEqual((stage?.y ?? 0) + (stage?.height ?? 0));
        }
        await stepQuickly(scope, boxes.length);
      }
      expect(most).toBeGreaterThan(60);
    });
  }
});

/** Without looking at the page between the steps. */
function stepQuickly(scope: Scope, times: number): Promise<void> {
  return scope.button("Step").evaluate((button, clicks) => {
    for (let i = 0; i < clicks; i += 1) {
      (button as HTMLElement).click();
    }
  }, times);
}

test("thousands of connections do not freeze the page", async ({ page }) => {
  test.slow();
  const scope = await open(page, 'scenario="ports-exhausted" speed="16"');
  const ladder = scope.root.getByRole("region", { name: "Ladder" });
  await expect(ladder.getByText(/older segments are not drawn/)).toBeVisible({ timeout: 60_000 });
  await scope.button("Pause").click();
  await expect(scope.button("Play")).toBeVisible();
  await expect(scope.root.getByText("each shape shows several segments")).toBeVisible();
  expect(await scope.segments.count()).toBeLessThanOrEqual(200);
  await scope.button("Draw all").click();
  await expect(ladder.getByText(/older segments are not drawn/)).toHaveCount(0);
});
