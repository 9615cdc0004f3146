/** Verbs for looking at a page that another tool has built. */
import { test as base, expect, type Locator, type Page } from "@playwright/test";

export { expect };

/** The sites that have been built. */
export const built: readonly string[] = (process.env.TCPSCOPE_SITES ?? "").split(",");

/** Every test also sees to it that the page complains of nothing and asks no other host. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const wrong: string[] = [];
      page.on("pageerror", (error) => wrong.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") {
          wrong.push(message.text());
        }
      });
      page.on("response", (response) => {
        if (response.status() >= 400) {
          wrong.push(`${response.status()} ${response.url()}`);
        }
      });
      await page.route(
        ({ hostname, protocol }) => protocol.startsWith("http") && hostname !== "localhost",
        (route) => {
          wrong.push(`asked another host: ${route.request().url()}`);
          return route.abort();
        },
      );
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

/** What is tested of one site; nothing where it was not built. */
export function describeSite(name: string, tests: () => void): void {
  if (built.includes(name)) {
    test.describe(name, tests);
  }
}

/** The first simulation of the page, once it can be used. */
export async function openSite(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const scope = page.locator("tcp-scope:visible").first();
  await scope.scrollIntoViewIfNeeded();
  await expect(scope.locator('[part~="controls"]')).toBeVisible();
  return scope;
}

/** The three segments of the handshake have arrived; it may have gone further since. */
export async function expectConnection(scope: Locator): Promise<void> {
  const state = /ESTABLISHED|FIN-WAIT|CLOSE-WAIT|CLOSING|LAST-ACK|TIME-WAIT/;
  const hosts = scope.locator('[part~="host"]').filter({ hasText: state });
  await expect(hosts).toHaveCount(2, { timeout: 15_000 });
}

/** The simulation stands on the very ground of the page, which is dark or not. */
export async function expectGround(scope: Locator, ground: "light" | "dark"): Promise<void> {
  // Some fade from one to the other.
  await expect.poll(() => groundOf(scope)).toBe(ground);
}

function groundOf(scope: Locator): Promise<string> {
  return scope.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const colorOf = (node: Element): readonly number[] | undefined => {
      canvas?.clearRect(0, 0, 1, 1);
      if (canvas) canvas.fillStyle = getComputedStyle(node).backgroundColor;
      canvas?.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
      return alpha === 255 ? [red, green, blue] : undefined;
    };
    const colorBehind = (node: Element | null): readonly number[] =>
      node ? (colorOf(node) ?? colorBehind(node.parentElement)) : [];
    const root = document.documentElement;
    if (getComputedStyle(root).backgroundColor === "rgba(0, 0, 0, 0)") {
      // Nothing is painted: one sees the ground of the window.
      root.style.backgroundColor = "Canvas";
    }
    const own = colorOf(element) ?? [];
    const around = colorBehind(element.parentElement);
    if (own.join() !== around.join()) {
      return `rgb(${own}) on rgb(${around})`;
    }
    return own.reduce((sum, part) => sum + part, 0) < 3 * 128 ? "dark" : "light";
  });
}

/** What the element inherits, as it should be whatever the page around it says. */
const OWN_LOOK = {
  fontSize: "15px",
  lineHeight: "22.5px",
  fontStyle: "normal",
  fontVariant: "normal",
  fontWeight: "400",
  letterSpacing: "normal",
  wordSpacing: "0px",
  textAlign: "start",
  textIndent: "0px",
  textShadow: "none",
  textTransform: "none",
  whiteSpace: "normal",
  overflowWrap: "normal",
  hyphens: "manual",
  tabSize: "8",
  listStyleType: "disc",
  borderCollapse: "separate",
  cursor: "auto",
  userSelect: "auto",
} as const;

/** None of the styles around it reach into the simulation. */
export async function expectOwnLook(scope: Locator): Promise<void> {
  const names = Object.keys(OWN_LOOK);
  const inner = scope.locator(".scope");
  const look = await inner.evaluate((element, names) => {
    const style = getComputedStyle(element) as unknown as Record<string, string>;
    return Object.fromEntries(names.map((name) => [name, style[name]]));
  }, names);
  expect(look).toEqual(OWN_LOOK);
}

/** How far what was seen has moved by itself since the page was opened, as browsers score it. */
export function shifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (list: PerformanceObserverEntryList) =>
          resolve(list.getEntries().reduce((total, entry) => total + scoreOf(entry), 0));
        const scoreOf = (entry: PerformanceEntry) =>
          (entry as PerformanceEntry & { value: number }).value;
        new PerformanceObserver(sum).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
}

/** How many pixels of the page one has to scroll sideways for. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
