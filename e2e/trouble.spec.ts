/** What the page says when something is wrong. */
import type { Page } from "@playwright/test";
import { expect, open, openClosed, openConnected, openPage, Scope, test } from "./scope.js";

const WASM = "**/*.wasm";
const BODY = "<main><h1>Test</h1><p>The rest of the page</p><tcp-scope></tcp-scope></main>";

async function expectTrouble(page: Page, ...sentences: (string | RegExp)[]): Promise<void> {
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The simulation could not start.");
  for (const sentence of sentences) {
    await expect(alert).toContainText(sentence);
  }
  await expect(page.getByText("The rest of the page")).toBeVisible();
}

test.describe("the engine does not load", () => {
  // Browsers report failed requests themselves.
  test.use({ expectedErrors: /Failed to load resource|Content Security Policy/ });

  test("the file is missing; when it is there, trying again helps", async ({ page }) => {
    await page.route(WASM, (route) => route.fulfill({ status: 404, body: "not here" }));
    await openPage(page, { body: BODY });
    await expectTrouble(page, /has no file .*\.wasm \(status 404\)/, "npm start");
    await page.unroute(WASM);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  });

  test("the server is in trouble", async ({ page }) => {
    await page.route(WASM, (route) => route.fulfill({ status: 503 }));
    await openPage(page, { body: BODY });
    await expectTrouble(page, "status 503");
  });

  test("the server does not answer", async ({ page }) => {
    await page.route(WASM, (route) => route.abort("connectionrefused"));
    await openPage(page, { body: BODY });
    await expectTrouble(page, "the server does not answer");
  });

  test("a policy forbids WebAssembly", async ({ page }) => {
    await openPage(page, {
      body: BODY,
      policy: "script-src 'self'; style-src 'self'; connect-src 'self'",
    });
    await expectTrouble(page, "Content Security Policy", "'wasm-unsafe-eval'");
  });
});

test.describe("something else comes in its place", () => {
  test("an HTML page: its type is named", async ({ page }) => {
    const html = { contentType: "text/html", body: "<!doctype html><title>Home</title>" };
    await page.route(WASM, (route) => route.fulfill(html));
    await openPage(page, { body: BODY });
    await expectTrouble(page, "is not WebAssembly", "text/html");
  });

  test("half a file", async ({ page }) => {
    await page.route(WASM, async (route) => {
      const response = await route.fetch();
      const whole = await response.body();
      await route.fulfill({ response, body: whole.subarray(0, whole.length / 2) });
    });
    await openPage(page, { body: BODY });
    await expectTrouble(page, "could not be compiled");
  });

  test("the right file under a wrong type simply works", async ({ page }) => {
    await page.route(WASM, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, contentType: "application/octet-stream" });
    });
    await openPage(page, { body: BODY });
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  });
});

test.describe("attributes", () => {
  for (const [attributes, sentence] of [
    ['sceanrio="closed"', /no attribute “sceanrio”. It has scenario, src, seed, speed/],
    ['scenario="handshak"', /no scenario “handshak”.*first-look, connected, closed/],
    ['speed="fast"', /“speed” is “fast”.*from 0.1 to 16/],
    ['seed="-1"', /“seed” is “-1”.*whole number from 0/],
  ] as const) {
    test(`${attributes} is named, and the simulation runs all the same`, async ({ page }) => {
      const scope = await open(page, attributes);
      await expect(scope.root.getByText(sentence)).toBeVisible();
      await expect(scope.server.state("SYN-RECEIVED")).toBeVisible();
    });
  }

  test("HTML’s own attributes are no trouble", async ({ page }) => {
    const scope = await open(page, 'class="x" data-y="1" aria-label="TCP" title="TCP" paused');
    await expect(scope.root.getByText("no attribute")).toHaveCount(0);
  });

  test("the trouble goes away with the attribute", async ({ page }) => {
    const scope = await open(page, 'speed="fast" paused');
    const trouble = scope.root.getByText("“speed” is “fast”");
    await expect(trouble).toBeVisible();
    await scope.root.evaluate((element) => element.setAttribute("speed", "4"));
    await expect(trouble).toHaveCount(0);
    await expect(scope.root.getByRole("combobox", { name: "Speed" })).toHaveValue("4");
  });
});

