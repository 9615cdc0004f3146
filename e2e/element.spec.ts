/** One tag: what the author of a page writes, and what the page does with the element. */
import type { Page } from "@playwright/test";
import type { TcpScope } from "../www/src/tcp-scope.js";
import { expect, openPage, Scope, test } from "./scope.js";

declare global {
  interface Window {
    /** The events that came by, with what they say. */
    heard?: string[];
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
    await scope.expectLogged(/Lost, as you asked/);
    const record = await element.evaluate((scope: TcpScope) => scope.record());
    expect(record).toMatchObject({ version: 1, complete: false });
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
    const branches = scope.root.getByRole("region", { name: "What has been tried" });
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
    const calls = await element.evaluate(async (scope: TcpScope) => {
      scope.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const call of ["play", "pause", "step", "stepBack"] as const) {
        scope[call]();
      }
      scope.seek(Number.NaN);
      scope.seek(1);
      scope.dispatch("nonsense");
      scope.fork();
      return [scope.script(), scope.record(), scope.now];
    });
    expect(calls).toEqual(["", undefined, 0]);
  });
});
