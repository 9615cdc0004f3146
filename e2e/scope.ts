/** Verbs for talking to `<tcp-scope>` as its users do: by roles, names and text. */
import { readFileSync } from "node:fs";
import { test as base, expect, type Locator, type Page, type Route } from "@playwright/test";

export { expect };

export type HostName = "client" | "server";
export type Call = "Listen" | "Connect" | "Send" | "Close" | "Abort";

/** Every test also sees to it that nothing is reported to the console. */
export const test = base.extend<{ expectedErrors: RegExp | undefined; quietConsole: undefined }>({
  expectedErrors: [undefined, { option: true }],
  quietConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          errors.push(message.text());
        }
      });
      await use(undefined);
      expect(errors.filter((text) => !expectedErrors?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export interface Fixture {
  body: string;
  /** Instead of the site's content security policy. */
  policy?: string;
  /** What follows the address, from its `#` on. */
  fragment?: string;
}

/** Opens a page like the site's, with another body. */
export async function openPage(
  page: Page,
  { body, policy, fragment = "" }: Fixture,
): Promise<void> {
  await page.route("**/fixture.html", async (route: Route) => {
    const response = await route.fetch({ url: new URL("/", route.request().url()).href });
    let html = (await response.text()).replace(/<body>.*<\/body>/s, `<body>${body}</body>`);
    if (policy !== undefined) {
      html = html.replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]*/, `$1${policy}`);
    }
    await route.fulfill({ response, body: html, contentType: "text/html" });
  });
  await page.goto(`/fixture.html${fragment}`);
}

/** One element, paused unless told otherwise. */
export async function open(page: Page, attributes = "paused"): Promise<Scope> {
  await openPage(page, { body: `<main><h1>Test</h1><tcp-scope ${attributes}></tcp-scope></main>` });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Step")).toBeVisible();
  return scope;
}

/** A paused element whose hosts are already connected. */
export const openConnected = (page: Page): Promise<Scope> =>
  open(page, 'scenario="connected" paused');

/** A paused element that runs a script of its author's. */
export async function openScript(page: Page, script: string): Promise<Scope> {
  await openPage(page, {
    body: `<main><h1>Test</h1><tcp-scope paused><script type="text/tcpscope">${script}</script></tcp-scope></main>`,
  });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Step")).toBeVisible();
  return scope;
}

/** A paused element in which nothing has happened. */
export const openClosed = (page: Page): Promise<Scope> => open(page, 'scenario="closed" paused');

export class Scope {
  readonly root: Locator;
  readonly client: Host;
  readonly server: Host;

  constructor(root: Locator) {
    this.root = root;
    this.client = new Host(root, "client");
    this.server = new Host(root, "server");
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  get log(): Locator {
    return this.root.getByRole("region", { name: "Log" }).getByRole("list");
  }

  get announcements(): Locator {
    return this.root.getByRole("status").last();
  }

  /** A segment on the wire, e.g. `SYN seq 0`. */
  segment(label: string, from: HostName): Locator {
    return this.button(`${label} from ${from}`);
  }

  /** All that is in flight. */
  get segments(): Locator {
    const name = /^(?!Drop next|Faults).* from (client|server)(,|$)/;
    return this.root.getByRole("region", { name: "Stage" }).getByRole("button", { name });
  }

  /** What can be done to a segment. */
  choice(name: string): Locator {
    return this.root.getByRole("menuitem", { name, exact: true });
  }

  async choose(label: string, from: HostName, choice: string): Promise<void> {
    await this.segment(label, from).click();
    await this.choice(choice).click();
  }

  /** Opens what is folded away, such as `Script`. */
  async unfold(title: string): Promise<void> {
    await this.root.locator("summary", { hasText: title }).click();
  }

  get scriptText(): Locator {
    return this.root.getByRole("textbox", { name: "Script" });
  }

  /** By keyboard, which needs no search for the place of the button. */
  async step(times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      await this.button("Step").press("Enter");
    }
  }

  /** Steps until `what` is seen. */
  async stepUntil(what: Locator): Promise<void> {
    for (let steps = 0; steps < 40; steps += 1) {
      if (await what.isVisible()) {
        return;
      }
      await this.step();
    }
    await expect(what, "after 40 steps").toBeVisible();
  }

  /** Steps until this very segment travels. */
  async stepUntilSent(label: string, from: HostName): Promise<void> {
    await this.stepUntil(this.segment(label, from));
  }

  async drop(label: string, from: HostName): Promise<void> {
    await this.choose(label, from, "Drop");
    await expect(this.segment(label, from)).toBeHidden();
  }

  async expectStates(client: string, server: string): Promise<void> {
    await this.client.expectState(client);
    await this.server.expectState(server);
  }

