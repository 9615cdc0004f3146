/** What the host page or a link asked for and can't have, above all else. */
import { html, nothing, type TemplateResult } from "lit";
import type { ScriptErrorView } from "../engine/view.js";
import { renderMessage } from "../views/script/message.js";
import type { Problem } from "../words/problem.js";
import type { Words } from "../words/words.js";

export interface Problems {
  readonly problems: readonly Problem[];
  /** What is wrong with the page's address, as list items. */
  readonly ofLink: readonly TemplateResult[];
  /** Why the script does not run. */
  readonly error: ScriptErrorView | undefined;
  readonly words: Words;
  /** Leads to the place of an error, where scripts are shown. */
  readonly show: ((error: ScriptErrorView) => void) | undefined;
}

export function renderProblems(all: Problems): TemplateResult | typeof nothing {
  const { problems, ofLink, error, words, show } = all;
  if (problems.length === 0 && ofLink.length === 0 && !error) {
    return nothing;
  }
  return html`
    <div role="status">
      <ul class="problems">
        ${problems.map(({ code, values }) => html`<li>${words.say(`attribute-${code}`, values)}</li>`)}
        ${ofLink}
        ${
          error
            ? html`<li>
                ${words.say("script-not-run", { line: error.line, column: error.column })}
                ${renderMessage(error, words)}
                ${
                  show
                    ? html`<button @click=${() => show(error)}>${words.say("script-go")}</button>`
                    : nothing
                }
              </li>`
            : nothing
        }
      </ul>
    </div>
  `;
}
