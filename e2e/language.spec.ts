/** In which language the page speaks, how it calls the states, and which way it is read. */
import type { Page } from "@playwright/test";
import { axe, expect, open, openPage, openScript, Scope, test } from "./scope.js";

async function openIn(page: Page, body: string): Promise<Scope> {
  await openPage(page, { body: `<main><h1>Test</h1>${body}</main>` });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.root.getByRole("timer")).toBeVisible();
  return scope;
}

const expectChinese = (scope: Scope) => expect(scope.button("单步")).toBeVisible();
const expectEnglish = (scope: Scope) => expect(scope.button("Step")).toBeVisible();

const setLang = (scope: Scope, lang: string) =>
  scope.root.evaluate((element, value) => element.setAttribute("lang", value), lang);

test.describe("the language comes", () => {
  for (const lang of ["zh", "zh-Hans", "zh-SG", "zh-TW"]) {
    test(`from the element, lang=${lang}`, async ({ page }) => {
      const scope = await open(page, "paused");
      await setLang(scope, lang);
      await expectChinese(scope);
      await expect(scope.root.locator(".scope")).toHaveAttribute("lang", "zh-CN");
    });
  }

  test("from what is around the element, and follows it", async ({ page }) => {
    const scope = await openIn(page, '<div lang="zh-CN"><tcp-scope paused></tcp-scope></div>');
    await expectChinese(scope);
    await page.evaluate(() => document.querySelector("div")?.setAttribute("lang", "en-GB"));
    await expectEnglish(scope);
    await page.evaluate(() => document.querySelector("div")?.removeAttribute("lang"));
    await page.evaluate(() => document.documentElement.setAttribute("lang", "zh"));
    await expectChinese(scope);
  });

  test("from the reader, until the page changes its mind", async ({ page }) => {
    const scope = await openIn(page, "<tcp-scope paused></tcp-scope>");
    await scope.root.getByLabel("Language").selectOption("简体中文");
    await expectChinese(scope);
    await expect(scope.root.getByLabel("语言")).toHaveValue("zh-CN");
    await setLang(scope, "en");
    await expectEnglish(scope);
    await expect(scope.root.getByLabel("Language")).toHaveValue("en");
  });

  test.describe("from the browser", () => {
    test.use({ locale: "zh-CN" });

    test("where the page says nothing that helps", async ({ page }) => {
      const scope = await openIn(page, '<tcp-scope lang="de" paused></tcp-scope>');
      await expectChinese(scope);
    });

    test("but not where the page is in English", async ({ page }) => {
      const scope = await openIn(page, '<tcp-scope lang="en" paused></tcp-scope>');
      await expectEnglish(scope);
      await expect(scope.button("单步")).toHaveCount(0);
    });
  });
});

test("the run goes on in another language", async ({ page }) => {
  const scope = await open(page);
  await scope.step(7);
  const clock = scope.root.getByRole("timer");
  const before = await clock.textContent();
  const entries = await scope.root.locator(".log li").count();
  await scope.client.expectState("ESTABLISHED");
  await setLang(scope, "zh-CN");
  await expectChinese(scope);
  await expect(clock).toHaveText(before ?? "");
  await expect(scope.root.locator(".log li")).toHaveCount(entries);
  await expect(scope.root.getByText("三次握手的第一步：“我想通话").first()).toBeVisible();
  await expect(scope.root.getByRole("group", { name: "客户端", exact: true })).toContainText(
    "ESTABLISHED",
  );
  await scope.button("单步").click();
  await expect(clock).not.toHaveText(before ?? "");
});

test.describe("when the words can’t be fetched", () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test("the page says so in English, and works", async ({ page }) => {
    await page.route("**/zh-CN-*.js", (route) => route.abort());
    const scope = await openIn(page, '<tcp-scope lang="zh" paused></tcp-scope>');
    await expect(scope.root.getByText("The words in 简体中文 could not be fetched")).toBeVisible();
    await scope.step(3);
    await scope.expectLogged("First step of the handshake");
  });
});

