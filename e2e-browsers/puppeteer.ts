/** Firefox over WebDriver BiDi, and Chromium the way that Puppeteer prefers for it. */
import puppeteer, { type Browser } from "puppeteer-core";
import { chromiumArguments } from "../scripts/chromium.mjs";
import type { Driver, Wishes } from "./driver.js";

export async function launchFirefox(
  executablePath: string,
  { dark, still }: Wishes,
): Promise<Driver> {
  const extraPrefsFirefox = {
    "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
    "ui.prefersReducedMotion": still ? 1 : 0,
  };
  const options = { browser: "firefox", executablePath, extraPrefsFirefox } as const;
  return drive("Firefox", await puppeteer.launch(options));
}

export async function launchChromium(
  executablePath: string,
  { dark, still }: Wishes,
): Promise<Driver> {
  const scheme = dark ? ["--blink-settings=preferredColorScheme=0"] : [];
  const motion = still ? ["--force-prefers-reduced-motion"] : [];
  const args = [...chromiumArguments, ...scheme, ...motion];
  return drive("Chromium", await puppeteer.launch({ browser: "chrome", executablePath, args }));
}

async function drive(name: string, browser: Browser): Promise<Driver> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  return {
    version: `${name} ${(await browser.version()).split("/").at(-1)}`,
    complaints,
    resize: (width, height) => page.setViewport({ width, height }),
    open: async (address) => {
      await page.goto(address, { waitUntil: "load" });
    },
    evaluate: (action: unknown, ...args: unknown[]) =>
      page.evaluate(`(${action})(...${JSON.stringify(args)})`) as Promise<never>,
    click: (x, y) => page.mouse.click(x, y),
    wheel: async (x, y, down) => {
      await page.mouse.move(x, y);
      await page.mouse.wheel({ deltaY: down });
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    screenshot: async (path) => {
      await page.screenshot({ path: path as `${string}.png` });
    },
    pdf: async (path) => {
      await page.pdf({ path, format: "A4" });
    },
    close: () => browser.close(),
  };
}
