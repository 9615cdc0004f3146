/** The ladder: timers as brackets, its scale, and how it is linked with the other views. */
import type { Locator } from "@playwright/test";
import { textsOnTexts } from "./looks.js";
import { axeInBoth, expect, open, openConnected, type Scope, test } from "./scope.js";

const ladder = (scope: Scope): Locator => scope.root.getByRole("region", { name: "Ladder" });

/** The arrow of the first segment of that name. */
const arrow = (scope: Scope, label: string): Locator =>
  ladder(scope)
    .getByRole("button", { name: `What if: ${label}` })
    .first();

/** Entries of the log that are marked. */
const marked = (scope: Scope): Locator => scope.log.locator("li[data-pointed]");

/** How high the first arrow is drawn. */
const heightOf = async (scope: Scope): Promise<number> =>
  (await ladder(scope).locator("[data-arrow] line").first().boundingBox())?.height ?? 0;

test.describe("timers", () => {
  test("that ran out or run are brackets, also after travels in time", async ({ page }) => {
    const scope = await open(page, 'scenario="last-ack-lost" paused');
    await scope.settle("CLOSED", "CLOSED");
    const names = ladder(scope).locator(".bracket text");
    await expect(names).toHaveText(["RTO 1 s", "2 MSL", "2 MSL 4 min"]);
    const before = await ladder(scope).locator(".bracket").allInnerTexts();
    await scope.button("Go to 0.250 s").first().click();
    // The client waits in TIME-WAIT, the server for the acknowledgment of its FIN.
    await expect(names).toHaveText(["2 MSL 4 min", "RTO 1 s"]);
    await expect(ladder(scope).locator(".bracket.running")).toHaveCount(2);
    await scope.settle("CLOSED", "CLOSED");
    expect(await ladder(scope).locator(".bracket").allInnerTexts()).toEqual(before);
  });

  test("one that is awaited grows with the time", async ({ page }) => {
    const scope = await open(page, 'scenario="unplugged" paused speed="0.25"');
    const running = ladder(scope).locator(".bracket.running");
    await scope.stepUntil(running);
    await expect(running).toHaveText(/RTO 1\ss/);
    const length = async (): Promise<number> =>
      (await running.locator("rect").boundingBox())?.height ?? 0;
    const before = await length();
    await scope.button("Play").click();
    await expect.poll(length).toBeGreaterThan(before + 5);
    await scope.button("Pause").click();
    await scope.stepUntil(ladder(scope).getByText("RTO 2 s"));
    await expect(ladder(scope).locator(".bracket.expired")).toHaveText(/RTO 1\ss/);
  });

  test("an answered segment leaves no bracket", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.step(2);
    await scope.client.expectVariable("snd.una", "6");
    await expect(ladder(scope).locator(".bracket")).toHaveCount(0);
  });
});

test.describe("the scale", () => {
  test("by buttons and keys, and the present stays in view", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 1100 });
    const scope = await open(page, 'scenario="handshake" paused');
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    const usual = await heightOf(scope);
    await scope.button("Zoom in").click();
    await scope.button("Zoom in").click();
    expect(await heightOf(scope)).toBeGreaterThan(1.5 * usual);
    await scope.button("Step").focus();
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    expect(await heightOf(scope)).toBeCloseTo(usual, 0);
    await page.keyboard.press("+");
    expect(await heightOf(scope)).toBeGreaterThan(usual + 5);
    await expect(ladder(scope).locator(".now line")).toBeInViewport();
    await expect(scope.button("Back to the present")).toHaveCount(0);
  });

  test("no step leads nowhere", async ({ page }) => {
    const scope = await openConnected(page);
    const larger = scope.button("Zoom in");
    for (let steps = 0; steps < 4; steps += 1) {
      await expect(larger).toHaveAttribute("aria-disabled", "false");
      await larger.click();
    }
    await expect(larger).toHaveAttribute("aria-disabled", "true");
    await expect(scope.button("Zoom out")).toHaveAttribute("aria-disabled", "false");
  });

  test("the whole run at once", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 700 });
    const scope = await open(page, 'scenario="last-ack-lost" paused');
    await scope.settle("CLOSED", "CLOSED");
    const box = scope.root.getByRole("group", { name: "Ladder" });
    const hidden = (): Promise<number> =>
      box.evaluate((node) => node.scrollHeight - node.clientHeight);
    expect(await hidden()).toBeGreaterThan(40);
    await scope.button("Fit the whole run").click();
    await expect.poll(hidden).toBeLessThanOrEqual(1);
  });

  test("what is looked at stays where it is", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 700 });
    const scope = await open(page, 'scenario="last-ack-lost" paused');
    await scope.settle("CLOSED", "CLOSED");
    await scope.root.getByRole("group", { name: "Ladder" }).focus();
    await page.keyboard.press("Home");
    await expect(scope.button("Back to the present")).toBeVisible();
    await scope.button("Zoom in").click();
    await expect(scope.button("Back to the present")).toBeVisible();
    await expect(arrow(scope, "SYN seq 0")).toBeInViewport();
  });
});

