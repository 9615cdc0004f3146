/** The page for frames, seen from the pages that hold it. */
import { readFileSync } from "node:fs";
import type { FrameLocator, Page } from "@playwright/test";
import { serve } from "./anywhere.js";
import { axeInBoth, expect, Scope, test } from "./scope.js";

const BLOG = "http://blog.test";
const TCPSCOPE = "http://tcpscope.test";

type Message = { readonly type: string; readonly id?: unknown } & Record<string, unknown>;

/** A page of another origin with these frames; it keeps what they say. */
async function openBlog(page: Page, ...frames: string[]): Promise<void> {
  const html = `
    <script>
      window.heard = [];
      addEventListener("message", ({ data, origin, source }) => {
        const frame = [...document.querySelectorAll("iframe")].findIndex(
          ({ contentWindow }) => contentWindow === source,
        );
        heard.push({ frame, origin, ...data });
      });
    </script>
    ${frames.map((query) => `<iframe src="${TCPSCOPE}/tcpscope/embed.html?${query}" title="Run" width="700"></iframe>`).join("")}
    <iframe srcdoc="<p>Another frame of the blog" title="Stranger"></iframe>
    <script async src="${TCPSCOPE}/tcpscope/tcpscope-frame.js"></script>`;
  await serve(page, { origin: BLOG, pages: { "/post/": html } });
  await serve(page, { origin: TCPSCOPE });
  await page.goto(`${BLOG}/post/`);
}

function say(page: Page, message: unknown, frame = 0): Promise<void> {
  return page.evaluate(
    ([data, index, origin]) =>
      document.querySelectorAll("iframe")[index]?.contentWindow?.postMessage(data, origin),
    [message, frame, TCPSCOPE] as const,
  );
}

/** All that a frame has said so far. */
const heard = (page: Page, frame = 0): Promise<Message[]> =>
  page.evaluate(
    (index) =>
      (window as unknown as { heard: (Message & { frame: number })[] }).heard.filter(
        (message) => message.frame === index,
      ),
    frame,
  );

let questions = 0;

/** Asks by an id; the answer. */
async function ask(page: Page, fields: object, frame = 0): Promise<Message> {
  questions += 1;
  const id = `q${questions}`;
  await say(page, { tcpscope: 1, id, ...fields }, frame);
  const answer = async () => (await heard(page, frame)).find((message) => message.id === id);
  await expect.poll(answer).toBeDefined();
  return (await answer()) ?? { type: "" };
}

const frameOf = (page: Page, index = 0): FrameLocator => page.frameLocator("iframe").nth(index);
const scopeIn = (frame: FrameLocator): Scope => new Scope(frame.locator("tcp-scope"));
const heightOf = (page: Page): Promise<number> =>
  page
    .locator("iframe")
    .first()
    .evaluate((frame) => frame.getBoundingClientRect().height);

