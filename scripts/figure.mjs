// Draws `docs/first-look.svg`, the picture in the README: the page's own ladder of the first
// scenario, with its last ACK dropped. Needs `dist/`; run it when the ladder's look changes.

import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { chromiumArguments, findChromium } from "./chromium.mjs";

const WIDTH = 680;
const target = new URL("../docs/first-look.svg", import.meta.url);

const site = await preview({ preview: { port: 0, host: "localhost" }, logLevel: "error" });
const browser = await chromium.launch({
  executablePath: (await findChromium()) ?? "",
  args: chromiumArguments,
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.resolvedUrls?.local[0] ?? "");
  const scope = page.locator("tcp-scope");
  await scope.evaluate((element) => Object.assign(element, { paused: true }));
  const step = scope.getByRole("button", { name: "Step", exact: true });
  await scope.getByRole("button", { name: "Reset", exact: true }).click();
  /** @type {(host: import("@playwright/test").Locator, state: string) => Promise<void>} */
  const stepUntil = async (host, state) => {
    while (!(await host.getByText(state, { exact: true }).isVisible())) await step.click();
  };
  const client = scope.getByRole("group", { name: "Client" });
  const server = scope.getByRole("group", { name: "Server" });
  await stepUntil(server, "LAST-ACK");
  await stepUntil(client, "FIN-WAIT-2");
  await scope.getByRole("button", { name: "Drop next from client" }).click();
  await stepUntil(client, "TIME-WAIT");
  await stepUntil(server, "CLOSED");
  const ladder = scope.getByRole("region", { name: "Ladder" }).getByRole("img");
  const svg = await ladder.evaluate(standAlone);
  writeFileSync(target, `${svg}\n`);
  console.log(`docs/first-look.svg (${svg.length} bytes, ${WIDTH} px wide)`);
} finally {
  await browser.close();
  await site.close();
}

/**
 * Runs in the page: the drawing as a file of its own, with its colours written in.
 *
 * @param {Element} drawing
 */
function standAlone(drawing) {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  /** @param {string} color */
  const hex = (color) => {
    if (!canvas || color === "none") return color;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const channels = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  };
  /** @param {Element} element */
  const attributesOf = (element) => {
    const style = getComputedStyle(element);
    const text = element.tagName === "text";
    const written = {
      ...(element.tagName !== "line" && { fill: hex(style.fill) }),
      stroke: hex(style.stroke),
      ...(style.stroke !== "none" && { "stroke-width": style.strokeWidth.replace("px", "") }),
      ...(style.strokeDasharray !== "none" && { "stroke-dasharray": style.strokeDasharray }),
      ...(text && { "font-size": style.fontSize.replace("px", "") }),
      ...(text && style.fontFamily.includes("mono") === false && { "font-family": "sans-serif" }),
      ...(text && style.fontWeight !== "400" && { "font-weight": style.fontWeight }),
      ...(style.paintOrder !== "normal" && { "paint-order": "stroke" }),
    };
    for (const name of element.getAttributeNames()) {
      if (!/^(class|data-|aria-|role|visibility)/.test(name)) {
        Object.assign(written, { [name]: element.getAttribute(name) });
      }
    }
    return Object.entries(written)
      .filter(([name, value]) => !(name === "stroke" && value === "none"))
      .map(([name, value]) => ` ${name}="${value}"`)
      .join("");
  };
  /** @type {(element: Element) => string} */
  const write = (element) => {
    if (element.matches(".now")) return "";
    const inner = [...element.children].map(write).join("");
    if (element.tagName === "g") return inner;
    const words = element.children.length === 0 ? (element.textContent ?? "").trim() : "";
    return `<${element.tagName}${attributesOf(element)}>${words}</${element.tagName}>\n`;
  };
  const [width, height] = [drawing.getAttribute("width"), Number(drawing.getAttribute("height"))];
  const root = drawing.getRootNode();
  const paper = root instanceof ShadowRoot ? hex(getComputedStyle(root.host).backgroundColor) : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -12 ${Number(width) + 40} ${height - 20}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace">`,
    `<title>${drawing.getAttribute("aria-label")}</title>`,
    `<rect x="-20" y="-12" width="${Number(width) + 40}" height="${height - 20}" rx="10" fill="${paper}"/>`,
    [...drawing.children].map(write).join("").trim(),
    "</svg>",
  ].join("\n");
}
