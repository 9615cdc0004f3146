/** One tag: what the author of a page writes, and what the page does with the element. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { TcpScope } from "../www/src/element/tcp-scope.js";
import { axe, expect, openPage, Scope, test } from "./scope.js";

declare global {
  interface Window {
    /** The events that came by, with what they say. */
    heard?: string[];
    /** What has moved without a reader’s doing. */
    shifted?: string[];
  }
}

const NAMES = ["ready", "load", "play", "pause", "seek", "entries", "error"] as const;

/** Heard where the events of all elements of a page come by. */
async function listen(page: Page): Promise<void> {
  await page.evaluate((names) => {
    const heard: string[] = [];
    window.heard = heard;
    for (const name of names) {
      document.addEventListener(`tcpscope-${name}`, (event) => {
        const { detail } = event as CustomEvent<{ seconds?: number; code?: string } | null>;
        heard.push(`${name} ${detail?.seconds ?? detail?.code ?? ""}`.trim());
      });
    }
  }, NAMES);
}

const heard = (page: Page): Promise<string> => page.evaluate(() => window.heard?.join(", ") ?? "");

/** Runs in the page: what is asked of an element that was taken out, and then is back. */
async function callWhileAway(scope: TcpScope): Promise<unknown[]> {
  scope.remove();
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const call of ["play", "pause", "step", "stepBack"] as const) {
    scope[call]();
  }
  scope.seek(Number.NaN);
  scope.seek(1);
  scope.dispatch("nonsense");
  scope.fork();
  const gone = [scope.script(), scope.record(), scope.now];
  scope.load("server listen 80");
  document.querySelector("main")?.append(scope);
  await scope.ready;
  return [...gone, scope.script()];
}

test("a page talks to its element: calls, properties and events", async ({ page }) => {
  await openPage(page, { body: "<main><h1>Test</h1></main>" });
  await listen(page);
  const scope = new Scope(page.locator("tcp-scope"));
  await test.step("what is asked before it is ready is done, in order, when it is", async () => {
    const before = await page.evaluate(async () => {
      const element = document.createElement("tcp-scope");
      element.paused = true;
      element.load('server listen 80 app echo\nclient connect server:80\nclient send "hello"');
      element.seek(0.06);
      element.dispatch("drop server data");
      element.play();
      const answers = [element.script(), element.record(), element.now, element.playing];
      document.querySelector("main")?.append(element);
      await element.ready;
      return answers;
    });
    expect(before).toEqual(["", undefined, 0, false]);
    await expect(scope.button("Pause")).toBeVisible();
    expect(await heard(page)).toMatch(/^load, ready, (entries, )?seek 0\.06, entries, play/);
  });
  const element = page.locator("tcp-scope");
  await test.step("a loss that the page wants shows on the ladder and in the record", async () => {
    await element.evaluate((scope: TcpScope) => {
      scope.seek(1);
      scope.step();
    });
    await scope.expectLogged(/Lost: you asked/);
    const record = await element.evaluate((scope: TcpScope) => scope.record());
    expect(record).toMatchObject({ version: 2, complete: false });
    expect(record?.segments.filter(({ fate }) => fate === "lost")).toMatchObject([
      { from: "server", kind: "data" },
    ]);
    expect(record?.script).toContain("at 60ms: drop server data");
    expect(await heard(page)).toContain("pause");
  });
  await test.step("another course of events begins where the page says", async () => {
    await element.evaluate((scope: TcpScope) => {
      scope.seek(0.2);
      scope.fork("client abort");
    });
    const branches = scope.root.getByRole("region", { name: "Branches" });
    await expect(branches.getByRole("button", { name: /^client abort at/ })).toBeVisible();
    expect(await element.evaluate((scope: TcpScope) => [scope.now, scope.playing])).toEqual([
      0.2,
      false,
    ]);
  });
  await test.step("what can’t be done is told, and nothing throws", async () => {
    await element.evaluate((scope: TcpScope) => scope.dispatch("client sned"));
    await expect.poll(() => heard(page)).toMatch(/error refused$/);
    await element.evaluate((scope: TcpScope) => scope.load("server lisen 80"));
    await expect.poll(() => heard(page)).toMatch(/error script$/);
    await expect(scope.root.getByText("The script can’t be run: line 1, column 8")).toBeVisible();
    const calls = await element.evaluate(callWhileAway);
    expect(calls).toEqual(["", undefined, 0, "seed 1\nserver listen 80\n"]);
  });
});

