/** The log: what happened and why, in sentences, the newest first. */
import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  cutBack,
  type Direction,
  directionOf,
  type Group,
  gather,
  inReadingOrder,
} from "../../engine/groups.js";
import type { Session } from "../../engine/session.js";
import type { EntryView, HostName, SegmentView } from "../../engine/view.js";
import { icon } from "../../ui/icons.js";
import { onStopKey } from "../../ui/roving.js";
import { renderCitation } from "../../words/citation.js";
import { instant } from "../../words/format.js";
import { renderNotation } from "../../words/notation-view.js";
import { momentOf, sentence } from "../../words/sentence.js";
import { spelled } from "../../words/spelled.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { type Filter, isAll, passes } from "./filter.js";
import { FilterView } from "./filter-view.js";

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
  readonly #filter: FilterView;
  /** The entry that Tab leads to; none: the newest. */
  #stop: number | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#filter = new FilterView(changed);
  }

  render(context: ViewContext): TemplateResult {
    const { session, words, commands } = context;
    this.#take(session);
    const { filter } = this.#filter;
    const wanted = this.#wanted(filter);
    const newest = wanted.slice(-this.#shown).reverse();
    const older = wanted.length - newest.length;
    const stop = newest.find(({ id }) => id === this.#stop) ?? newest[0];
    const choose = (next: Filter): void => {
      this.#filter.filter = next;
      const count = this.#groups.length - this.#wanted(next).length;
      commands.say(words.say("filter-hidden", { count }));
    };
    const none = this.#groups.length === 0 ? "entries-empty" : "filter-none";
    return html`
      <section class="log" part="log" aria-labelledby="log-title">
        <h2 id="log-title">${words.say("log")}</h2>
        ${this.#filter.renderButton(words)} ${this.#filter.renderChips(words, choose)}
        ${this.#filter.renderHidden(this.#groups.length - wanted.length, words, choose)}
        <div class="log-box" tabindex="0" role="group" aria-labelledby="log-title">
          ${newest.length === 0 ? html`<p>${words.say(none)}</p>` : nothing}
          <ol reversed>
            ${repeat(
              newest,
              (group) => group.id,
              (group) => this.#renderGroup(group, group === stop, context),
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

  #wanted(filter: Filter): readonly Group[] {
    return isAll(filter) ? this.#groups : this.#groups.filter((group) => passes(group, filter));
  }

  /** What is new, and what is no longer so. */
  #take(session: Session): void {
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
  }

  #renderGroup(group: Group, reached: boolean, context: ViewContext): TemplateResult {
    const segment =
      group.segment === undefined ? undefined : context.session.segments.get(group.segment);
    const look = this.#fading.has(group) ? "fading" : "";
    const anchored = segment && segment.id === context.anchor ? "anchored" : "";
    return renderGroup(
      {
        ...{ group, reached, direction: directionOf(group, segment) },
        look: `${look} ${anchored}`,
        reach: () => this.#reach(group.id),
      },
      context,
    );
  }

  #reach(id: number): void {
    if (id !== this.#stop) {
      this.#stop = id;
      this.#changed();
    }
  }

  restart(): void {
    this.#groups = [];
    this.#taken = 0;
    this.#rewinds = 0;
    this.#shown = SHOWN;
    this.#stop = undefined;
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
      /* Also of a short one: what stands below it does not move as it grows. */
      block-size: var(--pane-height);
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
      position: relative;
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
    .entry-time {
      min-height: 24px;
      padding: 0;
      border: 0;
      font: inherit;
      text-decoration-line: underline;
      text-decoration-style: dotted;
      text-underline-offset: 3px;
    }
    .entry-time:hover {
      text-decoration-style: solid;
    }
    .entry-time:focus-visible {
      outline-offset: -2px;
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
    .entry-way {
      white-space: nowrap;
    }
    .entry-way b {
      font-weight: 600;
      color: var(--ink);
    }
    .entry-way.lost .icon:last-child {
      color: var(--rst);
    }
    .entry-state {
      font-weight: 600;
      color: var(--ink);
    }
    .log .anchored {
      margin-inline-start: -4px;
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--focus);
      background: var(--soft);
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

interface GroupInput {
  readonly group: Group;
  readonly direction: Direction;
  readonly look: string;
  /** Tab leads to its time and its links. */
  readonly reached: boolean;
  /** It has got the focus. */
  reach(): void;
}

function renderGroup(
  { group, direction, look, reached, reach }: GroupInput,
  { session, words, commands }: ViewContext,
): TemplateResult {
  const goThere = (): void => {
    commands.seek(group.at);
    commands.say(momentOf(session, words));
  };
  const at = instant(group.at);
  const change = group.entries.findLast(({ kind }) => kind === "state");
  const segment = group.segment === undefined ? undefined : session.segments.get(group.segment);
  const head =
    group.line === undefined
      ? nothing
      : html`${segment ? renderWay(group, segment, direction, words) : nothing}
          ${renderNotation({ line: group.line, id: `notation-${group.id}`, reached, words })}`;
  return html`
    <li class=${look} data-of=${group.segment ?? nothing} @focusin=${reach}>
      <div class="entry-head">
        <button
          class="entry-time"
          translate="no"
          tabindex=${reached ? nothing : -1}
          aria-label=${words.say("entry-seek", { at })}
          @click=${goThere}
          @keydown=${onTimeKey}
        >
          ${at}
        </button>
        ${segment ? nothing : html`<span>${words.say(`host-${group.host}`)}</span>`}
        ${head} ${change ? html`<span class="entry-state" translate="no">${words.state(newState(change))}</span>` : nothing}
      </div>
      ${inReadingOrder(group).map(
        (entry) => html`
          <p>${spelled(sentence(entry, words))} ${entry.citation ? renderCitation(entry.citation, words, reached) : nothing}</p>
        `,
      )}
    </li>
  `;
}

/** Up and down lead from entry to entry. */
function onTimeKey(event: KeyboardEvent): void {
  const list = (event.currentTarget as Element).closest("ol");
  onStopKey(event, list?.querySelectorAll<HTMLElement>(".entry-time"));
}

/**
 * As the eye sees it on the stage and the ladder, the client left: `client ← server`. The host at
 * which it happened stands out.
 */
function renderWay(
  { host }: Group,
  { from }: SegmentView,
  direction: Direction,
  words: Words,
): TemplateResult {
  const name = (side: HostName): TemplateResult =>
    side === host
      ? html`<b>${words.say(`host-${side}`)}</b>`
      : html`<span>${words.say(`host-${side}`)}</span>`;
  return html`
    <span class="entry-way ${direction}" role="img" aria-label=${words.say("entry-way", { host, from })}>
      ${name("client")} ${icon(from === "client" ? "right" : "left")} ${name("server")}
      ${direction === "lost" ? icon("cross") : nothing}
    </span>
  `;
}

function newState(entry: EntryView): string {
  return entry.values.find(({ name }) => name === "to")?.word ?? "";
}
