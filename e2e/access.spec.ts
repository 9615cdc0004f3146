/** What a rule checker can't see: keys, focus, targets, room for text, forced colours. */
import type { Page } from "@playwright/test";
import { cutTexts, focusTrail, overflow, smallTargets, spaceText, unfoldAll } from "./looks.js";
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

const dialog = (scope: Scope) => scope.root.getByRole("dialog", { name: "Keyboard shortcuts" });

test.describe("shortcuts", () => {
  test("Space plays and pauses, but presses a button that has the focus", async ({ page }) => {
    const scope = await openConnected(page);
    const stage = scope.root.getByRole("region", { name: "Stage" });
    await stage.focus();
    await page.keyboard.press("Space");
    await expect(scope.button("Pause")).toBeVisible();
    await page.keyboard.press("Space");
    await expect(scope.button("Play")).toBeVisible();
    await scope.client.button("Close").focus();
    await page.keyboard.press("Space");
    await scope.client.expectState("FIN-WAIT-1");
    await expect(scope.button("Play")).toBeVisible();
  });

  test("Home and End lead to the beginning and to the end of what is known", async ({ page }) => {
    const scope = await open(page);
    await scope.step(6);
    const clock = scope.root.getByRole("timer", { name: "Time" });
    const end = await clock.textContent();
    await page.keyboard.press("Home");
    await expect(clock).toHaveText("0.000 s");
    await expect(scope.announcements).toContainText("0.000 s. Client: CLOSED");
    await page.keyboard.press("End");
    await expect(clock).toHaveText(end ?? "");
  });

  test("brackets change the speed, down to a tenth", async ({ page }) => {
    const scope = await openConnected(page);
    const speed = scope.root.getByRole("combobox", { name: "Speed" });
    await scope.button("Step").focus();
    for (let presses = 0; presses < 5; presses += 1) {
      await page.keyboard.press("[");
    }
    await expect(speed).toHaveValue("0.1");
    await page.keyboard.press("]");
    await expect(speed).toHaveValue("0.25");
  });

  test("? tells of them, keeps the focus inside, and gives it back", async ({ page }) => {
    const scope = await open(page, "");
    await scope.button("Step back").focus();
    await page.keyboard.press("?");
    await expect(dialog(scope)).toBeVisible();
    const row = (name: string) => dialog(scope).getByRole("row").filter({ hasText: name });
    await expect(row("Play or pause").locator("kbd")).toHaveText(["Space", "p", "k"]);
    await expect(row("Previous loss").locator("kbd")).toHaveText(["Shift", "←"]);
    await expect(row("Drop the focused segment").locator("kbd")).toHaveText(["d", "Delete"]);
    await expect(dialog(scope).locator("kbd:empty")).toHaveCount(0);

    const clock = scope.root.getByRole("timer", { name: "Time" });
    const before = await clock.textContent();
    for (let tabs = 0; tabs < 4; tabs += 1) {
      await page.keyboard.press("Tab");
      expect(await focusIsOutside(page)).toBe(false);
    }
    await page.keyboard.press("]");
    await expect(clock).toHaveText(before ?? "");
    await page.keyboard.press("Escape");
    await expect(dialog(scope)).toBeHidden();
    await expect(scope.button("Step back")).toBeFocused();
    await expect(scope.root.getByRole("combobox", { name: "Speed" })).toHaveValue("1");
    await expect(clock).not.toHaveText(before ?? "");
  });

  test("can be switched off, and stay so when the page is loaded again", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Keyboard shortcuts").click();
    await dialog(scope).getByRole("checkbox", { name: "Use keyboard shortcuts" }).uncheck();
    await dialog(scope).getByRole("button", { name: "Close" }).click();
    await scope.button("Step").focus();
    await page.keyboard.press("p");
    await page.keyboard.press("?");
    await expect(dialog(scope)).toBeHidden();
    await expect(scope.button("Play")).toBeVisible();
    await expect(scope.button("Play")).not.toHaveAttribute("aria-keyshortcuts");
    await expect(scope.button("Play")).toHaveAttribute("title", "Play");

    await page.reload();
    await scope.button("Play").focus();
    await page.keyboard.press("p");
    await expect(scope.button("Play")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(scope.button("Pause")).toBeVisible();
  });

  test("axe finds nothing in their help", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.button("Keyboard shortcuts").click();
    await expect(dialog(scope)).toBeVisible();
    expect(await axeInBoth(page)).toEqual([]);
  });
});

