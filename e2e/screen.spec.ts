/** A link opens what was on screen: the instant, the scenario, the branches, what was typed. */
import type { Locator, Page } from "@playwright/test";
import { axeInBoth, expect, openPage, Scope, test } from "./scope.js";

/** As the site's own page: it opens links, and plays. */
async function openLink(page: Page, fragment: string, attributes = "hash"): Promise<Scope> {
  const body = `<main><h1>Test</h1><tcp-scope ${attributes}></tcp-scope></main>`;
  await openPage(page, { body, fragment });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.root.getByRole("timer")).not.toHaveText("");
  return scope;
}

const clock = (scope: Scope): Locator => scope.root.getByRole("timer");
const dialog = (scope: Scope): Locator => scope.root.getByRole("dialog");
const link = (scope: Scope): Locator => dialog(scope).getByRole("textbox").first();
const scenario = (scope: Scope): Locator => scope.root.getByRole("combobox").first();
const tree = (scope: Scope): Locator => scope.root.getByRole("region", { name: "Branches" });
const compared = (scope: Scope): Locator => scope.root.getByRole("region", { name: /^Compared: / });

async function share(scope: Scope): Promise<string> {
  await scope.button("Share").click();
  await expect(link(scope)).toHaveValue(/#/);
  return new URL(await link(scope).inputValue()).hash;
}

const seek = (scope: Scope, seconds: number): Promise<void> =>
  scope.root.evaluate((element, at) => {
    const { seek } = element as unknown as { seek(seconds: number): void };
    seek.call(element, at);
  }, seconds);

const say = (scope: Scope, line: string): Promise<void> =>
  scope.root.evaluate((element, text) => {
    const { dispatch } = element as unknown as { dispatch(line: string): void };
    dispatch.call(element, text);
  }, line);

async function whatIfLost(scope: Scope, label: string): Promise<void> {
  await scope.root
    .getByRole("region", { name: "Ladder" })
    .getByRole("button", { name: new RegExp(`^What if: ${label} from`) })
    .last()
    .focus();
  await scope.root.page().keyboard.press("Enter");
  await scope.choice("been lost").click();
  await scope.button("Pause").click();
}

/** Where the segment is drawn between the hosts. */
const placeOf = (scope: Scope, label: string): Promise<number> =>
  scope
    .segment(label, "server")
    .evaluate((node) => Math.round(node.getBoundingClientRect().x * 10) / 10);

test("made while paused between two events, it opens paused at that very instant", async ({
  page,
}) => {
  const scope = await openLink(page, "#scenario=last-ack-lost&t=0s", "hash paused");
  await seek(scope, 0.0801236);
  const before = await placeOf(scope, "SYN ACK seq 0 ack 1");
  const fragment = await share(scope);
  expect(fragment).toBe("#scenario=last-ack-lost&paused&t=0.080124s");
  const there = await page.context().newPage();
  const opened = await openLink(there, fragment);
  await expect(opened.button("Play")).toBeVisible();
  await expect(clock(opened)).toHaveText("0.080 s");
  await there.waitForTimeout(800);
  await expect(clock(opened)).toHaveText("0.080 s");
  expect(await placeOf(opened, "SYN ACK seq 0 ack 1")).toBe(before);
  await expect(scenario(opened)).toHaveValue("last-ack-lost");
});

test("made while it plays, it goes on playing", async ({ page }) => {
  const scope = await openLink(page, "#scenario=last-ack-lost&t=0s");
  await expect(scope.button("Pause")).toBeVisible();
  const fragment = await share(scope);
  expect(fragment).not.toContain("paused");
  const opened = await openLink(await page.context().newPage(), fragment);
  await expect(opened.button("Pause")).toBeVisible();
});

test("with the scenario, what was said, typed and tried, and the comparison", async ({ page }) => {
  const scope = await openLink(page, "#scenario=connected&t=0.5s", "hash paused");
  await scope.client.send("hello");
  await seek(scope, 1);
  await scope.client.press("Close");
  await seek(scope, 3);
  await whatIfLost(scope, "SYN ACK seq 0 ack 1");
  await seek(scope, 5);
  await scope.button("Rename “SYN ACK seq 0 ack 1 from server lost at 0.050 s”").click();
  await page.keyboard.type("Once more");
  await page.keyboard.press("Enter");
  await scope.root.getByRole("button", { name: /^Compare/ }).click();
  const field = scope.server.group.getByRole("textbox", { name: "Text to send" });
  await field.fill("typed, not sent");
  await scope.root.getByRole("combobox", { name: "Speed" }).selectOption("4×");
  const fragment = await share(scope);
  await expect(dialog(scope)).toContainText("With all 2 branches.");
  expect(fragment.length).toBeLessThan(1000);

  const opened = await openLink(await page.context().newPage(), fragment);
  await expect(opened.root.locator(".problems")).toHaveCount(0);
  await expect(scenario(opened)).toHaveValue("connected");
  await expect(clock(opened)).toHaveText(await clock(scope).innerText());
  await expect(opened.button("Play")).toBeVisible();
  await expect(
    tree(opened).getByRole("button", { name: "Once more", exact: true }),
  ).toHaveAttribute("aria-pressed", "true");
  expect(await tree(opened).innerText()).toBe(await tree(scope).innerText());
  expect(await compared(opened).innerText()).toBe(await compared(scope).innerText());
  expect(await opened.log.innerText()).toBe(await scope.log.innerText());
  await expect(opened.server.group.getByRole("textbox", { name: "Text to send" })).toHaveValue(
    "typed, not sent",
  );
  await expect(opened.root.getByRole("combobox", { name: "Speed" })).toHaveValue("4");
  // Reset is that of the scenario.
  await opened.button("Reset").click();
  await expect(tree(opened)).toHaveCount(0);
  await expect(scenario(opened)).toHaveValue("connected");
});

test("what does not fit is named where the link is made, and told where it opens", async ({
  page,
}) => {
  const scope = await openLink(page, "#scenario=connected&t=2s", "hash paused");
  for (let count = 0; count < 30; count += 1) {
    await seek(scope, 1.5 - count / 100);
    await say(scope, `server send "${Math.sin(count)} ${Math.cos(count)} ${Math.tan(count)}"`);
  }
  const fragment = await share(scope);
  expect(fragment.length).toBeLessThanOrEqual(2000);
  await expect(dialog(scope)).toContainText("Not in the link, as it would become too long:");
  await expect(dialog(scope)).toContainText("“Original run”");
  const opened = await openLink(await page.context().newPage(), fragment);
  await expect(opened.root.locator(".problems")).toContainText(
    /\d+ more branches did not fit into the link/,
  );
  // The one that was shown is there by its name.
  await expect(tree(opened)).toContainText(/server send "/);
  await expect(clock(opened)).toHaveText(await clock(scope).innerText());
});

test("a script of one’s own stays one, and its lines are as they were", async ({ page }) => {
  const scope = await openLink(page, "", "hash paused scenario=closed");
  await scope.server.press("Listen");
  await scope.client.press("Connect");
  await seek(scope, 1);
  const opened = await openLink(await page.context().newPage(), await share(scope));
  await opened.expectStates("ESTABLISHED", "ESTABLISHED");
  await expect(scenario(opened)).toHaveValue("closed");
  await opened.button("Reset").click();
  await opened.expectStates("CLOSED", "CLOSED");
});

test("a scenario that has changed since opens as the script that it was", async ({ page }) => {
  const made = await openLink(page, "", "hash paused scenario=connected seed=7");
  await seek(made, 1);
  const fragment = await share(made);
  const opened = await openLink(await page.context().newPage(), fragment);
  await expect(scenario(opened)).toHaveValue("");
  await opened.unfold("Script");
  await expect(opened.scriptText).toHaveValue(/^seed 7\n/);
  await expect(clock(opened)).toHaveText("1.000 s");
});

for (const [width, lang, copy, copied] of [
  [1280, "en", "Copy link", "Link copied"],
  [375, "zh-CN", "复制链接", "已复制链接"],
] as const) {
  test(`that it is copied stands at the button, at ${width} px in ${lang}`, async ({ page }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.setViewportSize({ width, height: 720 });
    const scope = await openLink(page, "#scenario=first-look&t=1s", `hash paused lang=${lang}`);
    await scope.root.locator(".share-button").click();
    const button = dialog(scope).getByRole("button", { name: copy });
    await button.click();
    const status = dialog(scope).getByRole("status");
    await expect(status).toHaveText(copied);
    const [one, other] = [await button.boundingBox(), await status.boundingBox()];
    const gap = (other?.y ?? 0) - (one?.y ?? 0) - (one?.height ?? 0);
    expect(Math.abs(gap)).toBeLessThan(24);
    await expect(status).toBeInViewport({ ratio: 1 });
    expect(await axeInBoth(page)).toEqual([]);
  });
}
