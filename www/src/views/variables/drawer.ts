/** All variables of both hosts, with their sequence spaces and timers. */

import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { baseIn, type Numbers, tcbIn } from "../../engine/numbers.js";
import type { Session } from "../../engine/session.js";
import {
  HOSTS,
  type HostName,
  type SpaceView,
  type TcbView,
  type TimerView,
} from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { SizeWatch } from "../../ui/size.js";
import { renderCitation } from "../../words/citation.js";
import { countdown, span, thousands, variable } from "../../words/format.js";
import { spelled } from "../../words/spelled.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { renderBar } from "./bar.js";
import { dashed, GROUPS, type Group, namesIn, sourceOf } from "./names.js";
import { layOutBar, receiveMarks, receiveStretches, sendMarks, sendStretches } from "./space.js";
import { timeoutOf } from "./timeout.js";

/** What is shown of a host, and what was shown before. */
interface Shown {
  readonly tcb: TcbView | undefined;
  /** By name, as it is printed. */
  readonly values: ReadonlyMap<string, string>;
  readonly before: ReadonlyMap<string, string>;
  readonly numbers: Numbers;
}

export class VariablesDrawer {
  readonly #changed: () => void;
  #open = false;
  #shown: Partial<Record<HostName, Shown>> = {};
  /** Of which moment that is. */
  #snapshot: Session["snapshot"] | undefined;
  /** The variable that is explained. */
  #explained: { readonly host: HostName; readonly name: string } | undefined;
  readonly #size: SizeWatch;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#size = new SizeWatch({ width: 320, height: 0 }, (what) => {
      if (what === "width") {
        changed();
      }
    });
  }

  render(context: ViewContext): TemplateResult {
    const { session, words } = context;
    if (this.#open) {
      this.#ask(session, words);
    }
    return renderDrawer({
      name: "tcb-drawer",
      open: this.#open,
      summary: html`${words.say("variables")} <small>${words.say("variables-what")}</small>`,
      body: () => this.#renderBody(context),
      toggled: (open) => {
        this.#open = open;
        if (!open) {
          this.restart();
        }
        this.#changed();
      },
    });
  }

  attach(root: ParentNode): void {
    this.#size.attach(root.querySelector(".tcb-width"));
  }

  /** Timers count down. */
  frame(root: ParentNode, now: number): void {
    if (!this.#open) {
      return;
    }
    for (const node of root.querySelectorAll<HTMLElement>(".tcb-timer")) {
      const [startedAt, expiresAt] = [Number(node.dataset.started), Number(node.dataset.expires)];
      const [left, bar] = [node.querySelector(".left"), node.querySelector<HTMLElement>("i")];
      const text = countdown(expiresAt - now);
      if (left && bar && left.textContent !== text) {
        left.textContent = text;
        const share = (expiresAt - now) / Math.max(1, expiresAt - startedAt);
        bar.style.transform = `scaleX(${Math.max(0, Math.min(1, share)).toFixed(4)})`;
      }
    }
  }

  detach(): void {
    this.#size.detach();
  }

  /** What was shown is no measure of what comes. */
  restart(): void {
    this.#shown = {};
    this.#snapshot = undefined;
  }

  #ask(session: Session, words: Words): void {
    if (this.#snapshot === session.snapshot) {
      return;
    }
    this.#snapshot = session.snapshot;
    for (const host of HOSTS) {
      const told = session.tcb(host);
      const { numbers } = session;
      const tcb = told && tcbIn(told, numbers);
      const values = tcb ? valuesOf(tcb, words) : new Map<string, string>();
      const last = this.#shown[host];
      // Of another connection nothing has changed: all is new. So are other numbers for the same.
      const same = last?.values.get("iss") === values.get("iss") && last?.numbers === numbers;
      this.#shown[host] = { tcb, values, before: same ? last.values : values, numbers };
    }
  }

  #renderBody(context: ViewContext): TemplateResult {
    const { words } = context;
    return html`
      <div class="tcb-body">${HOSTS.map((host) => this.#renderHost(host, context))}</div>
      <p class="tcb-note">${words.say("space-scale")}</p>
    `;
  }

  #renderHost(host: HostName, { session, words }: ViewContext): TemplateResult {
    const view = session.host(host);
    const shown = this.#shown[host];
    const title = words.say("variables-of", { host });
    return html`
      <section class="tcb" role="group" aria-label=${title}>
        <h3>${title} <small translate="no">${view?.state ?? ""}</small></h3>
        <div class="tcb-width"></div>
        ${
          shown?.tcb
            ? html`
                ${this.#renderSpaces(shown.tcb, shown.numbers, words)} ${renderTimers(view?.timers ?? [], words)}
                <div class="tcb-groups">
                  ${GROUPS.map((group) => this.#renderGroup(host, group, shown, words))}
                </div>
              `
            : html`<p class="tcb-none">
                ${words.say("variables-none", { state: view?.state ?? "" })}
              </p>`
        }
      </section>
    `;
  }

  #renderSpaces(tcb: TcbView, numbers: Numbers, words: Words): TemplateResult {
    const { send, receive, variables } = tcb;
    const known = variables.some(({ name }) => name === "snd.wnd");
    const { width } = this.#size;
    const base = baseIn(tcb, "snd.nxt", numbers);
    const sending = layOutBar(sendStretches(send, known), sendMarks(send, known), width, base);
    return html`
      ${renderSpace(renderBar(sending, words.say("space-send"), words), "space-send", words)}
      ${known ? nothing : html`<p class="tcb-none">${words.say("space-no-window")}</p>`}
      ${
        receive
          ? renderSpace(
              this.#renderReceive(receive, baseIn(tcb, "rcv.nxt", numbers), words),
              "space-receive",
              words,
            )
          : html`<h4>${words.say("space-receive")}</h4>
              <p class="tcb-none">${words.say("space-no-peer")}</p>`
      }
    `;
  }

  #renderReceive(space: SpaceView, base: number, words: Words): TemplateResult {
    const stretches = receiveStretches(space);
    const bar = layOutBar(stretches, receiveMarks(space), this.#size.width, base);
    return renderBar(bar, words.say("space-receive"), words);
  }

  #renderGroup(host: HostName, group: Group, shown: Shown, words: Words) {
    const names = namesIn(group).filter((name) => shown.values.has(name));
    return names.length === 0
      ? nothing
      : html`
          <div class="tcb-group">
            <h4>${words.say(`variables-${group}`)}</h4>
            <dl>${names.map((name) => this.#renderVariable(host, name, shown, words))}</dl>
            ${group === "retransmission" ? renderTimeout(shown, words) : nothing}
          </div>
        `;
  }

  #renderVariable(host: HostName, name: string, shown: Shown, words: Words): TemplateResult {
    const open = this.#explained?.host === host && this.#explained.name === name;
    const value = shown.values.get(name) ?? "";
    const toggle = (): void => {
      this.#explained = open ? undefined : { host, name };
      this.#changed();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (open && event.key === "Escape") {
        (event.currentTarget as HTMLElement).querySelector("button")?.focus();
        toggle();
      }
    };
    const changed = shown.before.has(name) && shown.before.get(name) !== value;
    const source = sourceOf(name);
    // A changed value is a new node, so that its highlight starts anew.
    return html`
      <div @keydown=${onKey}>
        <dt>
          <button translate="no" aria-expanded=${open} @click=${toggle}>${name}</button>
        </dt>
        ${keyed(
          value,
          html`<dd translate=${name === "phase" ? nothing : "no"} class=${changed ? "changed" : ""}>
            ${thousands(value).map((part) => html`<span>${part}</span>`)}
          </dd>`,
        )}
        ${
          open
            ? html`<dd class="tcb-about">
                ${words.say(`variable-${dashed(name)}`)}
                ${source ? renderCitation(source, words) : nothing}
              </dd>`
            : nothing
        }
      </div>
    `;
  }
}

