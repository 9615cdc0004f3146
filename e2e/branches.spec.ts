/** What has been tried, as a tree, and two of it side by side. */
import type { Locator, Page } from "@playwright/test";
import { axeInBoth, expect, open, openScript, type Scope, test } from "./scope.js";

const FIN = "FIN ACK seq 6 ack 6";
const LOST = `${FIN} from client lost at 0.530 s`;

const tree = (scope: Scope): Locator => scope.root.getByRole("region", { name: "Branches" });

const branch = (scope: Scope, name: string): Locator =>
  tree(scope).getByRole("button", { name, exact: true });

const compared = (scope: Scope): Locator => scope.root.getByRole("region", { name: /^Compared: / });

const ladder = (scope: Scope, side: "A" | "B"): Locator =>
  compared(scope).getByRole("group", { name: new RegExp(`^Ladder ${side}: `) });

const outcome = (scope: Scope, name: string): Locator =>
  compared(scope).getByRole("row", { name: new RegExp(`^${name} `) });

/** Presses it so often, without looking at the page in between. */
async function press(scope: Scope, name: string, times: number): Promise<void> {
  await scope.button(name).evaluate((button, clicks) => {
    for (let i = 0; i < clicks; i += 1) {
      (button as HTMLElement).click();
    }
  }, times);
}

/** Asks the ladder, and waits with what follows. */
async function ask(scope: Scope, label: string, what: string): Promise<void> {
  await scope.root
    .getByRole("region", { name: "Ladder" })
    .getByRole("button", { name: new RegExp(`^What if: ${label} from`) })
    .last()
    .focus();
  await scope.root.page().keyboard.press("Enter");
  await scope.choice(what).click();
  await scope.button("Pause").click();
}

/** The whole conversation, and what it had been with the client's FIN lost: both in TIME-WAIT. */
async function openForked(page: Page): Promise<Scope> {
  const scope = await open(page);
  await press(scope, "Step", 15);
  await scope.settle("TIME-WAIT", "CLOSED");
  await ask(scope, FIN, "been lost");
  await press(scope, "Step", 3);
  await scope.settle("TIME-WAIT", "CLOSED");
  return scope;
}

const compareButton = (scope: Scope): Locator =>
  scope.button(`Compare “${LOST}” with “Original run”`);

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe("the tree", () => {
  test("each stands under the one from which it departs, and says when", async ({ page }) => {
    const scope = await openForked(page);
    await ask(scope, "SYN seq 0", "come 300 ms later");
    const second = "SYN seq 0 from client late at 0.030 s";
    await expect(branch(scope, second)).toHaveAttribute("aria-pressed", "true");
    const under = tree(scope).getByRole("list", { name: `From “${LOST}”`, exact: true });
    await expect(under.getByRole("listitem")).toHaveCount(1);
    await expect(under).toContainText(`from “${LOST}” at 0.030 s`);
    await branch(scope, LOST).click();
    await expect(branch(scope, LOST)).toHaveAttribute("aria-pressed", "true");
    await expect(tree(scope)).toContainText("from “Original run” at 0.530 s");
  });

  test("names are given, and taken back", async ({ page }) => {
    const scope = await openForked(page);
    await scope.button(`Rename “${LOST}”`).click();
    const field = tree(scope).getByRole("textbox", { name: `New name for “${LOST}”` });
    await expect(field).toBeFocused();
    await field.fill("The goodbye is lost");
    await page.keyboard.press("Enter");
    await expect(branch(scope, "The goodbye is lost")).toBeVisible();
    await expect(scope.announcements).toHaveText("It is now named “The goodbye is lost”.");
    await expect(scope.button("Rename “The goodbye is lost”")).toBeFocused();

    await page.keyboard.press("Enter");
    await page.keyboard.type("nothing of that");
    await page.keyboard.press("Escape");
    await expect(branch(scope, "The goodbye is lost")).toBeVisible();
    await expect(scope.button("Rename “The goodbye is lost”")).toBeFocused();

    await page.keyboard.press("Enter");
    await page.keyboard.press("Backspace");
    await scope.button("Save").click();
    await expect(branch(scope, LOST)).toBeVisible();
  });

  test("a deleted one leaves what was tried from there", async ({ page }) => {
    const scope = await openForked(page);
    await ask(scope, "SYN seq 0", "come 300 ms later");
    const second = "SYN seq 0 from client late at 0.030 s";
    await scope.button(`Delete “${LOST}”; the branch from it stays, one level up`).click();
    await expect(branch(scope, LOST)).toHaveCount(0);
    await expect(branch(scope, second)).toHaveAttribute("aria-pressed", "true");
    await expect(scope.announcements).toContainText(`“${LOST}” is deleted. Now: ${second}.`);
    await expect(branch(scope, "Original run")).toBeFocused();
    await expect(
      tree(scope).getByRole("list", { name: "From “Original run”", exact: true }),
    ).toContainText(second);

    // The next one gets a name of its own.
    await ask(scope, "SYN seq 0", "been lost");
    await expect(branch(scope, "SYN seq 0 from client lost at 0.030 s")).toBeVisible();
    await expect(branch(scope, second)).toBeVisible();
  });

  test("without any fork there is no list, and the focus is at the ladder", async ({ page }) => {
    const scope = await openForked(page);
    await scope.button(`Delete “${LOST}”`).click();
    await expect(tree(scope)).toHaveCount(0);
    await expect(scope.announcements).toContainText("Now: Original run. ");
    await expect(
      scope.root.getByRole("region", { name: "Ladder" }).getByRole("group"),
    ).toBeFocused();
    await scope.client.expectState("TIME-WAIT");
  });
});

