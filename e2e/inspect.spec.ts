/** Looking inside: all variables of both hosts, and a segment field by field. */
import type { Locator, Page } from "@playwright/test";
import {
  axeInBoth,
  expect,
  openClosed,
  openConnected,
  openScript,
  type Scope,
  test,
} from "./scope.js";

const HANDSHAKE = "server listen 80\nclient connect server:80";

/** Of eight segments in a row the second is lost; those after it have come. */
const LOSS = `start 150ms
hosts preset linux
server listen 80
client connect server:80
client send 12kB
drop client 2nd data`;

const unfoldVariables = (scope: Scope): Promise<void> => scope.unfold("Variables (TCB)");
const unfoldSegment = (scope: Scope): Promise<void> => scope.unfold("Segment each field");

const variables = (scope: Scope, host: "client" | "server"): Locator =>
  scope.root.getByRole("group", { name: `Variables of the ${host}` });

/** A variable by its name, with its value and what explains it. */
const variable = (scope: Scope, host: "client" | "server", name: string): Locator =>
  variables(scope, host)
    .getByRole("term")
    .filter({ has: scope.root.page().getByRole("button", { name, exact: true }) })
    .locator("xpath=..");

const panel = (scope: Scope, name: string): Locator =>
  scope.root.getByRole("group", { name, exact: true });

const field = (scope: Scope, name: RegExp): Locator =>
  scope.root.getByRole("group", { name: "TCP header" }).getByRole("button", { name });

const octets = (scope: Scope, options: { pressed: boolean } | { name: string }): Locator =>
  scope.root.getByRole("group", { name: "Bytes of the datagram" }).getByRole("button", options);

const way = (scope: Scope, label: string): Locator =>
  scope.root
    .getByRole("region", { name: "Ladder" })
    .getByRole("button", { name: new RegExp(`^What if: ${label} from`) });

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

test.describe("a segment", () => {
  test("the MSS option of the SYN, its octets and its meaning", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await scope.choose("SYN seq 0", "client", "Inspect");
    await expect(panel(scope, "SYN seq 0 from client").last()).toBeFocused();
    await field(scope, /^Maximum segment size 1460/).click();
    await expect(octets(scope, { pressed: true })).toHaveText(["02", "04", "05", "b4"]);
    const about = panel(scope, "SYN seq 0 from client").last();
    await expect(about).toContainText("accepts segments with up to 1460 bytes");
    await expect(scope.root.getByRole("link", { name: "RFC 9293 §3.7.1" })).toBeVisible();
    await expect(scope.announcements).toContainText("Maximum segment size");
    await expect(scope.root.getByText(/Checksum 0x[0-9a-f]{4}, as computed/)).toBeVisible();
  });

  test("an octet leads to its field, and what is pointed at is marked", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await unfoldSegment(scope);
    await octets(scope, { name: "02, SYN" }).click();
    await expect(field(scope, /^SYN 1/)).toHaveAttribute("aria-pressed", "true");
    const about = panel(scope, "SYN seq 0 from client").last();
    await expect(about).toContainText("announces the sequence number");
    await octets(scope, { name: "45, IP header" }).click();
    await expect(octets(scope, { pressed: true })).toHaveCount(20);
    await field(scope, /^Window/).hover();
    const near = scope.root.locator("[data-octet][data-near]");
    await expect(near).toHaveText(["ff", "ff"]);
  });

  test("a damaged one shows the wrong checksum", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await unfoldSegment(scope);
    await expect(scope.root.getByText("as computed")).toBeVisible();
    await scope.choose("SYN seq 0", "client", "Corrupt");
    await expect(
      scope.root.getByText(/Checksum (0x[0-9a-f]{4}) is wrong: it should be (?!\1)0x[0-9a-f]{4}/),
    ).toBeVisible();
  });

  test("the newest one is followed until another is chosen", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await unfoldSegment(scope);
    await scope.step();
    await expect(panel(scope, "SYN ACK seq 0 ack 1 from server").last()).toBeVisible();
    await scope.button("Previous").click();
    await scope.step();
    await expect(panel(scope, "SYN seq 0 from client").last()).toBeVisible();
    await expect(scope.button("Previous")).toHaveAttribute("aria-disabled", "true");
    await scope.button("Follow the newest").click();
    await expect(panel(scope, "ACK 1 from client").last()).toBeFocused();
    await expect(scope.button("Follow the newest")).toHaveCount(0);
  });

  test("from the ladder and back to it", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await scope.step(2);
    await way(scope, "SYN ACK seq 0 ack 1").click();
    await scope.choice("Inspect").click();
    await expect(panel(scope, "SYN ACK seq 0 ack 1 from server")).toBeFocused();
    await expect(panel(scope, "SYN ACK seq 0 ack 1 from server")).toBeInViewport();
    await scope.button("Show on the ladder").click();
    await expect(way(scope, "SYN ACK seq 0 ack 1")).toBeFocused();
  });

  test("back in time before it was sent, it says so and shows the newest", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await scope.step();
    await scope.choose("SYN ACK seq 0 ack 1", "server", "Inspect");
    await scope.button("Step back").click();
    await expect(scope.root.getByText("is not sent yet at this moment")).toBeVisible();
    await expect(panel(scope, "SYN seq 0 from client").last()).toBeVisible();
  });

  test("by keyboard alone", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await unfoldSegment(scope);
    await field(scope, /^Source port/).focus();
    await page.keyboard.press("ArrowRight");
    await expect(field(scope, /^Destination port/)).toBeFocused();
    await page.keyboard.press("End");
    await expect(field(scope, /^Maximum segment size/)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(octets(scope, { pressed: true })).toHaveCount(4);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(octets(scope, { name: "02, Maximum segment size" })).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    await expect(field(scope, /^Sequence number/)).toHaveAttribute("aria-pressed", "true");
    // The arrows were the drawing’s: no time has passed.
    await scope.expectInFlight("SYN seq 0 from client");
  });
});

