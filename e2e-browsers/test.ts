/** Verbs for going through a page as its reader does, in any browser. */
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";
import { findFirefox, findWebKit } from "../scripts/engines.mjs";
import type { Driver, Wishes } from "./driver.js";
import { launchChromium, launchFirefox } from "./puppeteer.js";
import { launchWebKit } from "./webkit.js";

export { expect };

const address = `http://localhost:${process.env.TCPSCOPE_PORT ?? "4173"}`;
const PICTURES = "test-results/browsers";

/** WebKit's browser can't be made narrower. */
export const NARROWEST = 450;

async function start(engine: string, wishes: Wishes): Promise<Driver> {
  if (engine === "webkit") {
    const webkit = findWebKit();
    expect(webkit, "WebKitGTK is not installed").toBeDefined();
    return launchWebKit(webkit as NonNullable<typeof webkit>, wishes);
  }
  const path = engine === "firefox" ? findFirefox() : await findChromium();
  expect(path, `${engine} is not installed`).toBeDefined();
  const executablePath = path as string;
  return engine === "firefox"
    ? launchFirefox(executablePath, wishes)
    : launchChromium(executablePath, wishes);
}

/** One browser for all tests; each test sees to it that no page complains. */
export const test = base.extend<
  { reader: Reader; expected: RegExp | undefined },
  { driver: Driver; dark: boolean; still: boolean }
>({
  dark: [false, { option: true, scope: "worker" }],
  still: [false, { option: true, scope: "worker" }],
  expected: [undefined, { option: true }],
  driver: [
    async ({ dark, still }, use, { project }) => {
      const driver = await start(project.name, { dark, still });
      await use(driver);
      await driver.close();
    },
    { scope: "worker" },
  ],
  reader: async ({ driver, expected }, use, { project }) => {
    const reader = new Reader(driver, project.name);
    await driver.resize(1280, 900);
    await use(reader);
    const complaints = (await reader.complaints()).filter((one) => !expected?.test(one));
    expect(complaints, "what the pages complained of").toEqual([]);
  },
});

export class Reader {
  readonly driver: Driver;
  readonly engine: string;
  readonly #complaints: string[] = [];

  constructor(driver: Driver, engine: string) {
    this.driver = driver;
    this.engine = engine;
    driver.complaints.length = 0;
  }

  /** A page of the site, or any other address. */
  async open(path: string): Promise<void> {
    await this.#gather();
    // Where only the fragment differs, nothing would be loaded.
    await this.driver.open("about:blank");
    await this.driver.open(new URL(path, address).href);
  }

  /** A page like the site's, with another body. */
  openFixture(body: string): Promise<void> {
    return this.open(`/fixture.html?${Buffer.from(body).toString("base64url")}`);
  }

  /** All that the pages have complained of. */
  async complaints(): Promise<string[]> {
    await this.#gather();
    return [...this.#complaints, ...this.driver.complaints];
  }

  async #gather(): Promise<void> {
    const noted = await this.driver.evaluate(
      () => (window as unknown as { tcpscopeComplaints?: string[] }).tcpscopeComplaints ?? [],
    );
    this.#complaints.push(...noted);
  }

  /** All that is seen and has this name or text; with a `*`, one that begins like this. */
  find(selector: string, name = "*"): Promise<Found[]> {
    return this.driver.evaluate(find, selector, name, false);
  }

  async see(selector: string, name = "*"): Promise<void> {
    const count = async () => (await this.find(selector, name)).length;
    await expect.poll(count, { message: `${selector} “${name}” is seen` }).toBeGreaterThan(0);
  }

  async miss(selector: string, name = "*"): Promise<void> {
    const count = async () => (await this.find(selector, name)).length;
    await expect.poll(count, { message: `${selector} “${name}” is gone` }).toBe(0);
  }

  /** Presses the first of them with the mouse, where it is seen. */
  async click(selector: string, name = "*"): Promise<void> {
    let place: Found | undefined;
    const under = async () => {
      [place] = await this.driver.evaluate(find, selector, name, true);
      return place?.under;
    };
    // What has been opened above it may push it down for some time.
    await expect.poll(under, { message: `what lies over ${selector} “${name}”` }).toBe("");
    await this.driver.click(place?.x ?? 0, place?.y ?? 0);
  }

  /** Writes into a field, in the place of what is in it. */
  async fill(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.driver.evaluate(() => {
      const { activeElement: outer } = document;
      const field = outer?.shadowRoot?.activeElement ?? outer;
      (field as HTMLInputElement | null)?.select();
    });
    await this.driver.type(text);
  }

