/** What is wrong with a script, with the words of the language set apart. */
import { html, type TemplateResult } from "lit";
import type { ScriptErrorView } from "../view.js";
import type { Words } from "../words.js";
import { quotedParts } from "./mark.js";
import { retellProblem } from "./problem.js";

/** In another language than English, the engine’s message follows as what it is: English. */
export function renderMessage(error: ScriptErrorView, words: Words): TemplateResult {
  const told = quotedParts(error.message).map((part, index) =>
    index % 2 === 0 ? part : html`<code translate="no">${part}</code>`,
  );
  const retold = retellProblem(error, words);
  return retold === undefined ? html`${told}` : html`${retold} <span lang="en">${told}</span>`;
}
