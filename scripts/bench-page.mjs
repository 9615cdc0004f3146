// `npm run bench:page`: how smoothly the built page runs, in a real Chromium: time until there is
// something to see, frames while many segments are in flight, and what removed elements leave.

import "./check-node.mjs";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { chromiumArguments, findChromium } from "./chromium.mjs";
import { LOADS, weigh } from "./weight.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").CDPSession} Debugger */

/** Each frame within that is one of 60 a second. */
const FRAME_MS = 1000 / 60;
const LONG_TASK_MS = 50;
/** Before the first segment arrives. */
const MEASURED_MS = 2_000;
/** Frames of the first moment, while the browser compiles, do not count. */
const WARM_UP_MS = 500;
const CYCLES = { few: 10, many: 100 };

/** How many segments are to be in flight, how much slower the machine is made, and the goal. */
const FLIGHTS = [
  { segments: 100, throttle: 1, goal: "" },
  { segments: 250, throttle: 1, goal: "60 fps" },
  { segments: 400, throttle: 1, goal: "" },
  { segments: 100, throttle: 4, goal: "60 fps" },
  { segments: 250, throttle: 4, goal: "" },
];

const executablePath = await findChromium();
if (!executablePath || !existsSync(new URL("../dist/tcpscope.js", import.meta.url))) {
  const lacks = executablePath ? "dist/ (npm run build)" : "a Chromium (set CHROMIUM)";
  process.stderr.write(`The page can't be measured without ${lacks}.\n`);
  process.exit(1);
}

const server = await preview({ preview: { host: "localhost", port: 0 }, logLevel: "error" });
const address = server.resolvedUrls?.local[0] ?? "";
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  const rows = [["", "goal", "measured"]];
  for (const { what, files, goal } of LOADS) {
    rows.push([`${what}, compressed`, `${goal} kB`, `${weigh(files()).toFixed(1)} kB`]);
  }
  for (const throttle of [1, 4]) rows.push(await measureStart(throttle));
  for (const flight of FLIGHTS) rows.push(...(await measureFlight(flight)));
  rows.push(await measureHeap());
  process.stdout.write(table(rows));
} finally {
  await browser.close();
  await server.close();
}

/** @param {number} throttle @returns {Promise<string[]>} */
async function measureStart(throttle) {
  const took = [];
  for (let time = 0; time < 5; time += 1) {
    const { page } = await openPage("<tcp-scope></tcp-scope>", throttle);
    took.push(await page.evaluate(() => Number(Reflect.get(window, "interactiveAt"))));
    await page.close();
  }
  const middle = took.sort((a, b) => a - b)[2];
  return [`until it can be used, at ${throttle}× throttle`, "", `${Math.round(middle ?? 0)} ms`];
}

/**
 * @param {(typeof FLIGHTS)[number]} flight
 * @returns {Promise<string[][]>}
 */
async function measureFlight({ segments, throttle, goal }) {
  const name = `${segments} segments in flight, at ${throttle}× throttle`;
  const body = `<tcp-scope speed="0.25"><script type="text/tcpscope">${burst(segments)}</script></tcp-scope>`;
  const { page, debug } = await openPage(body, throttle);
  await page.waitForTimeout(WARM_UP_MS);
  const before = await metrics(debug);
  const seen = await page.evaluate(observeFrames, { ms: MEASURED_MS, long: LONG_TASK_MS });
  const after = await metrics(debug);
  await page.close();
  const frames = seen.gaps.length;
  const fps = (1000 * frames) / seen.gaps.reduce((sum, gap) => sum + gap, 0);
  const spent = (/** @type {string} */ what) =>
    `${((1000 * ((after[what] ?? 0) - (before[what] ?? 0))) / frames).toFixed(1)} ms`;
  const late = seen.gaps.filter((gap) => gap > 1.5 * FRAME_MS).length;
  const work = `script ${spent("ScriptDuration")}, style ${spent("RecalcStyleDuration")}, layout ${spent("LayoutDuration")}, all ${spent("TaskDuration")} a frame`;
  const trouble = `${late} of ${frames} frames late, ${seen.long} tasks over ${LONG_TASK_MS} ms`;
  return [
    [name, goal, `${fps.toFixed(1)} fps`],
    [`  (${seen.shown} shapes on the stage)`, "", work],
    ["", "", trouble],
  ];
}

