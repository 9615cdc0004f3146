/** What a reader can do to the wire, to segments on it, and to hosts. */
import { axeInBoth, expect, openClosed, openConnected, type Scope, test } from "./scope.js";

const HELLO = "data 1:6 ack 1";

async function sendHello(scope: Scope): Promise<void> {
  await scope.client.send("hello");
  await expect(scope.segment(HELLO, "client")).toBeVisible();
}

test.describe("the menu of a segment", () => {
  test("drops it with one activation and one choice", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.segment(HELLO, "client").click();
    await expect(scope.choice("Drop")).toBeFocused();
    await scope.choice("Drop").click();
    await scope.expectLogged("You took this segment off the wire");
    await expect(scope.root.getByRole("menu")).toHaveCount(0);
  });

  test("by keyboard: Enter opens, arrows move, Escape goes back", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    const segment = scope.segment(HELLO, "client");
    await segment.focus();
    await page.keyboard.press("Enter");
    await expect(segment).toHaveAttribute("aria-expanded", "true");
    await expect(scope.choice("Drop")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(scope.choice("Hold")).toBeFocused();
    await page.keyboard.press("End");
    await expect(scope.choice("Copy its description")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(scope.choice("Drop")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(segment).toBeFocused();
    await expect(scope.root.getByRole("menu")).toHaveCount(0);
  });

  for (const key of ["d", "Delete"]) {
    test(`${key} drops without it`, async ({ page }) => {
      const scope = await openConnected(page);
      await sendHello(scope);
      await scope.segment(HELLO, "client").focus();
      await page.keyboard.press(key);
      await scope.expectLogged("You took this segment off the wire");
    });
  }

  test("time waits while it is open", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.button("Play").click();
    await scope.segment(HELLO, "client").press("Enter");
    const clock = scope.root.getByRole("timer", { name: "Time" });
    const before = await clock.textContent();
    await page.waitForTimeout(300);
    expect(await clock.textContent()).toBe(before);
    await page.keyboard.press("Escape");
    await expect(clock).not.toHaveText(before ?? "");
  });

  test("is closed by the segment that opened it", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.segment(HELLO, "client").click();
    await expect(scope.root.getByRole("menu")).toBeVisible();
    await scope.segment(HELLO, "client").click();
    await expect(scope.root.getByRole("menu")).toHaveCount(0);
    await scope.expectInFlight(`${HELLO} from client`);
  });

  test("is left by clicking elsewhere", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.segment(HELLO, "client").click();
    await expect(scope.root.getByRole("menu")).toBeVisible();
    await page.getByRole("heading", { name: "Test" }).click();
    await expect(scope.root.getByRole("menu")).toHaveCount(0);
  });

  test("holds it until it is released", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.choose(HELLO, "client", "Hold");
    const held = scope.button(`${HELLO} from client, held`);
    await expect(held).toBeFocused();
    await held.click();
    await expect(scope.root.getByRole("menu")).toHaveAccessibleName(`${HELLO} from client, held`);
    await scope.choice("Release").click();
    await scope.expectInFlight(`${HELLO} from client`);
    await scope.step();
    await scope.server.expectReceived("hello");
  });

  test("delays it: the copy that is sent meanwhile arrives first", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.choose(HELLO, "client", "Delay …");
    const dialog = scope.root.getByRole("dialog");
    await expect(dialog.getByLabel("Later by")).toBeFocused();
    await dialog.getByLabel("Later by").fill("2s");
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await scope.stepUntil(scope.log.getByText("No acknowledgment of this data"));
    await scope.stepUntil(scope.server.group.getByText("hello"));
    await scope.server.expectReceived("5 bytes");
  });

  test("duplicates it: what comes twice counts once", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.choose(HELLO, "client", "Duplicate …");
    await page.keyboard.press("Enter");
    await scope.stepUntil(scope.button(`${HELLO} from client, copy`));
    await scope.stepUntil(scope.log.getByText("has received all of this before").first());
    await scope.server.expectReceived("5 bytes");
  });

  test("corrupts it: it arrives, and counts for nothing", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.choose(HELLO, "client", "Corrupt");
    await expect(scope.button(`${HELLO} from client, corrupted`)).toBeVisible();
    await scope.step();
    await scope.server.expectReceived("nothing yet");
    await scope.stepUntil(scope.server.group.getByText("hello"));
  });

  test("edits its header, and says what is wrong with an edit", async ({ page }) => {
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.choose(HELLO, "client", "Edit header …");
    const dialog = scope.root.getByRole("dialog");
    await dialog.getByLabel("Window").fill("many");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("status")).not.toBeEmpty();
    await dialog.getByLabel("Window").fill("0");
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(scope.button(`${HELLO} from client, edited`)).toBeVisible();
    await scope.step();
    await scope.server.expectVariable("snd.wnd", "0");
  });

  test("copies its description", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const scope = await openConnected(page);
    await sendHello(scope);
    await scope.choose(HELLO, "client", "Copy its description");
    await expect(scope.announcements).toContainText("Copied: P. 1:6(5) ack 1 win 65535");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "P. 1:6(5) ack 1 win 65535",
    );
  });
});