  /** Lists are the system's own, beyond the page. */
  async choose(selector: string, value: string): Promise<void> {
    await this.see(selector);
    await this.driver.evaluate(
      (selector, value) => {
        const roots = (root: ParentNode): ParentNode[] => [
          root,
          ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
            shadowRoot ? roots(shadowRoot) : [],
          ),
        ];
        const [list] = roots(document).flatMap((root) => [
          ...root.querySelectorAll<HTMLSelectElement>(selector),
        ]);
        if (list) {
          list.value = value;
          list.dispatchEvent(new Event("change", { bubbles: true }));
        }
      },
      selector,
      value,
    );
  }

  /** As fast as it goes. */
  hurry(): Promise<void> {
    return this.choose("select.speed", "16");
  }

  async expectStates(client: string, server: string, timeout = 15_000): Promise<void> {
    const states = async () => (await this.find(".host .state")).map(({ text }) => text);
    await expect.poll(states, { timeout }).toEqual([client, server]);
  }

  /** Presses Step until this is seen. */
  async stepUntil(selector: string, name: string): Promise<void> {
    for (let steps = 0; steps < 40 && !(await this.find(selector, name)).length; steps += 1) {
      await this.click("button", "Step");
    }
    await this.see(selector, name);
  }

  /** Scrolls it into view. */
  async show(selector: string): Promise<void> {
    await this.see(selector);
    await this.driver.evaluate(find, selector, "*", true);
  }

  /** How far the page can be scrolled sideways. */
  overflow(): Promise<number> {
    return this.driver.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /** Once nothing moves any more but what moves for ever. */
  /** Of the window's inside, also as a PNG file in `test-results/browsers`. */
  async picture(name: string): Promise<Buffer> {
    await this.driver.evaluate(calm);
    mkdirSync(PICTURES, { recursive: true });
    const path = `${PICTURES}/${this.engine}-${name}.png`;
    await this.driver.screenshot(path);
    return readFileSync(path);
  }

  /** The size of the file; none where it can't print. */
  async print(name: string): Promise<number | undefined> {
    mkdirSync(PICTURES, { recursive: true });
    const path = `${PICTURES}/${this.engine}-${name}.pdf`;
    await this.driver.pdf?.(path);
    return this.driver.pdf && statSync(path).size;
  }
}

/** A run that plays is not waited for. */
async function calm(): Promise<void> {
  const roots = [
    document,
    ...[...document.querySelectorAll("tcp-scope, tcp-lesson")].map(({ shadowRoot }) => shadowRoot),
  ];
  const moving = roots
    .flatMap((root) => root?.getAnimations() ?? [])
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  const late = new Promise((resolve) => setTimeout(resolve, 2000));
  await Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)), late]);
}

type Found = {
  text: string;
  /** Its middle. */
  x: number;
  y: number;
  /** What lies over its middle, so that a press would go there. */
  under: string;
};

/** Runs in the page, through all shadow roots. */
async function find(selector: string, name: string, scroll: boolean): Promise<Found[]> {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot ? roots(shadowRoot) : [],
    ),
  ];
  const hitAt = (root: Document | ShadowRoot, x: number, y: number): Element | null => {
    const hit = root.elementFromPoint(x, y);
    return hit?.shadowRoot && hit.shadowRoot !== root ? hitAt(hit.shadowRoot, x, y) : hit;
  };
  const textOf = (node: Element): string =>
    node.getAttribute("aria-label") ?? node.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const seen = roots(document)
    .flatMap((root) => [...root.querySelectorAll(selector)])
    .filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .filter(
      (node) =>
        textOf(node) === name || (name.endsWith("*") && textOf(node).startsWith(name.slice(0, -1))),
    );
  if (scroll) {
    seen[0]?.scrollIntoView({ block: "center" });
    // What follows the scrolling is drawn, and what has been opened has its room.
    const top = () => seen[0]?.getBoundingClientRect().top;
    for (let before: unknown = {}, frames = 0; top() !== before && frames < 60; frames += 2) {
      before = top();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  }
  return seen.map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = hitAt(document, x, y);
    const under = hit && !node.contains(hit) ? `${hit.localName}.${hit.getAttribute("class")}` : "";
    return { text: textOf(node), x, y, under: hit ? under : "outside" };
  });
}

export async function openPaused(reader: Reader, run: string): Promise<void> {
  await reader.open(`/#scenario=${run}`);
  await reader.click("button", "Pause");
}