test("a page of another origin talks to its frame, which grows with what it shows", async ({
  page,
}) => {
  await openBlog(
    page,
    "scenario=closed&views=hosts,ladder,log&autoplay=off",
    `scenario=connected&views=hosts&autoplay=off&origin=${encodeURIComponent("https://two.example")}`,
  );
  await expect(scopeIn(frameOf(page)).button("Step")).toBeVisible();

  await test.step("the frame greets, and greets back", async () => {
    await expect.poll(async () => (await heard(page))[0]?.type).toBe("ready");
    const before = (await heard(page)).filter(({ type }) => type === "ready").length;
    await ask(page, { type: "hello" });
    const greetings = (await heard(page)).filter(({ type }) => type === "ready");
    expect(greetings.length).toBeGreaterThan(before);
    expect(greetings[0]).toMatchObject({ origin: TCPSCOPE, version: expect.stringMatching(/^\d/) });
    expect(greetings[0]?.capabilities).toContain("setState");
  });

  await test.step("it is as high as what it shows, and stays so", async () => {
    const content = () =>
      frameOf(page)
        .locator("body")
        .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    await expect.poll(async () => (await heightOf(page)) >= (await content())).toBe(true);
    const told = (await heard(page)).filter(({ type }) => type === "height").length;
    await page.waitForTimeout(500);
    expect((await heard(page)).filter(({ type }) => type === "height")).toHaveLength(told);
    expect(await heightOf(page)).toBeGreaterThan(500);
  });

  await test.step("only frames of its own server have their height, each its own", async () => {
    const heights = () =>
      page.locator("iframe").evaluateAll((frames) => frames.map((frame) => frame.style.height));
    const [first] = await heights();
    const tell = (index: number, height: number) =>
      frameOf(page, index)
        .locator("body")
        .evaluate((_, message) => window.parent.postMessage(message, "*"), {
          tcpscope: 1,
          type: "height",
          height,
        });
    const stranger = 2;
    await tell(stranger, 5000);
    await tell(1, 1e9);
    await tell(1, 99);
    await expect.poll(heights).toEqual([first, "99px", ""]);
  });

  await test.step("it obeys, and tells what happens", async () => {
    await ask(page, { type: "subscribe", events: ["entries", "change"] });
    await ask(page, { type: "dispatch", line: "server listen 80" });
    await ask(page, { type: "dispatch", line: "client connect server:80" });
    await ask(page, { type: "step" });
    await scopeIn(frameOf(page)).client.expectState("SYN-SENT");
    await expect
      .poll(async () => (await heard(page)).findLast(({ type }) => type === "change"))
      .toMatchObject({ playing: false, states: { client: "SYN-SENT", server: "SYN-RECEIVED" } });
    const entries = (await heard(page)).flatMap((message) => message.entries ?? []);
    expect(entries).toContainEqual(expect.objectContaining({ code: "sent-syn", host: "client" }));
    expect(await ask(page, { type: "dispatch", line: "client fly" })).toMatchObject({
      type: "error",
      message: expect.stringContaining("fly"),
    });
    await ask(page, { type: "seek", seconds: 0 });
    await scopeIn(frameOf(page)).client.expectState("SYN-SENT");
    expect(await ask(page, { type: "getScript" })).toMatchObject({
      value: expect.stringContaining("client connect server:80"),
    });
    expect((await ask(page, { type: "getRecord" })).value).toMatchObject({ version: 2 });
  });

  await test.step("its state comes back exactly", async () => {
    await ask(page, { type: "seek", seconds: 0.12 });
    const state = (await ask(page, { type: "getState" })).value;
    expect(state).toMatch(/^z=1\./);
    await ask(page, { type: "load", script: "server listen 80\n" });
    await scopeIn(frameOf(page)).client.expectState("CLOSED");
    expect(await ask(page, { type: "setState", state })).toMatchObject({ type: "result" });
    await scopeIn(frameOf(page)).client.expectState("ESTABLISHED");
    expect((await ask(page, { type: "getState" })).value).toBe(state);
    expect(await ask(page, { type: "setState", state: "z=1.broken" })).toMatchObject({
      type: "error",
      code: "link-broken",
    });
    expect((await ask(page, { type: "getState" })).value).toBe(state);
  });

  await test.step("nonsense and strangers are counted, and nobody else is obeyed", async () => {
    for (const nonsense of [
      "play",
      null,
      { tcpscope: 2, type: "play" },
      { tcpscope: 1, type: 7 },
    ]) {
      await say(page, nonsense);
    }
    // Another window: the second frame's, which holds none.
    await frameOf(page, 1)
      .locator("body")
      .evaluate(() => window.parent.frames[0]?.postMessage({ tcpscope: 1, type: "play" }, "*"));
    const ignored = async () =>
      ((await ask(page, { type: "status" })).value as Record<string, unknown>).ignored;
    await expect.poll(ignored).toEqual({ foreign: 1, malformed: 4 });
    // This page is not the one that the second frame obeys.
    await say(page, { tcpscope: 1, type: "status", id: 1 }, 1);
    await page.waitForTimeout(200);
    expect((await heard(page, 1)).filter(({ type }) => type !== "height")).toEqual([]);
  });
});

test.describe("where something can’t be had", () => {
  test.use({ expectedErrors: /404|ERR_FAILED/ });

  test("a frame whose script is missing says so, in the reader’s language, until it has another", async ({
    page,
  }) => {
    await openBlog(page, "src=missing.tcp&lang=zh-CN&autoplay=off");
    const refused = await ask(page, { type: "play" });
    expect(refused).toMatchObject({ type: "error", code: "src-not-found" });
    expect(refused.message).toMatch(/^服务器/);
    expect(await ask(page, { type: "setState", state: "z=1.broken" })).toMatchObject({
      code: "link-broken",
      message: expect.stringContaining("链接"),
    });
    expect(await ask(page, { type: "load", script: "server fly" })).toMatchObject({
      type: "error",
      code: "script",
    });
    expect(await ask(page, { type: "load", script: "server listen 80\n" })).toMatchObject({
      type: "result",
    });
    expect(await ask(page, { type: "getScript" })).toMatchObject({
      value: expect.stringContaining("server listen 80"),
    });
    await say(page, { tcpscope: 1, type: "seek", seconds: 1.5 });
    expect(await ask(page, { type: "status" })).toMatchObject({ value: { seconds: 1.5 } });
    const state = "scenario=syn-lost&segment=99&t=0.5s";
    expect(await ask(page, { type: "setState", state })).toMatchObject({ type: "result" });
    expect(await heard(page)).toContainEqual(expect.objectContaining({ code: "link-segment" }));
    expect(await ask(page, { type: "status" })).toMatchObject({ value: { seconds: 0.5 } });
  });

  test("a frame whose engine did not come fetches it again for another run", async ({ page }) => {
    await openBlog(page, "autoplay=off");
    let broken = true;
    await page.route(/\.wasm/, (route) => (broken ? route.abort() : route.fallback()));
    await page.reload();
    expect(await ask(page, { type: "play" })).toMatchObject({ type: "error", code: "offline" });
    broken = false;
    const state = "scenario=syn-lost&t=0.5s";
    expect(await ask(page, { type: "setState", state })).toMatchObject({ type: "result" });
    expect(await ask(page, { type: "status" })).toMatchObject({ value: { seconds: 0.5 } });
  });
});

