/** A run becomes a link, and a link a run. */
import { deflateSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { axeInBoth, expect, openPage, Scope, test } from "./scope.js";

/** A new page that opens this link, paused. */
async function openLink(
  page: Page,
  fragment: string,
  attributes = "hash paused",
  inside = "",
): Promise<Scope> {
  const body = `<main><h1>Test</h1><tcp-scope ${attributes}>${inside}</tcp-scope></main>`;
  await openPage(page, { body, fragment });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Step")).toBeVisible();
  return scope;
}

/** Another link in the address of a page that is open. */
const follow = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);

/** The link as others would make it, by RFC 1950 and RFC 4648. */
const linkOf = (script: string, rest = "&t=0s"): string =>
  `#z=1.${deflateSync(script).toString("base64url")}${rest}`;

const problems = (scope: Scope): Locator => scope.root.locator(".problems");
const dialog = (scope: Scope): Locator =>
  scope.root.getByRole("dialog", { name: "Share this run" });
const link = (scope: Scope): Locator =>
  dialog(scope).getByRole("textbox", { name: "Link", exact: true });
const clock = (scope: Scope): Locator => scope.root.getByRole("timer", { name: "Time" });
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

const allowClipboard = (page: Page): Promise<void> =>
  page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

/** As in a page that a policy or the reader forbids to copy. */
const denyClipboard = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
  });

/** The fragment that the page offers. */
async function share(scope: Scope): Promise<string> {
  await scope.button("Share").click();
  await expect(link(scope)).toHaveValue(/#/);
  return new URL(await link(scope).inputValue()).hash;
}

function arrow(scope: Scope, label: string): Locator {
  return scope.root
    .getByRole("region", { name: "Ladder" })
    .getByRole("button", { name: new RegExp(`^What if: ${label} from`) })
    .last();
}

/** All that tells what happened: states, log, ladder, and the moment. */
async function telling(scope: Scope): Promise<unknown> {
  return {
    clock: await clock(scope).innerText(),
    client: await scope.client.group.innerText(),
    server: await scope.server.group.innerText(),
    log: await scope.log.innerText(),
    ladder: await scope.root.evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll("[data-arrow], rect.bar, .state-name") ?? [])].map(
        (node) => `${node.getAttribute("class")} ${node.textContent?.trim()}`,
      ),
    ),
  };
}

/** A new tab of the same reader. */
async function another(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  return other;
}

