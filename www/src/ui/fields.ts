/** Small labelled fields, alike in all forms. */
import { css, html, nothing, type TemplateResult } from "lit";

/** Values and their names, in order. */
export type Choices = readonly (readonly [value: string, name: string])[];

export function choiceField(
  name: string,
  value: string,
  choices: Choices,
  changed: (value: string) => void,
): TemplateResult {
  return html`
    <label class="field ${choices.some(([, title]) => title.length > 11) ? "long" : ""}">
      <span>${name}</span>
      <select @change=${(event: Event) => changed((event.target as HTMLSelectElement).value)}>
        ${choices.map(
          ([choice, title]) => html`
            <option translate=${choice === title ? "no" : nothing} value=${choice} .selected=${choice === value}>${title}</option>
          `,
        )}
      </select>
    </label>
  `;
}

export interface TextOptions {
  readonly numeric?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

export function textField(
  name: string,
  value: string,
  changed: (value: string) => void,
  { numeric, placeholder }: TextOptions = {},
): TemplateResult {
  return html`
    <label class="field">
      <span>${name}</span>
      <input
        .value=${value}
        inputmode=${numeric ? "numeric" : nothing}
        placeholder=${placeholder ?? nothing}
        autocomplete="off"
        spellcheck="false"
        @input=${(event: Event) => changed((event.target as HTMLInputElement).value)}
      />
    </label>
  `;
}

export const fieldStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
    gap: 6px 8px;
  }
  .field {
    display: grid;
    gap: 2px;
    min-width: 0;
    align-content: end;
  }
  .field > span {
    color: var(--mute);
    font-size: 12px;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .field input,
  .field select {
    width: 100%;
    min-width: 0;
    padding-inline: 8px;
    font: 12.5px/1.3 var(--mono);
  }
  .check {
    display: flex;
    gap: 7px;
    align-items: center;
    min-height: 24px;
    font-size: 13px;
  }
  .check input {
    width: 16px;
    min-height: 16px;
    accent-color: var(--ink);
  }
  ::placeholder {
    color: var(--mute);
    opacity: 1;
  }
  .says {
    display: block;
    color: var(--mute);
    font: 12px/1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  button.primary {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  .problem {
    color: var(--rst);
    font-size: 12.5px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .problem:empty {
    display: none;
  }
`;
