/** How the page behaves for everybody: by itself, by keyboard, small, still, and twice. */
import {
  axe,
  axeInBoth,
  expect,
  open,
  openClosed,
  openConnected,
  openPage,
  Scope,
  test,
} from "./scope.js";

test.describe("the site", () => {
  test("is alive without a click, from handshake to TIME-WAIT", async ({ page }) => {
    await page.goto("/");
    const scope = new Scope(page.locator("tcp-scope"));
    await scope.root.getByRole("combobox", { name: "Speed" }).selectOption("16×");
    await scope.expectLogged("First step of the handshake");
    // 2 MSL are four minutes, but a moment of the reader's time: the log keeps what passes quickly.
    await scope.expectLogged("The server’s FIN arrived, so both directions are closed", 15_000);
    await scope.server.expectReceived("hello");
    await scope.client.expectReceived("world");
    await expect(scope.client.state("CLOSED")).toBeVisible({ timeout: 15_000 });
    await expect(scope.root.getByText(/no timer runs. Your turn/)).toBeVisible();
    await expect(scope.server.group.getByText("listening on port 80")).toBeVisible();
  });

  test("segments visibly travel, from host to host", async ({ page }) => {
    const scope = await open(page, 'speed="0.25"');
    const syn = scope.segment("SYN seq 0", "client");
    await expect(syn).toBeVisible();
    const first = await syn.boundingBox();
    await page.waitForTimeout(300);
    const second = await syn.boundingBox();
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + 20);
    expect(second?.y).toBe(first?.y);
    await scope.button("Pause").click();
    const paused = await syn.boundingBox();
    await page.waitForTimeout(200);
    expect(await syn.boundingBox()).toEqual(paused);
  });
});

test("the views that a page names are there, and nothing leads to others", async ({ page }) => {
  const scope = await open(page, 'paused views="stage ladder lader"');
  await expect(scope.root.getByText("asks for “lader”, which does not exist")).toBeVisible();
  const names = ["Stage", "Ladder", "Log"] as const;
  const [stage, ladder, log] = names.map((name) => scope.root.getByRole("region", { name }));
  await scope.step();
  await scope.segment("SYN seq 0", "client").click();
  await expect(scope.choice("Hold")).toBeVisible();
  await expect(scope.choice("Inspect")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(scope.client.group).toHaveCount(0);
  await expect(log ?? scope.root).toHaveCount(0);
  const whole = await scope.root.boundingBox();
  for (const view of [stage, ladder]) {
    expect((await view?.boundingBox())?.width).toBeGreaterThan(0.9 * (whole?.width ?? 0));
  }
  expect(await axe(page)).toEqual([]);
});

test.describe("playback", () => {
  test("Play and Pause", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    const clock = scope.root.getByRole("timer", { name: "Time" });
    const before = await clock.textContent();
    await scope.button("Play").click();
    await expect(clock).not.toHaveText(before ?? "");
    await scope.button("Pause").click();
    await expect(scope.button("Play")).toBeVisible();
  });

  test("Reset starts the scenario again", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.step();
    await scope.button("Reset").click();
    await scope.server.expectReceived("nothing yet");
    await scope.expectInFlight();
  });

  test("another scenario", async ({ page }) => {
    const scope = await open(page);
    await scope.root
      .getByRole("combobox", { name: "Scenario" })
      .selectOption("Two closed hosts: from nothing");
    await scope.expectStates("CLOSED", "CLOSED");
    await expect(scope.root.getByText(/Your turn/)).toBeVisible();
  });

  test("out of sight it rests", async ({ page }) => {
    await openPage(page, { body: "<tcp-scope></tcp-scope><p>End</p>" });
    const scope = new Scope(page.locator("tcp-scope"));
    await expect(scope.segment("SYN seq 0", "client")).toBeVisible();
    await page.evaluate(() => {
      document.querySelector("p")?.style.setProperty("margin-top", "3000px");
      document.querySelector("p")?.scrollIntoView();
    });
    const clock = scope.root.getByRole("timer", { name: "Time" });
    await page.waitForTimeout(200);
    const before = await clock.textContent();
    await page.waitForTimeout(400);
    expect(await clock.textContent()).toBe(before);
  });
});