test.describe("side by side", () => {
  test("both ladders, the first difference marked and named", async ({ page }) => {
    const scope = await openForked(page);
    await compareButton(scope).click();
    await expect(compared(scope)).toContainText(
      `At 0.530 s, ${FIN} from client is lost in B; in A it arrives.`,
    );
    for (const side of ["A", "B"] as const) {
      await expect(
        ladder(scope, side).getByText("Different from here on, 0.530 s"),
      ).toBeInViewport();
      await expect(ladder(scope, side).locator(".arrow.marked")).toHaveCount(1);
    }
    await expect(ladder(scope, "A").locator(".marked text")).toHaveText(FIN);
    await expect(ladder(scope, "B").locator(".marked text")).toHaveText(`${FIN} lost`);
    await expect(outcome(scope, "Client")).toHaveText(/Client\s*TIME-WAIT\s*TIME-WAIT/);
    await expect(outcome(scope, "Lost")).toHaveText(/Lost\s*0\s*1/);
    await expect(outcome(scope, "Sent again")).toHaveText(/Sent again\s*0\s*1/);
  });

  test("equal times stand at equal heights, also when scrolled", async ({ page }) => {
    const scope = await openForked(page);
    await compareButton(scope).click();
    const heights = (side: "A" | "B"): Promise<(number | undefined)[]> =>
      Promise.all(
        ["Different from here on, 0.530 s", /^0\.440\ss$/].map(
          async (text) => (await ladder(scope, side).getByText(text).boundingBox())?.y,
        ),
      );
    expect(await heights("A")).toEqual(await heights("B"));
    const before = await heights("B");
    await ladder(scope, "A").focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => (await heights("B")).at(0)).not.toBe(before.at(0));
    // Both are still scrolling.
    await expect(async () => expect(await heights("B")).toEqual(await heights("A"))).toPass();
  });

  test("what is not known yet is no difference, and it grows with the present", async ({
    page,
  }) => {
    const scope = await open(page);
    await press(scope, "Step", 12);
    await scope.settle("TIME-WAIT", "CLOSED");
    await ask(scope, FIN, "come twice");
    await scope.root.getByRole("button", { name: /^Compare/ }).click();
    await expect(compared(scope)).toContainText("arrives twice in B");
    await expect(outcome(scope, "Last event")).toContainText("not over yet");
    const before = await outcome(scope, "Segments").innerText();
    await scope.step(3);
    await expect(outcome(scope, "Segments")).not.toHaveText(before);
  });

  test("by keyboard alone: opened, closed, and back", async ({ page }) => {
    const scope = await openForked(page);
    await branch(scope, LOST).focus();
    await page.keyboard.press("Tab");
    await expect(compareButton(scope)).toBeFocused();
    await expect(compareButton(scope)).toHaveAttribute("aria-expanded", "false");
    await page.keyboard.press("Enter");
    await expect(compareButton(scope)).toHaveAttribute("aria-expanded", "true");
    await expect(compared(scope).getByRole("heading")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(scope.button("Close the comparison")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(ladder(scope, "A")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(compared(scope)).toHaveCount(0);
    await expect(compareButton(scope)).toBeFocused();
    await page.keyboard.press("Space");
    await scope.button("Close the comparison").click();
    await expect(compareButton(scope)).toBeFocused();
  });

  test("it is gone with one of the two", async ({ page }) => {
    const scope = await openForked(page);
    await compareButton(scope).click();
    await expect(compared(scope)).toBeVisible();
    await scope.button(`Delete “${LOST}”`).click();
    await expect(compared(scope)).toHaveCount(0);
  });

  test("of long ones, what lies around the difference is drawn", async ({ page }) => {
    const scope = await openScript(
      page,
      "link rate 20Mbit/s\nserver listen 80\nclient connect server:80\nclient send 1500kB",
    );
    await press(scope, "Step", 2000);
    await ask(scope, "ACK \\d+", "been lost");
    await press(scope, "Step", 20);
    await scope.root.getByRole("button", { name: /^Compare/ }).click();
    await expect(compared(scope)).toContainText("is lost in B; in A it arrives.");
    await expect(compared(scope)).toContainText("Only the part around the difference is drawn");
    await expect(ladder(scope, "B").getByText("Different from here on")).toBeInViewport();
  });
});

test("axe finds nothing wrong", async ({ page }) => {
  const scope = await openForked(page);
  await compareButton(scope).click();
  expect(await axeInBoth(page)).toEqual([]);
  await scope.button(`Rename “${LOST}”`).click();
  expect(await axeInBoth(page)).toEqual([]);
});

for (const width of [375, 360]) {
  test(`there is room at ${width} px, one below the other`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    const scope = await openForked(page);
    await compareButton(scope).click();
    const [a, b] = [await ladder(scope, "A").boundingBox(), await ladder(scope, "B").boundingBox()];
    expect(a?.width).toBeGreaterThan(300);
    expect(b?.y).toBeGreaterThan((a?.y ?? 0) + (a?.height ?? 0));
    expect(await overflow(page)).toBe(0);
    await scope.button("Close the comparison").click();
    await scope.button(`Rename “${LOST}”`).click();
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press("Escape");
    const box = await compareButton(scope).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(42);
  });
}
