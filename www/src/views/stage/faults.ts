/** Faults for what one host is still to send, and segments forged in its name. */
import { html, nothing, type TemplateResult } from "lit";
import { quote } from "../../engine/lines.js";
import type { HostName } from "../../engine/view.js";
import { type Choices, choiceField, textField } from "../../ui/fields.js";
import { refusedWords } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { editFields } from "./edit-fields.js";
import {
  ACKED,
  FAULTS,
  type Fault,
  type FaultForm,
  faultLine,
  INITIAL_FAULT,
  KINDS,
  WHICH,
  type Which,
} from "./faults-model.js";
import type { Edits } from "./menu-model.js";

const FORGED = "R 1:1(0) win 0";

export class FaultsView {
  readonly #host: HostName;
  readonly #changed: () => void;
  readonly #opened: () => void;
  #open = false;
  #form: FaultForm = INITIAL_FAULT;
  #forged = FORGED;
  /** Why the last line was not taken. */
  #problem = "";
  #focus: "first" | "button" | undefined;

  constructor(host: HostName, changed: () => void, opened: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#opened = opened;
  }

  /** Makes room for something else; the focus stays where it is. */
  hide(): void {
    this.#open = false;
  }

  restart(): void {
    this.#open = false;
    this.#problem = "";
  }

  renderButton({ session, words }: ViewContext): TemplateResult {
    const host = this.#host;
    const armed = session.host(host)?.armed.length ?? 0;
    return html`
      <button
        class="faults-button"
        data-faults=${host}
        aria-expanded=${this.#open}
        aria-haspopup="dialog"
        aria-label=${words.say("faults-of", { host, count: armed })}
        @click=${this.#toggle}
      >
        ${words.say("faults-short", { count: armed })}
      </button>
    `;
  }

  render(context: ViewContext): TemplateResult | typeof nothing {
    if (!this.#open) {
      return nothing;
    }
    const { words } = context;
    const host = this.#host;
    return html`
      <section
        class="faults ${host}"
        role="dialog"
        aria-label=${words.say("faults-title", { host })}
        @keydown=${this.#onKey}
      >
        ${this.#renderArmed(context)} ${this.#renderForm(context)} ${this.#renderForge(context)}
        <p class="problem" role="status">${this.#problem}</p>
        <button class="close" @click=${this.#close}>${words.say("faults-close")}</button>
      </section>
    `;
  }

  /** After each rendering: the focus follows. */
  attach(root: ParentNode): void {
    const host = this.#host;
    const target =
      this.#focus === "first"
        ? root.querySelector<HTMLElement>(`.faults.${host} select`)
        : root.querySelector<HTMLElement>(`[data-faults=${host}]`);
    if (this.#focus) {
      target?.focus();
      this.#focus = undefined;
    }
  }

  #renderArmed({ session, words, commands }: ViewContext): TemplateResult | typeof nothing {
    const armed = session.host(this.#host)?.armed ?? [];
    if (armed.length === 0) {
      return nothing;
    }
    const disarm = (): void => {
      commands.dispatch(`disarm ${this.#host}`);
      // The button goes away with what it disarmed.
      this.#focus = "first";
      this.#changed();
    };
    return html`
      <div class="armed-list">
        <ul aria-label=${words.say("faults-armed", { host: this.#host })}>
          ${armed.map((line) => html`<li><code translate="no">${line}</code></li>`)}
        </ul>
        <button @click=${disarm}>
          ${words.say("faults-disarm")}
        </button>
      </div>
    `;
  }

  #renderForm(context: ViewContext): TemplateResult {
    const { words } = context;
    const form = this.#form;
    const { fault } = form;
    const counted = form.which === "nth" || form.which === "first";
    const spanned = fault === "delay" || fault === "duplicate";
    const arm = (event: Event): void => {
      event.preventDefault();
      this.#say(context, faultLine(this.#host, this.#form));
    };
    return html`
      <form class="fault-form" @submit=${arm}>
        <span class="fields">
          ${choiceField(words.say("fault"), fault, faultNames(words), (value) => this.#set({ fault: value as Fault }))}
          ${choiceField(words.say("which"), form.which, whichNames(words), (value) => this.#set({ which: value as Which }))}
          ${counted ? textField(words.say("which-count"), form.count, (count) => this.#set({ count })) : nothing}
          ${choiceField(words.say("kind"), form.kind, kindNames(words), (kind) => this.#set({ kind }))}
          ${form.kind === "ACK" ? choiceField(words.say("kind-of"), form.of, ackedNames(words), (of) => this.#set({ of })) : nothing}
          ${spanned ? textField(words.say(`ask-${fault}`), form.span, (span) => this.#set({ span })) : nothing}
        </span>
        ${fault === "edit" ? editFields(form.edits, words, (edits: Edits) => this.#set({ edits })) : nothing}
        <label class="check">
          <input
            type="checkbox"
            .checked=${form.retransmitted}
            @change=${(event: Event) => this.#set({ retransmitted: (event.target as HTMLInputElement).checked })}
          />
          ${words.say("fault-retransmitted")}
        </label>
        <code translate="no" class="says">${faultLine(this.#host, form)}</code>
        <button class="primary">${words.say("fault-arm")}</button>
      </form>
    `;
  }

  #renderForge(context: ViewContext): TemplateResult {
    const { words } = context;
    const forge = (event: Event): void => {
      event.preventDefault();
      this.#say(context, `forge ${this.#host} ${quote(this.#forged)}`);
    };
    return html`
      <form class="forge-form" @submit=${forge}>
        ${textField(words.say("forge", { host: this.#host }), this.#forged, (value) => {
          this.#forged = value;
        })}
        <button>${words.say("forge-send")}</button>
      </form>
    `;
  }

  #say({ commands, words }: ViewContext, line: string): void {
    const refused = commands.dispatch(line);
    this.#problem = refused ? refusedWords(refused, words) : "";
    this.#changed();
  }

  #set(changes: Partial<FaultForm>): void {
    this.#form = { ...this.#form, ...changes };
    this.#changed();
  }

  readonly #toggle = (): void => {
    if (this.#open) {
      this.#close();
    } else {
      this.#opened();
      this.#open = true;
      this.#problem = "";
      this.#focus = "first";
      this.#changed();
    }
  };

  readonly #close = (): void => {
    this.#open = false;
    this.#focus = "button";
    this.#changed();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  };
}

const faultNames = (words: Words): Choices =>
  FAULTS.map((fault) => [fault, words.say(`do-${fault}`)]);
const whichNames = (words: Words): Choices =>
  WHICH.map((which) => [which, words.say(`which-${which}`)]);
const kindNames = (words: Words): Choices =>
  KINDS.map((kind) => [kind, kind === "segment" ? words.say("kind-any") : kind]);
const ackedNames = (words: Words): Choices =>
  ACKED.map((kind) => [kind, kind === "" ? words.say("kind-any") : kind]);
