/** The builder on the site's first page: choices, what they look like, and what to paste. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { SPEEDS } from "../src/engine/player.js";
import { SCENARIOS } from "../src/engine/scenarios.js";
import { THEMES } from "../src/style/theme.js";
import { copyText } from "../src/ui/clipboard.js";
import { BARS } from "../src/views/permissions.js";
import { VIEWS, type ViewName } from "../src/views/view-names.js";
import { LANGUAGES } from "../src/words/language.js";
import { titleOf } from "../src/words/scenario-title.js";
import { STATE_NAMES } from "../src/words/states.js";
import type { Words } from "../src/words/words.js";
import { renderInto } from "./render.js";
import { type Choice, FORMS, type Form, folder, frameAddress, WRITERS } from "./tag.js";

type Option = readonly [value: string, text: string];

/** Those that go by another name in the words of the element. */
const TITLES: Partial<Record<ViewName, string>> = { hosts: "builder-hosts", table: "segments" };
/** Stands among the scenarios for a script of the author's. */
const OWN = "";

export class Builder {
  readonly #form: HTMLElement;
  #words: Words | undefined;
  #choice: Choice = {
    ...{ scenario: SCENARIOS[0] ?? "", src: "", speed: 1, paused: false, lang: "", names: "rfc" },
    ...{ theme: THEMES[0], bar: BARS[0], readonly: false, views: new Set(VIEWS) },
  };
  /** A script of the author's is wanted, though its address may not have been written yet. */
  #own = false;
  #kind: Form = "tag";
  #base = new URL(".", document.baseURI).href;
  #hashes: Readonly<Record<string, string>> = {};
  #copied: "builder-copied" | "builder-copy-denied" | undefined;

  constructor(form: HTMLElement) {
    this.#form = form;
    form.addEventListener("submit", (event) => event.preventDefault());
    void this.#learnHashes();
  }

  show(words: Words): void {
    this.#words = words;
    renderInto(this.#render(words), this.#form);
  }

  #again(): void {
    if (this.#words) {
      this.show(this.#words);
    }
  }

  /** While the site is being developed there are none. */
  async #learnHashes(): Promise<void> {
    const answer = await fetch(new URL("integrity.json", document.baseURI)).catch(() => undefined);
    if (answer?.ok) {
      this.#hashes = await answer.json().catch(() => ({}));
      this.#again();
    }
  }

  #change(changes: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...changes };
    this.#copied = undefined;
    this.#again();
  }

  #render(words: Words): TemplateResult {
    const choice = this.#choice;
    return html`
      <div class="fields">
        ${this.#renderSource(words)}
        ${renderSelect(
          words.say("builder-speed"),
          String(choice.speed),
          SPEEDS.map((speed) => [String(speed), words.say("speed-value", { speed })]),
          (speed) => this.#change({ speed: Number(speed) }),
        )}
        ${renderSelect(
          words.say("builder-bar"),
          choice.bar,
          BARS.map((bar) => [bar, words.say(`builder-bar-${bar}`)]),
          (bar) => this.#change({ bar }),
        )}
        ${renderSelect(
          words.say("builder-lang"),
          choice.lang,
          [
            ["", words.say("builder-lang-page")],
            ...LANGUAGES.map(({ code, name }): Option => [code, name]),
          ],
          (lang) => this.#change({ lang }),
        )}
        ${renderSelect(
          words.say("builder-theme"),
          choice.theme,
          THEMES.map((theme) => [theme, words.say(`builder-theme-${theme}`)]),
          (theme) => this.#change({ theme }),
        )}
        ${renderSelect(
          words.say("builder-names"),
          choice.names,
          STATE_NAMES.map((names) => [names, names]),
          (names) => this.#change({ names }),
        )}
      </div>
      <div class="fields">
        ${renderCheck(words.say("builder-paused"), choice.paused, (paused) =>
          this.#change({ paused }),
        )}
        ${renderCheck(words.say("builder-readonly"), choice.readonly, (readonly) =>
          this.#change({ readonly }),
        )}
      </div>
      ${this.#renderViews(words)} ${this.#renderPreview(words)} ${this.#renderText(words)}
    `;
  }

  #renderSource(words: Words): TemplateResult {
    const { scenario, src } = this.#choice;
    const choose = (chosen: string): void => {
      this.#own = chosen === OWN;
      this.#change(this.#own ? {} : { scenario: chosen, src: "" });
    };
    return html`
      ${renderSelect(
        words.say("builder-scenario"),
        this.#own ? OWN : scenario,
        [
          ...SCENARIOS.map((name): Option => [name, titleOf(name, words)]),
          [OWN, words.say("builder-own")],
        ],
        choose,
      )}
      ${
        this.#own
          ? renderText(words.say("builder-src"), src, "runs/my-run.tcp", (address) =>
              this.#change({ src: address.trim() }),
            )
          : nothing
      }
    `;
  }

  #renderViews(words: Words): TemplateResult {
    const { views } = this.#choice;
    const toggle = (view: ViewName): void =>
      this.#change({ views: new Set(VIEWS.filter((one) => views.has(one) !== (one === view))) });
    return html`
      <fieldset>
        <legend>${words.say("builder-views")}</legend>
        ${VIEWS.map((view) =>
          renderCheck(words.say(TITLES[view] ?? view), views.has(view), () => toggle(view)),
        )}
      </fieldset>
    `;
  }

  /** Another frame for each choice: one that is sent elsewhere would be a step of the way back. */
  #renderPreview(words: Words): TemplateResult {
    // What is pasted speaks as its page does, and this is ours.
    const choice = { ...this.#choice, lang: this.#choice.lang || words.locale };
    const address = frameAddress(choice, { base: new URL(".", document.baseURI).href });
    return html`
      <div class="preview">
        ${keyed(
          address,
          html`<iframe src=${address} title=${words.say("builder-preview")} loading="lazy"></iframe>`,
        )}
      </div>
    `;
  }

  #renderText(words: Words): TemplateResult {
    const fallback = words.say("builder-fallback");
    const place = { base: folder(this.#base), hashes: this.#hashes, fallback };
    const text = WRITERS[this.#kind](this.#choice, place);
    const choose = (kind: Form): void => {
      this.#kind = kind;
      this.#change({});
    };
    return html`
      <fieldset>
        <legend>${words.say("builder-form")}</legend>
        ${FORMS.map(
          (form) => html`
            <label class="check">
              <input
                type="radio"
                name="form"
                .checked=${form === this.#kind}
                @change=${() => choose(form)}
              />
              ${words.say(`builder-form-${form}`)}
            </label>
          `,
        )}
      </fieldset>
      ${renderText(words.say("builder-base"), this.#base, "/tcpscope/", (base) => {
        this.#base = base;
        this.#change({});
      })}
      <label class="tag">
        ${words.say("builder-text")}
        <textarea readonly rows="7" spellcheck="false" .value=${text}></textarea>
      </label>
      <p class="copy">
        <button type="button" @click=${() => void this.#copy(text)}>
          ${words.say("builder-copy")}
        </button>
        <span role="status">${this.#copied ? words.say(this.#copied) : ""}</span>
      </p>
      <p>${words.say(`builder-about-${this.#kind}`)}</p>
    `;
  }

  async #copy(text: string): Promise<void> {
    const done = await copyText(text);
    if (!done) {
      this.#form.querySelector<HTMLTextAreaElement>(".tag textarea")?.select();
    }
    this.#copied = done ? "builder-copied" : "builder-copy-denied";
    this.#again();
  }
}

function renderSelect(
  label: string,
  value: string,
  options: readonly Option[],
  chosen: (value: string) => void,
): TemplateResult {
  return html`
    <label>
      ${label}
      <select @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
        ${options.map(
          ([one, text]) =>
            html`<option translate=${one === text ? "no" : nothing} value=${one} .selected=${one === value}>${text}</option>`,
        )}
      </select>
    </label>
  `;
}

function renderCheck(
  label: string,
  checked: boolean,
  chosen: (checked: boolean) => void,
): TemplateResult {
  return html`
    <label class="check">
      <input
        type="checkbox"
        .checked=${checked}
        @change=${(event: Event) => chosen((event.target as HTMLInputElement).checked)}
      />
      ${label}
    </label>
  `;
}

function renderText(
  label: string,
  value: string,
  example: string,
  written: (value: string) => void,
): TemplateResult {
  return html`
    <label class="wide">
      ${label}
      <input
        type="text"
        spellcheck="false"
        autocapitalize="off"
        placeholder=${example}
        .value=${value}
        @change=${(event: Event) => written((event.target as HTMLInputElement).value)}
      />
    </label>
  `;
}