test.describe("by keyboard alone", () => {
  test("connect, and drop a segment in flight", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.server.button("Listen").focus();
    await page.keyboard.press("Enter");
    await scope.server.expectState("LISTEN");
    await scope.client.button("Connect").focus();
    await page.keyboard.press("Space");
    const syn = scope.segment("SYN seq 0", "client");
    for (let tabs = 0; tabs < 12 && !(await isFocused(syn)); tabs += 1) {
      await page.keyboard.press("Tab");
    }
    await expect(syn).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(scope.choice("Drop")).toBeFocused();
    await page.keyboard.press("Enter");
    await scope.expectLogged("You took this segment off the wire");
    await expect(scope.announcements).toContainText("SYN seq 0 from client is lost");
  });

  test("shortcuts work inside, and only there", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.expectInFlight("data 1:6 ack 1 from client");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press(".");
    await scope.expectInFlight("data 1:6 ack 1 from client");
    await scope.button("Reset").focus();
    await page.keyboard.press(".");
    await scope.expectInFlight("ACK 6 from server");
    await page.keyboard.press("p");
    await expect(scope.button("Pause")).toBeVisible();
  });

  test("typing a text is no shortcut", async ({ page }) => {
    const scope = await openConnected(page);
    const text = scope.client.group.getByRole("textbox");
    await text.fill("");
    await text.pressSequentially("p.k");
    await expect(text).toHaveValue("p.k");
    await expect(scope.button("Play")).toBeVisible();
    await text.press("Enter");
    await scope.expectInFlight("data 1:4 ack 1 from client");
  });

  test("when the focused segment arrives, the focus stays near", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.segment("data 1:6 ack 1", "client").focus();
    await page.keyboard.press(".");
    await scope.expectInFlight("ACK 6 from server");
    await page.keyboard.press(".");
    await scope.expectInFlight();
  });
});

test.describe("for screen readers", () => {
  test("a step tells its outcome", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.server.press("Listen");
    await scope.client.press("Connect");
    await scope.step();
    await expect(scope.announcements).toContainText(
      "Server: SYN-RECEIVED. Server sends SYN ACK seq 0 ack 1.",
    );
  });

  test("the stage says what is in flight", async ({ page }) => {
    const scope = await openConnected(page);
    const stage = scope.root.getByRole("region", { name: "Stage" });
    await expect(stage).toContainText("Nothing is in flight.");
    await scope.client.send("hello");
    await expect(stage).toContainText("In flight: data 1:6 ack 1 from client, arrives at");
  });

  test("axe finds nothing", async ({ page }) => {
    const scope = await openConnected(page);
    expect(await axeInBoth(page)).toEqual([]);
    await scope.client.send("hello");
    await scope.server.press("Close");
    await scope.drop("data 1:6 ack 1", "client");
    await scope.button("Drop next from client").click();
    await scope.client.tryTo("Connect");
    expect(await axeInBoth(page)).toEqual([]);
  });
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing plays by itself, and playing goes in steps", async ({ page }) => {
    const scope = await open(page, 'speed="0.25"');
    const clock = scope.root.getByRole("timer", { name: "Time" });
    await expect(scope.button("Play")).toBeVisible();
    await page.waitForTimeout(500);
    await expect(clock).toHaveText("0.000 s");
    await scope.button("Play").click();
    await expect(scope.client.state("SYN-SENT")).toBeVisible();
    const syn = scope.segment("SYN seq 0", "client");
    const before = await syn.boundingBox();
    await page.waitForTimeout(300);
    expect(await syn.boundingBox()).toEqual(before);
    await expect(scope.server.state("SYN-RECEIVED")).toBeVisible();
  });
});