test.describe("one segment in all views", () => {
  test("an arrow that is pointed at marks its entries, and the other way round", async ({
    page,
  }) => {
    const scope = await open(page, 'scenario="handshake" paused');
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await expect(marked(scope)).toHaveCount(0);
    await arrow(scope, "SYN ACK seq 0 ack 1").hover();
    await expect(marked(scope)).toHaveCount(2);
    for (const entry of await marked(scope).all()) {
      await expect(entry).toContainText("S. 0:0(0) ack 1");
    }
    await scope.log.getByText("First step of the handshake").hover();
    await expect(arrow(scope, "SYN seq 0")).toHaveAttribute("data-pointed");
    await expect(arrow(scope, "SYN ACK seq 0 ack 1")).not.toHaveAttribute("data-pointed");
    await scope.button("Step").hover();
    await expect(marked(scope)).toHaveCount(0);
  });

  test("by keyboard, and on the stage", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.segment("data 1:6 ack 1", "client").focus();
    await expect(arrow(scope, "data 1:6 ack 1")).toHaveAttribute("data-pointed");
    await expect(marked(scope)).toContainText(["P. 1:6(5) ack 1"]);
    await scope.button("Step").focus();
    await expect(marked(scope)).toHaveCount(0);
    await arrow(scope, "data 1:6 ack 1").focus();
    await expect(scope.segment("data 1:6 ack 1", "client")).toHaveAttribute("data-pointed");
  });

  test("the mark stays while the segment goes on", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await arrow(scope, "data 1:6 ack 1").focus();
    await page.keyboard.press(".");
    await scope.expectInFlight("ACK 6 from server");
    await expect(arrow(scope, "data 1:6 ack 1")).toHaveAttribute("data-pointed");
    await expect(marked(scope)).toHaveCount(2);
  });
});

test("axe finds nothing", async ({ page }) => {
  const scope = await open(page, 'scenario="last-ack-lost" paused');
  await scope.settle("CLOSED", "CLOSED");
  await arrow(scope, "ACK 2").focus();
  expect(await axeInBoth(page)).toEqual([]);
});

test("what is sent at one instant begins there, and its time is written once", async ({ page }) => {
  const scope = await open(page, 'scenario="syn-flood" paused');
  await scope.stepUntil(scope.segment("RST seq 401", "client"));
  for (const number of [101, 201, 301]) {
    await expect(scope.segment(`RST seq ${number}`, "client")).toBeVisible();
  }
  const now = await ladder(scope).locator(".now text").textContent();
  await expect(
    ladder(scope)
      .getByText(now ?? "")
      .filter({ visible: true }),
  ).toHaveCount(1);
  for (const line of await ladder(scope).locator(".arrow.rst line").all()) {
    const [from, to] = [await line.getAttribute("x1"), await line.getAttribute("x2")];
    expect(Number(to)).toBe(Number(from));
  }
});

for (const width of [1280, 375]) {
  test(`what is written can be read at every step (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    const scope = await open(page, 'scenario="first-look" paused');
    const box = ladder(scope).locator(".ladder-box");
    for (let steps = 0; steps < 23; steps += 1) {
      await scope.step();
      expect(
        await textsOnTexts(scope.root, ".ladder-box svg.drawing"),
        `after ${steps} steps`,
      ).toEqual([]);
    }
    await scope.expectStates("CLOSED", "CLOSED");
    // The line of the present passes behind the names of states.
    await expect(box.locator(".now ~ .state-name.halo")).not.toHaveCount(0);
    await expect(box.locator(".state-name ~ .now, .state-name:not(.halo)")).toHaveCount(0);
  });
}

test("there is room at 375 px", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  const scope = await open(page, 'scenario="last-ack-lost" paused');
  await scope.settle("CLOSED", "CLOSED");
  await scope.button("Zoom in").click();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expect(ladder(scope).locator(".bracket text").last()).toHaveText(/2 MSL/);
});
