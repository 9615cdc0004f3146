/** Where a reader chooses the language, at the very end. */
import { css, html, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import { LANGUAGES } from "./language.js";
import type { Scene } from "./scene.js";

export function renderLanguages({ words, deck }: Scene): TemplateResult {
  const chosen = (event: Event): void =>
    deck.setLanguage((event.target as HTMLSelectElement).value);
  return html`
    <label class="language">
      ${icon("globe")} <span>${words.say("language")}</span>
      <select @change=${chosen}>
        ${LANGUAGES.map(
          ({ code, name }) => html`
            <option value=${code} lang=${code} .selected=${code === deck.language}>${name}</option>
          `,
        )}
      </select>
    </label>
  `;
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