test("whoever only reads plays and looks, and finds no button that does nothing", async ({
  page,
}) => {
  await openPage(page, {
    body: `<main><h1>Test</h1>
      <tcp-scope scenario="handshake" readonly paused t="0.02" hash></tcp-scope>
      <tcp-scope bar="playback" paused views="stage timeline"></tcp-scope>
      <tcp-scope bar="none" paused views="stage timeline"></tcp-scope></main>`,
  });
  const [reader, playback, bare] = [0, 1, 2].map(
    (index) => new Scope(page.locator("tcp-scope").nth(index)),
  ) as [Scope, Scope, Scope];
  await test.step("it opens at its moment and waits for Play", async () => {
    await expect(reader.button("Play")).toBeVisible();
    await expect(reader.root.getByRole("timer", { name: "Time" })).toHaveText("0.020 s");
    await expect(reader.client.state("SYN-SENT")).toBeVisible();
  });
  await test.step("nothing changes what happens, by pointer or by key", async () => {
    for (const name of ["Connect", "Send", "Drop next from client", "Unplug the cable", "Run"]) {
      await expect(reader.button(name)).toHaveCount(0);
    }
    for (const name of ["Scenario", "Call"]) {
      await expect(reader.root.getByRole("combobox", { name, exact: true })).toHaveCount(0);
    }
    await reader.segment("SYN seq 0", "client").press("d");
    await expect(reader.segment("SYN seq 0", "client")).toBeVisible();
    await reader.segment("SYN seq 0", "client").click();
    await expect(reader.root.getByRole("menuitem")).toHaveText(["Inspect", "Copy its description"]);
    await page.keyboard.press("Escape");
    await reader.button("Keyboard shortcuts").click();
    const help = reader.root.getByRole("dialog");
    await expect(help.getByRole("row").filter({ hasText: "Play or pause" })).toBeVisible();
    await expect(help.getByRole("row").filter({ hasText: /drop/i })).toHaveCount(0);
    await page.keyboard.press("Escape");
  });
  await test.step("all can be looked at: the script, the edges, what a segment was", async () => {
    await reader.unfold("Script");
    await expect(reader.scriptText).toHaveAttribute("readonly");
    await expect(reader.button("Save")).toBeVisible();
    await reader.root.getByRole("button", { name: /^SYN seq 0 from client at/ }).click();
    await expect(reader.root.getByRole("menuitem")).toHaveText([
      "Inspect",
      "Copy link to this segment",
    ]);
    await page.keyboard.press("Escape");
    await reader.step();
    await expect(reader.server.state("SYN-RECEIVED")).toBeVisible();
  });
  await test.step("a bar that only plays, and none", async () => {
    await expect(
      playback.root.getByRole("group", { name: "Playback" }).getByRole("button"),
    ).toHaveText([/Play/, /Step/, /Reset/]);
    await expect(playback.root.getByRole("combobox", { name: "Speed" })).toBeVisible();
    await expect(playback.root.getByRole("combobox", { name: "Scenario" })).toHaveCount(0);
    await expect(playback.root.getByRole("slider")).toBeVisible();
    await expect(bare.root.getByRole("region", { name: "Stage" })).toBeVisible();
    await expect(bare.root.getByRole("button", { name: "Play" })).toHaveCount(0);
    await expect(bare.root.getByRole("slider")).toHaveCount(0);
  });
  // Several on one page have regions of the same names.
  await page.evaluate(() => {
    for (const element of [...document.querySelectorAll("tcp-scope")].slice(1)) {
      element.remove();
    }
  });
  expect(await axe(page)).toEqual([]);
});

