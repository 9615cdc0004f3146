/** The chips that choose which part of the log is shown. */
import { css, html, nothing, type TemplateResult } from "lit";
import { HOSTS, type HostName } from "../../engine/view.js";
import type { Words } from "../../words/words.js";
import { ALL, type Filter, isAll, SORT_NAMES, type Sort, toggled } from "./filter.js";

export class FilterView {
  readonly #changed: () => void;
  #filter = ALL;
  #open = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get filter(): Filter {
    return this.#filter;
  }

  set filter(filter: Filter) {
    this.#filter = filter;
    this.#changed();
  }

  renderButton(words: Words): TemplateResult {
    return html`
      <div class="pane-tools">
        <button aria-expanded=${this.#open} @click=${this.#toggleOpen}>
          ${words.say("filter")}
        </button>
      </div>
    `;
  }

  /** `choose` is called with the filter that the reader wants. */
  renderChips(words: Words, choose: (filter: Filter) => void): TemplateResult | typeof nothing {
    if (!this.#open) {
      return nothing;
    }
    const chip = (what: HostName | Sort, wanted: boolean, name: string): TemplateResult => html`
      <button aria-pressed=${wanted} @click=${() => choose(toggled(this.#filter, what))}>
        ${name}
      </button>
    `;
    const { hosts, sorts } = this.#filter;
    return html`
      <div class="chips" role="group" aria-label=${words.say("filter-only")}>
        <span aria-hidden="true">${words.say("filter-only")}</span>
        ${HOSTS.map((host) => chip(host, hosts.includes(host), words.say("host-title", { host })))}
        <span class="chip-gap"></span>
        ${SORT_NAMES.map((sort) => chip(sort, sorts.includes(sort), words.say(`filter-${sort}`)))}
      </div>
    `;
  }

  /** How much of the log is not shown, even while the chips are folded away. */
  renderHidden(
    hidden: number,
    words: Words,
    choose: (filter: Filter) => void,
  ): TemplateResult | typeof nothing {
    const showAll = (event: Event): void => {
      // This button goes away.
      const log = (event.currentTarget as HTMLElement).closest(".log");
      log?.querySelector<HTMLElement>(".pane-tools button")?.focus();
      choose(ALL);
    };
    return isAll(this.#filter)
      ? nothing
      : html`<p class="log-hidden">
          <span>${words.say("filter-hidden", { count: hidden })}</span>
          <button @click=${showAll}>${words.say("filter-all")}</button>
        </p>`;
  }

  readonly #toggleOpen = (): void => {
    this.#open = !this.#open;
    this.#changed();
  };

  static readonly styles = css`
    .log {
      position: relative;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 5px;
      margin-block-end: 10px;
      color: var(--mute);
      font-size: 12.5px;
    }
    .chips button {
      min-height: 26px;
      padding: 1px 10px;
      border-radius: 13px;
      font-size: 12.5px;
    }
    .chips button[aria-pressed="true"] {
      background: var(--ink);
      border-color: var(--ink);
      color: var(--paper);
    }
    .chip-gap {
      inline-size: 6px;
    }
    .log-hidden button {
      min-height: 26px;
      padding: 1px 10px;
    }
  `;
}