/** What 90 more elements leave behind. @returns {Promise<string[]>} */
async function measureHeap() {
  const { page, debug } = await openPage("<div id=place></div>", 1);
  /** @param {number} times */
  const heapAfter = async (times) => {
    await page.evaluate(async (times) => {
      const place = document.querySelector("#place");
      for (let time = 0; time < times; time += 1) {
        const element = document.createElement("tcp-scope");
        place?.append(element);
        while (!element.shadowRoot?.querySelector(".stage")) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        element.remove();
        // Then the engine gives its memory back.
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }, times);
    for (let time = 0; time < 3; time += 1) await debug.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize = 0, Nodes = 0 } = await metrics(debug);
    return { heap: JSHeapUsedSize, nodes: Nodes };
  };
  const few = await heapAfter(CYCLES.few);
  const many = await heapAfter(CYCLES.many - CYCLES.few);
  await page.close();
  const size = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    `heap after ${CYCLES.many} elements came and went`,
    `as after ${CYCLES.few}: ${size(few.heap)}, ${few.nodes} nodes`,
    `${size(many.heap)}, ${many.nodes} nodes`,
  ];
}

/** So many segments leave at once and are on their way as long as it is measured. */
function burst(/** @type {number} */ segments) {
  // All of them fit into the first window, which can't be scaled.
  const mss = 100;
  return `link delay 10s
hosts mss ${mss}B
hosts initial-window 1000
hosts initial-rto 1h
hosts max-rto 1h
hosts min-rto 1h
hosts nagle off
server listen 80
client connect server:80
at 21s: every ${Math.round(3_000 / segments)}ms times ${segments}: client send ${mss}B
start 24s
`;
}

/**
 * A page like the site's, without its text, slowed down.
 *
 * @param {string} body
 * @param {number} throttle
 * @returns {Promise<{ page: Page, debug: Debugger }>}
 */
async function openPage(body, throttle) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const debug = await page.context().newCDPSession(page);
  // What other programs do meanwhile does not count.
  await debug.send("Performance.enable", { timeDomain: "threadTicks" });
  await debug.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await page.addInitScript(watchForFirst);
  await page.route("**/bench.html", async (route) => {
    const response = await route.fetch({ url: address });
    const html = (await response.text()).replace(/<body>.*<\/body>/s, () => `<body>${body}</body>`);
    await route.fulfill({ response, body: html, contentType: "text/html" });
  });
  await page.goto(new URL("bench.html", address).href);
  if (body.includes("<tcp-scope")) await page.waitForFunction(() => "interactiveAt" in window);
  return { page, debug };
}

/** Notes when there are buttons to press. Runs in the page. */
function watchForFirst() {
  const look = () => {
    const root = document.querySelector("tcp-scope")?.shadowRoot;
    if (root?.querySelector(".controls button")) {
      Object.assign(window, { interactiveAt: performance.now() });
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/**
 * Runs in the page.
 *
 * @param {{ ms: number, long: number }} options
 * @returns {Promise<{ gaps: number[], long: number, shown: number }>}
 */
async function observeFrames({ ms, long }) {
  let tasks = 0;
  const observer = new PerformanceObserver((list) => {
    tasks += list.getEntries().filter(({ duration }) => duration > long).length;
  });
  observer.observe({ type: "longtask" });
  /** @type {number[]} */
  const gaps = [];
  await new Promise((/** @type {(value?: unknown) => void} */ done) => {
    let last = 0;
    let first = 0;
    const frame = (/** @type {number} */ time) => {
      if (last > 0) gaps.push(time - last);
      first ||= time;
      last = time;
      if (time - first < ms) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  observer.disconnect();
  const root = document.querySelector("tcp-scope")?.shadowRoot;
  const shown = root?.querySelectorAll(".stage [data-segment]").length ?? 0;
  return { gaps, long: tasks, shown };
}

/** @param {Debugger} debug @returns {Promise<Record<string, number>>} */
async function metrics(debug) {
  const { metrics } = await debug.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** @param {string[][]} rows */
function table(rows) {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
    .concat("\n");
}
