/** One host's sockets by hand: calls with all their fields, and what they return. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CallView, HostName, HostView } from "../../engine/view.js";
import { type Choices, choiceField, textField } from "../../ui/fields.js";
import { icon } from "../../ui/icons.js";
import { refusedWords } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import {
  APPS,
  CALLS,
  type CallName,
  callLine,
  type Field,
  fieldsOf,
  type Values,
} from "./calls.js";
import { lineOfCall } from "./strace.js";

/** So many calls are shown; the script of the session has them all. */
const SHOWN = 200;

export class SocketsPanel {
  readonly #host: HostName;
  readonly #changed: () => void;
  #open = false;
  #call: CallName;
  /** What was typed, by call. */
  readonly #values = new Map<CallName, Values>();
  #socket = "";
  /** Why the last line was not taken. */
  #problem = "";
  /** How many calls were shown after the last rendering. */
  #listed = 0;

  constructor(host: HostName, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#call = host === "client" ? "connect" : "listen";
  }

  restart(): void {
    this.#problem = "";
    this.#socket = "";
    this.#listed = 0;
  }

  render(context: ViewContext): TemplateResult | typeof nothing {
    const { words, session, commands } = context;
    const host = this.#host;
    const view = session.host(host);
    if (!view) {
      return nothing;
    }
    const toggle = (event: Event): void => {
      this.#open = (event.target as HTMLDetailsElement).open;
      this.#listed = 0;
      this.#changed();
    };
    return html`
      <details class="sockets ${host}" ?open=${this.#open} @toggle=${toggle}>
        <summary>
          ${words.say("sockets")} <span class="whose hidden">${words.say("sockets-whose", { host })}</span>
        </summary>
        ${
          this.#open
            ? html`<div class="sockets-body" role="group" aria-label=${words.say("sockets-of", { host })}>
                ${commands.permissions.acts ? this.#renderForm(context, view) : nothing}
                ${this.#renderCalls(session.calls(host), words)}
                ${commands.permissions.acts ? this.#renderHost(context, view) : nothing}
              </div>`
            : nothing
        }
      </details>
    `;
  }

  /** After each rendering: the newest call is in sight. */
  attach(root: ParentNode, calls: number): void {
    const list = root.querySelector(`.sockets.${this.#host} .strace`);
    if (list && calls !== this.#listed) {
      list.scrollTop = list.scrollHeight;
      this.#listed = calls;
    }
  }

  #renderForm(context: ViewContext, { socket }: HostView): TemplateResult {
    const { words } = context;
    const call = this.#call;
    const host = this.#host;
    const values = this.#valuesOf(call);
    const submit = (event: Event): void => {
      event.preventDefault();
      this.#dispatch(context, callLine(host, this.#socket, call, this.#valuesOf(call)));
    };
    const choose = (name: string): void => {
      this.#call = CALLS.find((one) => one === name) ?? this.#call;
      this.#problem = "";
      this.#changed();
    };
    const onSocket = (text: string): void => {
      this.#socket = text;
      this.#changed();
    };
    return html`
      <form class="call-form" @submit=${submit}>
        <span class="fields">
          ${choiceField(words.say("socket-call"), call, same(CALLS), choose)}
          ${textField(words.say("socket-fd"), this.#socket, onSocket, {
            numeric: true,
            placeholder: socket === undefined ? words.say("socket-new") : String(socket),
          })}
          ${fieldsOf(call, host).map((field) => this.#renderField(field, values, words))}
        </span>
        <code translate="no" class="says">${callLine(host, this.#socket, call, values)}</code>
        <button>${words.say("socket-do")}</button>
        <p class="problem" role="status">${this.#problem}</p>
      </form>
    `;
  }

  #renderField(field: Field, values: Values, words: Words): TemplateResult {
    const { name, choices, numeric, optional } = field;
    const title = words.say(`socket-${name}`);
    const changed = (value: string): void => {
      this.#values.set(this.#call, { ...values, [name]: value });
      this.#changed();
    };
    const value = values[name] ?? "";
    return choices
      ? choiceField(title, value, named(choices, words), changed)
      : textField(title, value, changed, {
          numeric,
          placeholder: optional ? words.say("socket-optional") : undefined,
        });
  }

  #renderCalls(calls: readonly CallView[], words: Words): TemplateResult {
    if (calls.length === 0) {
      return html`<p class="calls-empty">${words.say("socket-calls-empty")}</p>`;
    }
    return html`
      <ol
        class="strace"
        tabindex="0"
        aria-label=${words.say("socket-calls", { host: this.#host })}
        start=${Math.max(1, calls.length - SHOWN + 1)}
      >
        ${repeat(
          calls.slice(-SHOWN),
          ({ id }) => id,
          (call) => renderCall(call, words),
        )}
      </ol>
    `;
  }

  #renderHost(context: ViewContext, { app, down }: HostView): TemplateResult {
    const { words } = context;
    const host = this.#host;
    const apps = APPS.includes(app) ? APPS : [app, ...APPS];
    const power = (): void => this.#dispatch(context, `${host} ${down ? "restart" : "crash"}`);
    const choose = (name: string): void => this.#dispatch(context, `host ${host} app ${name}`);
    return html`
      <div class="host-tools">
        ${choiceField(words.say("host-app"), app, same(apps), choose)}
        <button class="crash" @click=${power}>
          ${icon("power")}<span>${words.say(down ? "host-restart" : "host-crash")}</span>
        </button>
      </div>
    `;
  }

  #valuesOf(call: CallName): Values {
    const initial = fieldsOf(call, this.#host).map((field) => [field.name, field.initial]);
    return { ...Object.fromEntries(initial), ...this.#values.get(call) };
  }

  #dispatch({ commands, words }: ViewContext, line: string): void {
    const refused = commands.dispatch(line);
    this.#problem = refused ? refusedWords(refused, words) : "";
    this.#changed();
  }
}

/** Words of the script language are their own names. */
function same(words: readonly string[]): Choices {
  return words.map((word) => [word, word]);
}

function named(choices: readonly string[], words: Words): Choices {
  return choices.map((choice) => [
    choice,
    choice === "" ? words.say("socket-app-default") : choice,
  ]);
}

function renderCall(call: CallView, words: Words): TemplateResult {
  const { text, result, outcome, waited } = lineOfCall(call);
  return html`
    <li class=${outcome}>
      <code translate="no">${text}</code>
      ${
        result === undefined
          ? html`<span class="waits" role="img" aria-label=${words.say("socket-pending")}>…</span>`
          : html`<code translate="no" class="result">= ${outcome === "failed" ? icon("cross") : nothing}${result}</code>`
      }
      ${waited === undefined ? nothing : html`<small>${words.say("socket-waited", { span: waited })}</small>`}
      ${call.byApp ? html`<small>${words.say("socket-by-app")}</small>` : nothing}
    </li>
  `;
}