test.describe("a run by hand", () => {
  test("opens elsewhere as it was here", async ({ page }) => {
    await allowClipboard(page);
    const scope = await openLink(page, "", "hash paused scenario=closed");
    await scope.server.press("Listen");
    await scope.client.press("Connect");
    await scope.step(3);
    await scope.client.send("hello “world” & 👋");
    await scope.drop("data 1:25 ack 1", "client");
    await scope.client.press("Close");
    await scope.server.press("Close");
    await scope.step(6);
    const before = await telling(scope);

    await scope.button("Share").click();
    await expect(dialog(scope)).toContainText(`Opens at ${await clock(scope).innerText()}`);
    await expect(scope.button("Copy link")).toBeFocused();
    await expect(link(scope)).toHaveValue(/#z=1\.[\w-]+&more=1\.[\w-]+&told=\d+&paused&t=[\d.]+s$/);
    await page.keyboard.press("Enter");
    await expect(dialog(scope).getByRole("status")).toHaveText("Link copied");
    const address = await copied(page);

    const there = await another(page);
    const opened = await openLink(there, new URL(address).hash, "hash paused");
    await expect(clock(opened)).toHaveText(await clock(scope).innerText());
    expect(await telling(opened)).toEqual(before);
    await page.keyboard.press("Escape");
    for (const one of [scope, opened]) {
      await one.step(8);
    }
    expect(await telling(opened)).toEqual(await telling(scope));
  });

  test("as a script, it says the same", async ({ page }) => {
    await allowClipboard(page);
    const scope = await openLink(page, "", "hash paused scenario=closed");
    await scope.server.press("Listen");
    await scope.client.press("Connect");
    await scope.button("Share").click();
    await scope.button("Copy as script").click();
    await expect(dialog(scope).getByRole("status")).toHaveText("Script copied");
    expect(await copied(page)).toBe(
      "seed 1\nat 0s: server listen 80\nat 0s: client connect server:80\n",
    );
  });

  test("of another branch, it is that branch", async ({ page }) => {
    const scope = await openLink(page, "#scenario=first-look&t=0.3s");
    await arrow(scope, "data 1:6 ack 1").focus();
    await page.keyboard.press("Enter");
    await scope.choice("been lost").click();
    await scope.button("Pause").click();
    await scope.expectLogged(/You took this segment off the wire|Lost: you asked/);
    const fragment = await share(scope);
    expect(fragment).toContain("#z=1.");
    const opened = await openLink(await another(page), fragment);
    await opened.expectLogged(/You took this segment off the wire|Lost: you asked/);
    await expect(dialog(scope)).toContainText(
      `Opens at ${await clock(opened).innerText()}, with every command given in this branch`,
    );
  });
});

test.describe("the link", () => {
  test("of a ready-made scenario is its name, and short", async ({ page }) => {
    const scope = await openLink(page, "", "hash paused");
    await scope.step(5);
    expect(await share(scope)).toMatch(/^#scenario=first-look&paused&t=0\.\d+s$/);
    await dialog(scope).getByRole("checkbox", { name: "Open it at the beginning" }).check();
    await expect(link(scope)).toHaveValue(/#scenario=first-look&t=0s$/);
    await expect(dialog(scope)).toContainText("Opens at 0.000 s");
    await link(scope).focus();
    await page.keyboard.press("Escape");
    await expect(dialog(scope)).toHaveCount(0);
    await expect(scope.button("Share")).toBeFocused();
    await scope.root.getByRole("combobox", { name: "Speed" }).selectOption("4×");
    expect(await share(scope)).toMatch(/^#scenario=first-look&speed=4&t=/);
  });

  test("of the seed's conversation, however it began, has under 200 characters", async ({
    page,
  }) => {
    const scope = await openLink(page, "", "hash paused");
    await scope.step(12);
    await scope.unfold("Script");
    await scope.button("Show this run").click();
    await scope.button("Run").click();
    await scope.step(12);
    const fragment = await share(scope);
    expect(fragment).toMatch(/^#z=1\./);
    expect(fragment.length).toBeLessThan(200);
    const opened = await openLink(await another(page), fragment);
    await opened.settle("TIME-WAIT", "CLOSED");
  });

  test("to one segment, from its menu", async ({ page }) => {
    await allowClipboard(page);
    const scope = await openLink(page, "#scenario=first-look&t=1s");
    await arrow(scope, "FIN ACK seq 6 ack 6").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await expect(scope.choice("Copy link to this segment")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(scope.choice("Link copied")).toBeVisible();
    const fragment = new URL(await copied(page)).hash;
    expect(fragment).toBe("#scenario=first-look&segment=7&paused&t=0.53s");

    const opened = await openLink(await another(page), fragment);
    await expect(clock(opened)).toHaveText("0.530 s");
    await expect(arrow(opened, "FIN ACK seq 6 ack 6")).toBeFocused();
    await expect(arrow(opened, "FIN ACK seq 6 ack 6")).toHaveClass("anchored");
    await expect(opened.log.locator("li.anchored")).toContainText("F. 6:6(0) ack 6");
    await opened.button("Reset").click();
    await expect(opened.root.locator(".anchored")).toHaveCount(0);
  });

  test("to a segment long past scrolls back to it", async ({ page }) => {
    const scope = await openLink(page, "#scenario=last-ack-lost&segment=0&t=3s");
    await expect(clock(scope)).toHaveText("3.000 s");
    await expect(arrow(scope, "SYN seq 0")).toBeFocused();
    await expect(arrow(scope, "SYN seq 0")).toBeInViewport();
  });

  test("without a moment, a segment is opened where it is sent", async ({ page }) => {
    const scope = await openLink(page, "#scenario=first-look&segment=1");
    await expect(clock(scope)).toHaveText("0.080 s");
    await expect(arrow(scope, "SYN ACK seq 0 ack 1")).toBeFocused();
  });

  test("to a moment before the script’s start opens there", async ({ page }) => {
    const scope = await openLink(page, "#scenario=connected&t=0.05s");
    await expect(clock(scope)).toHaveText("0.050 s");
    await scope.expectStates("SYN-SENT", "SYN-RECEIVED");
  });

  test("without a speed has the usual one, whatever the page’s is", async ({ page }) => {
    const scope = await openLink(page, "#scenario=first-look&t=0s", 'hash paused speed="4"');
    const speed = scope.root.getByRole("combobox", { name: "Speed" });
    await expect(speed.locator("option:checked")).toHaveText("1×");
  });

  test("is not offered where it would not open", async ({ page }) => {
    await allowClipboard(page);
    const scope = await openLink(page, "#scenario=closed", "paused");
    await expect(scope.root.getByRole("combobox", { name: "Scenario" })).toHaveValue("first-look");
    await scope.button("Share").click();
    await expect(dialog(scope)).toContainText("This page does not open links to a run");
    await expect(link(scope)).toHaveCount(0);
    await expect(scope.button("Copy link")).toHaveCount(0);
    await expect(scope.button("Copy as script")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog(scope).getByRole("status")).toHaveText("Script copied");
  });

  test("is there to be copied by hand where the page may not", async ({ page }) => {
    await denyClipboard(page);
    const scope = await openLink(page, "#scenario=first-look&t=1s");
    const selected = (): Promise<string> =>
      scope.root.evaluate((element) => {
        const field = element.shadowRoot?.activeElement as HTMLInputElement | null;
        return field?.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) ?? "";
      });
    await share(scope);
    await scope.button("Copy link").click();
    await expect(dialog(scope).getByRole("status")).toContainText("press Ctrl+C");
    expect(await selected()).toContain("#scenario=first-look&paused&t=1s");
    await scope.button("Copy as script").click();
    await expect(dialog(scope).getByRole("status")).toContainText("The script is selected");
    expect(await selected()).toContain("client connect server:80");
    await scope.button("Close").last().click();
    await arrow(scope, "FIN ACK seq 6 ack 6").focus();
    await page.keyboard.press("Enter");
    await scope.choice("Copy link to this segment").click();
    await expect(dialog(scope)).toContainText("at FIN ACK seq 6 ack 6 from client");
    await expect.poll(selected).toContain("#scenario=first-look&segment=7&paused&t=0.53s");
  });
});

test.describe("the situations of the seed open from links", () => {
  const SITUATIONS = [
    ["handshake", "1s", "ESTABLISHED", "ESTABLISHED", "Third step of the handshake"],
    ["syn-lost", "0.5s", "SYN-SENT", "LISTEN", "Lost: you asked"],
    ["syn-ack-lost", "0.5s", "SYN-SENT", "SYN-RECEIVED", "Lost: you asked"],
    ["handshake-ack-lost", "0.5s", "ESTABLISHED", "SYN-RECEIVED", "Lost: you asked"],
    ["close-from-client", "2s", "TIME-WAIT", "CLOSED", "both directions are closed"],
    ["close-from-server", "2s", "CLOSED", "TIME-WAIT", "both directions are closed"],
    ["close-both", "0.36s", "CLOSING", "CLOSING", "Both closed at once"],
    ["close-both", "1s", "TIME-WAIT", "TIME-WAIT", "Both closed at once"],
    ["last-ack-lost", "0.5s", "TIME-WAIT", "LAST-ACK", "Lost: you asked"],
    ["last-ack-lost", "3s", "TIME-WAIT", "CLOSED", "repeated its FIN"],
    ["last-ack-lost-no-time-wait", "3s", "CLOSED", "CLOSED", "has no such connection"],
    ["old-duplicate", "1s", "ESTABLISHED", "ESTABLISHED", "ready for the program"],
    ["old-duplicate-time-wait", "0.05s", "", "", "ready for the program"],
    ["ports-exhausted", "0.02s", "", "", "Its SYN announces"],
  ] as const;

  test("by their names, and packed", async ({ page }) => {
    test.setTimeout(120_000);
    const scope = await openLink(page, "#");
    const other = await another(page);
    const packed = await openLink(other, "#");
    for (const [scenario, at, client, server, logged] of SITUATIONS) {
      await test.step(`${scenario} at ${at}`, async () => {
        await follow(page, `#scenario=${scenario}&t=${at}`);
        await expect(scope.root.getByRole("combobox", { name: "Scenario" })).toHaveValue(scenario);
        await expect(clock(scope)).toHaveText(`${Number.parseFloat(at).toFixed(3)} s`);
        await expect(problems(scope)).toHaveCount(0);
        if (client && server) {
          await scope.expectStates(client, server);
        }
        await expect(scope.root.getByText(logged).first()).toBeAttached();
        await follow(other, linkOf(await scriptOf(scope), `&t=${at}`));
        const told = await telling(scope);
        await expect(async () => expect(await telling(packed)).toEqual(told)).toPass();
      });
    }
  });

  test("no port is left", async ({ page }) => {
    const script = [
      ...["host client ports 50000-50003", "host server app close-on-eof", "server listen 80"],
      "every 1ms times 5: client connect server:80 app source 0B",
    ];
    const scope = await openLink(page, linkOf(`${script.join("\n")}\n`, "&t=1s"));
    await expect(scope.root.getByText("EADDRNOTAVAIL").first()).toBeAttached();
    await scope.client.expectState("TIME-WAIT");
  });

  async function scriptOf(scope: Scope): Promise<string> {
    if (!(await scope.scriptText.isVisible())) {
      await scope.unfold("Script");
    }
    return scope.scriptText.inputValue();
  }
});

test.describe("a link that can't be opened", () => {
  const whole = linkOf("server listen 80\nclient connect server:80\n", "&t=1s");

  for (const [name, fragment, message] of [
    [
      "damaged",
      whole.replace(/(?<=^.{20})./, (c) => (c === "A" ? "B" : "A")),
      /is damaged|is incomplete/,
    ],
    ["truncated", whole.slice(0, 30), "The link is incomplete"],
    ["oversized", `#z=1.${"A".repeat(70_000)}`, "more than 64 KiB"],
    ["a bomb", linkOf("\n".repeat(30_000_000)), "more than 256 KiB"],
    ["of the future", "#z=2.eJx&t=1s", "made by a newer tcpscope"],
    ["to no scenario", "#scenario=%3Cb%3Enone", "the scenario “<b>none”"],
  ] as const) {
    test(`${name}: says why, and the page is of use`, async ({ page }) => {
      const scope = await openLink(page, fragment);
      await expect(problems(scope)).toContainText(message);
      await scope.settle("TIME-WAIT", "CLOSED");
    });
  }

  const LESSER = [
    ["no such moment", "#scenario=handshake&t=soon", "The link’s time is “soon”", "handshake"],
    [
      "no such segment",
      "#scenario=handshake&segment=99&t=1s",
      "points to segment “99”",
      "handshake",
    ],
    [
      "no such segment ever",
      "#scenario=handshake&segment=99",
      "points to segment “99”",
      "handshake",
    ],
    ["no such entry", "#scenario=handshake&told=-1&t=1s", "asks for “-1” entries", "handshake"],
    ["no such speed", "#scenario=handshake&speed=0", "The link’s speed is “0”", "handshake"],
    ["no end", linkOf("server listen 80", ""), "The end of the link is missing", ""],
  ] as const;

  test("what can't be had of it is said, and the rest opens", async ({ page }) => {
    const scope = await openLink(page, "#");
    for (const [name, fragment, message, scenario] of LESSER) {
      await test.step(name, async () => {
        await follow(page, fragment);
        await expect(problems(scope).getByRole("listitem")).toHaveText([new RegExp(message)]);
        await expect(scope.root.getByRole("combobox", { name: "Scenario" })).toHaveValue(scenario);
        await follow(page, "");
        await expect(problems(scope)).toHaveCount(0);
      });
    }
  });

  test("a script with an error says where, as one in the page does", async ({ page }) => {
    const scope = await openLink(page, linkOf("clint connect server:80\n"));
    await expect(problems(scope)).toContainText("clint is not a host");
    await problems(scope).getByRole("button").click();
    await expect(scope.scriptText).toBeFocused();
  });

  test("what is not ours is left alone", async ({ page }) => {
    const scope = await openLink(page, "#chapter-2");
    await expect(problems(scope)).toHaveCount(0);
    await scope.root.getByRole("combobox", { name: "Scenario" }).selectOption("closed");
    expect(new URL(page.url()).hash).toBe("#chapter-2");
  });
});

test.describe("in the page's address", () => {
  test("a link has precedence, and another one can follow", async ({ page }) => {
    const inside = '<script type="text/tcpscope">server listen 99</script>';
    const scope = await openLink(
      page,
      "#scenario=handshake&t=1s",
      "hash paused scenario=closed",
      inside,
    );
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
    await page.evaluate(() => {
      location.hash = "#scenario=syn-lost&t=0.5s";
    });
    await scope.client.expectState("SYN-SENT");
    await page.goBack();
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
    await page.evaluate(() => {
      location.hash = "#z=9.x";
    });
    await expect(problems(scope)).toContainText("newer tcpscope");
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
    await page.evaluate(() => {
      location.hash = "";
    });
    await expect(problems(scope)).toHaveCount(0);
  });

  test("another choice takes the link away", async ({ page }) => {
    const scope = await openLink(page, "#scenario=handshake&t=1s");
    await scope.button("Reset").click();
    expect(new URL(page.url()).hash).toBe("#scenario=handshake&t=1s");
    await expect(clock(scope)).toHaveText("0.000 s");
    await scope.root.getByRole("combobox", { name: "Scenario" }).selectOption("connected");
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
    expect(page.url()).not.toContain("#");
  });

  test("one element reads it, and leaves no trace", async ({ page }) => {
    await openPage(page, {
      body: `<main><h1>Test</h1>
        <tcp-scope hash paused></tcp-scope><tcp-scope hash paused></tcp-scope></main>`,
      fragment: "#scenario=handshake&t=1s",
    });
    const [first, second] = [0, 1].map((index) => new Scope(page.locator("tcp-scope").nth(index)));
    await first?.expectStates("ESTABLISHED", "ESTABLISHED");
    await second?.server.expectState("LISTEN");
    await expect(second?.root.locator(".problems") ?? page.locator("none")).toContainText(
      "Give the attribute to only one of them",
    );
    const gone = await page.evaluateHandle(() => {
      const node = document.querySelector("tcp-scope");
      node?.remove();
      return node as (Element & { scenario?: string }) | null;
    });
    // The next one takes over, with what the address says.
    const last = new Scope(page.locator("tcp-scope"));
    await last.expectStates("ESTABLISHED", "ESTABLISHED");
    await expect(problems(last)).toHaveCount(0);
    await page.evaluate(() => {
      location.hash = "#scenario=syn-lost&t=0.5s";
    });
    await last.client.expectState("SYN-SENT");
    expect(await gone.evaluate((node) => node?.scenario)).toBe("handshake");
  });
});

test.describe("for everybody", () => {
  test("axe finds nothing", async ({ page }) => {
    const scope = await openLink(page, "#scenario=first-look&segment=7&t=x");
    await expect(problems(scope)).toBeVisible();
    await share(scope);
    expect(await axeInBoth(page)).toEqual([]);
  });

  for (const width of [375, 320]) {
    test(`there is room at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 640 });
      const scope = await openLink(page, "#scenario=first-look&segment=7&t=0.6s");
      await share(scope);
      await expect(scope.button("Copy link")).toBeInViewport({ ratio: 1 });
      await expect(link(scope)).toBeInViewport({ ratio: 1 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }

  test("time waits while a run is being shared", async ({ page }) => {
    const scope = await openLink(page, "#scenario=first-look&t=0.1s", "hash");
    await share(scope);
    const before = await clock(scope).innerText();
    // What plays moves with every frame.
    await page.evaluate(async () => {
      for (let frames = 0; frames < 20; frames += 1) {
        await new Promise(requestAnimationFrame);
      }
    });
    expect(await clock(scope).innerText()).toBe(before);
    await page.keyboard.press("Escape");
    await expect(clock(scope)).not.toHaveText(before);
  });
});
