/** What holds for every lesson: for keys, small screens, paper, other readers, and broken files. */
import type { Page } from "@playwright/test";
import { Lesson } from "./lesson.js";
import { overflow } from "./looks.js";
import { axeInBoth, expect, openPage, test } from "./scope.js";

async function openLesson(page: Page, name = "handshake"): Promise<Lesson> {
  const lesson = new Lesson(page, name, "en");
  await page.goto(`/lessons/${name}/`);
  await expect(lesson.onward).toBeVisible();
  return lesson;
}

test("progress is kept, and shown on the first page", async ({ page }) => {
  const lesson = await openLesson(page);
  await lesson.onward.click();
  const [, second] = lesson.plan.steps;
  if (!second) throw new Error("the lesson has steps");
  await lesson.expectStep(second);
  await page.reload();
  await lesson.expectStep(second);
  await lesson.scope.client.expectState("SYN-SENT");
  await page.goto("/");
  const entry = page.getByRole("listitem").filter({ hasText: "The three-way handshake" });
  await expect(entry).toContainText("begun");
});

test("the page is told what happens", async ({ page }) => {
  await openPage(page, {
    body: '<main><h1>T</h1><tcp-lesson src="/lessons/handshake" progress="off"></tcp-lesson></main>',
  });
  await page.evaluate(async () => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    for (const name of ["step", "predict", "goal", "complete"]) {
      document.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
    }
    await import(new URL("/tcpscope-lesson.js", location.href).href);
  });
  const lesson = new Lesson(page, "handshake", "en");
  await lesson.hurry();
  const [, second] = lesson.plan.steps;
  if (!second) throw new Error("the lesson has steps");
  await lesson.onward.click();
  await lesson.predict(second, "LISTEN");
  await lesson.expectVerdict(false);
  expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
    ["step", { name: "syn", index: 0 }],
    ["step", { name: "answer", index: 1 }],
    ["predict", { step: "answer", answer: "LISTEN", truth: "SYN-RECEIVED", right: false }],
  ]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a goal counts whichever way it is reached, also in the past", async ({ page }) => {
  const lesson = await openLesson(page, "last-ack");
  const { scope } = lesson;
  await lesson.root.getByRole("button", { name: /^Step 7 of/ }).click();
  await scope.client.press("Close");
  await scope.settle("TIME-WAIT", "CLOSED");
  // The ACK was not dropped in time; but it can still have been.
  await scope.root.getByRole("button", { name: /^What if: ACK 2 from client/ }).press("Enter");
  await scope.root.getByRole("menuitem", { name: "been lost" }).press("Enter");
  await expect(lesson.root.getByText("Done", { exact: true })).toBeVisible({ timeout: 15_000 });
});

test("whoever begins the simulation again begins the step again", async ({ page }) => {
  const lesson = await openLesson(page, "last-ack");
  await lesson.root.getByRole("button", { name: /^Step 7 of/ }).click();
  await lesson.scope.client.press("Close");
  await lesson.scope.client.expectState("FIN-WAIT-1");
  await lesson.scope.button("Reset").click();
  await lesson.scope.expectStates("ESTABLISHED", "ESTABLISHED");
  await lesson.scope.client.press("Close");
  await lesson.scope.client.expectState("FIN-WAIT-1");
});

