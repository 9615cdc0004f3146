/** Where a reader chooses the language, at the very end. */
import { css, html, nothing, type TemplateResult } from "lit";
import { icon } from "../ui/icons.js";
import { LANGUAGES } from "../words/language.js";
import type { ViewContext } from "./context.js";
import { renderNumbers } from "./numbers-button.js";

/** What a reader chooses for all views; the kind of numbers only where no ladder offers it. */
export function renderFoot(context: ViewContext): TemplateResult | typeof nothing {
  return context.commands.permissions.languages
    ? html`<div class="foot">
        ${context.views.has("ladder") ? nothing : renderNumbers(context)} ${renderLanguages(context)}
      </div>`
    : nothing;
}

function renderLanguages({ words, commands }: ViewContext): TemplateResult {
  const chosen = (event: Event): void => commands.setLanguage(languageIn(event));
  return html`
    <label class="language">
      ${icon("globe")} <span>${words.say("language")}</span>
      <select @change=${chosen}>
        ${LANGUAGES.map(
          ({ code, name }) => html`
            <option translate="no" value=${code} lang=${code} .selected=${code === commands.language}>${name}</option>
          `,
        )}
      </select>
    </label>
  `;
}

/** What was chosen from a list of languages; the page around the element is told as well. */
export function languageIn({ target }: Event): string {
  const select = target as HTMLSelectElement;
  const detail = { lang: select.value };
  select.dispatchEvent(
    new CustomEvent("tcpscope-language", { detail, bubbles: true, composed: true }),
  );
  return select.value;
}

export const languageStyles = css`
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 6px 16px;
    padding-block: 12px 2px;
    color: var(--mute);
    font-size: 13px;
  }
  .language {
    display: flex;
    align-items: center;
    gap: 6px;
  }
`;