test.describe("states are called", () => {
  test("as netstat prints them, in labels and sentences alike", async ({ page }) => {
    const scope = await open(page, 'names="netstat" paused');
    await scope.stepUntil(scope.server.state("SYN_RECV"));
    await scope.client.expectState("SYN_SENT");
    await expect(scope.root.locator(".state-name", { hasText: "SYN_RECV" })).toHaveCount(1);
    await expect(scope.root.locator(".entry-state", { hasText: "SYN_RECV" })).toHaveCount(1);
    await expect(scope.root.getByRole("slider")).toHaveAttribute("aria-valuetext", /SYN_RECV/);
    await expect(scope.root.getByRole("img", { name: /the server in SYN_RECV/ })).toBeVisible();
    const told = await scope.root.evaluate((element) => element.shadowRoot?.textContent ?? "");
    expect(told).not.toMatch(/SYN-RECEIVED|SYN-SENT/);
  });

  test("otherwise while it runs, without a new start", async ({ page }) => {
    const scope = await open(page);
    await scope.stepUntil(scope.server.state("SYN-RECEIVED"));
    await scope.root.evaluate((element) => element.setAttribute("names", "ss"));
    await scope.server.expectState("SYN-RECV");
    await scope.root.evaluate((element) => element.removeAttribute("names"));
    await scope.server.expectState("SYN-RECEIVED");
  });

  test("as the RFC does, where nobody knows what is meant", async ({ page }) => {
    const scope = await open(page, 'names="bsd" scenario="closed" paused');
    await expect(scope.root.getByText("must be one of rfc, ss, netstat")).toBeVisible();
    await scope.expectStates("CLOSED", "CLOSED");
  });
});

