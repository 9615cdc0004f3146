/** What the keys do, from the one table of actions, and the switch that turns them off. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.js";
import type { Words } from "../../words/words.js";
import { keyedFor, keysOf } from "../actions.js";
import type { ViewContext } from "../context.js";

export class HelpView {
  readonly #changed: () => void;
  #open = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Time waits for those who read. */
  get open(): boolean {
    return this.#open;
  }

  show(): void {
    this.#open = true;
    this.#changed();
  }

  render({ words, commands }: ViewContext): TemplateResult | typeof nothing {
    if (!this.#open) {
      return nothing;
    }
    const toggle = (event: Event): void =>
      commands.setKeys((event.target as HTMLInputElement).checked);
    return html`
      <dialog class="help" aria-labelledby="help-title" @close=${this.#onClose}>
        <div class="help-head">
          <h2 id="help-title">${words.say("shortcut-help")}</h2>
          <button class="help-close" aria-label=${words.say("shortcut-close")} @click=${this.#close}>
            ${icon("cross")}
          </button>
        </div>
        <label class="check">
          <input type="checkbox" .checked=${commands.keys} @change=${toggle} />
          <span>${words.say("shortcut-switch")}</span>
        </label>
        <table class=${commands.keys ? "" : "off"}>
          <thead class="hidden">
            <tr>
              <th scope="col">${words.say("shortcut-keys")}</th>
              <th scope="col">${words.say("shortcut-action")}</th>
            </tr>
          </thead>
          <tbody>
            ${keyedFor(commands).map((action) => renderAction(action, words))}
          </tbody>
        </table>
        <p>${words.say("shortcut-where")}</p>
      </dialog>
    `;
  }

  /** After each rendering: what is above all else can't be written in HTML. */
  attach(root: ParentNode): void {
    const dialog = root.querySelector<HTMLDialogElement>("dialog.help");
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  readonly #close = (event: Event): void => {
    (event.currentTarget as HTMLElement).closest("dialog")?.close();
  };

  /** Also by Escape. */
  readonly #onClose = (): void => {
    this.#open = false;
    this.#changed();
  };
}

function renderAction(
  { keys, about }: ReturnType<typeof keyedFor>[number],
  words: Words,
): TemplateResult {
  const names = keys.map((key) => keysOf(key, words));
  return html`
    <tr>
      <td>
        ${names.map((parts) => html`<span>${parts.map((part) => html`<kbd translate="no">${part}</kbd>`)}</span>`)}
      </td>
      <th scope="row">${words.say(about)}</th>
    </tr>
  `;
}
