/** What is wrong with a script, with the words of the language set apart. */
import { html, type TemplateResult } from "lit";
import type { ScriptErrorView } from "../../engine/view.js";
import { problemParts } from "../../words/script-problem.js";
import type { Words } from "../../words/words.js";

export function renderMessage(error: ScriptErrorView, words: Words): TemplateResult {
  const parts = problemParts(error, words).map((part, index) =>
    index % 2 === 0 ? part : html`<code translate="no">${part}</code>`,
  );
  return html`${parts}`;
}