for (const [width, height] of [
  [1280, 900],
  [375, 720],
  [740, 360],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test("targets have 24 px, each stop of Tab is seen, nothing lies over it", async ({ page }) => {
      test.setTimeout(120_000);
      const scope = await openBusy(page);
      expect(await smallTargets(scope.root)).toEqual([]);
      const { stops, unmarked, covered } = await focusTrail(page, scope.root);
      expect(stops).toBeGreaterThan(65);
      expect(unmarked).toEqual([]);
      expect(covered).toEqual([]);
      // Also with text spaced further apart, nothing is cut.
      await spaceText(scope.root);
      expect(await cutTexts(scope.root)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });
}

test("at 320 px nothing has to be scrolled sideways, and nothing is cut", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const scope = await openBusy(page);
  expect(await overflow(page)).toBe(0);
  expect(await cutTexts(scope.root)).toEqual([]);
  await scope.button("Keyboard shortcuts").click();
  await expect(dialog(scope)).toBeVisible();
  expect(await overflow(page)).toBe(0);
  expect(await cutTexts(scope.root)).toEqual([]);
});

test("nothing moves on for long unless it can be paused", async ({ page }) => {
  const scope = await open(page, 'speed="16"');
  const lengths = () =>
    scope.root.evaluate(({ shadowRoot }) =>
      (shadowRoot?.getAnimations() ?? []).map(({ effect }) =>
        Number(effect?.getComputedTiming().endTime),
      ),
    );
  await expect.poll(async () => (await lengths()).length).toBeGreaterThan(0);
  expect(Math.max(...(await lengths()), 0)).toBeLessThan(5000);
  await scope.button("Pause").click();
  const look = () => scope.root.locator(".stage, .ladder svg").allInnerTexts();
  const before = await look();
  await page.waitForTimeout(300);
  expect(await look()).toEqual(before);
});

test("each way to move the time by dragging has buttons and keys beside it", async ({ page }) => {
  const scope = await open(page);
  await scope.step(4);
  const slider = scope.root.getByRole("slider", { name: "Travel in time" });
  const last = await slider.inputValue();
  await scope.button("Step back").click();
  await expect(slider).not.toHaveValue(last);
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveValue("0");
});

test.describe("themes", () => {
  const paper = (scope: Scope): Promise<string> =>
    scope.root.evaluate((element) => getComputedStyle(element).backgroundColor);
  const LIGHT = "rgb(251, 250, 247)";
  const DARK = "rgb(20, 23, 27)";

  test("as the system and the page, unless told otherwise, at any time", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    const scope = await openConnected(page);
    const setTheme = (theme: string) =>
      scope.root.evaluate((element, value) => element.setAttribute("theme", value), theme);
    await expect.poll(() => paper(scope)).toBe(DARK);
    await setTheme("light");
    await expect.poll(() => paper(scope)).toBe(LIGHT);
    await setTheme("auto");
    await expect.poll(() => paper(scope)).toBe(DARK);
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => paper(scope)).toBe(LIGHT);
    await setTheme("dark");
    await expect.poll(() => paper(scope)).toBe(DARK);
    expect(await axe(page)).toEqual([]);
  });

  test("a page that is light keeps it light", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await openPage(page, { body: '<tcp-scope scenario="closed" paused></tcp-scope>' });
    const scope = new Scope(page.locator("tcp-scope"));
    await expect(scope.button("Step")).toBeVisible();
    await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "light"));
    await expect.poll(() => paper(scope)).toBe(LIGHT);
  });

  test("one that does not exist is named", async ({ page }) => {
    const scope = await open(page, 'scenario="closed" paused theme="sepia"');
    await expect(scope.root.getByText(/“theme” is “sepia”.*auto, light, dark/)).toBeVisible();
  });

  test("a page changes colours and parts", async ({ page }) => {
    const scope = await openClosed(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "tcp-scope { --tcpscope-paper: rgb(1, 2, 3) } tcp-scope::part(drawers) { display: none }",
      );
      document.adoptedStyleSheets = [sheet];
    });
    await expect.poll(() => paper(scope)).toBe("rgb(1, 2, 3)");
    await expect(scope.root.locator("summary", { hasText: "State diagram" })).toBeHidden();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`forced colours tell everything apart (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const scope = await open(page);
    await scope.stepUntilSent("data 1:6 ack 1", "client");
    await unfoldAll(scope.root);
    const look = await scope.root.evaluate((element) => {
      const root = element.shadowRoot;
      const probe = root?.appendChild(document.createElement("i"));
      const system = (name: string): string => {
        probe?.style.setProperty("color", name);
        return probe ? getComputedStyle(probe).color : "";
      };
      const style = (selector: string, pseudo?: string) => {
        const node = root?.querySelector(selector);
        if (!node) {
          throw new Error(`there is no ${selector}`);
        }
        return getComputedStyle(node, pseudo);
      };
      const walked = style(".diagram .walked .line");
      const other = style(".diagram .edge:not(.walked) .line");
      return {
        canvas: system("Canvas"),
        ink: system("CanvasText"),
        paper: getComputedStyle(element).backgroundColor,
        wire: style(".wire.client .track", "::before").backgroundColor,
        tip: style(".segment", "::after").borderTopColor,
        segment: style(".segment.data .body").backgroundColor,
        label: style(".segment.data .body").color,
        state: style("rect.bar").stroke,
        arrow: style(".arrow line").stroke,
        walked: [walked.stroke, walked.strokeWidth],
        other: [other.stroke, other.strokeWidth],
      };
    });
    const { canvas, ink } = look;
    expect(ink).not.toBe(canvas);
    expect(look).toMatchObject({ paper: canvas, wire: ink, segment: ink, label: canvas });
    expect(look).toMatchObject({ state: ink, arrow: ink, tip: "rgba(0, 0, 0, 0)" });
    expect(await alikeParts(scope)).toEqual([]);
    expect(look.walked[0]).not.toBe(look.other[0]);
    expect(look.walked[1]).not.toBe(look.other[1]);
    const drop = scope.button("Drop next from client");
    const ground = () => drop.evaluate((button) => getComputedStyle(button).backgroundColor);
    const before = await ground();
    await drop.click();
    await expect(drop).toHaveAttribute("aria-pressed", "true");
    expect(await ground()).not.toBe(before);
  });
}

/** With something of everything: in flight, lost, tried otherwise, and nothing folded away. */
async function openBusy(page: Page): Promise<Scope> {
  const scope = await open(page);
  await scope.stepUntilSent("data 1:6 ack 1", "client");
  await scope.drop("data 1:6 ack 1", "client");
  await scope.step(2);
  await unfoldAll(scope.root);
  return scope;
}

/** Parts of a sequence space that look as another part of it does. */
function alikeParts(scope: Scope): Promise<string[]> {
  return scope.root.locator(".space-legend").evaluateAll((legends) =>
    legends.flatMap((legend) => {
      const seen = new Set<string>();
      return [...legend.querySelectorAll("svg.part")].flatMap((part) => {
        const { fill, strokeDasharray } = getComputedStyle(part.querySelector("rect") ?? part);
        const look = `${fill} ${strokeDasharray} ${part.querySelector("path")?.getAttribute("d")}`;
        const alike = seen.has(look);
        seen.add(look);
        return alike ? [part.getAttribute("class") ?? ""] : [];
      });
    }),
  );
}

async function focusIsOutside(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const inner = active?.shadowRoot?.activeElement;
    // From its last stop the focus may leave the page for the browser, which is no trap.
    return active !== document.body && !inner?.closest("dialog");
  });
}
