/** What is wrong with a script, with the words of the language set apart. */
import { html, type TemplateResult } from "lit";
import { quotedParts } from "./mark.js";

export function renderMessage(message: string): TemplateResult {
  return html`${quotedParts(message).map((part, index) =>
    index % 2 === 0 ? part : html`<code>${part}</code>`,
  )}`;
}
