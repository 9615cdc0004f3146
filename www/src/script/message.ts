/** What is wrong with a script, with the words of the language set apart. */
import { html, type TemplateResult } from "lit";
import type { ScriptErrorView } from "../view.js";
import type { Words } from "../words.js";
import { problemParts } from "./problem.js";

export function renderMessage(error: ScriptErrorView, words: Words): TemplateResult {
  const parts = problemParts(error, words).map((part, index) =>
    index % 2 === 0 ? part : html`<code translate="no">${part}</code>`,
  );
  return html`${parts}`;
}