test.describe("in Chinese", () => {
  const KNOWN = new Set([
    // Of the protocol, of tools and scripts, of keys, of languages.
    ...[
      "data",
      "cookie",
      "cwnd",
      "ssthresh",
      "Recv",
      "Send",
      "sink",
      "Shift",
      "Ctrl",
      "Enter",
      "English",
    ],
  ]);

  async function openInChinese(page: Page): Promise<Scope> {
    const scope = await openIn(page, '<tcp-scope lang="zh-CN" paused></tcp-scope>');
    await expectChinese(scope);
    await scope.button("单步").evaluate((button) => {
      for (let steps = 0; steps < 16; steps += 1) {
        (button as HTMLElement).click();
      }
    });
    for (const title of ["脚本", "套接字表"]) {
      await scope.root.locator(".drawer > summary", { hasText: title }).click();
    }
    for (const host of ["client", "server"]) {
      await scope.root.locator(`.sockets.${host} > summary`).click();
    }
    return scope;
  }

  test("no word is left in English", async ({ page }) => {
    const scope = await openInChinese(page);
    await scope.root.getByRole("button", { name: "故障：针对来自客户端的报文段" }).click();
    const told = await wordsOf(scope);
    expect(told.length).toBeGreaterThan(150);
    expect(told.join("\n")).toContain("丢弃下一个来自服务器的报文段");
    const foreign = told.flatMap((text) => text.match(/[A-Za-z]{4,}/g) ?? []);
    // States and flags are written in capitals.
    expect(foreign.filter((word) => /[a-z]/.test(word) && !KNOWN.has(word))).toEqual([]);
  });

  test("what is wrong with a script is said in Chinese alone", async ({ page }) => {
    const scope = await openScript(page, "server lisen 80");
    await setLang(scope, "zh-CN");
    const wrong = scope.root.getByRole("status").filter({ hasText: "第 1 行，第 8 列" });
    for (const place of [wrong.first(), wrong.last()]) {
      await expect(place).toContainText("没有名为 lisen 的调用；是不是想写 listen？");
      await expect(place.locator("code").first()).toHaveText("lisen");
    }
    await scope.root.getByRole("textbox", { name: "脚本" }).fill("client wait");
    await expect(wrong).toHaveCount(1);
    const editor = scope.root.getByRole("status").filter({ hasText: "第 1 行，第 12 列" });
    await expect(editor).toContainText("这一行还不完整；应为：时长（如 300ms）");
    // But for the words of the language, which are set apart, nothing is left in English.
    const prose = await editor.locator("p").evaluate((sentence) => {
      for (const code of sentence.querySelectorAll("code")) {
        code.remove();
      }
      return sentence.textContent ?? "";
    });
    expect(prose).not.toMatch(/[a-z]{2,}/i);
    expect(await axe(page)).toEqual([]);
  });

  test("why an expectation is not met is said, also to those who listen", async ({ page }) => {
    const scope = await openScript(
      page,
      "client connect server:80\nexpect never server RST\nend 2s",
    );
    await setLang(scope, "zh-CN");
    await expectChinese(scope);
    for (let steps = 0; steps < 4; steps += 1) {
      await scope.button("单步").click();
    }
    const failed = scope.root.getByRole("listitem").filter({ hasText: "never server RST" });
    await expect(failed.locator(".why")).toHaveText("发生了");
    await expect(scope.root.getByRole("status").filter({ hasText: "与预期不符" })).toContainText(
      "发生了",
    );
  });

  test("axe finds nothing", async ({ page }) => {
    await openInChinese(page);
    expect(await axe(page)).toEqual([]);
  });

  for (const width of [1280, 375]) {
    test(`everything has room at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openInChinese(page);
      expect(await widest(page)).toBeLessThanOrEqual(width);
    });
  }
});

test.describe("from right to left", () => {
  for (const width of [1280, 375]) {
    test(`words turn round at ${width} px, diagrams do not`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const scope = await openIn(page, "<tcp-scope paused></tcp-scope>");
      // As if its words were Arabic.
      await scope.root.locator(".scope").evaluate((node) => node.setAttribute("dir", "rtl"));
      await scope.step(12);
      await scope.unfold("Script");
      await scope.unfold("Socket table");
      await scope.unfold("State diagram");
      await scope.unfold("Variables (TCB)");
      await scope.unfold("Segments as a table");
      expect(await widest(page)).toBeLessThanOrEqual(width);
      expect(await outside(scope)).toEqual([]);

      const x = async (locator: ReturnType<Scope["button"]>) =>
        (await locator.boundingBox())?.x ?? Number.NaN;
      expect(await x(scope.client.group)).toBeLessThan(await x(scope.server.group));
      expect(await x(scope.button("Reset"))).toBeLessThan(await x(scope.button("Play")));
      expect(await x(scope.root.getByLabel("Language"))).toBeLessThan(width / 2);
      if (width > 900) {
        const log = scope.root.getByRole("region", { name: "Log" });
        const ladder = scope.root.getByRole("region", { name: "Ladder" });
        expect(await x(log)).toBeLessThan(await x(ladder));
      }
      const styleOf = (selector: string) =>
        scope.root
          .locator(selector)
          .first()
          .evaluate((node) => getComputedStyle(node).direction);
      expect(await styleOf(".log li")).toBe("rtl");
      expect(await styleOf(".ladder-box")).toBe("ltr");
      for (const code of [".entry-head code", ".entry-time", ".tcb dd", ".segments tbody th"]) {
        expect(await styleOf(code), code).toBe("ltr");
      }
      const turned = await scope.root.evaluate(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll<Element>('[translate="no"]') ?? [])].flatMap((node) => {
          const { direction, unicodeBidi } = getComputedStyle(node);
          return direction === "ltr" && unicodeBidi !== "normal" ? [] : [node.outerHTML];
        }),
      );
      expect(turned).toEqual([]);
      expect(await styleOf(".diagram text")).toBe("ltr");
    });
  }
});

/** How far the page reaches, with what would have to be scrolled to. */
const widest = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);

/** What is cut off at the left, where nobody can scroll to, or at the right. */
function outside(scope: Scope): Promise<string[]> {
  return scope.root.evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll("button, select, summary, h2, p, li") ?? [])]
      .filter((node) => !node.closest(".hidden, .ss-box, svg"))
      .filter((node) => {
        const { left, right, width } = node.getBoundingClientRect();
        return width > 0 && (left < 0 || right > innerWidth);
      })
      .map((node) => node.outerHTML.slice(0, 120)),
  );
}

/** All that is seen or read aloud, but what is code. */
function wordsOf(scope: Scope): Promise<string[]> {
  return scope.root.evaluate((element) => {
    const isCode = (node: Element) =>
      node.closest("code, kbd, textarea, pre, dt, style, q") !== null ||
      // Words of the script language are their own names.
      (node instanceof HTMLOptionElement && node.value === node.text);
    const nodes = [...(element.shadowRoot?.querySelectorAll("*") ?? [])];
    return nodes
      .filter((node) => !isCode(node))
      .flatMap((node) => [
        ...["aria-label", "aria-valuetext", "title", "placeholder"].map((name) =>
          node.getAttribute(name),
        ),
        ...[...node.childNodes]
          .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
          .map(({ textContent }) => textContent),
      ])
      .map((text) => text?.trim() ?? "")
      .filter((text) => text !== "");
  });
}
