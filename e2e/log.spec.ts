/** What happened in words: the log with its filter, the table of segments, the stage described. */
import type { Locator } from "@playwright/test";
import { axeInBoth, expect, open, openConnected, openScript, type Scope, test } from "./scope.js";

const items = (scope: Scope): Locator => scope.log.getByRole("listitem");

const clock = (scope: Scope): Locator => scope.root.getByRole("timer", { name: "Time" });

const described = (scope: Scope): Locator =>
  scope.root.getByRole("group", { name: "The stage in words" });

async function openLost(page: Parameters<typeof open>[0]): Promise<Scope> {
  const scope = await open(page, 'scenario="syn-lost" paused');
  await scope.settle("ESTABLISHED", "ESTABLISHED");
  return scope;
}

test.describe("the filter", () => {
  test("by host and sort, and it says how much is hidden", async ({ page }) => {
    const scope = await openLost(page);
    const all = await items(scope).count();
    await scope.button("Filter").click();
    await scope.button("Wire and losses").click();
    await expect(items(scope)).toHaveCount(1);
    await expect(items(scope)).toContainText("Lost: you asked");
    const region = scope.root.getByRole("region", { name: "Log" });
    await expect(region).toContainText(`${all - 1} entries are hidden.`);
    await expect(scope.announcements).toHaveText(`${all - 1} entries are hidden.`);
    await scope.button("Timers").click();
    await expect(items(scope)).toHaveCount(2);
    await scope.button("Server").click();
    await expect(region).toContainText("Nothing of this kind has happened so far.");
    await scope.button("Show all").click();
    await expect(items(scope)).toHaveCount(all);
    await expect(scope.button("Filter")).toBeFocused();
  });

  test("by keyboard, and it outlives a reset", async ({ page }) => {
    const scope = await openLost(page);
    await scope.button("Filter").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(scope.button("Client")).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(scope.button("Server")).toHaveAttribute("aria-pressed", "true");
    await scope.button("Reset").click();
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await expect(scope.button("Server")).toHaveAttribute("aria-pressed", "true");
    for (const item of await items(scope).all()) {
      await expect(item).toContainText("server");
    }
  });
});

