/** Back and forth in time, and what would have been. */
import type { Locator, Page } from "@playwright/test";
import {
  axe,
  axeInBoth,
  expect,
  open,
  openConnected,
  openScript,
  type Scope,
  test,
} from "./scope.js";

const slider = (scope: Scope): Locator =>
  scope.root.getByRole("slider", { name: "Travel in time" });

const branches = (scope: Scope): Locator =>
  scope.root.getByRole("region", { name: "Branches" }).locator("button[aria-pressed]");

/** The ladder as it is drawn, without what moves. */
function ladderOf(scope: Scope): Promise<string[]> {
  return scope.root.evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll("[data-arrow], .bar, .state-name") ?? [])].map(
      (node) =>
        `${node.getAttribute("class")} ${node.textContent?.trim()} ${node.getAttribute("y")}`,
    ),
  );
}

function arrow(scope: Scope, label: string): Locator {
  return scope.root
    .getByRole("region", { name: "Ladder" })
    .getByRole("button", { name: new RegExp(`^What if: ${label} from`) })
    .last();
}

async function ask(scope: Scope, label: string, what: string): Promise<void> {
  await arrow(scope, label).focus();
  await scope.root.page().keyboard.press("Enter");
  await scope.choice(what).click();
}

/** Without looking at the page between the steps. */
async function press(scope: Scope, name: string, times: number): Promise<void> {
  await scope.button(name).evaluate((button, clicks) => {
    for (let i = 0; i < clicks; i += 1) {
      (button as HTMLElement).click();
    }
  }, times);
  // What has changed is drawn before the next frame.
  await scope.root.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** The whole conversation, paused in TIME-WAIT. */
async function openClosing(page: Page): Promise<Scope> {
  const scope = await open(page);
  await press(scope, "Step", 12);
  await scope.settle("TIME-WAIT", "CLOSED");
  return scope;
}

test.describe("back and forth", () => {
  test("step by step to the start and forward again, all is as it was", async ({ page }) => {
    const scope = await open(page);
    await press(scope, "Step", 12);
    const before = await ladderOf(scope);
    const log = await scope.log.innerText();
    await expect(slider(scope)).toHaveValue(/[1-9]/);
    await press(scope, "Step back", 12);
    await expect(slider(scope)).toHaveValue("0");
    await scope.expectInFlight();
    expect((await ladderOf(scope)).length).toBeLessThan(before.length);
    await press(scope, "Step", 12);
    expect(await ladderOf(scope)).toEqual(before);
    expect(await scope.log.innerText()).toBe(log);
  });

  test("by keys", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.step();
    await scope.server.expectReceived("hello");
    await scope.button("Reset").focus();
    await page.keyboard.press(",");
    await scope.expectInFlight("data 1:6 ack 1 from client");
    await scope.server.expectReceived("nothing yet");
    await expect(scope.announcements).toContainText("Client: ESTABLISHED. Server: ESTABLISHED.");
    await page.keyboard.press("ArrowRight");
    await scope.server.expectReceived("hello");
    await page.keyboard.press("ArrowLeft");
    await scope.server.expectReceived("nothing yet");
  });

  test("played again, the known future comes again", async ({ page }) => {
    const scope = await openClosing(page);
    await slider(scope).focus();
    await page.keyboard.press("Home");
    await expect(scope.client.state("TIME-WAIT")).toBeHidden();
    await scope.root.getByRole("combobox", { name: "Speed" }).selectOption("16×");
    await scope.button("Play").click();
    await scope.expectLogged("The server’s FIN arrived, so both directions are closed", 15_000);
    await expect(branches(scope)).toHaveCount(0);
  });

  test("the segment menu of a segment that never was does not stop time", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.segment("data 1:6 ack 1", "client").click();
    await expect(scope.choice("Drop")).toBeFocused();
    await scope.button("Step back").dispatchEvent("click");
    await expect(scope.choice("Drop")).toHaveCount(0);
    await scope.button("Play").click();
    await expect(scope.segment("data 1:6 ack 1", "client")).toBeVisible();
    await scope.server.expectReceived("hello");
  });
});

