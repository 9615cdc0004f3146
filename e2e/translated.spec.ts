/** Pages that a browser’s translator has changed go on telling what is so. */
import type { Page } from "@playwright/test";
import { Lesson } from "./lesson.js";
import { expect, openPage, Scope, test } from "./scope.js";
import { type Manner, plain, translate } from "./translator.js";

const SCRIPT = `server listen 80 app echo
client connect server:80
drop server SYN-ACK
at 1s: client send "hello"
drop client data
at 3s: client close
expect client TIME-WAIT`;

const element = (attributes: string): string =>
  `<tcp-scope paused ${attributes}><script type="text/tcpscope">${SCRIPT}</script></tcp-scope>`;

/** One that a translator may change, and its twin that it may not. */
async function openTwins(page: Page): Promise<{ changed: Scope; twin: Scope }> {
  await openPage(page, {
    body: `<main><h1>T</h1><div id="a">${element("")}</div><div id="b" translate="no">${element("")}</div></main>`,
  });
  const [changed, twin] = [page.locator("#a tcp-scope"), page.locator("#b tcp-scope")];
  for (const scope of [changed, twin]) {
    await scope.scrollIntoViewIfNeeded();
    await expect(scope.locator(".controls .step")).toBeVisible();
    await scope.evaluate(({ shadowRoot }) => {
      for (const drawer of shadowRoot?.querySelectorAll("details") ?? []) {
        drawer.open = true;
      }
    });
    await expect(scope.locator(".segments table")).toBeVisible();
  }
  return { changed: new Scope(changed), twin: new Scope(twin) };
}

/** All that an element says, part by part. */
const told = ({ root }: Scope): Promise<string[]> =>
  root.evaluate(({ shadowRoot }) =>
    [
      ...["client", "server"].flatMap((host) => [`.host.${host}`, `.sockets.${host}`]),
      ...[".stage", ".controls", ".timeline", ".expectations", ".ladder", ".log", ".branches"],
      ...[".tcb-drawer", ".segment-drawer", ".diagram-drawer", ".segments", ".ss", ".script"],
    ].map((part) => `${part} ${shadowRoot?.querySelector(part)?.textContent}`),
  );

async function expectAlike(changed: Scope, twin: Scope): Promise<void> {
  const differences = async (): Promise<string[]> => {
    const [one, other] = [await told(changed), await told(twin)];
    return one.flatMap((text, place) => {
      const pair = [text, other[place] ?? ""].map(plain);
      return pair[0] === pair[1] ? [] : [pair.join("\n")];
    });
  };
  // Of thousands of sockets, the table may be a little old.
  await expect.poll(differences).toEqual([]);
}

for (const manner of ["replaces", "inserts", "wraps"] satisfies Manner[]) {
  test(`every view goes on telling what is so (a translator that ${manner} texts)`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    const { changed, twin } = await openTwins(page);
    const both = async (act: (scope: HTMLElementTagNameMap["tcp-scope"]) => void) => {
      for (const { root } of [changed, twin]) {
        await root.evaluate(act as (node: Element) => void);
      }
    };
    const states: string[] = [];
    expect(await translate(page, manner)).toBeGreaterThan(100);
    for (let steps = 0; steps < 24; steps += 1) {
      await both((scope) => scope.step());
      states.push((await changed.root.locator(".host.client .state").textContent()) ?? "");
      if (steps % 4 === 3) {
        await expectAlike(changed, twin);
        await translate(page, manner);
        await expectAlike(changed, twin);
      }
    }
    expect(new Set(states)).toEqual(
      new Set(["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSED"]),
    );
    await test.step("in the past, and in another run", async () => {
      await both((scope) => scope.seek(1.2));
      await expectAlike(changed, twin);
      await both((scope) => scope.fork("drop server data"));
      await translate(page, manner);
      await both((scope) => scope.step());
      await expectAlike(changed, twin);
      await both((scope) =>
        scope.load("client connect server:80\nexpect client ESTABLISHED\nend 2s"),
      );
      await translate(page, manner);
      await both((scope) => scope.seek(3));
      await expectAlike(changed, twin);
    });
  });
}

