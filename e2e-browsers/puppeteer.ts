/** Firefox over WebDriver BiDi, and Chromium the way that Puppeteer prefers for it. */
import puppeteer, { type LaunchOptions } from "puppeteer-core";
import type { Driver } from "./driver.js";

export async function launch(options: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({ headless: true, ...options });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  return {
    version: (await browser.version()).replace("/", " "),
    complaints,
    resize: (width, height) => page.setViewport({ width, height }),
    open: async (address) => {
      await page.goto(address, { waitUntil: "load" });
    },
    evaluate: (action, ...args) =>
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