test.describe("variables", () => {
  test("holes and selective acknowledgments are seen in the bars", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await unfoldVariables(scope);
    const server = variables(scope, "server");
    await expect(server.getByRole("listitem").filter({ hasText: "hole" })).toContainText(
      "1449:2897",
    );
    await expect(server.getByRole("listitem").filter({ hasText: "held" })).toContainText(
      "2897:11585",
    );
    await expect(
      server.getByRole("img", { name: /^Receive sequence space: rcv\.nxt 1449/ }),
    ).toBeVisible();
    await scope.step(3);
    const client = variables(scope, "client");
    const sacked = client.getByRole("listitem").filter({ hasText: "selectively acknowledged" });
    await expect(sacked).toContainText("2897:5793");
    await scope.step();
    await expect(client.getByRole("listitem").filter({ hasText: "sent again" })).toContainText(
      "1449:2897",
    );
    await expect(variable(scope, "client", "phase")).toContainText("fast recovery");
  });

  test("each explains itself, with where the RFC does", async ({ page }) => {
    const scope = await openConnected(page);
    await unfoldVariables(scope);
    const una = variable(scope, "client", "snd.una");
    await una.getByRole("button").click();
    await expect(una).toContainText("oldest sequence number that was sent");
    await expect(una.getByRole("link", { name: "RFC 9293 §3.3.1" })).toHaveAttribute(
      "href",
      /rfc9293\.html#section-3\.3\.1$/,
    );
    await una.getByRole("link").focus();
    await page.keyboard.press("Escape");
    await expect(una.getByRole("link")).toHaveCount(0);
    await expect(una.getByRole("button")).toBeFocused();
  });

  test("what has changed is marked, and timers run", async ({ page }) => {
    const scope = await openConnected(page);
    await unfoldVariables(scope);
    await expect(variables(scope, "client").getByText("No timer is running.")).toBeVisible();
    await scope.client.send("hello");
    await expect(variable(scope, "client", "snd.nxt").getByRole("definition")).toHaveClass(
      /changed/,
    );
    await expect(variable(scope, "client", "snd.una").getByRole("definition")).not.toHaveClass(
      /changed/,
    );
    await expect(variables(scope, "client")).toContainText(/RTO\s+1\.00\ss\s+of 1\.00\ss/);
    await expect(variables(scope, "client")).toContainText("= 300 ms, but at least 1 s");
  });

  test("without a connection, words say why there is nothing", async ({ page }) => {
    const scope = await openClosed(page);
    await unfoldVariables(scope);
    await expect(variables(scope, "server")).toContainText("There is no connection");
    await scope.server.press("Listen");
    await expect(variables(scope, "server")).toContainText("A listener has no variables yet");
    await scope.client.press("Connect");
    await expect(variables(scope, "client")).toContainText("the window is not known");
  });
});

test.describe("for everybody", () => {
  test("axe finds nothing", async ({ page }) => {
    const scope = await openScript(page, LOSS);
    await scope.step(3);
    await unfoldVariables(scope);
    await variable(scope, "client", "rto").getByRole("button").click();
    await unfoldSegment(scope);
    await field(scope, /^SACK/).click();
    expect(await axeInBoth(page)).toEqual([]);
  });

  for (const width of [375, 360]) {
    test(`there is room at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      const scope = await openScript(page, LOSS);
      await scope.step(3);
      await unfoldVariables(scope);
      await unfoldSegment(scope);
      await field(scope, /^SACK/).click();
      await expectNoOverflow(page);
      const small = await scope.root
        .locator(".segment-drawer, .tcb-drawer")
        .evaluateAll((drawers) =>
          drawers
            .flatMap((drawer) => [...drawer.querySelectorAll("button")])
            .map((button) => button.getBoundingClientRect())
            .filter((box) => box.width < 23.5 || box.height < 23.5)
            .map((box) => `${box.width} × ${box.height}`),
        );
      expect(small).toEqual([]);
    });
  }
});
