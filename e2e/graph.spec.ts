/** The graphs: loaded on demand, read by eye, by keyboard and as words, and a way to travel. */
import type { Locator } from "@playwright/test";
import { axeInBoth, expect, open, openScript, type Scope, test } from "./scope.js";

/** The handshake, one loss and its repair are over after 900 ms. */
const LOSS = `
server listen 80 app close-on-eof
client connect server:80 app source 60kB
drop client 12th data
start 900ms
`;

const DRAWING = /\/assets\/plot-[^/]+\.js$/;

const drawing = (scope: Scope): Locator =>
  scope.root.getByRole("img", { name: / of the (client|server)\./ });
const cursor = (scope: Scope): Locator =>
  scope.root.getByRole("slider", { name: "Moment in the graph" });
const clock = (scope: Scope): Locator => scope.root.getByRole("timer", { name: "Time" });

/** The drawing itself, pixel by pixel. */
const painted = (scope: Scope): Promise<string> =>
  scope.root
    .locator(".graph-canvas canvas")
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

async function openGraph(scope: Scope): Promise<void> {
  await scope.unfold("Graph");
  await expect(cursor(scope)).toBeVisible();
}

test.describe("loaded on demand", () => {
  test("nothing of it before it is opened", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const scope = await openScript(page, LOSS);
    expect(asked.filter((url) => DRAWING.test(url))).toEqual([]);
    await openGraph(scope);
    expect(asked.filter((url) => DRAWING.test(url))).toHaveLength(1);
    await scope.unfold("Graph");
    await expect(drawing(scope)).toHaveCount(0);
    await openGraph(scope);
    expect(asked.filter((url) => DRAWING.test(url))).toHaveLength(1);
  });

  test.describe("where it does not come", () => {
    test.use({ expectedErrors: /Failed to load resource/ });

    test("it says so, and tries again", async ({ page }) => {
      await page.route(DRAWING, (route) => route.abort());
      const scope = await openScript(page, LOSS);
      await scope.unfold("Graph");
      await expect(scope.root.getByRole("alert")).toContainText("could not be loaded");
      await page.unroute(DRAWING);
      await scope.button("Try again").click();
      await expect(cursor(scope)).toBeVisible();
      await expect(scope.root.getByRole("alert")).toHaveCount(0);
    });
  });

  test("what was drawn is gone with the element, and comes back with it", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    const left = await scope.root.evaluate(async (element) => {
      const parent = element.parentElement;
      const root = element.shadowRoot;
      element.remove();
      const drawn = root?.querySelectorAll("canvas").length;
      parent?.append(element);
      return drawn;
    });
    expect(left).toBe(0);
    await expect(scope.root.locator(".graph-canvas canvas")).toHaveCount(1);
  });
});

test.describe("what it tells", () => {
  test("the time-sequence graph, in a sentence and in numbers", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    await expect(drawing(scope)).toHaveAccessibleName(
      /^Time-sequence of the client\. Up to 0\.900\ss, segments sent: 44, sent again: 1, lost: 1\./,
    );
    await scope.root.locator("summary", { hasText: "Values as a table" }).click();
    const row = scope.root.getByRole("row", { name: /^0\.300\ss/ });
    await expect(row).toContainText("again");
    await expect(scope.root.getByRole("row", { name: /^0\.200 s/ })).toContainText("1 lost");
  });

  test("three graphs of either host", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    const sequence = await painted(scope);
    await scope.button("Congestion window").click();
    await expect(scope.button("Congestion window")).toHaveAttribute("aria-pressed", "true");
    await expect(drawing(scope)).toHaveAccessibleName(/^Congestion window of the client\./);
    await expect(scope.root.getByText("ssthresh: where slow start ends")).toBeVisible();
    const window = await painted(scope);
    expect(window).not.toBe(sequence);
    await scope.button("Round-trip time").click();
    await expect(drawing(scope)).toHaveAccessibleName(
      /^Round-trip time of the client\..* RTO 1\ss$/,
    );
    await scope.button("Server").click();
    await expect(drawing(scope)).toHaveAccessibleName(/^Round-trip time of the server\./);
  });

  test("it follows what happens, and keeps what is still to come", async ({ page }) => {
    const scope = await open(page);
    await openGraph(scope);
    await expect(drawing(scope)).toHaveAccessibleName(/segments sent: 0,/);
    await scope.step();
    await expect(drawing(scope)).toHaveAccessibleName(/segments sent: 1,/);
    await scope.stepUntilSent("data 1:6 ack 1", "client");
    await expect(drawing(scope)).toHaveAccessibleName(/segments sent: 2,/);
    const known = await drawing(scope).getAttribute("aria-label");
    const present = await clock(scope).textContent();
    await scope.button("Step back").click();
    await scope.button("Step back").click();
    await expect(clock(scope)).not.toHaveText(present ?? "");
    await expect(drawing(scope)).toHaveAccessibleName(known ?? "");
    await scope.button("Reset").click();
    await expect(drawing(scope)).toHaveAccessibleName(/segments sent: 0,/);
  });

  test("its colours follow the theme", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    const light = await painted(scope);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => painted(scope)).not.toBe(light);
  });
});

