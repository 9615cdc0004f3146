/** The run as a table of its segments, for those who read better than they see. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { SegmentView } from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { onScrollerKey } from "../../ui/scroller.js";
import { spelled } from "../../words/spelled.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { COLUMNS, NUMBERS, Reasons, rowOf, SIGNS } from "./rows.js";

/** So many rows are shown at first; so many earlier ones on each demand. */
const SHOWN = 60;
const MORE = 300;
/** Nearer to its end than this, the table is at its end. */
const NEAR = 8;

export class SegmentTable {
  readonly #changed: () => void;
  readonly #reasons = new Reasons();
  #open = false;
  #shown = SHOWN;
  #box: Element | null = null;
  /** Whether the newest row is seen, and is to stay so. */
  #atEnd = true;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  restart(): void {
    this.#shown = SHOWN;
    this.#reasons.restart();
  }

  render(context: ViewContext): TemplateResult {
    const { words } = context;
    return renderDrawer({
      name: "segments",
      open: this.#open,
      summary: words.say("segments"),
      body: () => this.#renderTable(context),
      toggled: (open) => {
        this.#open = open;
        this.#changed();
      },
    });
  }

  /** After each rendering: the newest row stays in view, unless a reader went elsewhere. */
  attach(root: ParentNode): void {
    const box = root.querySelector(".segments-box");
    this.#atEnd ||= box !== this.#box;
    this.#box = box;
    if (box && this.#atEnd) {
      box.scrollTop = box.scrollHeight;
    }
  }

  readonly #onScroll = ({ currentTarget }: Event): void => {
    const { scrollTop, clientHeight, scrollHeight } = currentTarget as Element;
    this.#atEnd = scrollTop + clientHeight > scrollHeight - NEAR;
  };

  #renderTable({ session, words }: ViewContext): TemplateResult {
    this.#reasons.take(session.entries, session.rewinds);
    const all = [...session.segments.values()];
    const shown = all.slice(-this.#shown);
    const earlier = all.length - shown.length;
    const title = words.say("segments-title", { count: all.length });
    return html`
      ${
        earlier > 0
          ? html`<button class="segments-earlier" @click=${this.#showEarlier}>
              ${words.say("segments-earlier", { count: Math.min(earlier, MORE) })}
            </button>`
          : nothing
      }
      <div class="segments-box" role="group" tabindex="0" aria-label=${words.say("segments")} @keydown=${onScrollerKey} @scroll=${this.#onScroll}>
        <table>
          <caption>${title}</caption>
          <thead>
            <tr>
              ${COLUMNS.map(
                (column) => html`
                  <th scope="col" class=${NUMBERS.includes(column) ? "number" : ""}>
                    ${words.say(`segments-${column}`)}
                  </th>
                `,
              )}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              shown,
              ({ id }) => id,
              (segment) => this.#renderRow(segment, words),
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  #renderRow(segment: SegmentView, words: Words): TemplateResult {
    const row = rowOf(segment, this.#reasons.of(segment.id), words);
    return html`
      <tr data-of=${segment.id}>
        <th scope="row" translate="no">${row.time}</th>
        ${COLUMNS.slice(1).map(
          (column) => html`
            <td
              class="${column} ${NUMBERS.includes(column) ? "number" : ""}"
              translate=${SIGNS.includes(column) ? "no" : nothing}
            >${column === "why" ? spelled(row.why) : row[column]}</td>
          `,
        )}
      </tr>
    `;
  }

  readonly #showEarlier = (event: Event): void => {
    // The button may go away.
    const drawer = (event.currentTarget as HTMLElement).closest(".segments");
    drawer?.querySelector<HTMLElement>(".segments-box")?.focus({ preventScroll: true });
    this.#shown += MORE;
    this.#changed();
  };
}