test.describe("the slider", () => {
  test("is moved by keyboard, one event at a time", async ({ page }) => {
    const scope = await openClosing(page);
    const last = await slider(scope).getAttribute("max");
    await expect(slider(scope)).toHaveValue(last ?? "");
    await slider(scope).focus();
    await page.keyboard.press("Home");
    await expect(slider(scope)).toHaveValue("0");
    await expect(slider(scope)).toHaveAttribute("max", last ?? "");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(slider(scope)).toHaveValue("2");
    await expect(slider(scope)).toHaveAttribute(
      "aria-valuetext",
      /^\d\.\d{3}\ss\. Client: SYN-SENT\. Server: SYN-RECEIVED\.$/,
    );
    await page.keyboard.press("PageUp");
    await expect(slider(scope)).not.toHaveValue("2");
    await page.keyboard.press("End");
    await expect(slider(scope)).toHaveValue(last ?? "");
    await scope.client.expectState("TIME-WAIT");
    await page.keyboard.press("p");
    await expect(scope.button("Pause")).toBeVisible();
  });

  test("is dragged", async ({ page }) => {
    const scope = await openClosing(page);
    const box = await slider(scope).boundingBox();
    if (!box) {
      throw new Error("not drawn");
    }
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width - 8, y);
    await page.mouse.down();
    for (let part = 1; part >= 0; part -= 0.1) {
      await page.mouse.move(box.x + 8 + part * (box.width - 16), y);
    }
    await page.mouse.up();
    await expect(slider(scope)).toHaveValue("0");
    await expect(scope.client.state("TIME-WAIT")).toBeHidden();
  });

  test("leads to losses, from anywhere", async ({ page }) => {
    const scope = await open(page, 'scenario="syn-lost" paused');
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await expect(scope.button("Next loss")).toHaveAttribute("aria-disabled", "true");
    await scope.button("Previous loss").click();
    await expect(scope.announcements).toContainText("SYN seq 0 from client is lost");
    await scope.client.expectState("SYN-SENT");
    await scope.button("Previous loss").click({ force: true });
    await expect(scope.announcements).toContainText("Nothing was lost before this moment.");
    await slider(scope).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(slider(scope)).toHaveAttribute("aria-valuetext", /Client: SYN-SENT/);
    await expect(slider(scope)).not.toHaveValue("0");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(scope.announcements).toContainText("No loss after this moment is known.");
  });
});