test.describe("on small screens", () => {
  for (const width of [375, 320]) {
    test(`nothing overflows at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      await page.goto("/");
      const scope = new Scope(page.locator("tcp-scope"));
      const overflow = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await overflow()).toBe(0);
      await expect(scope.client.state("ESTABLISHED")).toBeVisible();
      await scope.button("Pause").click();
      await scope.client.tryTo("Connect");
      await expect(scope.root.getByRole("tooltip")).toBeVisible();
      await scope.server.tryTo("Connect");
      expect(await overflow()).toBe(0);
    });
  }

  test("the controls stay within reach of the thumb", async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 720 });
    await page.goto("/");
    const pause = new Scope(page.locator("tcp-scope")).button("Pause");
    await expect(pause).toBeInViewport();
    const box = await pause.boundingBox();
    expect(box?.y).toBeGreaterThan(720 / 2);
    expect(box?.height).toBeGreaterThanOrEqual(40);
  });

  test("every target is at least 24 px", async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 720 });
    const scope = await openConnected(page);
    await scope.client.send("x");
    for (const button of await scope.root.getByRole("button").all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
  });
});

test.describe("the element", () => {
  test("two on a page are independent", async ({ page }) => {
    await openPage(page, {
      body: '<tcp-scope scenario="closed" paused></tcp-scope><tcp-scope scenario="connected" paused></tcp-scope>',
    });
    const closed = new Scope(page.locator("tcp-scope").nth(0));
    const connected = new Scope(page.locator("tcp-scope").nth(1));
    await closed.expectStates("CLOSED", "CLOSED");
    await connected.expectStates("ESTABLISHED", "ESTABLISHED");
    await connected.client.press("Abort");
    await connected.client.expectState("CLOSED");
    await closed.server.press("Listen");
    await closed.expectStates("CLOSED", "LISTEN");
    await connected.button("Play").click();
    await expect(connected.button("Pause")).toBeVisible();
    await expect(closed.button("Play")).toBeVisible();
    await closed.button("Reset").click();
    await closed.expectStates("CLOSED", "CLOSED");
  });

  test("moved in the page, it goes on where it was", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.step();
    await scope.root.evaluate((element) => {
      const aside = document.body.appendChild(document.createElement("aside"));
      aside.append(element);
    });
    await page.waitForTimeout(50);
    await scope.server.expectReceived("hello");
    await scope.step();
    await scope.client.expectVariable("snd.una", "6");
  });

  test("taken out and put back later, it starts again", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await scope.step();
    await scope.root.evaluate(async (element) => {
      const parent = element.parentElement;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 60));
      parent?.append(element);
    });
    await scope.server.expectReceived("nothing yet");
  });

  test("properties set before it is defined count", async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => {
        const element = document.createElement("tcp-scope");
        Object.assign(element, { scenario: "closed", paused: true, speed: 4 });
        document.body.append(element);
      });
    });
    await openPage(page, { body: "<h1>Test</h1>" });
    const scope = new Scope(page.locator("tcp-scope"));
    await scope.expectStates("CLOSED", "CLOSED");
    await expect(scope.button("Play")).toBeVisible();
    await expect(scope.root.getByRole("combobox", { name: "Speed" })).toHaveValue("4");
  });

  test("follows its attributes", async ({ page }) => {
    const scope = await open(page, 'scenario="closed" paused');
    await scope.root.evaluate((element) => element.setAttribute("scenario", "connected"));
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
    await scope.root.evaluate((element) => element.removeAttribute("paused"));
    await expect(scope.button("Pause")).toBeVisible();
  });

  test("leaves no names behind", async ({ page }) => {
    await openPage(page, { body: "<main><tcp-scope></tcp-scope></main>" });
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    const ids = await page.evaluate(() => document.querySelectorAll("[id]").length);
    expect(ids).toBe(0);
  });
});

async function isFocused(locator: ReturnType<Scope["button"]>): Promise<boolean> {
  return locator.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    return root.activeElement === element;
  });
}
