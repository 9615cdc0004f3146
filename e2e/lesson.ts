/** Verbs for reading `<tcp-lesson>` as a student does, in either language. */
import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Locator, Page } from "@playwright/test";
import { type Plan, readPlan, type Step } from "../www/src/lesson/plan.js";
import { type LessonText, readText } from "../www/src/lesson/text.js";
import { expect, Scope } from "./scope.js";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

export const LESSONS = read("lessons/order.txt").split("\n").filter(Boolean);

export class Lesson {
  readonly plan: Plan;
  readonly text: LessonText;
  readonly language: string;
  readonly root: Locator;
  readonly scope: Scope;
  readonly #bundle: FluentBundle;

  constructor(page: Page, name: string, language: string) {
    this.language = language;
    this.plan = readPlan(read(`lessons/${name}/lesson.tcp`)).plan;
    this.text = readText(read(`lessons/${name}/${language}.md`), `${language}.md`).text;
    this.root = page.locator("tcp-lesson");
    this.scope = new Scope(page.locator("tcp-scope"));
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    for (const folder of ["www/locales", "www/src/lesson/locales"]) {
      this.#bundle.addResource(new FluentResource(read(`${folder}/${language}.ftl`)));
    }
  }

  /** In the reader's language. */
  say(name: string, values: Record<string, number> = {}): string {
    const pattern = this.#bundle.getMessage(name)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, values) : name;
  }

  button(name: string): Locator {
    return this.root.locator(".text").getByRole("button", { name: this.say(name), exact: true });
  }

  /** To the next step, whether this one is done or not. */
  get onward(): Locator {
    return this.button("lesson-next").or(this.button("lesson-skip"));
  }

  /** As fast as it goes. */
  async hurry(): Promise<void> {
    await this.root.getByRole("combobox", { name: this.say("speed") }).selectOption("16");
  }

  async expectStep(step: Step): Promise<void> {
    const title = this.text.steps.find(({ name }) => name === step.name)?.title ?? "";
    await expect(this.root.getByRole("heading", { name: title, exact: true })).toBeVisible();
  }

  /** Answers the question of a step. */
  async predict(step: Step, answer: string): Promise<void> {
    const { kind, options = [] } = step.prediction ?? {};
    if (kind === "one") {
      const place = options.findIndex(({ key }) => key === answer);
      await this.root.getByRole("radio").nth(place).check();
    } else if (kind === "state") {
      await this.root.locator(".task").getByRole("combobox").selectOption(answer);
    } else {
      await this.root.locator(".task").getByRole("textbox").fill(answer);
    }
    await this.button("lesson-predict-button").click();
  }

  async expectVerdict(right: boolean): Promise<void> {
    const words = this.say(right ? "lesson-right" : "lesson-wrong");
    await expect(this.root.getByText(words, { exact: true })).toBeVisible({ timeout: 20_000 });
  }

  /** On to the next step, or to the end. */
  async goOn(step: Step): Promise<void> {
    const last = step === this.plan.steps.at(-1);
    const on = this.button(last ? "lesson-finish" : "lesson-next");
    await expect(on).toBeVisible({ timeout: 20_000 });
    await on.click();
  }
}
