/**
 * The lesson on paper: what the steps say, questions with room for answers; then, on pages of their
 * own, the answers and the ladders of what was played.
 */
import { html, nothing, type TemplateResult } from "lit";
import { drawLadder } from "../drawing/draw.js";
import { inputOf, summaryOf } from "../drawing/input.js";
import { layoutLadder } from "../drawing/layout.js";
import { waitsOf } from "../drawing/waits.js";
import { historyFrom } from "../drawing/window.js";
import type { Session } from "../engine/session.js";
import type { Words } from "../words/words.js";
import type { Lesson } from "./files.js";
import { type Reading, renderMarkdown } from "./markdown.js";
import type { Rehearsal } from "./rehearsal.js";
import { type Section, type StepText, sectionsOf } from "./text.js";

/** In px, as wide as paper. */
const WIDTH = 660;
/** A ladder of more segments than that would not fit on a page. */
const MOST_SEGMENTS = 24;

export function renderHandout({ text }: Lesson, words: Words): TemplateResult {
  return html`
    <div class="handout">
      <h2>${text.title}</h2>
      ${render([text.about])}
      ${text.steps.map((step, index) => renderStep(step, index, words))}
    </div>
  `;
}

function renderStep(step: StepText, index: number, words: Words): TemplateResult {
  const asked = [...sectionsOf(step, "predict"), ...sectionsOf(step, "goal")];
  return html`
    <section>
      <h3>${index + 1}. ${step.title}</h3>
      ${render(sectionsOf(step, ""))} ${render(asked)}
      <ul class="boxes">
        ${sectionsOf(step, "option").map((option) => html`<li>${render([option])}</li>`)}
      </ul>
      ${asked.length > 0 ? html`<p class="space">${words.say("lesson-answer-space")}</p>` : nothing}
    </section>
  `;
}

export function renderAnswers(
  { text }: Lesson,
  { truths, sessions }: Rehearsal,
  words: Words,
): TemplateResult {
  return html`
    <div class="handout answers">
      <h2>${words.say("lesson-answers")}</h2>
      ${text.steps.map((step, index) => {
        const session = sessions.get(step.name);
        return html`
          ${renderAnswer(step, index, truths.get(step.name), words)}
          ${session ? renderFigure(session, words) : nothing}
        `;
      })}
    </div>
  `;
}

function renderAnswer(
  step: StepText,
  index: number,
  truth: string | undefined,
  words: Words,
): TemplateResult | typeof nothing {
  const said = ["right", "done", "after"].flatMap((kind) => sectionsOf(step, kind, ""));
  const [option] = truth === undefined ? [] : sectionsOf(step, "option", truth);
  const answer = option ? render([option]) : html`<p>${words.state(truth ?? "")}</p>`;
  return said.length > 0
    ? html`
        <h3>${index + 1}. ${step.title}</h3>
        ${truth === undefined ? nothing : html`<div class="answer">${answer}</div>`}
        ${render(said, truth)}
      `
    : nothing;
}

function renderFigure(session: Session, words: Words): TemplateResult | typeof nothing {
  const { snapshot, phases } = session;
  const segments = [...session.segments.values()];
  if (segments.length === 0 || segments.length > MOST_SEGMENTS) {
    return nothing;
  }
  // It stands still: of timers it shows those that ran out.
  const waits = waitsOf(session).filter(({ end }) => end !== "running");
  const past = { ...historyFrom(0, segments, phases), waits };
  const layout = layoutLadder(inputOf(snapshot, past, { width: WIDTH, zoom: 1 }, words));
  const summary = summaryOf(snapshot, segments.length, words);
  const whole = { top: 0, bottom: layout.height };
  return html`<div class="figure">${drawLadder(layout, words, whole, { summary })}</div>`;
}

/** On paper nothing is live: a value that is claimed stands as it is claimed. */
function render(sections: readonly Section[], truth?: string): TemplateResult[] {
  const reading: Reading = {
    value: (path) => (path === "truth" || path === "answer" ? truth : undefined),
    link: () => undefined,
  };
  return sections.map(({ tokens }) => html`${renderMarkdown(tokens, reading)}`);
}
