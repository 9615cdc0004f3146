/** Sequence numbers, relative or as on the wire, in all views at once; what is old; the notation in words. */
import type { Locator, Page } from "@playwright/test";
import { axeInBoth, expect, open, openPage, openScript, Scope, test } from "./scope.js";

const HELLO = `start 150ms
server listen 80
client connect server:80
client send "hello"`;

/** RFC 9293, Figure 8: the SYN of a connection that was given up overtakes the next one's. */
const OLD_SYN = `server listen 80
hold client SYN
at 100ms: client connect server:80 from 50000
at 500ms: client abort
delay client 2nd SYN by 300ms
at 600ms: client connect server:80 from 50000
at 620ms: release`;

const ladder = (scope: Scope): Locator => scope.root.getByRole("region", { name: "Ladder" });
const arrow = (scope: Scope, label: string): Locator =>
  ladder(scope).locator("svg text").filter({ hasText: label });
const absolute = (scope: Scope): Locator => scope.button("Absolute numbers");
const seek = (page: Page, seconds: number): Promise<void> =>
  page.locator("tcp-scope").evaluate((element, to) => {
    (element as unknown as { seek(seconds: number): void }).seek(to);
  }, seconds);

/** The client's initial sequence number, as the variables tell it. */
async function issOf(scope: Scope): Promise<number> {
  const iss = scope.root
    .getByRole("group", { name: "Variables of the client" })
    .getByRole("term")
    .filter({ has: scope.root.page().getByRole("button", { name: "iss", exact: true }) })
    .locator("xpath=following-sibling::dd[1]");
  return Number((await iss.textContent())?.replace(/\D/g, ""));
}

test("the reader switches in every view at once", async ({ page }) => {
  const scope = await openScript(page, HELLO);
  await scope.unfold("Variables (TCB)");
  await scope.unfold("Segment each field");
  await scope.unfold("Segments as a table");
  const iss = await issOf(scope);
  expect(iss).toBeGreaterThan(100_000);
  const grouped = (number: number): RegExp =>
    new RegExp(String(number).replace(/\B(?=(?:\d{3})+$)/g, "\\D?"));
  const row = scope.root.getByRole("row").filter({ hasText: "PSH ACK" });
  const told = scope.root.getByRole("group", { name: "Variables of the client" });

  await test.step("relative at first", async () => {
    await expect(arrow(scope, "data 1:6")).toBeVisible();
    await expect(scope.log).toContainText("P. 1:6(5) ack 1");
    await expect(absolute(scope)).toHaveAttribute("aria-pressed", "false");
  });

  await test.step("then as on the wire", async () => {
    await absolute(scope).click();
    await expect(absolute(scope)).toHaveAttribute("aria-pressed", "true");
    await expect(scope.announcements).toHaveText("Sequence numbers are those on the wire.");
    const range = `${iss + 1}:${iss + 6}`;
    await expect(arrow(scope, `data ${range}`)).toBeVisible();
    await expect(scope.log).toContainText(`P. ${range}(5)`);
    await expect(scope.log).not.toContainText("1:6(5)");
    await expect(scope.root.getByRole("button", { name: `data ${range}` }).first()).toBeVisible();
    await expect(row).toContainText(grouped(iss + 1));
    await expect(told.getByRole("img").first()).toHaveAccessibleName(
      new RegExp(`snd.una ${iss + 1}, snd.nxt ${iss + 6}`),
    );
    await scope.client.expectVariable("snd.nxt", String(iss + 6));
    await expect(scope.root.locator(".segment-top")).toContainText(`ack ${iss + 6}`);
    await expect(scope.root.locator(".header-figure")).not.toContainText("relative");
  });

  await test.step("and the graph's axis", async () => {
    await scope.unfold("Graph");
    await expect(scope.root.locator(".graph-told")).toContainText(grouped(iss + 1));
  });

  await test.step("back by the key", async () => {
    await page.keyboard.press("n");
    await expect(arrow(scope, "data 1:6")).toBeVisible();
    await expect(scope.log).toContainText("P. 1:6(5) ack 1");
    await expect(scope.root.locator(".graph-told")).not.toContainText(grouped(iss + 1));
    await expect(scope.announcements).toHaveText("Sequence numbers count from the initial ones.");
    expect(await axeInBoth(page)).toEqual([]);
  });
});

test("a link and a picture show the numbers that the page showed", async ({ page }) => {
  const scope = await open(page, 'scenario="handshake" numbers="absolute" paused hash');
  await scope.settle("ESTABLISHED", "ESTABLISHED");
  await expect(absolute(scope)).toHaveAttribute("aria-pressed", "true");
  await expect(arrow(scope, "SYN seq 0")).toHaveCount(0);
  await scope.button("Share").click();
  const link = scope.root.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/&numbers=absolute&paused&t=/);
  const fragment = new URL(await link.inputValue()).hash;
  const download = page.waitForEvent("download");
  await scope.button("Save file").click();
  const stream = await (await download).createReadStream();
  let svg = "";
  for await (const chunk of stream) {
    svg += chunk;
  }
  expect(svg).toMatch(/SYN seq \d{6,}/);
  expect(svg).not.toMatch(/SYN seq 0\b/);

  const there = await page.context().newPage();
  await openPage(there, { body: "<tcp-scope paused hash></tcp-scope>", fragment });
  const opened = new Scope(there.locator("tcp-scope"));
  await expect(absolute(opened)).toHaveAttribute("aria-pressed", "true");
  await expect(opened.log).toContainText(/S \d{6,}:/);
});

