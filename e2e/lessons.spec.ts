/** Each lesson is read to its end, in both languages, with one wrong answer on the way. */

import type { Step } from "../www/src/lesson/plan.js";
import { LESSONS, Lesson } from "./lesson.js";
import { expect, test } from "./scope.js";

/** What is right, step by step; we know it, the lesson does not. */
const RIGHT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "five-tuple": {
    second: "both",
    "one-port-twice": "opens",
    "same-pair": "refused",
    whose: "first",
    stray: "reset",
  },
  handshake: {
    answer: "SYN-RECEIVED",
    "not-yet": "SYN-RECEIVED",
    third: "1",
    data: "6",
    nobody: "rst",
  },
  "old-duplicate-syn": {
    arrives: "SYN-RECEIVED",
    verdict: "rst",
    back: "LISTEN",
    mismatch: "SYN-SENT",
  },
  "handshake-losses": {
    syn: "repeats",
    "syn-ack": "client",
    "syn-ack-through": "SYN-RECEIVED",
    ack: "ESTABLISHED",
    "ack-repaired": "server",
    data: "ESTABLISHED",
  },
  "four-way-close": {
    fin: "2",
    ack: "FIN-WAIT-2",
    "half-close": "delivered",
    "second-fin": "LAST-ACK",
    "last-ack": "client",
    three: "direct",
  },
  "last-ack": {
    close: "client",
    lost: "LAST-ACK",
    "who-speaks": "fin",
    answer: "2",
    "how-long": "longer",
    without: "rst",
  },
  "old-segments": {
    next: "2631",
    copy: "taken",
    nobody: "nobody",
    "time-wait": "busy",
    clock: "dropped",
  },
  "too-many-time-wait": {
    ten: "client",
    eleventh: "no-port",
    timestamps: "opens",
    "server-closes": "server",
    abort: "part",
  },
  "close-wait": {
    one: "CLOSE-WAIT",
    hour: "stays",
    leak: "FIN-WAIT-2",
    "keep-alive": "stays",
    mended: "TIME-WAIT",
  },
  "all-edges": {
    syns: "SYN-RECEIVED",
    "one-connection": "one",
    fins: "CLOSING",
    "both-wait": "both",
  },
};

/** What a reader does for the goals. */
const BY_HAND: Readonly<Record<string, (lesson: Lesson) => Promise<void>>> = {
  "handshake your-turn": async ({ scope }) => {
    await scope.server.press("Listen");
    await scope.client.press("Connect");
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await scope.client.send("hi");
    await scope.button("Play").click();
  },
  "old-duplicate-syn your-turn": async ({ scope }) => {
    await scope.client.press("Connect");
    await scope.client.press("Abort");
    await scope.button("Play").click();
  },
  "handshake-losses no-answer": async ({ scope }) => {
    await scope.button("Unplug the cable").click();
    await scope.client.press("Connect");
    await scope.button("Play").click();
  },
  "handshake-losses all-three": async ({ scope }) => {
    await scope.client.press("Connect");
    await scope.drop("SYN seq 0", "client");
    await scope.stepUntilSent("SYN ACK seq 0 ack 1", "server");
    await scope.drop("SYN ACK seq 0 ack 1", "server");
    await scope.stepUntilSent("ACK 1", "client");
    await scope.drop("ACK 1", "client");
    await scope.button("Play").click();
  },
  "last-ack your-turn": async ({ scope }) => {
    await scope.client.press("Close");
    await scope.stepUntilSent("ACK 2", "client");
    await scope.drop("ACK 2", "client");
    await scope.button("Play").click();
  },
  "close-wait cure": async ({ scope }) => {
    await scope.server.press("Close");
    await scope.button("Play").click();
  },
  "all-edges closing": async ({ scope }) => {
    await scope.client.press("Close");
    await scope.server.press("Close");
    await scope.button("Play").click();
  },
  "all-edges listener": async ({ scope }) => {
    await scope.client.press("Listen");
    await scope.client.press("Connect");
  },
};

for (const language of ["en", "zh-CN"]) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === "en" ? "en-US" : language });

    for (const name of LESSONS) {
      test(`${name} is played to its end`, async ({ page }) => {
        test.setTimeout(60_000);
        page.setDefaultTimeout(10_000);
        const lesson = new Lesson(page, name, language);
        await page.goto(`/lessons/${name}/`);
        await lesson.hurry();
        const wrong = lesson.plan.steps.find(({ prediction }) => prediction);
        for (const step of lesson.plan.steps) {
          await lesson.expectStep(step);
          if (step === wrong) {
            await lesson.predict(step, otherThan(answerTo(name, step), step));
            await lesson.expectVerdict(false);
            await lesson.button("lesson-restart-step").click();
          }
          await readStep(lesson, name, step);
          await lesson.goOn(step);
        }
        const { steps } = lesson.plan;
        const of = steps.filter(({ prediction, goal }) => prediction || goal).length;
        const shown = steps.filter(({ goal, name: step }) => goal && !byHand(language, name, step));
        const score = of - shown.length - (wrong ? 1 : 0);
        await expect(
          lesson.root.getByText(lesson.say("lesson-complete", { score, of })).first(),
        ).toBeVisible();
      });
    }
  });
}

async function readStep(lesson: Lesson, name: string, step: Step): Promise<void> {
  if (step.prediction) {
    await lesson.predict(step, answerTo(name, step));
    await lesson.expectVerdict(true);
  } else if (step.goal) {
    const act = byHand(lesson.language, name, step.name);
    await (act ? act(lesson) : lesson.button("lesson-show").click());
  } else if (await lesson.button("lesson-play").isVisible()) {
    await lesson.button("lesson-play").click();
  }
}

const answerTo = (name: string, step: Step): string => RIGHT[name]?.[step.name] ?? "";

/** In Chinese the reader has a way shown. */
function byHand(language: string, name: string, step: string) {
  return language === "en" ? BY_HAND[`${name} ${step}`] : undefined;
}

function otherThan(right: string, { prediction }: Step): string {
  if (prediction?.kind === "number") {
    return `${Number(right) + 1}`;
  }
  const other = prediction?.options.find(({ key }) => key !== right)?.key;
  return other ?? (right === "LISTEN" ? "CLOSED" : "LISTEN");
}
