/** One host: its state, timers and variables, and the calls that its user can make. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { lineFor } from "../../engine/lines.js";
import type {
  Call,
  HostName,
  HostView,
  RefusalView,
  TimerView,
  VariableView,
} from "../../engine/view.js";
import { icon } from "../../ui/icons.js";
import { countdown, thousands, variable } from "../../words/format.js";
import { refusalSentence, refusedWords, rfcWords } from "../../words/sentence.js";
import { spelled } from "../../words/spelled.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";

/** So many characters of a long text stand on one line. */
const MOST_TEXT = 12;

export class HostPanel {
  readonly #host: HostName;
  readonly #changed: () => void;
  #text: string | undefined;
  #showVariables: boolean | undefined;
  /** The call beside whose button stands why it makes no sense now, or else these words. */
  #hint: { readonly call: Call; readonly words: string } | undefined;

  constructor(host: HostName, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  render(context: ViewContext, compact: boolean): TemplateResult | typeof nothing {
    const view = context.session.host(this.#host);
    if (!view) {
      return nothing;
    }
    const { words } = context;
    const name = this.#host;
    return html`
      <section class="host ${name} ${view.down ? "down" : ""}" part="host" role="group" aria-labelledby="${name}-title">
        <div class="host-head">
          <h2 id="${name}-title">${words.say("host-title", { host: name })}</h2>
          <span class="address" translate="no">${addressOf(view)}</span>
        </div>
        <p class="state" translate="no">${words.state(view.state)}</p>
        ${view.down ? this.#renderDown(context) : nothing}
        <div class="timers">${view.timers.map((timer) => renderTimer(timer, words))}</div>
        ${context.commands.permissions.acts ? this.#renderCalls(context, view) : nothing}
        ${renderFacts(view, words)} ${this.#renderVariables(context, view, compact)}
      </section>
    `;
  }

  /** Timers count down. */
  frame(root: ParentNode, now: number): void {
    for (const node of root.querySelectorAll<HTMLElement>(`.host.${this.#host} [data-expires]`)) {
      const left = countdown(Number(node.dataset.expires) - now);
      if (node.textContent !== left) {
        node.textContent = left;
      }
    }
  }

  /** What the reader has typed to be sent; none where the words stand that are proposed. */
  get typed(): string | undefined {
    return this.#text;
  }

  set typed(text: string | undefined) {
    this.#text = text;
  }

  restart(): void {
    this.#hint = undefined;
  }

  #renderCalls(context: ViewContext, view: HostView): TemplateResult {
    const { words } = context;
    const button = (call: Call): TemplateResult => this.#renderCall(context, view, call);
    const send = (event: Event): void => {
      event.preventDefault();
      this.#call(context, view, "send");
    };
    return html`
      <form class="calls" @submit=${send} @keydown=${this.#onKey} @pointerleave=${this.#hideHint}>
        ${button("listen")} ${button("connect")}
        <span class="send">
          <input
            aria-label=${words.say("send-text")}
            .value=${this.#sendText(words)}
            @input=${this.#onText}
            autocomplete="off"
            spellcheck="false"
          />
          ${button("send")}
        </span>
        ${button("close")} ${button("abort")} ${this.#renderHint(view, words)}
      </form>
    `;
  }

  #renderCall(context: ViewContext, view: HostView, call: Call): TemplateResult {
    const { words } = context;
    const refusal = refusalOf(view, call);
    const describedBy = refusal ? `${view.host}-${call}-why` : nothing;
    const act = (): void => {
      if (call !== "send") {
        this.#call(context, view, call);
      }
    };
    const show = (): void => this.#showHint(call, "");
    return html`
      <button
        type=${call === "send" ? "submit" : "button"}
        aria-disabled=${refusal ? "true" : nothing}
        aria-describedby=${describedBy}
        title=${refusal ? nothing : aboutCall(call, view, words)}
        @click=${act}
        @pointerenter=${show}
        @focus=${show}
        @blur=${this.#hideHint}
      >
        ${words.say(`call-${call}`)}
      </button>
      ${
        refusal
          ? html`<span class="hidden" id="${view.host}-${call}-why">
              ${refusalSentence(refusal, words)}
            </span>`
          : nothing
      }
    `;
  }