/** As they are printed. */
function valuesOf(tcb: TcbView, words: Words): Map<string, string> {
  const values = new Map(tcb.variables.map((item) => [item.name, variable(item)]));
  return values.set("phase", words.say(`phase-${tcb.phase}`));
}

function renderSpace(bar: TemplateResult, name: string, words: Words): TemplateResult {
  return html`<h4>${words.say(name)}</h4><div class="tcb-space">${bar}</div>`;
}

function renderTimers(timers: readonly TimerView[], words: Words): TemplateResult {
  return html`
    <h4>${words.say("variables-timers")}</h4>
    ${
      timers.length === 0
        ? html`<p class="tcb-none">${words.say("variables-no-timer")}</p>`
        : nothing
    }
    ${timers.map(
      ({ name, startedAt, expiresAt, attempt }) => html`
        <div class="tcb-timer" data-started=${startedAt} data-expires=${expiresAt}>
          <p>
            <b>${spelled(words.say(`timer-${name}`))}</b> <span class="left" translate="no"></span>
            ${words.say("timer-of", { span: countdown(expiresAt - startedAt) })}
            ${attempt > 0 ? words.say("timer-attempt", { attempt: attempt + 1 }) : nothing}
          </p>
          <div class="tcb-timer-bar" aria-hidden="true"><i></i></div>
          <small>${words.say(`timer-${name}-about`)}</small>
        </div>
      `,
    )}
  `;
}

function renderTimeout({ tcb }: Shown, words: Words): TemplateResult | typeof nothing {
  const least = tcb?.leastAboveSrtt;
  const timeout = timeoutOf(tcb?.variables ?? [], least);
  if (!timeout) {
    return nothing;
  }
  const { srtt, rttvar, sum, rto, backoff, how } = timeout;
  const values = {
    ...{ srtt: span(srtt), rttvar: span(rttvar), sum: span(sum), rto: span(rto) },
    ...{ count: backoff, least: span(least ?? 0) },
  };
  return html`<p class="tcb-formula">${words.say(`timeout-${how}`, values)}</p>`;
}
