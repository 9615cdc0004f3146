/** A prediction: the question, its answers to choose from or to write, and the button. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { renderMarkdown } from "./markdown.js";
import type { StepScene } from "./step.js";
import { CHOICES, renderSection } from "./step.js";
import { type StepText, sectionsOf } from "./text.js";

export function renderQuestion(scene: StepScene, text: StepText): TemplateResult {
  const { play, words, readings } = scene;
  const asking = play.phase === "asking";
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const answer = new FormData(event.target as HTMLFormElement).get("answer");
    if (typeof answer === "string" && answer.trim() !== "") {
      play.predict(answer);
    }
  };
  // Each time it is asked, it is asked anew: nothing is left of another answer.
  const question = html`
    <form class="task" @submit=${submit}>
      <fieldset ?disabled=${!asking}>
        <legend class="kicker">${words.say("lesson-predict")}</legend>
        <div id="question">
          ${sectionsOf(text, "predict").map((section) => renderSection(section, readings.begin))}
        </div>
        ${renderAnswers(scene, text)}
        ${asking ? html`<button class="main">${words.say("lesson-predict-button")}</button>` : nothing}
      </fieldset>
    </form>
  `;
  return html`${keyed(`${play.step.name} ${play.attempt}`, question)}`;
}

function renderAnswers({ play, words, readings }: StepScene, text: StepText): TemplateResult {
  const { prediction } = play.step;
  if (prediction?.kind === "one") {
    return html`
      <div role="radiogroup" aria-labelledby="question">
        ${prediction.options.map(
          ({ key }) => html`
            <label class="option">
              <input
                type="radio"
                name="answer"
                required
                value=${key}
                .checked=${play.answer === key}
              />
              <span>
                ${sectionsOf(text, "option", key).map(({ tokens }) => renderMarkdown(tokens, readings.begin))}
              </span>
            </label>
          `,
        )}
      </div>
    `;
  }
  if (prediction?.kind === "state") {
    return html`
      <select name="answer" required aria-labelledby="question">
        <option value="" .selected=${play.answer === undefined}>${words.say("lesson-choose")}</option>
        ${CHOICES.map(
          (state) =>
            html`<option translate="no" value=${state} .selected=${play.answer === state}>${words.state(state)}</option>`,
        )}
      </select>
    `;
  }
  return html`
    <input
      name="answer"
      required
      autocomplete="off"
      inputmode="numeric"
      pattern="[0-9]+"
      aria-labelledby="question"
      .value=${play.answer ?? ""}
    />
  `;
}