test.describe("impossible calls", () => {
  test("Send before Connect is refused in the RFC’s words", async ({ page }) => {
    const scope = await openClosed(page);
    const send = scope.client.button("Send");
    await expect(send).toHaveAttribute("aria-disabled", "true");
    await expect(send).toHaveAccessibleDescription(/There is no connection here/);
    await scope.client.tryTo("Send");
    await expect(scope.root.getByRole("tooltip")).toContainText("error: connection does not exist");
    await expect(scope.root.getByRole("tooltip")).toContainText("RFC 9293 §3.10.2");
    await expect(scope.announcements).toContainText("There is no connection here");
    await scope.client.expectState("CLOSED");
  });

  test("Close twice", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.press("Close");
    await scope.client.tryTo("Close");
    await expect(scope.root.getByRole("tooltip")).toContainText("error: connection closing");
    await page.keyboard.press("Escape");
    await expect(scope.root.getByRole("tooltip")).toBeHidden();
  });

  test("Connect twice", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.tryTo("Connect");
    await expect(scope.root.getByRole("tooltip")).toContainText("connection already exists");
  });

  test("Send nothing", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send("");
    await expect(scope.root.getByRole("tooltip")).toContainText("There is nothing to send");
  });
});

declare global {
  interface Window {
    trap?: boolean;
  }
}

test.describe("the engine breaks", () => {
  /** From the moment on that `window.trap` is set, every call traps. */
  async function armTrap(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const { instantiate } = WebAssembly;
      const trapping = async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
        const instance = await instantiate(module, imports);
        const exports = { ...instance.exports };
        const step = exports.simulation_step as (...values: unknown[]) => unknown;
        exports.simulation_step = (...values: unknown[]) => {
          if (window.trap) {
            throw new WebAssembly.RuntimeError("unreachable");
          }
          return step(...values);
        };
        return { instance: { exports }, module };
      };
      WebAssembly.instantiate = trapping as unknown as typeof instantiate;
    });
  }

  test("the view freezes and says so; Reset starts again", async ({ page }) => {
    await armTrap(page);
    const scope = await openConnected(page);
    await scope.client.send("hello");
    await page.evaluate(() => {
      window.trap = true;
    });
    await scope.step();
    await expect(page.getByRole("alert")).toContainText("The simulation has stopped");
    await expect(scope.button("Step")).toHaveCount(0);
    await scope.expectLogged(/calls SEND with 5 bytes/);
    await page.evaluate(() => {
      window.trap = false;
    });
    await scope.button("Reset").click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await scope.client.send("again");
    await scope.step();
    await scope.server.expectReceived("again");
  });
});

test.describe("from a file", () => {
  test.use({ expectedErrors: /CORS|ERR_FAILED|file:/ });

  test("the page says what to do", async ({ page }) => {
    await page.goto(new URL("../www/index.html", import.meta.url).href);
    await expect(page.getByText("The simulation has not started.")).toBeVisible();
    await expect(page.getByText("npm start")).toBeVisible();
  });
});

test("without JavaScript, too", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? "/");
  await expect(page.getByText("The simulation has not started.")).toBeVisible();
  await context.close();
});

test("the rest of a page with two elements is not affected by one", async ({ page }) => {
  await openPage(page, {
    body: '<tcp-scope scenario="nonsense" paused></tcp-scope><tcp-scope paused></tcp-scope>',
  });
  const trouble = (index: number) =>
    new Scope(page.locator("tcp-scope").nth(index)).root.getByText(/no scenario “nonsense”/);
  await expect(trouble(0)).toBeVisible();
  await expect(trouble(1)).toHaveCount(0);
});
