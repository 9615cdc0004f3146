/** One journey through the page, the same in each engine. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, NARROWEST, openPaused, test } from "./test.js";

const CLIENT = ".host.client button";
const SERVER = ".host.server button";
const VIEWS = [
  ...["sockets", "tcb-drawer", "segment-drawer", "diagram-drawer"],
  ...["graph-drawer", "script", "ss", "segments"],
];
const SHUT = "details:is(.drawer, .sockets, .expectations):not([open]) > summary";
const FIN = "FIN ACK seq 6 ack 6 from client";

test("the first look plays until TIME-WAIT", async ({ reader, driver }) => {
  console.log(`tested with ${driver.version}`);
  await reader.open("/");
  await reader.see(".segment.syn");
  await reader.picture("first-look");
  await reader.hurry();
  // It may be over before it is looked for.
  await reader.see(".ladder .state-name", "TIME-WAIT");
  await reader.picture("time-wait");
});

test("a segment is dropped with the mouse, and comes again", async ({ reader }) => {
  await openPaused(reader, "connected");
  await reader.fill(".host.client input", "hello");
  await reader.click(CLIENT, "Send");
  await reader.click("button.segment", "data 1:6 ack 1 from client");
  await reader.see(".menu .choice-drop");
  await reader.picture("segment-menu");
  await reader.click(".menu .choice-drop");
  await reader.miss("button.segment");
  await reader.stepUntil("button.segment.again", "data 1:6 ack 1*");
  await reader.picture("dropped");
});

for (const [first, second, client, server] of [
  [CLIENT, SERVER, "TIME-WAIT", "CLOSED"],
  [SERVER, CLIENT, "CLOSED", "TIME-WAIT"],
] as const) {
  test(`closed ${first === CLIENT ? "by the client" : "by the server"} first`, async ({
    reader,
  }) => {
    await openPaused(reader, "connected");
    await reader.click(first, "Close");
    await reader.stepUntil(".host .state", "FIN-WAIT-2");
    await reader.click(second, "Close");
    await reader.stepUntil(".host .state", "TIME-WAIT");
    await reader.stepUntil(".host .state", "CLOSED");
    await reader.expectStates(client, server);
  });
}

test("asked what if, both ladders stand side by side", async ({ reader }) => {
  await openPaused(reader, "first-look&t=2s");
  await reader.expectStates("TIME-WAIT", "CLOSED");
  await reader.click(".ladder [data-way]", `What if: ${FIN}*`);
  await reader.see(".menu [role=menuitem]", "been lost");
  await reader.picture("what-if");
  await reader.click(".menu [role=menuitem]", "been lost");
  await reader.click("button", "Pause");
  await reader.see(".branches button", `${FIN} lost*`);
  await reader.click(".branches button", "Compare*");
  await reader.see(".compare svg");
  await reader.picture("compared");
});

test("a link is made, and opens the same run", async ({ reader, driver }) => {
  await openPaused(reader, "closed");
  await reader.click(SERVER, "Listen");
  await reader.click(CLIENT, "Connect");
  await reader.click("button", "Step");
  await reader.expectStates("SYN-SENT", "SYN-RECEIVED");
  await reader.click("button", "Share");
  await reader.see(".share-panel");
  await reader.picture("share");
  const link = await driver.evaluate(async () => {
    const field = () =>
      document
        .querySelector("tcp-scope")
        ?.shadowRoot?.querySelector<HTMLInputElement>(".share-text");
    while (!field()?.value) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return field()?.value ?? "";
  });
  expect(link).toContain("#z=1.");
  await reader.open(link);
  await reader.see(".controls .toggle", "Play");
  await reader.expectStates("SYN-SENT", "SYN-RECEIVED");
  await reader.see(".ladder .state-name", "SYN-RECEIVED");
});

test("steps of a lesson are played and answered", async ({ reader }) => {
  await reader.open("/lessons/handshake/");
  await reader.see(".ways .main", "Next");
  await reader.picture("lesson");
  await reader.hurry();
  await reader.click(".ways .main", "Next");
  await reader.choose(".task select", "SYN-RECEIVED");
  await reader.click(".task .main");
  await reader.see(".verdict.right");
  await reader.picture("lesson-answered");
});

test("every view is opened", async ({ reader }) => {
  await openPaused(reader, "first-look&t=2s");
  await reader.picture("views-shut");
  // From below, so that nothing moves that is still to be pressed.
  for (const { text } of (await reader.find(SHUT)).reverse()) {
    await reader.click(SHUT, text);
  }
  await reader.miss(SHUT);
  await reader.show(".graph-drawer");
  await reader.see(".graph-drawer canvas");
  await reader.picture("views");
  for (const name of VIEWS) {
    await reader.show(`details.${name}`);
    await reader.picture(`view-${name}`);
  }
  expect(await reader.overflow(), "how far the page scrolls sideways").toBe(0);
  // What does not fit is drawn anew.
  await reader.driver.resize(800, 900);
  await reader.show("details.graph-drawer");
  await reader.picture("views-narrower");
  expect(await reader.overflow(), "how far it scrolls sideways, narrower").toBe(0);
});

test("what opens over the page shuts again", async ({ reader }) => {
  await openPaused(reader, "first-look&t=0.2s");
  await reader.click(".faults-button");
  await reader.see(".faults[role=dialog]");
  await reader.picture("faults");
  await reader.driver.press("Escape");
  await reader.miss(".faults[role=dialog]");
  await reader.click(".help-button");
  await reader.see("dialog.help");
  await reader.picture("help");
  await reader.driver.press("Escape");
  await reader.miss("dialog.help");
  await reader.click(".log button", "Filter");
  await reader.see(".chips");
  await reader.picture("filter");
});

test("the wheel scrolls the ladder, and the focus is seen", async ({ reader, driver }) => {
  await openPaused(reader, "first-look&t=2s");
  await reader.show(".ladder-box");
  const scrolled = () =>
    driver.evaluate(
      () =>
        document.querySelector("tcp-scope")?.shadowRoot?.querySelector(".ladder-box")?.scrollTop ??
        0,
    );
  await expect.poll(scrolled, { message: "the present is seen" }).toBeGreaterThan(0);
  const [box] = await reader.find(".ladder-box");
  await driver.wheel(box?.x ?? 0, box?.y ?? 0, -4000);
  await expect.poll(scrolled, { message: "the wheel goes to its start" }).toBe(0);
  await reader.see(".follow");
  await reader.picture("scrolled");
  await driver.press("Tab");
  const outline = await driver.evaluate(() => {
    const node = document.querySelector("tcp-scope")?.shadowRoot?.activeElement;
    return node ? getComputedStyle(node).outlineStyle : "nothing has the focus";
  });
  expect(outline).toBe("solid");
});

test("it is printed", async ({ reader, driver }) => {
  await openPaused(reader, "first-look&t=2s");
  const size = await reader.print("printed");
  if (size !== undefined) {
    expect(size).toBeGreaterThan(20_000);
    return;
  }
  // Nothing from outside can have it print: what would be printed is made, at least.
  await driver.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect.poll(() => driver.evaluate(sheetArrows)).toBe(11);
  await driver.evaluate(() => window.dispatchEvent(new Event("afterprint")));
});

function sheetArrows(): number | undefined {
  const root = document.querySelector("tcp-scope")?.shadowRoot;
  return root?.querySelectorAll(".sheet [data-arrow]").length;
}

test("on a narrow page nothing is beside it", async ({ reader, driver }) => {
  await driver.resize(NARROWEST, 800);
  await openPaused(reader, "first-look&t=2s");
  await reader.picture("narrow");
  expect(await reader.overflow(), "how far the page scrolls sideways").toBe(0);
  await reader.show(".log-box");
  await reader.picture("narrow-log");
});

test("the file opens from the disk", async ({ reader }, testInfo) => {
  // With the recorder in it.
  const recorder = readFileSync(new URL("recorder.js", import.meta.url), "utf8");
  const html = readFileSync(new URL("../lib/tcpscope.html", import.meta.url), "utf8");
  const path = testInfo.outputPath("tcpscope.html");
  writeFileSync(
    path,
    html.replace("<head>", () => `<head><script>${recorder}</script>`),
  );
  await reader.open(pathToFileURL(path).href);
  await reader.see(".segment.syn");
  await reader.hurry();
  await reader.see(".ladder .state-name", "TIME-WAIT");
  await reader.picture("from-disk");
});