test.describe("what comes from elsewhere", () => {
  // Browsers report failed requests themselves.
  test.use({ expectedErrors: /Failed to load resource/ });

  test("a script in a file; where it fails, what is inside the tag stays", async ({ page }) => {
    let answer = { status: 404, contentType: "text/plain", body: "not here" };
    await page.route(/talk\.tcp/, (route) => route.fulfill(answer));
    await openPage(page, {
      body: `<main><h1>Test</h1><tcp-scope src="talk.tcp" paused>
        <svg width="40" height="20" role="img" aria-label="A drawing"></svg><p>A text instead</p>
        <script type="application/json">{"not": "to be seen"}</script>
      </tcp-scope></main>`,
    });
    const scope = new Scope(page.locator("tcp-scope"));
    const trouble = page.getByRole("alert");
    const ready = () =>
      scope.root.evaluate((element: TcpScope) =>
        element.ready.then(
          () => "ready",
          ({ message }: Error) => message,
        ),
      );
    await test.step("it says which file, and what to do", async () => {
      await expect(trouble).toContainText(/has no script http.*\/talk\.tcp \(status 404\)/);
      await expect(trouble).toContainText("correct the attribute “src”");
      expect(await ready()).toContain("talk.tcp");
      await expect(page.getByRole("img", { name: "A drawing" })).toBeVisible();
      await expect(page.getByText("A text instead")).toBeVisible();
      await expect(page.getByText("not to be seen")).toBeHidden();
      expect(await axe(page)).toEqual([]);
    });
    await test.step("a page in its place is no script; trying again helps", async () => {
      answer = {
        status: 200,
        contentType: "text/html",
        body: "<!doctype html><title>Home</title>",
      };
      await scope.button("Try again").click();
      await expect(trouble).toContainText("is a web page, not a script");
      answer = { status: 200, contentType: "text/plain", body: "server listen 8080\r\n" };
      await scope.button("Try again").click();
      await expect(scope.server.group.getByText("listening on port 8080")).toBeVisible();
      await expect(page.getByText("A text instead")).toBeHidden();
      expect(await ready()).toBe("ready");
    });
    await test.step("another address, another run; nonsense in it is told with its place", async () => {
      answer = { ...answer, body: "server listen 80\nclient conect server:80" };
      await scope.root.evaluate((element: TcpScope) => element.setAttribute("src", "talk.tcp?2"));
      await expect(scope.root.getByText("The script can’t be run: line 2, column 8")).toBeVisible();
    });
    await test.step("a script inside the tag stands above the file", async () => {
      await scope.root.evaluate((element) => {
        const script = Object.assign(document.createElement("script"), {
          type: "text/tcpscope",
          textContent: "server listen 4000",
        });
        element.append(script);
      });
      await expect(scope.server.group.getByText("listening on port 4000")).toBeVisible();
    });
  });
});

test("nothing is fetched before it comes near, and nothing moves when it begins", async ({
  page,
}) => {
  const asked: string[] = [];
  const sheet = readFileSync(new URL("../www/src/style/tcpscope.css", import.meta.url), "utf8");
  await page.route("**/tcpscope.css", (route) =>
    route.fulfill({ contentType: "text/css", body: sheet }),
  );
  await page.route("**/*.wasm", (route) => {
    asked.push("engine");
    return route.continue();
  });
  await page.route("**/*.tcp", (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: "text/plain", body: "server listen 80" });
  });
  const lines = (count: number) => "<p>A line of the page</p>".repeat(count);
  await openPage(page, {
    body: `<link rel="stylesheet" href="/tcpscope.css"><main><h1>Test</h1>
      <details><summary>More</summary><tcp-scope src="/folded.tcp"></tcp-scope></details>
      <div hidden><tcp-scope src="/hidden.tcp"></tcp-scope></div>
      ${lines(120)}<tcp-scope src="/far.tcp"><p>What is seen until then</p></tcp-scope></main>`,
  });
  await test.step("far away, folded or hidden, it waits; asked for, it comes", async () => {
    await expect(page.getByText("What is seen until then")).toBeVisible();
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
    await page.getByText("More").click();
    await expect(page.locator("details").getByText("listening on port 80")).toBeVisible();
    expect(asked.sort()).toEqual(["/folded.tcp", "engine"]);
    const hidden = page.locator("[hidden] tcp-scope");
    expect(
      await hidden.evaluate(async (element: TcpScope) => {
        await element.ready;
        return element.script();
      }),
    ).toContain("server listen 80");
    expect(asked).not.toContain("/far.tcp");
  });
  await page.addInitScript(watchShifts);
  await page.route("**/*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  for (const width of [1280, 375]) {
    await test.step(`at ${width} pixels, what stands below stays where it is`, async () => {
      await page.setViewportSize({ width, height: 2600 });
      await openPage(page, {
        body: `<link rel="stylesheet" href="/tcpscope.css"><main><h1>Test</h1>
          <tcp-scope speed="16"><p>What is seen until then</p></tcp-scope><p>Below</p></main>`,
      });
      const scope = new Scope(page.locator("tcp-scope"));
      await expect(scope.button("Pause")).toBeVisible();
      await scope.expectLogged("Second step of the handshake");
      await expect(page.getByText("Below", { exact: true })).toBeInViewport();
      expect(await page.evaluate(() => window.shifted)).toEqual([]);
    });
  }
});

interface Shift {
  readonly node: Node | null;
  readonly previousRect: DOMRectReadOnly;
  readonly currentRect: DOMRectReadOnly;
}

/** Notes what of the page itself is moved by something else. */
function watchShifts(): void {
  const shifted: string[] = [];
  window.shifted = shifted;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { sources } = entry as PerformanceEntry & { sources: readonly Shift[] };
      // Nodes of shadow trees are not named.
      for (const { node, previousRect, currentRect } of sources.filter(({ node }) => node)) {
        shifted.push(`${node?.textContent}: ${previousRect.y} to ${currentRect.y}`);
      }
    }
  });
  observer.observe({ type: "layout-shift", buffered: true });
}