test("while it plays, time, states and buttons change", async ({ page }) => {
  await openPage(page, { body: '<main><h1>T</h1><tcp-scope speed="8"></tcp-scope></main>' });
  const root = page.locator("tcp-scope");
  const toggle = root.locator(".controls .toggle");
  await expect(toggle).toHaveText("Pause");
  const clock = root.getByRole("timer");
  const [times, states] = [new Set<string>(), new Set<string>()];
  const client = root.locator(".host.client .state");
  await expect(async () => {
    await translate(page);
    times.add((await clock.textContent()) ?? "");
    states.add((await client.textContent()) ?? "");
    expect(states).toContain("ESTABLISHED");
    expect(await client.textContent()).toBe("CLOSED");
  }).toPass({ timeout: 20_000, intervals: [100] });
  expect(times.size).toBeGreaterThan(3);
  await expect(root.locator(".host.server .state")).toHaveText("CLOSED");
  await expect(root.locator(".log")).toContainText("TIME-WAIT");
  await expect(toggle).toHaveText("⟦Pause⟧");
  await toggle.click();
  await expect(toggle).toHaveText("Play");
  await translate(page);
  await expect(toggle).toHaveText("⟦Play⟧");
});

test("names, flags, numbers and code are not translated", async ({ page }) => {
  const { changed } = await openTwins(page);
  await changed.root.evaluate((scope) => (scope as HTMLElementTagNameMap["tcp-scope"]).seek(1.3));
  await translate(page);
  const all = await changed.root.evaluate(({ shadowRoot }) => {
    const fonts = [...(shadowRoot?.querySelectorAll("font > font") ?? [])];
    return fonts.map((font) => font.textContent?.replace(/[⟦⟧]/g, "").trim() ?? "");
  });
  expect(all.length).toBeGreaterThan(100);
  // States and flags; numbers, times and addresses; segments.
  const signs =
    /^(?:[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*|[\s.:,]*\d[\d\s.:,]*(?:ms|s|µs|min)?|.*\d+:\d+\(\d+\).*)$/;
  expect(all.filter((text) => signs.test(text))).toEqual([]);
});

test("back in the original, nothing is missing", async ({ page }) => {
  const { changed, twin } = await openTwins(page);
  await page.evaluate(() => {
    // As a translator that has kept what it replaced.
    const kept: [Element, Text][] = [];
    const walker = document.createTreeWalker(
      document.querySelector("#a tcp-scope")?.shadowRoot ?? document,
      NodeFilter.SHOW_TEXT,
    );
    const texts: Text[] = [];
    while (walker.nextNode()) {
      texts.push(walker.currentNode as Text);
    }
    for (const text of texts.filter(
      ({ data, parentElement }) =>
        data.trim() && !parentElement?.closest('[translate="no"], style'),
    )) {
      const font = document.createElement("font");
      font.textContent = `⟦${text.data}⟧`;
      text.replaceWith(font);
      kept.push([font, text]);
    }
    Object.assign(window, { restore: () => kept.map(([font, text]) => font.replaceWith(text)) });
  });
  await expect(changed.root.locator(".controls .toggle")).toHaveText("⟦Play⟧");
  await page.evaluate(() => (window as unknown as { restore(): void }).restore());
  await expect(changed.root.locator(".controls .toggle")).toHaveText("Play");
  await expectAlike(changed, twin);
});

test("a lesson goes on, and so does what is printed", async ({ page }) => {
  const lesson = new Lesson(page, "handshake", "en");
  await page.goto("/lessons/handshake/");
  await expect(lesson.onward).toBeVisible();
  const { root } = lesson;
  const onward = root.locator(".ways .main");
  await translate(page);
  await onward.click();
  await expect(root.locator(".step-title")).toHaveText("The answer");
  await expect(root.locator('[data-step="answer"]')).toHaveAttribute("aria-current", "step");
  await translate(page);
  await root.locator(".task select").selectOption("LISTEN");
  await root.locator(".task .main").click();
  await expect(root.locator(".verdict .kicker")).toHaveText("Not quite");
  await translate(page);
  await page.emulateMedia({ media: "print" });
  await expect(root.locator(".handout").first()).toContainText("No listener");
  await translate(page);
  await page.emulateMedia({ media: "screen" });
  await expect(root.locator(".handout")).toHaveCount(0);
  await onward.click();
  await expect(root.locator(".verdict")).toHaveCount(0);
});

test("the site’s pages and a frame change their language", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Close: both at once" })).toBeVisible();
  await translate(page);
  await page.locator("[data-language]").click();
  await expect(page.getByRole("link", { name: "关闭：双方同时" })).toBeVisible();
  await expect(page.locator("ul.gallery:not(.path)")).not.toContainText("⟦");
  await translate(page);
  await page.locator(".builder fieldset").last().getByRole("radio").nth(1).check();
  await expect(page.locator(".builder > p").last()).not.toContainText("⟦");

  await page.goto("/embed.html?scenario=closed&autoplay=off&speeed=2");
  const scope = page.locator("tcp-scope");
  await expect(scope.locator(".calls button").first()).toBeVisible();
  await translate(page);
  await scope.locator(".host.server .calls button").first().click();
  await expect(scope.locator(".host.server .state")).toHaveText("LISTEN");
});
