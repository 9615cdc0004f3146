/** What the script expects, and whether it is so. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { ExpectationStatus, ExpectationView } from "../../engine/view.js";
import { icon } from "../../ui/icons.js";
import { instant } from "../../words/format.js";
import { reasonSentence } from "../../words/reason.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";

const ICONS = { met: "check", failed: "cross", open: "open" } as const;
export const STATUSES: readonly ExpectationStatus[] = ["failed", "met", "open"];

export class ExpectationsView {
  readonly #changed: () => void;
  /** As the reader left it; until then its summary is enough, unless something failed. */
  #open: boolean | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  render({ session, words, commands }: ViewContext): TemplateResult | typeof nothing {
    const { expectations } = session;
    if (expectations.length === 0) {
      return nothing;
    }
    const failed = expectations.filter(({ status }) => status === "failed");
    const opensItself = failed.length > 0;
    const toggle = (event: Event): void => {
      const { open } = event.target as HTMLDetailsElement;
      this.#open = open === opensItself ? undefined : open;
      this.#changed();
    };
    const { nextEventAt } = session.snapshot;
    const canDecide =
      commands.permissions.acts &&
      nextEventAt === undefined &&
      expectations.some(({ status }) => status === "open");
    const alarm = failed
      .map(({ text, why }) =>
        words.say("expectation-alarm", { text, why: why ? reasonSentence(why, words) : "" }),
      )
      .join(" ");
    return html`
      <details class="expectations" ?open=${this.#open ?? opensItself} @toggle=${toggle}>
        <summary>${words.say("expectations")} ${renderCounts(expectations, words)}</summary>
        <ul aria-label=${words.say("expectations")}>
          ${expectations.map((expectation) => renderExpectation(expectation, words))}
        </ul>
        ${
          canDecide
            ? html`<button @click=${() => commands.finish()}>${words.say("expectations-decide")}</button>`
            : nothing
        }
      </details>
      <p class="hidden" role="status">${alarm}</p>
    `;
  }

  static readonly styles = css`
    .expectations {
      margin-block-start: 14px;
      padding-block-end: 14px;
      border-block-end: 1px solid var(--line);
    }
    .expectations summary {
      font-size: 13px;
      font-weight: 600;
    }
    .expectations .count {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      margin-inline-start: 12px;
      font-weight: 400;
      color: var(--mute);
    }
    .expectations ul {
      max-height: 260px;
      overflow: hidden auto;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    .expectations li {
      display: grid;
      grid-template-columns: 18px minmax(0, 1fr);
      gap: 0 6px;
      align-items: baseline;
      padding-block: 3px;
      font-size: 13px;
    }
    .expectations li .icon {
      align-self: center;
    }
    .expectations code {
      font: 12.5px/1.5 var(--mono);
      overflow-wrap: anywhere;
    }
    .expectations small {
      font-size: 12.5px;
      color: var(--mute);
    }
    .expectations .why {
      grid-column: 2;
      color: var(--rst);
    }
    .expectations button {
      margin-block-start: 8px;
    }
    .expectations .met .icon {
      color: var(--data);
    }
    .expectations .failed .icon {
      color: var(--rst);
    }
    .expectations .open .icon {
      color: var(--mute);
    }
  `;
}

function renderCounts(
  expectations: readonly ExpectationView[],
  words: Words,
): (TemplateResult | typeof nothing)[] {
  return STATUSES.map((status) => {
    const count = expectations.filter((one) => one.status === status).length;
    return count === 0
      ? nothing
      : html`<span class="count ${status}">
          ${icon(ICONS[status])} ${words.say(`expectations-${status}`, { count })}
        </span>`;
  });
}

function renderExpectation(
  { text, status, decidedAt, why }: ExpectationView,
  words: Words,
): TemplateResult {
  return html`
    <li class=${status}>
      ${icon(ICONS[status])}
      <span>
        <code translate="no">${text}</code>
        <small>
          ${words.say(`expectation-${status}`)}
          ${decidedAt === undefined ? nothing : html`<span translate="no">${instant(decidedAt)}</span>`}
        </small>
      </span>
      ${why === undefined ? nothing : html`<span class="why">${reasonSentence(why, words)}</span>`}
    </li>
  `;
}