test.describe("a way to travel", () => {
  test("by keyboard: from event to event in words, and there", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    await cursor(scope).focus();
    await page.keyboard.press("Home");
    await expect(cursor(scope)).toHaveAttribute(
      "aria-valuetext",
      /^0\.000\ss: snd\.una 0, .*sent 0 to 1$/,
    );
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const told = /^0\.200\ss: snd\.una 14\u202f601, .*1 lost$/;
    await expect(cursor(scope)).toHaveAttribute("aria-valuetext", told);
    await expect(scope.root.locator(".graph-told")).toHaveText(told);
    await expect(clock(scope)).toHaveText("0.900 s");
    await page.keyboard.press("Enter");
    await expect(clock(scope)).toHaveText("0.200 s");
    await expect(cursor(scope)).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(cursor(scope)).toHaveAttribute("aria-valuetext", /^0\.300\ss/);
    await page.keyboard.press("Escape");
    await expect(cursor(scope)).toHaveAttribute("aria-valuetext", /^0\.200\ss/);
  });

  test("by a click, and by dragging", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    const pointAt = async (part: number): Promise<void> => {
      // What stands above it may have another height at another time.
      await cursor(scope).scrollIntoViewIfNeeded();
      const box = await cursor(scope).boundingBox();
      await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * part, (box?.y ?? 0) + 60);
    };
    await pointAt(1 / 4);
    await expect(scope.root.locator(".graph-told")).toHaveText(/^0\.200\ss/);
    await expect(clock(scope)).toHaveText("0.900 s");
    await page.mouse.down();
    await page.mouse.up();
    await expect(clock(scope)).toHaveText(/^0\.2[0-9]+\ss/);
    await pointAt(1 / 4);
    await page.mouse.down();
    await pointAt(1 / 3);
    await pointAt(1 / 2);
    await expect(clock(scope)).toHaveText(/^0\.4[0-9]+\ss/);
    await page.mouse.up();
    await pointAt(1 / 4);
    await expect(clock(scope)).toHaveText(/^0\.4[0-9]+\ss/);
  });

  test("a tap does so, too, and the page can still be scrolled from here", async ({ browser }) => {
    const page = await browser.newPage({ hasTouch: true, viewport: { width: 375, height: 720 } });
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    await expect(cursor(scope)).toHaveCSS("touch-action", "pan-y");
    await cursor(scope).tap({ position: { x: 20, y: 60 } });
    await expect(clock(scope)).toHaveText(/^0\.0[0-9]+\ss/);
    await page.close();
  });
});

test.describe("for everybody", () => {
  test("axe finds nothing", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    await scope.root.locator("summary", { hasText: "Values as a table" }).click();
    await expect(scope.root.getByRole("row", { name: /^0\.300\ss/ })).toBeVisible();
    expect(await axeInBoth(page)).toEqual([]);
  });

  test("there is room at 375 px", async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 720 });
    const scope = await openScript(page, LOSS);
    await openGraph(scope);
    const box = await cursor(scope).boundingBox();
    expect(box?.width).toBeGreaterThan(180);
    const overflow = (): Promise<number> =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
    expect(await overflow()).toBe(0);
    await page.setViewportSize({ width: 500, height: 720 });
    await expect
      .poll(async () => (await cursor(scope).boundingBox())?.width)
      .toBeGreaterThan((box?.width ?? 0) + 100);
    await page.setViewportSize({ width: 360, height: 720 });
    await expect.poll(overflow).toBe(0);
    await expect
      .poll(async () => (await cursor(scope).boundingBox())?.width)
      .toBeLessThan(box?.width ?? 0);
  });
});
