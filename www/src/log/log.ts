/** The log: what happened and why, in sentences, the newest first. */
import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { renderCitation } from "../citation.js";
import { instant } from "../format.js";
import { icon } from "../icons.js";
import type { Scene } from "../scene.js";
import { sentence } from "../sentence.js";
import type { EntryView } from "../view.js";
import type { Words } from "../words.js";
import {
  cutBack,
  type Direction,
  directionOf,
  type Group,
  gather,
  inReadingOrder,
} from "./groups.js";

/** So many groups are shown at first; so many older ones on each demand. */
const SHOWN = 60;
const MORE = 300;
/** More than that at once do not fade in: while they do, nobody can read. */
const FADING = 6;

export class LogView {
  readonly #changed: () => void;
  #groups: Group[] = [];
  readonly #fading = new WeakSet<Group>();
  #taken = 0;
  #rewinds = 0;
  #shown = SHOWN;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  render({ session, words, anchor }: Scene): TemplateResult {
    if (session.rewinds !== this.#rewinds) {
      this.#rewinds = session.rewinds;
      cutBack(this.#groups, session.entries);
      this.#taken = (this.#groups.at(-1)?.entries.at(-1)?.id ?? -1) + 1;
    }
    const before = this.#groups.length;
    gather(this.#groups, session.entries.slice(this.#taken));
    const added = this.#groups.slice(before);
    if (added.length <= FADING) {
      for (const group of added) {
        this.#fading.add(group);
      }
    }
    this.#taken = session.entries.length;
    const newest = this.#groups.slice(-this.#shown).reverse();
    const older = this.#groups.length - newest.length;
    return html`
      <section class="log" part="log" aria-labelledby="log-title">
        <h2 id="log-title">${words.say("log")}</h2>
        <div class="log-box" tabindex="0" role="group" aria-labelledby="log-title">
          ${newest.length === 0 ? html`<p>${words.say("entries-empty")}</p>` : nothing}
          <ol reversed>
            ${repeat(
              newest,
              (group) => group.id,
              (group) => {
                const segment =
                  group.segment === undefined ? undefined : session.segments.get(group.segment);
                const look = this.#fading.has(group) ? "fading" : "";
                const marked = segment && segment.id === anchor ? "anchored" : "";
                const looks = `${look} ${marked}`;
                return renderGroup(group, directionOf(group, segment), looks, words);
              },
            )}
          </ol>
          ${
            older > 0
              ? html`<button @click=${this.#showOlder}>
                  ${words.say("entries-older", { count: Math.min(older, MORE) })}
                </button>`
              : nothing
          }
        </div>
      </section>
    `;
  }

  restart(): void {
    this.#groups = [];
    this.#taken = 0;
    this.#rewinds = 0;
    this.#shown = SHOWN;
  }

  readonly #showOlder = (): void => {
    this.#shown += MORE;
    this.#changed();
  };

  static readonly styles = css`
    .log {
      min-width: 0;
    }
    .log-box {
      max-height: var(--pane-height);
      overflow: hidden auto;
      border-radius: 6px;
      contain: content;
    }
    .log ol {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .log li {
      padding-block: 10px 11px;
      border-block-end: 1px solid var(--soft);
    }
    .log li:first-child {
      padding-block-start: 2px;
    }
    .entry-head {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
      font: 12.5px/1.6 var(--mono);
      color: var(--mute);
    }
    .entry-head code {
      font: inherit;
      color: var(--ink);
      overflow-wrap: anywhere;
    }
    .entry-head .icon {
      width: 11px;
      height: 11px;
      vertical-align: -1px;
    }
    .entry-head .lost {
      color: var(--rst);
    }
    .entry-state {
      font-weight: 600;
      color: var(--ink);
    }
    .log p {
      margin: 2px 0 0;
      text-wrap: pretty;
    }
    @media (prefers-reduced-motion: no-preference) {
      .log .fading {
        animation: appear 0.3s ease-out;
      }
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `;
}

function renderGroup(
  group: Group,
  direction: Direction,
  look: string,
  words: Words,
): TemplateResult {
  const change = group.entries.findLast(({ kind }) => kind === "state");
  const head =
    group.line === undefined
      ? nothing
      : html`<span class=${direction}>${directionMark(direction)}</span>
          <code>${group.line}</code>`;
  return html`
    <li class=${look}>
      <div class="entry-head">
        <span>${instant(group.at)}</span>
        <span>${words.say(`host-${group.host}`)}</span>
        ${head} ${change ? html`<span class="entry-state">${words.state(newState(change))}</span>` : nothing}
      </div>
      ${inReadingOrder(group).map(
        (entry) => html`
          <p>${sentence(entry, words)} ${entry.citation ? renderCitation(entry.citation, words) : nothing}</p>
        `,
      )}
    </li>
  `;
}

function directionMark(direction: Direction): TemplateResult {
  if (direction === "lost") {
    return icon("cross");
  }
  return icon(direction === "sent" ? "right" : "left");
}

function newState(entry: EntryView): string {
  return entry.values.find(({ name }) => name === "to")?.word ?? "";
}
