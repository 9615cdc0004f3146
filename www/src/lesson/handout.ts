/** The lesson on paper: what the steps say, questions with room for answers, then the answers. */
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../words.js";
import type { Lesson } from "./files.js";
import { type Reading, renderMarkdown } from "./markdown.js";
import { type Section, type StepText, sectionsOf } from "./text.js";

/** On paper nothing is live: a value that is claimed stands as it is claimed. */
const ON_PAPER: Reading = { value: () => undefined, link: () => undefined };

export function renderHandout({ text }: Lesson, words: Words): TemplateResult {
  return html`
    <div class="handout">
      <h2>${text.title}</h2>
      ${render([text.about])}
      ${text.steps.map((step, index) => renderStep(step, index, words))}
    </div>
  `;
}

/** They come on a page of their own, after the figure. */
export function renderAnswers({ text }: Lesson, words: Words): TemplateResult {
  return html`
    <div class="handout answers">
      <h2>${words.say("lesson-answers")}</h2>
      ${text.steps.map((step, index) => renderAnswer(step, index))}
    </div>
  `;
}

function render(sections: readonly Section[]): TemplateResult[] {
  return sections.map(({ tokens }) => html`${renderMarkdown(tokens, ON_PAPER)}`);
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

function renderAnswer(step: StepText, index: number): TemplateResult | typeof nothing {
  const said = ["right", "done", "after"].flatMap((kind) => sectionsOf(step, kind, ""));
  return said.length > 0
    ? html`
        <h3>${index + 1}. ${step.title}</h3>
        ${render(said)}
      `
    : nothing;
}