  #renderHint(view: HostView, words: Words): TemplateResult | typeof nothing {
    const refusal = this.#hint && refusalOf(view, this.#hint.call);
    if (!this.#hint || !(refusal || this.#hint.words)) {
      return nothing;
    }
    const quote = refusal && rfcWords(refusal, words);
    return html`
      <p class="hint" role="tooltip">
        ${
          refusal
            ? html`${refusalSentence(refusal, words)} ${quote && html`<small>${quote}</small>`}`
            : this.#hint.words
        }
      </p>
    `;
  }

  #renderDown({ words, commands }: ViewContext): TemplateResult {
    const restart = (event: Event): void => {
      // This button goes away.
      const host = (event.currentTarget as HTMLElement).closest(".host");
      host?.querySelector<HTMLElement>(".calls button")?.focus();
      commands.dispatch(`${this.#host} restart`);
    };
    return html`
      <p class="down-note">
        <span>${words.say("host-down")}</span>
        ${
          commands.permissions.acts
            ? html`<button @click=${restart}>
                ${icon("power")}<span>${words.say("host-restart")}</span>
              </button>`
            : nothing
        }
      </p>
    `;
  }

  #renderVariables(context: ViewContext, view: HostView, compact: boolean): TemplateResult {
    const { session, words } = context;
    const toggle = (event: Event): void => {
      this.#showVariables = (event.target as HTMLDetailsElement).open;
    };
    return html`
      <details class="variables" ?open=${this.#showVariables ?? !compact} @toggle=${toggle}>
        <summary>${words.say("host-variables")}</summary>
        <dl translate="no">
          ${repeat(
            view.variables,
            // A changed value is a new node, so that its highlight starts anew.
            ({ name, value }) => `${name} ${value}`,
            (item) => html`
              <div class=${session.changed(view.host, item.name, item.value) ? "changed" : ""}>
                <dt>${item.name}</dt>
                <dd>${renderValue(item)}</dd>
              </div>
            `,
          )}
        </dl>
      </details>
    `;
  }

  #call(context: ViewContext, view: HostView, call: Call): void {
    const { commands, words } = context;
    const text = this.#sendText(words);
    const refusal = refusalOf(view, call);
    if (refusal) {
      commands.say(refusedWords(refusal, words));
      this.#showHint(call, "");
    } else if (call === "send" && text === "") {
      commands.say(words.say("send-nothing"));
      this.#showHint(call, words.say("send-nothing"));
    } else {
      const refused = commands.dispatch(lineFor(call, this.#host, text));
      this.#hint = refused && { call, words: refusedWords(refused, words) };
    }
    this.#changed();
  }

  #sendText(words: Words): string {
    return this.#text ?? words.say("send-default", { host: this.#host });
  }

  readonly #onText = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      this.#hideHint();
    }
  };

  #showHint(call: Call, words: string): void {
    if (this.#hint?.call !== call || this.#hint.words !== words) {
      this.#hint = { call, words };
      this.#changed();
    }
  }

  readonly #hideHint = (): void => {
    if (this.#hint) {
      this.#hint = undefined;
      this.#changed();
    }
  };
}

/** Its socket; without a connection or a listener it has no port yet. */
function addressOf({ local, remote, listening }: HostView): string {
  const host = local.replace(/:\d+$/, "");
  return remote !== undefined ? local : listening === undefined ? host : `${host}:${listening}`;
}

/** The connection whose state is shown is over, but there is a listener. */
function onlyListens({ state, listening }: HostView): boolean {
  return state === "CLOSED" && listening !== undefined;
}

function aboutCall(call: Call, view: HostView, words: Words): string {
  return call === "close" && onlyListens(view)
    ? words.say("about-close-listener", { port: String(view.listening) })
    : words.say(`about-${call}`);
}

function refusalOf(view: HostView, call: Call): RefusalView | undefined {
  return view.controls.find((control) => control.call === call)?.refusal;
}

function renderValue(item: VariableView): TemplateResult {
  return html`${thousands(variable(item)).map((part) => html`<span>${part}</span>`)}`;
}

function renderTimer({ name, attempt, expiresAt }: TimerView, words: Words): TemplateResult {
  return html`
    <p class="timer ${name}" title=${words.say(`timer-${name}-about`)}>
      ${icon("dial")} <b>${spelled(words.say(`timer-${name}`))}</b>
      <span translate="no" data-expires=${expiresAt}></span>
      ${attempt > 0 ? html`<small>${words.say("timer-attempt", { attempt: attempt + 1 })}</small>` : nothing}
    </p>
  `;
}

function renderFacts(view: HostView, words: Words): TemplateResult {
  return html`
    <div class="facts">
      ${
        view.listening === undefined
          ? nothing
          : html`<p>
              ${words.say(onlyListens(view) ? "host-listening-still" : "host-listening", {
                port: String(view.listening),
              })}
            </p>`
      }
      <p>
        ${words.say("host-received")}
        <b>${words.say("host-received-bytes", { bytes: view.receivedBytes })}</b>
        ${view.receivedText ? html`<q translate="no">${endOf(view.receivedText)}</q>` : nothing}
      </p>
      ${
        view.others.length === 0
          ? nothing
          : html`<p>${words.say("host-others")} <b translate="no">${othersOf(view, words)}</b></p>`
      }
    </div>
  `;
}

/** One by its state and port; many by their states, as the socket table has each of them. */
function othersOf({ others }: HostView, words: Words): string {
  const [first] = others;
  if (first && others.length === 1) {
    // With the same two hosts as ever, the port is what tells it apart.
    const remote = first.remote.replace(/^.*:/, ":");
    return words.say("host-other", { state: first.state, remote });
  }
  const counts = new Map<string, number>();
  for (const { state } of others) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts]
    .map(([state, count]) => words.say("host-other-many", { count, state }))
    .join(" ");
}

function endOf(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_TEXT ? text : `…${characters.slice(1 - MOST_TEXT).join("")}`;
}
