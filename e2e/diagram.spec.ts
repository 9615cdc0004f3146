/** The state diagram: where the hosts are, what they have walked, and how to get there. */
import type { Locator } from "@playwright/test";
import { axeInBoth, expect, open, openConnected, openScript, type Scope, test } from "./scope.js";

const diagram = (scope: Scope): Locator =>
  scope.root.getByRole("group", { name: "State diagram", exact: true });

/** An edge by its states, `FIN-WAIT-1 to CLOSING`. */
const edge = (scope: Scope, states: string): Locator =>
  diagram(scope).getByRole("button", { name: new RegExp(`^${states}:`) });

const panel = (scope: Scope, states: string): Locator =>
  scope.root.getByRole("group", { name: states, exact: true });

/** Where the tokens are in the figure. */
function tokens(scope: Scope): Promise<{ x: number; y: number }[]> {
  return diagram(scope).evaluate((figure) => {
    const { left, top } = figure.getBoundingClientRect();
    return [...figure.querySelectorAll("[data-token]")].map((token) => {
      const { x, y } = token.getBoundingClientRect();
      return { x: Math.round(x - left), y: Math.round(y - top) };
    });
  });
}

test.describe("the state diagram", () => {
  test("is folded away, and counts what was walked", async ({ page }) => {
    const scope = await open(page);
    const summary = scope.root.locator("summary", { hasText: "State diagram" });
    await expect(diagram(scope)).toHaveCount(0);
    await scope.step();
    await expect(summary).toContainText("2 of 21 edges walked");
    await scope.button("Step").evaluate((button) => {
      for (let steps = 0; steps < 40; steps += 1) {
        (button as HTMLElement).click();
      }
    });
    await scope.expectStates("CLOSED", "CLOSED");
    await scope.unfold("State diagram");
    await expect(summary).toContainText("12 of 21 edges walked");
    await expect(diagram(scope)).toHaveAccessibleDescription(
      /The client is in CLOSED, the server in CLOSED\. 12 of 21 edges walked\./,
    );
    await expect(edge(scope, "SYN-SENT to ESTABLISHED")).toHaveAccessibleName(
      "SYN-SENT to ESTABLISHED: SYN and ACK arrive, ACK is sent. Walked by the client.",
    );
    await expect(edge(scope, "FIN-WAIT-1 to CLOSING")).toHaveAccessibleName(/Not walked yet\.$/);
    await expect(diagram(scope).getByRole("button")).toHaveCount(27);
  });

  test("tokens stand where the hosts are, and what is taken back is not walked", async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const scope = await openConnected(page);
    await scope.unfold("State diagram");
    const [client, server] = await tokens(scope);
    expect(client?.y).toBe(server?.y);
    expect(client?.x).toBeLessThan((server?.x ?? 0) - 24);
    await scope.client.press("Close");
    await expect
      .poll(async () => (await tokens(scope))[0]?.y ?? 0)
      .toBeGreaterThan((client?.y ?? 0) + 40);
    await expect(edge(scope, "ESTABLISHED to FIN-WAIT-1")).toHaveAccessibleName(/by the client/);
    await scope.button("Step back").click();
    await expect(edge(scope, "ESTABLISHED to FIN-WAIT-1")).toHaveAccessibleName(/Not walked/);
    expect((await tokens(scope))[0]).toEqual(client);
    const summary = scope.root.locator("summary", { hasText: "State diagram" });
    await expect(summary).toContainText("4 of 21 edges walked, 6 over all branches");
  });

  test("its edges are walked by keyboard, one tab stop for all", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("State diagram");
    await scope.root.locator("summary", { hasText: "State diagram" }).focus();
    await page.keyboard.press("Tab");
    await expect(edge(scope, "CLOSED to LISTEN")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(edge(scope, "CLOSED to SYN-SENT")).toBeFocused();
    await page.keyboard.press("End");
    await expect(edge(scope, "CLOSING to CLOSED")).toBeFocused();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const about = panel(scope, "CLOSED to SYN-SENT");
    await expect(about).toContainText("active OPEN / create TCB, snd SYN");
    await expect(about).toContainText("Walked by the client.");
    await expect(about.getByRole("link", { name: "RFC 9293 §3.10.1" })).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(about.getByRole("button", { name: "Show me on the client" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(about).toHaveCount(0);
    await expect(edge(scope, "CLOSED to SYN-SENT")).toBeFocused();
  });

  test("an edge is chosen by pointer, on its line", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("State diagram");
    await edge(scope, "CLOSE-WAIT to LAST-ACK").click();
    await expect(panel(scope, "CLOSE-WAIT to LAST-ACK")).toContainText("Not walked yet.");
    await edge(scope, "ESTABLISHED to CLOSED").click();
    await expect(panel(scope, "ESTABLISHED to CLOSED")).toContainText("the program aborts");
    await edge(scope, "ESTABLISHED to CLOSED").click();
    await expect(panel(scope, "ESTABLISHED to CLOSED")).toHaveCount(0);
  });
});

test.describe("show me", () => {
  test("the edge that was asked for is walked", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("State diagram");
    await edge(scope, "ESTABLISHED to CLOSE-WAIT").click();
    const about = panel(scope, "ESTABLISHED to CLOSE-WAIT");
    await about.getByRole("button", { name: "Show me on the client" }).click();
    await expect(about).toContainText("Found a way");
    await expect(about.getByRole("list").getByText("server close")).toBeVisible();
    await expect(scope.announcements).toContainText(
      "Way of the client from ESTABLISHED to CLOSE-WAIT",
    );
    await expect(scope.button("Pause")).toBeVisible();
    await expect(about).toContainText("Walked by the client.", { timeout: 15_000 });
    await expect(edge(scope, "ESTABLISHED to CLOSE-WAIT")).toHaveAccessibleName(/by the client/);
  });

  test("by keyboard, and the first course of events stays as it was", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("State diagram");
    await edge(scope, "FIN-WAIT-1 to CLOSING").focus();
    await page.keyboard.press("Space");
    const about = panel(scope, "FIN-WAIT-1 to CLOSING");
    await about.getByRole("button", { name: "Show me on the server" }).focus();
    await page.keyboard.press("Enter");
    await expect(about).toContainText("Walked by", { timeout: 15_000 });
    await expect(edge(scope, "FIN-WAIT-1 to CLOSING")).toHaveAccessibleName(/server|both/);
    await scope.button("Original run").click();
    await expect(about).toContainText("Not walked yet.");
    await expect(about).not.toContainText("Found a way");
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
  });

  test("where nothing of a host ever arrives, it says that it found no way", async ({ page }) => {
    const scope = await openScript(page, "drop every client segment");
    await scope.unfold("State diagram");
    await edge(scope, "SYN-SENT to ESTABLISHED").click();
    const about = panel(scope, "SYN-SENT to ESTABLISHED");
    await about.getByRole("button", { name: "Show me on the client" }).click();
    await expect(about).toContainText("No way was found from here.", { timeout: 15_000 });
    await expect(scope.announcements).toContainText("No way was found from here.");
    await expect(scope.button("Play")).toBeVisible();
  });
});

test.describe("for everybody", () => {
  test("axe finds nothing", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("State diagram");
    await edge(scope, "FIN-WAIT-1 to CLOSING").focus();
    await page.keyboard.press("Enter");
    expect(await axeInBoth(page)).toEqual([]);
    await panel(scope, "FIN-WAIT-1 to CLOSING")
      .getByRole("button", { name: "Show me on the server" })
      .click();
    await expect(panel(scope, "FIN-WAIT-1 to CLOSING")).toContainText("Found a way");
    expect(await axeInBoth(page)).toEqual([]);
  });

  for (const width of [375, 360]) {
    test(`there is room at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      const scope = await openConnected(page);
      await scope.unfold("State diagram");
      await edge(scope, "FIN-WAIT-1 to TIME-WAIT").focus();
      await page.keyboard.press("Enter");
      const about = panel(scope, "FIN-WAIT-1 to TIME-WAIT");
      await expect(about.getByRole("button", { name: "Show me on the client" })).toBeInViewport();
      const text = scope.root.locator(".diagram .box text").first();
      expect((await text.boundingBox())?.height).toBeGreaterThanOrEqual(12);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
});