test.describe("the way back", () => {
  test("a time of the log leads there", async ({ page }) => {
    const scope = await openLost(page);
    const time = scope.button("Go to 1.050 s").first();
    await time.focus();
    await page.keyboard.press("Enter");
    await expect(clock(scope)).toHaveText("1.050 s");
    await scope.expectStates("SYN-SENT", "SYN-RECEIVED");
    await expect(scope.announcements).toContainText(
      "1.050 s. Client: SYN-SENT. Server: SYN-RECEIVED.",
    );
    await expect(scope.button("Go to 1.050 s").first()).toBeFocused();
    await expect(scope.button("Play")).toBeVisible();
  });

  test("by keyboard: one tab stop, and the focus stays near what is taken back", async ({
    page,
  }) => {
    const scope = await openLost(page);
    await expect(scope.log.locator(".entry-time:not([tabindex])")).toHaveCount(1);
    const times = scope.log.locator(".entry-time");
    await times.first().focus();
    await page.keyboard.press("ArrowDown");
    await expect(times.nth(1)).toBeFocused();
    await page.keyboard.press("End");
    await expect(times.last()).toBeFocused();
    await page.keyboard.press("Home");
    await expect(times.first()).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(items(scope).first().locator(".notation-line")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(items(scope).first().getByRole("link").first()).toBeFocused();

    for (let back = 0; back < 3; back += 1) {
      const before = (await clock(scope).textContent()) ?? "";
      await page.keyboard.press("ArrowLeft");
      await expect(clock(scope)).not.toHaveText(before);
    }
    await expect(scope.root.locator(".log-box")).toBeFocused();
  });
});

test.describe("the table of segments", () => {
  test("says what the ladder shows", async ({ page }) => {
    const scope = await openLost(page);
    await scope.unfold("Segments as a table");
    const table = scope.root.getByRole("table", { name: "4 segments, the newest last" });
    await expect(table.getByRole("columnheader")).toHaveText([
      ...["Time", "From → to", "Kind", "Flags", "Seq", "Ack", "Length", "Window"],
      ...["Outcome", "Why"],
    ]);
    const lost = table.getByRole("row").nth(1);
    await expect(lost.getByRole("rowheader")).toHaveText("0.000 s");
    await expect(lost.getByRole("cell")).toHaveText([
      ...["client → server", "SYN", "SYN", "0", "–", "0", "65\u202f535"],
      ...["lost at 0.025 s", /^First step of the handshake/],
    ]);
    await expect(table.getByRole("row").nth(2)).toContainText("sent again, arrived at 1.050 s");
    await expect(table.getByRole("row").nth(2)).toContainText("No answer to the SYN");
  });

  test("of many the newest, and the earlier ones on demand", async ({ page }) => {
    const scope = await openScript(
      page,
      "server listen 80\nclient connect server:80\nclient send 100kB",
    );
    await scope.button("Step").evaluate((button) => {
      for (let steps = 0; steps < 300; steps += 1) {
        (button as HTMLElement).click();
      }
    });
    await scope.unfold("Segments as a table");
    const rows = scope.root.getByRole("table", { name: /segments, the newest last/ });
    const last = rows.getByRole("rowheader").last();
    await last.evaluate((row) => row.closest(".drawer")?.scrollIntoView({ block: "end" }));
    await expect(last).toBeInViewport();
    const box = scope.root.locator(".segments-box");
    const below = () =>
      box.evaluate((node) => node.scrollHeight - node.clientHeight - node.scrollTop);
    await scope.step(4);
    expect(await below()).toBeLessThan(2);
    await box.evaluate((node) => node.scrollTo(0, 0));
    await scope.step(4);
    expect(await box.evaluate((node) => node.scrollTop)).toBe(0);
    await expect(rows.getByRole("rowheader")).toHaveCount(60);
    await expect(rows.getByRole("rowheader").first()).not.toHaveText("0.000 s");
    await scope.root.getByRole("button", { name: /Show \d+ earlier segments/ }).click();
    await expect(rows.getByRole("rowheader").first()).toHaveText("0.000 s");
    await expect(scope.root.getByRole("group", { name: "Segments as a table" })).toBeFocused();
  });
});

test.describe("the stage", () => {
  test("is told: what each host waits for, and what is in flight", async ({ page }) => {
    const scope = await openConnected(page);
    const stage = described(scope);
    await expect(stage).toContainText("Client: ESTABLISHED. It waits for data or a call.");
    await scope.client.press("Close");
    await expect(stage).toContainText(
      /Client: FIN-WAIT-1\. It waits .* FIN\. Timers: RTO expires at/,
    );
    await expect(stage).toContainText(/In flight: FIN ACK seq 1 ack 1 from client, arrives at/);
  });

  test("shows a crashed host, by a sign and in words", async ({ page }) => {
    const scope = await open(page, 'scenario="half-open" paused');
    await scope.stepUntil(scope.root.getByText("server is down"));
    await expect(described(scope)).toContainText("The server has crashed and receives nothing.");
    await scope.button("Restart").click();
    await expect(scope.root.getByText("server is down")).toHaveCount(0);
  });

  test("shows that the cable is out", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Unplug the cable").click();
    await expect(scope.root.getByText("The cable is unplugged").first()).toBeVisible();
    await expect(described(scope)).toContainText(
      "The cable is unplugged: every segment that enters it is lost.",
    );
  });
});

test("what plays by itself is not announced", async ({ page }) => {
  const scope = await open(page, 'speed="16"');
  await scope.expectLogged("First step of the handshake");
  // TIME-WAIT itself is over in a moment.
  await scope.expectLogged("The server’s FIN arrived, so both directions are closed", 15_000);
  for (const status of await scope.root.getByRole("status").all()) {
    await expect(status).toHaveText("");
  }
  await scope.button("Pause").click();
  await scope.button("Step").click();
  await expect(scope.announcements).not.toHaveText("");
});

test("axe finds nothing", async ({ page }) => {
  const scope = await open(page, 'scenario="half-open" paused');
  await scope.stepUntil(scope.root.getByText("server is down"));
  await scope.button("Filter").click();
  await scope.button("Programs").click();
  await scope.unfold("Segments as a table");
  await scope.root.getByRole("rowheader").first().hover();
  expect(await axeInBoth(page)).toEqual([]);
});

for (const width of [375, 320]) {
  test(`there is room at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    const scope = await openLost(page);
    await scope.button("Filter").click();
    await scope.button("Timers").click();
    await scope.unfold("Segments as a table");
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    for (const button of await scope.root
      .getByRole("region", { name: "Log" })
      .getByRole("button")
      .all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
  });
}
