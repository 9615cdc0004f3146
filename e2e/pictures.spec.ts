/** What is saved and copied from the page, and the pictures of the command line as browsers see them. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Download, Locator, Page } from "@playwright/test";
import { expect, open, type Scope, test } from "./scope.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const dialog = (scope: Scope): Locator =>
  scope.root.getByRole("dialog", { name: "Share this run" });
const format = (scope: Scope): Locator =>
  dialog(scope).getByRole("combobox", { name: "Save or copy as" });

async function save(page: Page, scope: Scope, as: string): Promise<[string, Buffer]> {
  await format(scope).selectOption(as);
  const download = page.waitForEvent("download");
  await dialog(scope).getByRole("button", { name: "Save file" }).click();
  const file: Download = await download;
  const name = file.suggestedFilename();
  await expect(dialog(scope).getByRole("status")).toHaveText(`Saved as ${name}`);
  return [name, readFileSync(await file.path())];
}

/** What an XML parser says of it: the name of its first element, or what is wrong. */
async function parsed(page: Page, svg: string): Promise<string> {
  // Under the policy of the site, its styles would be refused.
  const elsewhere = await page.context().newPage();
  return elsewhere.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    return documentElement.querySelector("parsererror")?.textContent ?? documentElement.tagName;
  }, svg);
}

/** The colour of the ground of an image, as red, green and blue. */
const groundOf = (page: Page, png: Buffer): Promise<number[]> =>
  page.evaluate(
    async (octets) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(octets)]));
      const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      context?.drawImage(picture, 0, 0);
      return [...(context?.getImageData(picture.width / 2, 8, 1, 1).data.slice(0, 3) ?? [])];
    },
    [...png],
  );
const PAPER = { light: [0xfb, 0xfa, 0xf7], dark: [0x14, 0x17, 0x1b] };

test("a run is saved and copied as it is at this moment, in every form", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const scope = await open(page, 'scenario="last-ack-lost" paused');
  await scope.step(5);
  await scope.button("Share").click();

  const [name, svg] = await save(page, scope, "Picture (SVG)");
  expect(name).toBe("tcpscope-last-ack-lost.svg");
  expect(await parsed(page, `${svg}`)).toBe("svg");
  expect(`${svg}`).toContain("<desc>0.000\u00a0s: Client: CLOSED.");
  expect(`${svg}`).toContain("ACK 1</text>");
  // It is still on its way, and what follows is not known.
  expect(`${svg}`).toContain('<g class="now"');
  expect(`${svg}`).not.toContain("TIME-WAIT");

  const [, png] = await save(page, scope, "Picture (PNG)");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(2 * 720);
  expect(await groundOf(page, png)).toEqual(PAPER.light);
  const [capture, packets] = await save(page, scope, "Capture for Wireshark (pcapng)");
  expect(capture).toBe("tcpscope-last-ack-lost.pcapng");
  expect(packets.readUInt32BE(0)).toBe(0x0a0d_0d0a);
  // No program takes one from the clipboard.
  await expect(dialog(scope).getByRole("button", { name: "Copy", exact: true })).toHaveCount(0);
  const [, script] = await save(page, scope, "Script");
  expect(`${script}`).toContain("client connect server:80");
  // It opens at the moment that is shown.
  expect(`${script}`).toContain("\nstart 0.25s\n");
  const [, json] = await save(page, scope, "Record (JSON)");
  const played = `${script}`.replace("start 0.25s\n", "");
  expect(JSON.parse(`${json}`)).toMatchObject({ version: 2, complete: false, script: played });

  const copy = dialog(scope).getByRole("button", { name: "Copy", exact: true });
  await format(scope).selectOption("Picture as text");
  await copy.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(scope).getByRole("status")).toHaveText("Copied");
  await expect(copy).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\|-+ SYN seq 0 -+>\| SYN-RECEIVED\n/,
  );
  await format(scope).selectOption("Picture (PNG)");
  await copy.click();
  await expect(dialog(scope).getByRole("status")).toHaveText("Copied");
  const types = await page.evaluate(async () => {
    const items = await navigator.clipboard.read();
    return items.flatMap((item) => [...item.types]);
  });
  expect(types).toEqual(["image/png"]);

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
  });
  await format(scope).selectOption("Diagram for Mermaid");
  await copy.click();
  await expect(dialog(scope).getByRole("status")).toContainText("Save it as a file instead.");
});

test("a picture is an image of its own, which follows its reader's choice of light or dark", async ({
  page,
}) => {
  const render = (scenario: string, ...more: string[]): string =>
    execFileSync(
      process.execPath,
      ["lib/cli.js", "render", `scenarios/${scenario}.tcp`, "-o", "-", "--format", "svg", ...more],
      { cwd: root, encoding: "utf8" },
    );
  const own = render("last-ack-lost", "--theme", "dark");
  const title = "Are < and & and \u0001 welcome?";
  for (const svg of [own, render("slow-reader", "--title", title, "--lang", "zh-CN", "--blank")]) {
    expect(await parsed(page, svg)).toBe("svg");
  }

  const shown = async (svg: string, colorScheme: "light" | "dark"): Promise<number[]> => {
    await page.emulateMedia({ colorScheme });
    await page.setContent(`<img alt="" src="data:image/svg+xml,${encodeURIComponent(svg)}">`);
    return groundOf(page, await page.locator("img").screenshot());
  };
  const either = render("last-ack-lost");
  expect(await shown(either, "light")).toEqual(PAPER.light);
  expect(await shown(either, "dark")).toEqual(PAPER.dark);
  expect(await shown(own, "light")).toEqual(PAPER.dark);
});