test("what makes no sense as numbers is named", async ({ page }) => {
  const scope = await open(page, 'numbers="roman" paused');
  await expect(scope.root.getByRole("listitem").filter({ hasText: "roman" })).toContainText(
    "must be one of relative, absolute",
  );
});

test("an old SYN and its answers are told apart from the new one", async ({ page }) => {
  const scope = await openScript(page, OLD_SYN);
  await seek(page, 0.66);
  await expect(scope.button("SYN seq 0 from client, old")).toBeVisible();
  await expect(scope.button("SYN seq 0 from client")).toBeVisible();
  await seek(page, 1.2);
  await expect(arrow(scope, "SYN ACK seq 0 ack 1 old ack")).toBeVisible();
  await expect(arrow(scope, "RST seq 1 old")).toBeVisible();
  await expect(scope.log).not.toContainText("ack 4294");
  await absolute(scope).click();
  const texts = await ladder(scope).locator("svg text").allTextContents();
  const syns = texts.flatMap((text) => /^SYN seq (\d+)/.exec(text)?.[1] ?? []).map(Number);
  expect(syns).toHaveLength(2);
  expect(Math.abs((syns[0] ?? 0) - (syns[1] ?? 0))).toBe(125_000);
});

test("what waits at the wire, and the port that a host has not yet", async ({ page }) => {
  const scope = await openScript(page, OLD_SYN);
  await expect(scope.client.group.locator(".address")).toHaveText("10.0.0.1");
  await expect(scope.server.group.locator(".address")).toHaveText("10.0.0.2:80");
  await expect(scope.root.locator(".wire.client .trap")).toHaveClass("trap hold");
  await seek(page, 0.2);
  await expect(scope.client.group.locator(".address")).toHaveText("10.0.0.1:50000");
  await scope.button("Drop next from server").click();
  await expect(scope.root.locator(".wire.server .trap")).toHaveClass("trap drop");
});

test("a host whose connection is over says that it still listens", async ({ page }) => {
  const scope = await openScript(page, `${HELLO}\nserver recv\nclient close\nhosts app echo`);
  await seek(page, 2);
  await scope.server.expectState("CLOSED");
  await expect(scope.server.group).toContainText("connection over, still listening on port 80");
  await expect(scope.server.button("Close")).toHaveAttribute(
    "title",
    "CLOSE: stop listening on port 80",
  );
});

test("log lines name the direction as the eye sees it", async ({ page }) => {
  const scope = await openScript(page, "server listen 80\nclient connect server:80");
  await seek(page, 0.06);
  const ways = scope.log.locator(".entry-way");
  await expect(ways.first()).toHaveAccessibleName("At the server: from the server to the client");
  await expect(ways.last()).toHaveAccessibleName("At the client: from the client to the server");
  const order = await ways.first().evaluate((way) => {
    const [client, arrow, server] = [...way.children].map((one) => one.getBoundingClientRect().x);
    return [client, arrow, server];
  });
  expect(order).toEqual(order.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  await expect(ways.first().locator("b")).toHaveText("server");
});

test.describe("the notation in words", () => {
  const line = (scope: Scope): Locator =>
    scope.log.getByRole("button", { name: /^S\. 0:0\(0\) ack 1/ }).first();
  const words = (scope: Scope): Locator => scope.log.getByRole("tooltip");

  async function opened(page: Page): Promise<Scope> {
    const scope = await openScript(page, "server listen 80\nclient connect server:80");
    await seek(page, 0.06);
    return scope;
  }

  test("where it is pointed at; Escape takes it away", async ({ page }) => {
    const scope = await opened(page);
    await expect(words(scope)).toHaveCount(0);
    await line(scope).hover();
    await expect(words(scope)).toContainText("S. SYN, ACK");
    await expect(words(scope)).toContainText("ack 1 acknowledgment number: everything before 1");
    await page.keyboard.press("Escape");
    await expect(words(scope)).toHaveCount(0);
    await page.mouse.move(0, 0);
    await line(scope).hover();
    await words(scope).hover();
    await expect(words(scope)).toContainText("S. SYN, ACK");
    await page.mouse.move(0, 0);
    await expect(words(scope)).toHaveCount(0);
  });

  test("where it has the focus, and as its description", async ({ page }) => {
    const scope = await opened(page);
    await line(scope).focus();
    await expect(words(scope)).toContainText("0:0(0) sequence number 0, no data");
    await expect(line(scope)).toHaveAccessibleDescription(/S\. SYN, ACK/);
    expect(await axeInBoth(page)).toEqual([]);
  });

  test("in Chinese", async ({ page }) => {
    await openPage(page, {
      body: '<tcp-scope lang="zh-CN" scenario="handshake" paused t="0.06"></tcp-scope>',
    });
    const notation = page.locator("tcp-scope .log .notation-line").first();
    await notation.focus();
    await expect(page.locator("tcp-scope .log [role=tooltip]").first()).toContainText(
      "确认号：1 之前的全部已经到达",
    );
    await page.locator("tcp-scope").getByRole("button", { name: "绝对序列号" }).click();
    await expect(page.locator("tcp-scope").getByRole("status").last()).toHaveText(
      "现在显示线路上的实际序列号。",
    );
  });

  test.describe("with fingers", () => {
    test.use({ hasTouch: true, viewport: { width: 375, height: 720 } });

    test("where it is touched", async ({ page }) => {
      const scope = await opened(page);
      await line(scope).tap();
      await expect(words(scope)).toContainText("S. SYN, ACK");
      const box = await words(scope).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(375);
    });
  });
});
