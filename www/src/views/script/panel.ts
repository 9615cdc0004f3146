/** The script behind a run: to read, to change, to check, to run, to keep. */

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { LARGEST_SCRIPT } from "../../engine/limits.js";
import type { ScriptErrorView } from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { choiceField, textField } from "../../ui/fields.js";
import { saveFile } from "../../ui/file.js";
import { Verbatim, type Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { markLine, selectionOf } from "./mark.js";
import { renderMessage } from "./message.js";
import { NUMBER_FIELDS, type NumberField, numberIn, withNumber } from "./numbers.js";

/** So long after the last key a script is checked. */
const CHECK_DELAY_MS = 250;
const FILE_NAME = "session.tcp";
const LEAST_ROWS = 8;
const MOST_ROWS = 22;

export class ScriptPanel {
  readonly #changed: () => void;
  #open = false;
  #text = "";
  /** The script of the present run. */
  #loaded: string | undefined;
  #error: ScriptErrorView | undefined;
  /** What became of a file, if that is worth telling. */
  #message = "";
  #checking = 0;
  /** Where the caret goes after the next rendering. */
  #goTo: ScriptErrorView | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The script of a new run, and what is wrong with it. */
  load(text: string, error: ScriptErrorView | undefined): void {
    if (text === this.#loaded) {
      // Started again: what the user has written meanwhile stays.
      return;
    }
    clearTimeout(this.#checking);
    this.#loaded = text;
    this.#text = text;
    this.#error = error;
    this.#message = "";
    this.#open ||= error !== undefined;
  }

  detach(): void {
    clearTimeout(this.#checking);
  }

  /** Opens it with the caret where the error is. */
  show(error: ScriptErrorView): void {
    this.#open = true;
    this.#goTo = error;
    this.#changed();
  }

  render(context: ViewContext): TemplateResult {
    const { words } = context;
    return renderDrawer({
      name: "script",
      open: this.#open,
      summary: words.say("script"),
      body: () => html`
        <div class="script-body" role="group" aria-label=${words.say("script")}>
          ${this.#renderEditor(context)} ${this.#renderError(context)} ${this.#renderButtons(context)}
          ${canEdit(context) ? this.#renderNumbers(context) : nothing}
          <p class="script-message" role="status">${this.#message}</p>
        </div>
      `,
      toggled: (open) => {
        this.#open = open;
        this.#changed();
      },
    });
  }

  /** After each rendering: the caret goes where it was sent. */
  attach(root: ParentNode): void {
    const area = root.querySelector<HTMLTextAreaElement>(".script textarea");
    if (this.#goTo && area) {
      const { start, end } = selectionOf(this.#text, this.#goTo);
      area.focus();
      area.setSelectionRange(start, end);
      area.scrollIntoView({ block: "nearest" });
      this.#goTo = undefined;
    }
  }

  #renderEditor(context: ViewContext): TemplateResult {
    const lines = this.#text.split("\n").length;
    const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, lines + 1));
    const onInput = (event: Event): void =>
      this.#edit(context, (event.target as HTMLTextAreaElement).value);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && canEdit(context)) {
        event.preventDefault();
        this.#run(context);
      }
    };
    return html`
      <div class="editor">
        <pre class="gutter" translate="no" aria-hidden="true">${gutter(lines, this.#error?.line)}</pre>
        <textarea
          aria-label=${context.words.say("script-text")}
          aria-describedby="script-error"
          aria-invalid=${this.#error ? "true" : "false"}
          aria-keyshortcuts=${canEdit(context) ? "Control+Enter" : nothing}
          rows=${rows}
          ?readonly=${!canEdit(context)}
          wrap="off"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          .value=${live(this.#text)}
          @input=${onInput}
          @keydown=${onKey}
          @scroll=${scrollGutter}
        ></textarea>
      </div>
    `;
  }

  #renderError(context: ViewContext): TemplateResult {
    const { words } = context;
    return html`
      <div class="script-error ${this.#error ? "wrong" : ""}" id="script-error" role="status">
        ${this.#error ? this.#renderPlace(this.#error, words, canEdit(context)) : nothing}
      </div>
    `;
  }

  #renderPlace(error: ScriptErrorView, words: Words, editable: boolean): TemplateResult {
    const { line, column, suggestion } = error;
    const { before, wrong, after } = markLine(error);
    const go = (): void => this.show(error);
    return html`
      <p>
        <b>${words.say("script-place", { line, column })}</b> ${renderMessage(error, words)}
      </p>
      <pre><code translate="no">${before}<mark class=${wrong === "" ? "gap" : ""}>${wrong}</mark>${after}</code></pre>
      <span class="row">
        <button type="button" @click=${go}>${words.say("script-go")}</button>
        ${
          suggestion === undefined || !editable
            ? nothing
            : html`<button type="button" data-suggestion=${suggestion} @click=${this.#take}>
                ${words.say("script-take", { suggestion: new Verbatim(suggestion) })}
              </button>`
        }
      </span>
    `;
  }

  #renderButtons(context: ViewContext): TemplateResult {
    const { words } = context;
    return html`
      <div class="row">
        ${canEdit(context) ? this.#renderEditing(context) : nothing}
        <button @click=${this.#save}>${words.say("script-save")}</button>
      </div>
    `;
  }

  #renderEditing(context: ViewContext): TemplateResult {
    const { words, session } = context;
    const showSession = (): void => this.#edit(context, session.script() ?? this.#text);
    const read = (event: Event): void => void this.#read(context, event.target as HTMLInputElement);
    return html`
        <button class="primary run" title=${words.say("script-run-about")} @click=${() => this.#run(context)}>
          ${words.say("script-run")}
        </button>
        <button @click=${showSession}>${words.say("script-session")}</button>
        <label class="file">
          <input type="file" class="hidden" accept=".tcp,.txt,text/plain" @change=${read} />
          <span>${words.say("script-open")}</span>
        </label>
    `;
  }

  /** The numbers of an exercise: what the script says of them, to be changed there. */
  #renderNumbers(context: ViewContext): TemplateResult {
    const { words } = context;
    return html`
      <details class="exercise">
        <summary>${words.say("exercise")}</summary>
        <p>${words.say("exercise-about")}</p>
        <div class="fields">${NUMBER_FIELDS.map((field) => this.#renderNumber(context, field))}</div>
      </details>
    `;
  }

  #renderNumber(context: ViewContext, field: NumberField): TemplateResult {
    const { words } = context;
    const name = words.say(`exercise-${field.name}`);
    const value = numberIn(this.#text, field);
    const write = (wanted: string): void =>
      this.#edit(context, withNumber(this.#text, field, wanted));
    if (field.choices.length === 0) {
      return textField(name, value, write, { placeholder: field.example });
    }
    const choices = field.choices.map((choice): [string, string] => [choice, choice]);
    return choiceField(name, value, [["", words.say("exercise-preset")], ...choices], write);
  }

  #edit(context: ViewContext, text: string): void {
    this.#text = text;
    this.#message = "";
    clearTimeout(this.#checking);
    this.#checking = window.setTimeout(() => this.#check(context), CHECK_DELAY_MS);
    this.#changed();
  }

  #check({ commands }: ViewContext): boolean {
    clearTimeout(this.#checking);
    this.#error = commands.check(this.#text);
    this.#changed();
    return this.#error === undefined;
  }

  /** What can't be read is not run: the caret goes to the place. */
  #run(context: ViewContext): void {
    if (this.#check(context)) {
      context.commands.load(this.#text);
    } else {
      this.#goTo = this.#error;
    }
  }

  /** Puts the word that was perhaps meant into the place of the wrong one. */
  readonly #take = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const root = button.getRootNode() as ParentNode;
    const area = root.querySelector<HTMLTextAreaElement>(".script textarea");
    if (area && this.#error) {
      const { start, end } = selectionOf(this.#text, this.#error);
      area.focus();
      area.setRangeText(button.dataset.suggestion ?? "", start, end, "end");
      area.dispatchEvent(new Event("input"));
    }
  };

  readonly #save = (): void => {
    saveFile(FILE_NAME, new Blob([this.#text], { type: "text/plain" }));
  };

  async #read(context: ViewContext, input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    // So that the same file can be chosen again.
    const name = file?.name ?? "";
    if (!file) {
      return;
    }
    if (file.size > LARGEST_SCRIPT) {
      this.#message = context.words.say("script-too-large", { name, most: LARGEST_SCRIPT / 1024 });
    } else {
      try {
        this.#edit(context, (await file.text()).replace(/\r\n?/g, "\n"));
        this.#message = context.words.say("script-opened", { name });
      } catch {
        this.#message = context.words.say("script-unreadable", { name });
      }
    }
    input.value = "";
    this.#changed();
  }
}

/** Otherwise it is only to be read. */
function canEdit({ commands }: ViewContext): boolean {
  return commands.permissions.script === "edit";
}

/** The numbers of the lines; the wrong one is marked. */
function gutter(lines: number, wrong: number | undefined): TemplateResult[] {
  const numbers = (from: number, to: number): string =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${from + index}\n`).join("");
  if (wrong === undefined || wrong > lines) {
    return [html`${numbers(1, lines)}`];
  }
  return [html`${numbers(1, wrong - 1)}<b>${wrong}</b>\n${numbers(wrong + 1, lines)}`];
}

function scrollGutter(event: Event): void {
  const area = event.currentTarget as HTMLTextAreaElement;
  const { previousElementSibling } = area;
  if (previousElementSibling) {
    previousElementSibling.scrollTop = area.scrollTop;
  }
}