test.describe("faults for what is still to come", () => {
  const form = (scope: Scope) =>
    scope.root.getByRole("dialog", { name: "Faults for segments from the client" });

  test("are armed by description, and taken back", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Faults for segments from client").click();
    await form(scope).getByLabel("Which").selectOption("the nth");
    await expect(form(scope)).toContainText("drop client 2nd data");
    await form(scope).getByRole("button", { name: "Arm" }).click();
    const armed = form(scope).getByRole("list", { name: /Faults waiting/ });
    await expect(armed).toContainText("drop client 2nd data");
    await form(scope).getByRole("button", { name: "Disarm" }).click();
    await expect(armed).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(form(scope)).toHaveCount(0);
    await expect(scope.button("Faults for segments from client")).toBeFocused();
  });

  test("lose the second of three", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Faults for segments from client").click();
    await form(scope).getByLabel("Which").selectOption("the nth");
    await form(scope).getByRole("button", { name: "Arm" }).click();
    await form(scope).getByRole("button", { name: "Close" }).click();
    for (const text of ["x", "y", "z"]) {
      await scope.client.send(text.repeat(1460));
    }
    await scope.step();
    await expect(scope.root.getByRole("img", { name: /data 1461:2921.* lost/ })).toBeVisible();
    await scope.expectInFlight("data 1:1461 ack 1 from client", "data 2921:4381 ack 1 from client");
  });

  test("what can't be meant is named, and nothing happens", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Faults for segments from client").click();
    await form(scope).getByLabel("Which").selectOption("the first few");
    await form(scope).getByLabel("Number").fill("none");
    await form(scope).getByRole("button", { name: "Arm" }).click();
    await expect(form(scope).getByRole("status")).not.toBeEmpty();
  });

  test("a segment can be forged", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Faults for segments from client").click();
    await form(scope)
      .getByLabel(/Forge a segment/)
      .fill("R 1:1(0) win 0");
    await form(scope).getByRole("button", { name: "Forge", exact: true }).click();
    await page.keyboard.press("Escape");
    await expect(scope.button("RST seq 1 from client, forged")).toBeVisible();
    await scope.step();
    await scope.expectLogged("connection reset");
  });
});

test.describe("the cable", () => {
  test("out of its socket loses what is sent, and is plugged in again", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Unplug the cable").click();
    await expect(scope.root.locator("span", { hasText: "The cable is unplugged" })).toBeVisible();
    await scope.client.send("hello");
    await expect(scope.root.getByRole("img", { name: `${HELLO} from client, lost` })).toBeVisible();
    await scope.button("Plug in the cable").click();
    await scope.stepUntil(scope.server.group.getByText("hello"));
  });
});

test.describe("a host", () => {
  test("crashes, is silent, and comes back with nothing open", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.server.unfoldSockets();
    await scope.server.sockets.getByRole("button", { name: "Crash" }).click();
    await expect(scope.server.group.getByText("It has crashed.")).toBeVisible();
    await scope.client.send("hello");
    await scope.step();
    await scope.expectInFlight();
    await scope.server.group.getByRole("button", { name: "Restart" }).click();
    await scope.server.expectState("CLOSED");
    await scope.stepUntil(scope.root.getByRole("button", { name: /^RST.* from server/ }));
    await scope.stepUntil(scope.client.state("CLOSED"));
  });

  test("that has crashed is said beside what it sent in vain", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.stepUntilSent("ACK 6", "server");
    await scope.button("Unplug the cable").click();
    await scope.server.unfoldSockets();
    await scope.server.sockets.getByRole("button", { name: "Crash" }).click();
    const sign = await scope.root.locator(".wire.server .absent").boundingBox();
    const lost = await scope.root
      .getByRole("img", { name: "ACK 6 from server, lost" })
      .boundingBox();
    expect(sign?.y).toBeGreaterThanOrEqual((lost?.y ?? 0) + (lost?.height ?? 0));
  });
});

test.describe("small screens and other readers", () => {
  for (const width of [1280, 375]) {
    test(`axe finds nothing in menus and forms (${width} px)`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const scope = await openConnected(page);
      await scope.client.send("hello");
      await scope.segments.first().click();
      expect(await axeInBoth(page)).toEqual([]);
      await scope.choice("Edit header …").click();
      expect(await axeInBoth(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await scope.button("Faults for segments from server").click();
      expect(await axeInBoth(page)).toEqual([]);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      await page.keyboard.press("Escape");
      await scope.button("Unplug the cable").click();
      await scope.server.unfoldSockets();
      await scope.server.sockets.getByRole("button", { name: "Crash" }).click();
      expect(await axeInBoth(page)).toEqual([]);
    });
  }
});

test("before there is a connection, a forged segment is a stranger’s", async ({ page }) => {
  const scope = await openClosed(page);
  await scope.button("Faults for segments from client").click();
  const dialog = scope.root.getByRole("dialog");
  await dialog.getByRole("button", { name: "Forge", exact: true }).click();
  // Either it is sent, or the page says why not.
  await expect(dialog.getByRole("status").or(scope.segments.first())).not.toBeEmpty();
});
