/** What is printed: the whole ladder, standing still, and the log as a table. */
import { html, nothing, type TemplateResult } from "lit";
import { drawLadder } from "../../drawing/draw.js";
import { inputOf, summaryOf } from "../../drawing/input.js";
import { type Ladder, layoutLadder } from "../../drawing/layout.js";
import { move, movingIn } from "../../drawing/moving.js";
import { waitsOf } from "../../drawing/waits.js";
import { historyFrom, leftOut } from "../../drawing/window.js";
import { type Group, gather, inReadingOrder } from "../../engine/groups.js";
import type { EntryView } from "../../engine/view.js";
import { renderCitation } from "../../words/citation.js";
import { instant } from "../../words/format.js";
import { titleOf } from "../../words/scenario-title.js";
import { momentOf, sentence } from "../../words/sentence.js";
import { spelled } from "../../words/spelled.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { type Piece, piecesOf } from "./pieces.js";

/** In px, as wide as paper. */
const WIDTH = 680;

export class PrintSheet {
  readonly #changed: () => void;
  readonly #drawNow: () => void;
  readonly #paper = matchMedia("print");
  /** The browser is about to print. */
  #due = false;
  #drawn: { layout: Ladder; pieces: readonly Piece[]; now: number } | undefined;

  /** `drawNow` draws before it returns: Firefox prints what is there when `beforeprint` is over. */
  constructor(changed: () => void, drawNow: () => void) {
    this.#changed = changed;
    this.#drawNow = drawNow;
  }

  /** Nothing, unless something is printed just now. */
  render(context: ViewContext): TemplateResult | typeof nothing {
    if (!this.#due && !this.#paper.matches) {
      this.#drawn = undefined;
      return nothing;
    }
    const { session, words, commands } = context;
    const { snapshot } = session;
    const segments = [...session.segments.values()];
    const left = leftOut(segments.length, 0);
    const history = historyFrom(left, segments, session.phases);
    const past = { ...history, waits: waitsOf(session) };
    const layout = layoutLadder(inputOf(snapshot, past, { width: WIDTH, zoom: 1 }, words));
    const pieces = piecesOf(layout);
    this.#drawn = { layout, pieces, now: snapshot.now };
    const summary = summaryOf(snapshot, segments.length, words);
    const since = left === 0 ? 0 : (segments[left]?.sentAt ?? 0);
    const { scenario } = commands;
    return html`
      <section class="sheet">
        <h2>${scenario === undefined ? words.say("scenario-own") : titleOf(scenario, words)}</h2>
        <p>${momentOf(session, words)}</p>
        ${left === 0 ? nothing : html`<p>${words.say("ladder-older", { count: left })}</p>`}
        ${pieces.map(
          (piece) => html`
            <div class="sheet-piece">${drawLadder(layout, words, piece, { summary })}</div>
          `,
        )}
        ${renderLog(
          session.entries.filter(({ at }) => at >= since),
          words,
        )}
      </section>
    `;
  }

  /** After each rendering: of each drawing, its piece is seen. */
  attach(root: ParentNode): void {
    this.#paper.addEventListener("change", this.#changed);
    window.addEventListener("beforeprint", this.#before);
    window.addEventListener("afterprint", this.#after);
    const drawn = this.#drawn;
    if (!drawn) {
      return;
    }
    const { layout, pieces, now } = drawn;
    const boxes = root.querySelectorAll<HTMLElement>(".sheet-piece");
    for (const [index, { top, bottom }] of pieces.entries()) {
      const box = boxes[index];
      if (box) {
        box.style.height = `${bottom - top}px`;
        box.querySelector("svg")?.style.setProperty("margin-top", `${-top}px`);
        move(movingIn(box, layout), now, layout.axis.y(now));
      }
    }
  }

  detach(): void {
    this.#paper.removeEventListener("change", this.#changed);
    window.removeEventListener("beforeprint", this.#before);
    window.removeEventListener("afterprint", this.#after);
  }

  readonly #before = (): void => {
    this.#due = true;
    this.#drawNow();
  };

  readonly #after = (): void => {
    this.#due = false;
    this.#changed();
  };
}

function renderLog(entries: readonly EntryView[], words: Words): TemplateResult {
  const groups: Group[] = [];
  gather(groups, entries);
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">${words.say("clock")}</th>
          <th scope="col">${words.say("print-host")}</th>
          <th scope="col">${words.say("print-what")}</th>
          <th scope="col">${words.say("print-why")}</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map((group) => renderGroup(group, words))}
      </tbody>
    </table>
  `;
}

function renderGroup(group: Group, words: Words): TemplateResult {
  const change = group.entries.findLast(({ kind }) => kind === "state");
  const state = change?.values.find(({ name }) => name === "to")?.word;
  return html`
    <tr>
      <td translate="no">${instant(group.at)}</td>
      <td>${words.say(`host-${group.host}`)}</td>
      <td>
        ${state === undefined ? nothing : html`<b translate="no">${state}</b>`}
        ${group.line === undefined ? nothing : html`<code translate="no">${group.line}</code>`}
      </td>
      <td>
        ${inReadingOrder(group).map(
          (entry) => html`
            <p>
              ${spelled(sentence(entry, words))}
              ${entry.citation ? renderCitation(entry.citation, words) : nothing}
            </p>
          `,
        )}
      </td>
    </tr>
  `;
}