test("with large type, pages are turned by their keys", async ({ page }) => {
  const lesson = await openLesson(page);
  await lesson.button("lesson-present").click();
  await expect(lesson.root).toHaveAttribute("present", "");
  await page.keyboard.press("PageDown");
  await expect(lesson.root.getByRole("button", { name: /^Step 2 of/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await expect(lesson.root.locator(".step-title")).toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(lesson.root.getByRole("button", { name: /^Step 1 of/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
});

test("on paper, questions have room, and the answers come last", async ({ page }) => {
  const lesson = await openLesson(page);
  await page.emulateMedia({ media: "print" });
  const handout = lesson.root.locator(".handout").first();
  await expect(handout.getByRole("heading", { name: /^2\. / })).toBeVisible();
  await expect(handout.getByText("Answer", { exact: true }).first()).toBeVisible();
  const answers = lesson.root.locator(".answers");
  await expect(answers.getByRole("heading", { name: "Answers" })).toBeVisible();
  await expect(answers.locator(".answer").first()).toHaveText("SYN-RECEIVED");
  await expect(answers.locator(".figure")).toHaveCount(3);
  expect(await answers.evaluate((node) => getComputedStyle(node).breakBefore)).toBe("page");
  await expect(lesson.onward).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(lesson.root.locator(".handout")).toHaveCount(0);
});

test("the words follow the page into another language, and keep the step", async ({ page }) => {
  const lesson = await openLesson(page);
  await lesson.onward.click();
  await page.getByRole("banner").getByRole("button").click();
  await expect(lesson.root.getByRole("heading", { name: "三次握手" })).toBeVisible();
  await expect(lesson.root.getByRole("button", { name: /^第 2 步/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
});

test("axe finds nothing, and nothing is too wide", async ({ page }) => {
  test.setTimeout(60_000);
  const lesson = await openLesson(page);
  await lesson.onward.click();
  expect(await axeInBoth(page)).toEqual([]);
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 720 });
    await expect.poll(() => overflow(page), `${width} px`).toBe(0);
  }
});

test.describe("with broken files", () => {
  test.use({ expectedErrors: /404/ });

  test("a lesson that is not there says which file is missing", async ({ page }) => {
    await page.goto("/lessons/handshake/");
    await page.locator("tcp-lesson").evaluate((lesson) => lesson.setAttribute("src", "/nowhere/"));
    await expect(page.getByRole("alert")).toContainText("lesson.tcp could not be fetched");
  });

  test("mistakes are named with their places, and the page stays of use", async ({ page }) => {
    await page.route("**/handshake/lesson.tcp", (route) =>
      route.fulfill({ body: "minutes 6\nstep syn\n  untli client SYN\n  goal walked few\n" }),
    );
    await page.goto("/lessons/handshake/");
    await expect(page.getByRole("alert")).toContainText(
      /lesson\.tcp, line 4: write how many edges/,
    );
    await page.unroute("**/handshake/lesson.tcp");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "The three-way handshake" })).toBeVisible();
  });
});

test.describe("out of turn", () => {
  test("whoever plays on before predicting is asked about the same moment", async ({ page }) => {
    const lesson = await openLesson(page);
    const [, second] = lesson.plan.steps;
    if (!second) throw new Error("the lesson has steps");
    await lesson.onward.click();
    await lesson.scope.settle("ESTABLISHED", "ESTABLISHED");
    await lesson.predict(second, "SYN-RECEIVED");
    await lesson.expectVerdict(true);
    await lesson.scope.expectStates("SYN-SENT", "SYN-RECEIVED");
  });

  test("whoever plays on after a step begins the next one where it begins", async ({ page }) => {
    const lesson = await openLesson(page);
    await expect(lesson.button("lesson-next")).toBeVisible();
    await lesson.scope.settle("ESTABLISHED", "ESTABLISHED");
    await lesson.button("lesson-next").click();
    await lesson.scope.expectStates("SYN-SENT", "LISTEN");
  });

  test("an answer that was not given does not stand in the next question", async ({ page }) => {
    const lesson = await openLesson(page);
    await lesson.onward.click();
    const choice = lesson.root.locator(".task").getByRole("combobox");
    await choice.selectOption("LISTEN");
    await lesson.button("lesson-skip").click();
    await expect(choice).toHaveValue("");
  });

  test("what is claimed stays as it was when it was said", async ({ page }) => {
    const lesson = await openLesson(page);
    await expect(lesson.root.locator(".live").first()).toHaveText("SYN-SENT");
    await lesson.scope.settle("ESTABLISHED", "ESTABLISHED");
    await expect(lesson.root.locator(".live").first()).toHaveText("SYN-SENT");
  });
});

test("a lesson’s files bring no HTML and no scripts into the page", async ({ page }) => {
  await page.route("**/handshake/en.md", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      /\n\n/,
      '\n\n<img src="x" onerror="alert(1)"> [a](javascript:alert(1)) [b](../last-ack/)\n\n',
    );
    await route.fulfill({ response: answer, body });
  });
  const lesson = await openLesson(page);
  await expect(lesson.root.getByText('<img src="x" onerror="alert(1)">')).toBeVisible();
  await expect(lesson.root.locator("img, a[href^=javascript]")).toHaveCount(0);
  await expect(lesson.root.getByRole("link", { name: "b", exact: true })).toHaveAttribute(
    "href",
    /\/lessons\/last-ack\/$/,
  );
});
