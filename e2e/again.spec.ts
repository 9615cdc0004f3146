/** What the reader did later is done again in the branch of a what-if, or named. */
import type { Locator } from "@playwright/test";
import { axeInBoth, expect, open, openPage, Scope, test } from "./scope.js";

const tree = (scope: Scope): Locator => scope.root.getByRole("region", { name: "Branches" });
const compared = (scope: Scope): Locator => scope.root.getByRole("region", { name: /^Compared: / });
const outcome = (scope: Scope, name: string): Locator =>
  compared(scope).getByRole("row", { name: new RegExp(`^${name} `) });

const seek = (scope: Scope, seconds: number): Promise<void> =>
  scope.root.evaluate((element, at) => {
    const { seek } = element as unknown as { seek(seconds: number): void };
    seek.call(element, at);
  }, seconds);

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

/** Both closed by hand: the client in TIME-WAIT. */
async function closedByHand(scope: Scope): Promise<void> {
  await seek(scope, 2);
  await scope.client.press("Close");
  await seek(scope, 2.5);
  await scope.server.press("Close");
  await seek(scope, 4);
  await scope.expectStates("TIME-WAIT", "CLOSED");
}

test("the loss of the SYN-ACK is compared with the same acts", async ({ page }) => {
  const scope = await open(page, "scenario=connected paused");
  await closedByHand(scope);
  await whatIfLost(scope, "SYN ACK seq 0 ack 1");
  await expect(scope.announcements).toContainText(
    "2 of your later actions are repeated here, each at its time.",
  );
  await expect(tree(scope)).toContainText(
    "Your later actions are repeated here, each at its time:",
  );
  await expect(tree(scope)).toContainText(/client close\s+at 2\.000\ss/);
  await seek(scope, 6);
  await scope.expectStates("TIME-WAIT", "CLOSED");
  await scope.root.getByRole("button", { name: /^Compare/ }).click();
  await expect(outcome(scope, "Client")).toHaveText(/Client\s*TIME-WAIT\s*TIME-WAIT/);
  await expect(outcome(scope, "Server")).toHaveText(/Server\s*CLOSED\s*CLOSED/);
  await expect(outcome(scope, "Lost")).toHaveText(/Lost\s*0\s*1/);
  await expect(compared(scope)).toContainText("Outcome at 2.600 s");
  await expect(compared(scope)).toContainText(/What you did in B only:\s*drop segment 1/);
  await expect(compared(scope)).not.toContainText("What you did in A only");
  expect(await axeInBoth(page)).toEqual([]);
});

test("what can’t be done there is named, with why", async ({ page }) => {
  const scope = await open(page, "scenario=connected paused");
  await seek(scope, 0.5);
  await scope.server.send("early");
  await seek(scope, 2);
  await scope.client.press("Close");
  await seek(scope, 3);
  await whatIfLost(scope, "SYN seq 0");
  const why = "A listener has no peer to send to.";
  await expect(scope.announcements).toContainText(`Left out here: server send "early" at 0.500`);
  await expect(scope.announcements).toContainText(why);
  await expect(tree(scope)).toContainText("Left out here, because it is not possible:");
  await expect(tree(scope)).toContainText(why);
  await scope.root.getByRole("button", { name: /^Compare/ }).click();
  await expect(compared(scope)).toContainText(/What you did in A only:\s*server send "early"/);
});

test("who acts in the past hears what is not part of it, and can have it", async ({ page }) => {
  const scope = await open(page, "scenario=connected paused");
  await closedByHand(scope);
  await seek(scope, 1);
  await scope.client.send("earlier");
  await expect(scope.announcements).toContainText(
    "2 of your later actions are not part of this branch.",
  );
  await expect(tree(scope)).toContainText("You did this later in “Original run”.");
  await scope.button("Do all of it here too, at its time").click();
  await expect(tree(scope)).not.toContainText("You did this later");
  await expect(scope.announcements).toContainText("2 of your later actions are repeated here");
  await seek(scope, 4);
  await scope.expectStates("TIME-WAIT", "CLOSED");
  await scope.server.expectReceived("earlier");
});

for (const width of [375, 1280]) {
  test(`there is room at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const tag = "<tcp-scope scenario=connected paused lang=zh-CN></tcp-scope>";
    await openPage(page, { body: `<main><h1>Test</h1>${tag}</main>` });
    const scope = new Scope(page.locator("tcp-scope"));
    await expect(scope.root.getByRole("timer")).not.toHaveText("");
    await scope.root.evaluate((element) => {
      const run = element as unknown as { seek(at: number): void; dispatch(line: string): void };
      run.seek(0.5);
      run.dispatch(`server send "${"long ".repeat(40)}"`);
      run.seek(2);
      run.dispatch("client close");
      run.seek(1);
      run.dispatch("unplug");
    });
    await expect(scope.root.getByText("你后来在")).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