test("a learning platform that knows only its own messages makes the frame as high", async ({
  page,
}) => {
  // As Canvas does: it reads objects and JSON, and answers.
  const platform = `
    <script>
      addEventListener("message", ({ data, source, origin }) => {
        const message = typeof data === "string" ? JSON.parse(data) : data;
        if (message.subject !== "lti.frameResize") return;
        const frames = [...document.querySelectorAll("iframe")];
        const frame = frames.find(({ contentWindow }) => contentWindow === source);
        frame.style.height = message.height + "px";
        source.postMessage({ subject: "lti.frameResize.response" }, origin);
      });
    </script>
    <iframe src="${TCPSCOPE}/tcpscope/embed.html?scenario=closed&views=hosts,ladder,log&paused" title="Run"
      width="700" style="border: 0"></iframe>`;
  await serve(page, { origin: BLOG, pages: { "/course/": platform } });
  await serve(page, { origin: TCPSCOPE });
  await page.goto(`${BLOG}/course/`);
  await expect(scopeIn(frameOf(page)).button("Play")).toBeVisible();
  const content = () =>
    frameOf(page)
      .locator("body")
      .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(async () => (await heightOf(page)) - (await content())).toBe(0);
  expect(await heightOf(page)).toBeGreaterThan(500);
});

test("the address of a frame: a run as links hold it, and what makes no sense", async ({
  page,
}) => {
  const policy = /script-src 'self' 'wasm-unsafe-eval'; style-src 'self'/;
  expect(readFileSync(new URL("../lib/embed.html", import.meta.url), "utf8")).toMatch(policy);
  // From docs/share.md.
  const packed = "1.eJxjZBY0NjDILZZKzskvTmVTislT4pcVNZSRFQcATgkFjw";
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(
    `/embed.html?z=${packed}&segment=3&t=0.3&views=hosts,ladder&autoplay=off&speeed=2`,
  );
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Play")).toBeVisible();
  await expect(scope.root.getByRole("timer", { name: "Time" })).toHaveText(/^0\.3/);
  await expect(scope.root.getByRole("region", { name: "Log" })).toHaveCount(0);
  await expect(page.getByText("asks for “speeed”, which is unknown")).toBeVisible();
  expect(await axeInBoth(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});

test("what the builder writes for an iframe runs in an article", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  const builder = page.getByRole("region", { name: "Put it into a page" });
  await builder.getByLabel("Scenario").selectOption("syn-lost");
  await builder.getByLabel("Wait for the reader to press Play").check();
  await builder.getByRole("checkbox", { name: "Log" }).uncheck();

  await test.step("the preview shows it", async () => {
    const preview = page.frameLocator("iframe[title^=Preview]");
    await builder.getByLabel("Names of states").scrollIntoViewIfNeeded();
    await expect(scopeIn(preview).button("Play")).toBeVisible();
    await expect(preview.getByRole("region", { name: "Log" })).toHaveCount(0);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  const text: Record<string, string> = {};
  for (const form of ["an iframe", "Hugo", "Jekyll", "a link"]) {
    await builder.getByRole("radio", { name: form }).check();
    await builder.getByRole("button", { name: "Copy" }).click();
    await expect(builder.getByRole("status")).toHaveText("Copied.");
    text[form] = await page.evaluate(() => navigator.clipboard.readText());
  }
  expect(text.Hugo).toMatch(/^\{\{< tcpscope scenario="syn-lost" paused="" views=".*" \/>\}\}\n$/);
  expect(text.Jekyll).toMatch(/^\{% include tcpscope\.html scenario="syn-lost" paused=""/);
  expect(text["a link"]).toMatch(/embed\.html\?scenario=syn-lost&paused&views=hosts,stage,/);

  await page.route("**/article.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Article</title>${text["an iframe"]}</html>`,
    }),
  );
  await page.goto("/article.html");
  await expect(scopeIn(frameOf(page)).button("Play")).toBeVisible();
  await expect.poll(() => heightOf(page)).toBeGreaterThan(700);
});