  async expectLogged(sentence: string | RegExp, timeout = 5_000): Promise<void> {
    await expect(this.log.getByText(sentence).first()).toBeVisible({ timeout });
  }

  /** What is in flight, by name. */
  async expectInFlight(...names: string[]): Promise<void> {
    await expect(this.segments).toHaveCount(names.length);
    for (const name of names) {
      await expect(this.button(name)).toBeVisible();
    }
  }

  /** Steps until nothing is in flight and both hosts are in these states. */
  async settle(client: string, server: string): Promise<void> {
    await this.stepUntil(this.client.state(client));
    await this.stepUntil(this.server.state(server));
    await this.expectStates(client, server);
  }
}

export class Host {
  readonly group: Locator;
  /** Its sockets by hand, once they are unfolded. */
  readonly sockets: Locator;
  readonly #root: Locator;
  readonly #name: HostName;

  constructor(root: Locator, name: HostName) {
    const title = name === "client" ? "Client" : "Server";
    this.#root = root;
    this.#name = name;
    this.group = root.getByRole("group", { name: title, exact: true });
    this.sockets = root.getByRole("group", { name: `Sockets of the ${name}`, exact: true });
  }

  /** Unfolds its sockets. */
  async unfoldSockets(): Promise<void> {
    await this.#root
      .locator("summary", { hasText: new RegExp(`Sockets.* of the ${this.#name}`, "s") })
      .click();
    await expect(this.sockets).toBeVisible();
  }

  /** Makes a socket call with these fields. */
  async call(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.sockets.getByRole("combobox", { name: "Call", exact: true }).selectOption(name);
    for (const [label, value] of Object.entries(fields)) {
      const choice = this.sockets.getByRole("combobox", { name: label, exact: true });
      if (await choice.isVisible()) {
        await choice.selectOption(value);
      } else {
        await this.sockets.getByRole("textbox", { name: label, exact: true }).fill(value);
      }
    }
    await this.sockets.getByRole("button", { name: "Call", exact: true }).click();
  }

  /** The calls that it has made, as strace shows them. */
  get calls(): Locator {
    return this.sockets.getByRole("list", { name: `Calls of the ${this.#name}` });
  }

  async expectCall(line: string | RegExp): Promise<void> {
    await expect(this.calls.getByRole("listitem").filter({ hasText: line }).last()).toBeVisible();
  }

  button(call: Call): Locator {
    return this.group.getByRole("button", { name: call, exact: true });
  }

  press(call: Call): Promise<void> {
    return this.button(call).click();
  }

  /** Presses a button that says it can't be used now. */
  async tryTo(call: Call): Promise<void> {
    await expect(this.button(call)).toHaveAttribute("aria-disabled", "true");
    await this.button(call).click({ force: true });
  }

  async send(text: string): Promise<void> {
    await this.group.getByRole("textbox", { name: "Text to send" }).fill(text);
    await this.press("Send");
  }

  state(name: string): Locator {
    return this.group.getByText(name, { exact: true });
  }

  async expectState(name: string): Promise<void> {
    await expect(this.state(name)).toBeVisible();
  }

  async expectVariable(name: string, value: string): Promise<void> {
    const term = this.group.getByRole("term").filter({ hasText: name });
    await expect(term.locator("xpath=following-sibling::*")).toHaveText(value);
  }

  async expectReceived(text: string): Promise<void> {
    await expect(this.group.getByText(text)).toBeVisible();
  }

  async expectTimer(name: string, left: RegExp): Promise<void> {
    await expect(this.group.getByText(name).locator("xpath=..")).toHaveText(left);
  }
}

/** Those of axe's rules that look at colours. */
const RULES_OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** Violations that axe finds in the page as it is now, of all rules unless told otherwise. */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  // What is still fading in has no contrast yet.
  await page.waitForFunction(() =>
    [...document.querySelectorAll("tcp-scope")]
      .flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
      .every(({ playState }) => playState !== "running"),
  );
  if (!(await page.evaluate(() => "axe" in window))) {
    // Evaluated by the debugger, so that the page's policy doesn't matter.
    await page.evaluate(readFileSync(new URL(import.meta.resolve("axe-core")), "utf8"));
  }
  return page.evaluate(async (chosen) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const only = chosen ? { runOnly: { type: "rule" as const, values: [...chosen] } } : {};
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...only });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} ${target} ${failureSummary}`),
    );
  }, rules);
}

/** The same in light and in dark, where only the colours are others. */
export async function axeInBoth(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const found = await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axe(page, RULES_OF_COLOURS);
  return [...found, ...dark.map((violation) => `dark: ${violation}`)];
}
