/** With fingers: real touches, as the browser gets them from a screen. */
import type { CDPSession, Locator, Page } from "@playwright/test";
import { expect, open, type Scope, test } from "./scope.js";

interface Place {
  x: number;
  y: number;
}

async function middleOf(locator: Locator): Promise<Place> {
  const box = await locator.boundingBox();
  expect(box).not.toBeNull();
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
  return { x: x + width / 2, y: y + height / 2 };
}

const touch = (session: CDPSession, type: "Start" | "Move" | "End", ...fingers: Place[]) =>
  session.send("Input.dispatchTouchEvent", {
    type: `touch${type}`,
    touchPoints: fingers.map((place, id) => ({ ...place, id })),
  });

/** One finger goes from here by so much, slowly enough that nothing goes on by itself. */
async function swipe(page: Page, from: Place, by: Place): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await touch(session, "Start", from);
  for (let step = 1; step <= 12; step += 1) {
    await touch(session, "Move", {
      x: from.x + (by.x * step) / 12,
      y: from.y + (by.y * step) / 12,
    });
  }
  await touch(session, "End");
  await session.detach();
}

/** Two fingers move apart. */
async function spread(page: Page, { x, y }: Place): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const fingers = (distance: number): Place[] => [
    { x: x - distance, y },
    { x: x + distance, y },
  ];
  await touch(session, "Start", ...fingers(12));
  for (let distance = 20; distance <= 120; distance += 10) {
    await touch(session, "Move", ...fingers(distance));
  }
  await touch(session, "End");
  await session.detach();
}

const scrolled = (page: Page): Promise<number> => page.evaluate(() => scrollY);
const scale = (page: Page): Promise<number> => page.evaluate(() => visualViewport?.scale ?? 1);
const ladderBox = (scope: Scope): Locator =>
  scope.root.getByRole("group", { name: "Ladder", exact: true });

for (const [name, viewport] of [
  ["upright", { width: 375, height: 720 }],
  ["small", { width: 360, height: 640 }],
  ["on its side", { width: 740, height: 360 }],
] as const) {
  test.describe(`a phone, ${name}`, () => {
    test.use({ viewport, hasTouch: true, isMobile: true });

    test("a tap on a segment asks what to do to it", async ({ page }) => {
      const scope = await open(page);
      await scope.stepUntilSent("SYN seq 0", "client");
      const syn = scope.segment("SYN seq 0", "client");
      await syn.scrollIntoViewIfNeeded();
      const { x, y } = await middleOf(syn);
      await page.touchscreen.tap(x, y);
      await expect(scope.choice("Drop")).toBeInViewport();
      const drop = await middleOf(scope.choice("Drop"));
      await page.touchscreen.tap(drop.x, drop.y);
      await scope.expectLogged("You took this segment off the wire");
    });

    test("a tap on an arrow asks what would have been", async ({ page }) => {
      const scope = await open(page);
      await scope.step(4);
      const way = ladderBox(scope).getByRole("button", { name: /^What if: SYN seq 0/ });
      await way.scrollIntoViewIfNeeded();
      const { x, y } = await middleOf(way);
      await page.touchscreen.tap(x, y);
      const lost = scope.choice("been lost");
      await expect(lost).toBeInViewport();
      const choice = await middleOf(lost);
      await page.touchscreen.tap(choice.x, choice.y);
      await expect(scope.root.getByRole("region", { name: "Branches" })).toBeVisible();
    });

    test("a swipe that begins on the stage scrolls the page, two fingers enlarge it", async ({
      page,
    }) => {
      const scope = await open(page);
      await scope.step(2);
      await scope.root.locator(".wire.client .track").scrollIntoViewIfNeeded();
      const before = await scrolled(page);
      const track = await middleOf(scope.root.locator(".wire.client .track"));
      await swipe(page, track, { x: 0, y: -120 });
      await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 60);
      const stage = await middleOf(scope.root.locator(".wire.server .track"));
      await spread(page, stage);
      await expect.poll(() => scale(page)).toBeGreaterThan(1.2);
    });

    test("a swipe that begins on the ladder scrolls it or the page", async ({ page }) => {
      const scope = await open(page);
      await scope.step(12);
      const box = ladderBox(scope);
      await box.evaluate((node) => node.scrollIntoView({ block: "start" }));
      const inner = () => box.evaluate(({ scrollTop }) => scrollTop);
      const before = (await scrolled(page)) + (await inner());
      const from = await box.boundingBox();
      await swipe(page, { x: 120, y: (from?.y ?? 0) + 40 }, { x: 0, y: 180 });
      await expect
        .poll(async () => (await scrolled(page)) + (await inner()))
        .toBeLessThan(before - 60);
    });

    test("the controls are at hand, wherever one reads", async ({ page }) => {
      const scope = await open(page);
      for (const place of [scope.root.locator(".stage"), ladderBox(scope)]) {
        await place.evaluate((node) => node.scrollIntoView({ block: "center" }));
        for (const name of ["Play", "Step", "Step back"]) {
          await expect(scope.button(name)).toBeInViewport({ ratio: 1 });
        }
      }
      const bar = await scope.root.locator("div.bar").boundingBox();
      expect(bar?.y).toBeGreaterThan(viewport.height / 2);
      expect(bar?.height).toBeLessThan(viewport.height * 0.3);
    });
  });
}
