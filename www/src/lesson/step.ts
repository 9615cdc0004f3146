/** One step of a lesson: its words, what it asks, and the ways on. */
import { html, nothing, type TemplateResult } from "lit";
import { STATES } from "../words/states.js";
import type { Words } from "../words/words.js";
import { type Reading, renderMarkdown } from "./markdown.js";
import type { LessonPlay } from "./play.js";
import { renderQuestion } from "./question.js";
import { type Section, type StepText, sectionsOf } from "./text.js";

export interface StepScene {
  readonly about: Section;
  readonly play: LessonPlay;
  readonly words: Words;
  /** Of what is said at the beginning of the step, and at its end. */
  readonly readings: Readonly<Record<"begin" | "end", Reading>>;
  /** Of the lesson’s words. */
  readonly language: string;
  readonly titles: readonly StepText[];
  readonly text: StepText | undefined;
  readonly complete: boolean;
  goTo(index: number): void;
  finish(): void;
}

/** The states that a prediction chooses from, in the order of the RFC. */
export const CHOICES: readonly string[] = STATES;

export function renderStep(scene: StepScene): TemplateResult {
  const { play, words, readings, text, language } = scene;
  const before = text ? sectionsOf(text, "") : [];
  return html`
    <nav aria-label=${words.say("lesson-steps")}>
      <ol class="steps">
        ${play.plan.steps.map((step, index) => renderPlace(scene, step.name, index))}
      </ol>
    </nav>
    <div lang=${language}>
      ${play.index === 0 ? renderSection(scene.about, readings.begin) : nothing}
      <h3 class="step-title" tabindex="-1">${text?.title ?? play.step.name}</h3>
      ${before.map((section) => renderSection(section, readings.begin))}
    </div>
    ${play.step.prediction && text ? renderQuestion(scene, text) : nothing}
    ${play.step.goal && text ? renderGoal(scene, text) : nothing}
    <div class="feedback" role="status" aria-atomic="false" tabindex="-1">
      ${text ? renderFeedback(scene, text) : nothing}
    </div>
    ${renderWays(scene)}
  `;
}

export function renderSection({ tokens }: Section, reading: Reading): TemplateResult {
  return html`${renderMarkdown(tokens, reading)}`;
}

function renderPlace(scene: StepScene, name: string, index: number): TemplateResult {
  const { play, words, titles, goTo } = scene;
  const title = titles.find((step) => step.name === name)?.title ?? name;
  const values = { number: index + 1, count: play.plan.steps.length };
  const place = words.say("named", { name: words.say("lesson-step", values), text: title });
  return html`
    <li>
      <button
        class=${index < play.index ? "past" : ""}
        aria-label=${place}
        title=${place}
        data-step=${name}
        aria-current=${index === play.index ? "step" : nothing}
        @click=${() => goTo(index)}
      ></button>
    </li>
  `;
}

function renderGoal({ play, words, readings }: StepScene, text: StepText): TemplateResult {
  const hints = sectionsOf(text, "hint");
  const wanted = play.step.goal?.walked;
  const open = play.phase === "trying";
  return html`
    <div class="task">
      <p class="kicker">${words.say("lesson-goal")}</p>
      ${sectionsOf(text, "goal").map((section) => renderSection(section, readings.begin))}
      ${
        wanted === undefined
          ? nothing
          : html`<p class="count">${words.say("lesson-walked", { count: play.walked, wanted })}</p>`
      }
      ${hints.slice(0, play.hints).map((hint) => renderSection(hint, readings.begin))}
      ${
        open
          ? html`
              <p class="offers">
                ${
                  play.hints < hints.length
                    ? html`<button @click=${() => play.hint()}>${words.say("lesson-hint")}</button>`
                    : nothing
                }
                ${
                  play.showable
                    ? html`<button @click=${() => play.show()}>${words.say("lesson-show")}</button>`
                    : nothing
                }
              </p>
            `
          : nothing
      }
    </div>
  `;
}

function renderFeedback(scene: StepScene, text: StepText): TemplateResult {
  const { play, words, readings, complete } = scene;
  const reading = readings.end;
  const over = play.phase === "over";
  const notices = play.noticed.flatMap((key) => sectionsOf(text, "notice", key));
  const after = over ? sectionsOf(text, "after") : [];
  return html`
    ${notices.map((section) => renderSection(section, reading))}
    ${play.phase === "stuck" ? html`<p>${words.say("lesson-stuck")}</p>` : nothing}
    ${over && play.right !== undefined ? renderVerdict(scene, text, play.right) : nothing}
    ${
      over && play.step.goal
        ? html`
            <div class="verdict right">
              <p class="kicker">${words.say("lesson-goal-done")}</p>
              ${sectionsOf(text, "done").map((section) => renderSection(section, reading))}
            </div>
          `
        : nothing
    }
    ${after.map((section) => renderSection(section, reading))}
    ${complete ? html`<p class="complete">${words.say("lesson-complete", { ...play.score })}</p>` : nothing}
  `;
}

/** What is said of this very answer, or else of any wrong one. */
function renderVerdict(scene: StepScene, text: StepText, right: boolean): TemplateResult {
  const { play, words, readings } = scene;
  const own = right ? [] : sectionsOf(text, "wrong", play.answer ?? "");
  const sections = own.length > 0 ? own : sectionsOf(text, right ? "right" : "wrong", "");
  return html`
    <div class="verdict ${right ? "right" : "wrong"}">
      <p class="kicker">${words.say(right ? "lesson-right" : "lesson-wrong")}</p>
      ${sections.map((section) => renderSection(section, readings.end))}
    </div>
  `;
}

function renderWays({ play, words, complete, goTo, finish }: StepScene): TemplateResult {
  const { index, phase } = play;
  const last = index === play.plan.steps.length - 1;
  const over = phase === "over";
  return html`
    <div class="ways">
      ${
        phase === "ready"
          ? html`<button class="main" @click=${() => play.go()}>${words.say("lesson-play")}</button>`
          : nothing
      }
      ${
        last
          ? over && !complete
            ? html`<button class="main" @click=${finish}>${words.say("lesson-finish")}</button>`
            : nothing
          : html`
              <button class=${over ? "main" : ""} @click=${() => goTo(index + 1)}>
                ${words.say(over ? "lesson-next" : "lesson-skip")}
              </button>
            `
      }
      ${
        index > 0
          ? html`<button @click=${() => goTo(index - 1)}>${words.say("lesson-back")}</button>`
          : nothing
      }
      <button @click=${() => goTo(index)}>${words.say("lesson-restart-step")}</button>
    </div>
  `;
}