test.describe("what if", () => {
  test("what is lost anyway is not asked about", async ({ page }) => {
    const scope = await open(page, 'scenario="syn-lost" paused');
    await press(scope, "Step", 3);
    // The first one, not what is sent again.
    await scope.root
      .getByRole("button", { name: /^What if: SYN seq 0 from/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await expect(scope.root.getByRole("menu")).toContainText("It is lost anyway");
    await expect(scope.root.getByRole("menuitem")).toHaveText([
      "Go to 0.000 s, where it is sent",
      "Inspect",
    ]);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect(scope.root.getByRole("timer", { name: "Time" })).toHaveText("0.000 s");
  });

  test("the last ACK had been lost: the FIN comes again", async ({ page }) => {
    const scope = await openClosing(page);
    const ack = await arrow(scope, "ACK \\d+").getAttribute("aria-label");
    await ask(scope, "ACK \\d+", "been lost");
    await expect(scope.button("Pause")).toBeVisible();
    await expect(scope.announcements).toContainText("lost at");
    await expect(branches(scope)).toHaveCount(2);
    const name = /(ACK .*) at /.exec(ack ?? "")?.[1] ?? "none";
    await expect(branches(scope).last()).toContainText(`${name} lost at`);
    await expect(branches(scope).last()).toHaveAttribute("aria-pressed", "true");
    await scope.expectLogged("No acknowledgment of the FIN, so it is sent again", 15_000);
  });

  test("on the stage, of what is still under way", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.server.send("hi");
    // The client's has arrived; in the other course of events that is yet to come.
    await scope.step();
    await scope.choose("data 1:3 ack 1", "server", "What if …");
    const menu = scope.root.getByRole("menu", { name: /^What if data 1:3 ack 1 from server had/ });
    await expect(menu.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(menu).toHaveCount(0);
    await expect(branches(scope)).toHaveCount(2);
    await scope.expectLogged("No acknowledgment of this data, so it is sent again");
  });

  test("branches are chosen by keyboard and by pointer", async ({ page }) => {
    const scope = await openClosing(page);
    const first = await ladderOf(scope);
    await ask(scope, "ACK \\d+", "been damaged");
    await scope.button("Pause").click();
    await scope.expectLogged("You damage this segment");
    await branches(scope).first().focus();
    await page.keyboard.press("Enter");
    await expect(branches(scope).first()).toHaveAttribute("aria-pressed", "true");
    await expect(scope.announcements).toContainText("Now: Original run.");
    await slider(scope).focus();
    await page.keyboard.press("End");
    await scope.client.expectState("TIME-WAIT");
    await expect.poll(() => ladderOf(scope)).toEqual(first);
    await branches(scope).last().click();
    await scope.expectLogged("You damage this segment");
  });

  test("arrows of the ladder are reached by keyboard", async ({ page }) => {
    const scope = await openClosing(page);
    const ladder = scope.root.getByRole("region", { name: "Ladder" });
    await ladder.getByRole("group").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await expect(scope.choice("been lost")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(scope.choice("come 300 ms later")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(arrow(scope, "SYN seq 0")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(arrow(scope, "SYN ACK seq 0 ack 1")).toBeFocused();
  });

  test("by pointer, on the arrow itself", async ({ page }) => {
    const scope = await open(page, 'scenario="connected" paused');
    await scope.client.send("hello");
    await scope.step();
    await arrow(scope, "data 1:6 ack 1").click();
    await scope.choice("come twice").click();
    await scope.expectLogged("You make a segment from the client arrive twice");
  });

  test("whoever speaks in the past begins another branch", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.step();
    await scope.button("Step back").click();
    await scope.drop("data 1:6 ack 1", "client");
    await expect(scope.announcements).toContainText("data 1:6 ack 1 from client lost at");
    await expect(branches(scope)).toHaveCount(2);
    await scope.button("Reset").click();
    await expect(branches(scope)).toHaveCount(0);
  });
});

test.describe("for everybody", () => {
  test("axe finds nothing", async ({ page }) => {
    const scope = await openClosing(page);
    await ask(scope, "ACK \\d+", "been lost");
    await scope.button("Pause").click();
    expect(await axeInBoth(page)).toEqual([]);
    await arrow(scope, "SYN seq 0").focus();
    await page.keyboard.press("Enter");
    await expect(scope.choice("been lost")).toBeVisible();
    expect(await axeInBoth(page)).toEqual([]);
  });

  for (const width of [375, 320]) {
    test(`there is room at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      const scope = await openClosing(page);
      await expect(slider(scope)).toBeInViewport();
      const box = await slider(scope).boundingBox();
      expect(box?.width).toBeGreaterThan(100);
      expect(box?.height).toBeGreaterThanOrEqual(40);
      await ask(scope, "ACK \\d+", "been lost");
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await expect(branches(scope)).toHaveCount(2);
    });
  }

  test.describe("with reduced motion", () => {
    test.use({ contextOptions: { reducedMotion: "reduce" } });

    test("time goes back and what-if plays in steps", async ({ page }) => {
      const scope = await openClosing(page);
      await scope.button("Step back").click();
      await scope.button("Step back").click();
      await expect(scope.client.state("TIME-WAIT")).toBeHidden();
      await ask(scope, "SYN seq 0", "been lost");
      await scope.client.expectState("SYN-SENT");
      await expect(branches(scope)).toHaveCount(2);
    });
  });

  test("thousands of events stay at hand", async ({ page }) => {
    const scope = await openScript(
      page,
      "link rate 20Mbit/s\nserver listen 80\nclient connect server:80\nclient send 1500kB",
    );
    await press(scope, "Step", 2000);
    await expect(
      scope.root.getByText(/older segments are not drawn|segments so far/),
    ).toBeAttached();
    const last = Number(await slider(scope).getAttribute("max"));
    expect(last).toBeGreaterThan(500);
    // Back and forth: each time all tell the same moment, and there is a ladder up to it.
    const moments = new Set<string>();
    for (const part of [0.35, 0.7, 0.05, 0.9, 0.5]) {
      const stop = Math.round(part * last);
      await slider(scope).fill(String(stop));
      await expect(slider(scope)).toHaveValue(String(stop));
      await expect(async () => {
        const time = (await scope.root.getByRole("timer").textContent()) ?? "";
        expect(await slider(scope).getAttribute("aria-valuetext")).toContain(time);
        // Time moves a frame later.
        expect(moments).not.toContain(time);
        moments.add(time);
      }).toPass();
      await expect(scope.root.locator(".ladder-box [data-arrow]").first()).toBeAttached();
    }
    expect(moments.size).toBeGreaterThanOrEqual(5);
    await slider(scope).focus();
    await page.keyboard.press("End");
    await expect(slider(scope)).toHaveValue(String(last));
  });
});
