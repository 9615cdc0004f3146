/** The ladder on the page: alive, and following the present. */
import { css, html, nothing, type TemplateResult } from "lit";
import { arrowsIn, drawHeads, drawLadder } from "../../drawing/draw.js";
import { type Extent, extentAround, isBeyond } from "../../drawing/extent.js";
import { inputOf, summaryOf } from "../../drawing/input.js";
import {
  type Arrow,
  heightOf,
  type Ladder,
  type LadderInput,
  layoutLadder,
} from "../../drawing/layout.js";
import { type Moving, move, movingIn, STILL } from "../../drawing/moving.js";
import { waitsOf } from "../../drawing/waits.js";
import { historyFrom, leftOut } from "../../drawing/window.js";
import type { Session } from "../../engine/session.js";
import { SizeWatch } from "../../ui/size.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { Ways } from "./ways.js";
import { offersMenu, WhatIfMenu } from "./what-if.js";
import { fittingZoom, nextZoom, renderZoom } from "./zoom.js";

/** How far above the lower edge the present is kept. */
const MARGIN = 56;
/** So long after the user's last move a scroll can be the user's. */
const GRIP_MS = 2000;

export class LadderView {
  readonly #changed: () => void;
  #layout: Ladder | undefined;
  /** What the layout was made for. */
  #laidOut:
    | {
        readonly snapshot: Session["snapshot"];
        readonly width: number;
        readonly zoom: number;
        readonly words: Words;
      }
    | undefined;
  #input: LadderInput | undefined;
  #zoom = 1;
  /** The arrow that stays where it is on the screen while the zoom changes. */
  #held: { readonly id: number; readonly offset: number } | undefined;
  #drawn: Extent = { top: 0, bottom: 0 };
  /** How many of the first segments are not drawn, unless all are asked for. */
  #leftOut = 0;
  #all = false;
  #following = true;
  /** Where following has scrolled to; none where that is not known. */
  #scrolledTo: number | undefined;
  /** The height of the present. */
  #present = 0;
  /** When the user last did what can scroll. */
  #touchedAt = Number.NEGATIVE_INFINITY;
  #box: HTMLElement | undefined;
  #moving: Moving = STILL;
  readonly #ways = new Ways();
  readonly #whatIf: WhatIfMenu;
  /** The segment that is to be shown after the next rendering. */
  #wanted: number | undefined;
  /** Of the session, as they were laid out last. */
  #rewinds = 0;
  readonly #size: SizeWatch;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#whatIf = new WhatIfMenu(changed);
    this.#size = new SizeWatch({ width: 640, height: 400 }, (what) => {
      this.#findAgain();
      if (what === "width") {
        changed();
      }
    });
  }

  /** Time has to wait: the user is asking what would have been. */
  get choosing(): boolean {
    return this.#whatIf.segment !== undefined;
  }

  render(context: ViewContext): TemplateResult {
    const { session, words } = context;
    const layout = this.#layOut(session, words);
    this.#drawn = this.#extent(layout.axis.y(session.snapshot.now));
    const summary = summaryOf(session.snapshot, session.segments.size, words);
    return html`
      <section class="ladder" part="ladder" aria-labelledby="ladder-title">
        <h2 id="ladder-title">${words.say("ladder")}</h2>
        ${renderZoom(context, this.#zoom)}
        ${
          this.#leftOut === 0
            ? nothing
            : html`<p class="ladder-older">
                ${words.say("ladder-older", { count: this.#leftOut })}
                <button @click=${this.#drawAll}>${words.say("ladder-all")}</button>
              </p>`
        }
        <div
          class="ladder-box"
          tabindex="0"
          role="group"
          aria-labelledby="ladder-title"
          @scroll=${this.#onScroll}
          @wheel=${{ handleEvent: this.#onTouch, passive: true }}
          @touchmove=${{ handleEvent: this.#onTouch, passive: true }}
          @pointerdown=${this.#onTouch}
          @keydown=${this.#onTouch}
        >
          ${drawHeads(layout, words)}
          ${drawLadder(layout, words, this.#drawn, { summary, headless: true })}
          ${this.#ways.render({
            layout,
            arrows: this.#arrows(layout, context.commands.playing),
            segments: session.segments,
            open: this.#whatIf.segment,
            anchor: context.anchor,
            words,
            asks: context.commands.permissions.acts,
            choose: offersMenu(context) ? (id) => this.#whatIf.toggle(id) : undefined,
          })}
        </div>
        ${this.#whatIf.render(context)}
        ${
          this.#following
            ? nothing
            : html`<button class="follow" @click=${this.#follow}>
                ${words.say("ladder-follow")}
              </button>`
        }
      </section>
    `;
  }

  /** After each rendering: finds the nodes that move. */
  attach(root: ParentNode): void {
    const box = root.querySelector<HTMLElement>(".ladder-box");
    this.#box = box ?? undefined;
    this.#size.attach(box);
    if (box && this.#layout) {
      this.#moving = movingIn(box, this.#layout);
    }
    this.#keepHeld();
    this.#reveal();
    this.#whatIf.attach(root);
  }

  /** Brings a segment into view, and the focus to it. */
  show(id: number): void {
    this.#wanted = id;
    this.#ways.turnTo(id);
    this.#changed();
  }

  /** Opens the menu of this segment's arrow, which comes into view. */
  ask(id: number): void {
    this.show(id);
    if (this.#whatIf.segment !== id) {
      this.#whatIf.toggle(id);
    }
  }

  /** Draws time larger (1), smaller (−1), or so that all of it is seen (0). */
  zoom(step: 1 | -1 | 0): void {
    const input = this.#input;
    const zoom =
      step === 0 && input
        ? fittingZoom(this.#size.height, (one) => heightOf(input, one))
        : nextZoom(this.#zoom, step || 1);
    if (zoom !== this.#zoom) {
      this.#held = this.#following ? undefined : this.#middle();
      this.#zoom = zoom;
      this.#scrolledTo = undefined;
      this.#changed();
    }
  }

  detach(): void {
    this.#size.detach();
    this.#box = undefined;
    this.#scrolledTo = undefined;
  }

  /** A new run begins at the top. */
  restart(): void {
    this.#following = true;
    this.#scrolledTo = undefined;
    this.#layout = undefined;
    this.#laidOut = undefined;
    this.#input = undefined;
    this.#leftOut = 0;
    this.#all = false;
    this.#rewinds = 0;
    this.#wanted = undefined;
    this.#ways.restart();
    this.#whatIf.restart();
  }

  /** Moves the present and the arrows in flight. */
  frame(now: number): void {
    const y = this.#layout?.axis.y(now);
    if (y === undefined) {
      return;
    }
    this.#present = y;
    // First of all, as scrolling has everything laid out that has moved before.
    this.#keepInView();
    move(this.#moving, now, y);
  }

  #layOut(session: Session, words: Words): Ladder {
    const { snapshot } = session;
    const { width } = this.#size;
    const zoom = this.#zoom;
    const before = this.#laidOut;
    const same =
      before?.snapshot === snapshot &&
      before.width === width &&
      before.zoom === zoom &&
      before.words === words;
    if (session.rewinds !== this.#rewinds) {
      this.#goBack(session.rewinds);
    }
    if (!this.#layout || !same) {
      this.#laidOut = { snapshot, width, zoom, words };
      if (this.#following && !this.#all) {
        this.#leftOut = leftOut(session.segments.size, this.#leftOut);
      }
      const history = historyFrom(this.#leftOut, [...session.segments.values()], session.phases);
      this.#input = inputOf(
        snapshot,
        { ...history, waits: waitsOf(session) },
        this.#laidOut,
        words,
      );
      this.#layout = layoutLadder(this.#input, this.#layout);
    }
    return this.#layout;
  }

  /** Those that can be aimed at: drawn, and not in a moving crowd; and the one with the focus. */
  #arrows(layout: Ladder, playing: boolean): Arrow[] {
    const { crowded } = layout.axis;
    const drawn = arrowsIn(layout, this.#drawn).filter(({ id }) => !playing || !crowded.has(id));
    const current = layout.arrows.find(({ id }) => id === this.#ways.current);
    return !current || drawn.includes(current) ? drawn : [current, ...drawn];
  }

  /** The arrow nearest to the middle of what is seen. */
  #middle(): { readonly id: number; readonly offset: number } | undefined {
    const top = this.#top;
    const middle = top + this.#size.height / 2;
    const away = ({ from }: Arrow): number => Math.abs(from.y - middle);
    const arrows = this.#layout?.arrows ?? [];
    const [first] = arrows;
    const nearest = arrows.reduce(
      (best, one) => (best && away(best) <= away(one) ? best : one),
      first,
    );
    return nearest && { id: nearest.id, offset: nearest.from.y - top };
  }

  #keepHeld(): void {
    const held = this.#held;
    const arrow = this.#layout?.arrows.find(({ id }) => id === held?.id);
    this.#held = undefined;
    if (this.#box && held && arrow) {
      this.#top = arrow.from.y - held.offset;
      this.#scrolledTo = this.#top;
    }
  }

  /** What was laid out may be no longer so, and the present is elsewhere. */
  #goBack(rewinds: number): void {
    this.#rewinds = rewinds;
    this.#layout = undefined;
    this.#following = true;
    this.#scrolledTo = undefined;
    this.#touchedAt = Number.NEGATIVE_INFINITY;
  }

  #reveal(): void {
    const [box, id] = [this.#box, this.#wanted];
    if (!box || id === undefined) {
      return;
    }
    const way = box.querySelector<SVGElement>(`[data-way="${id}"]`);
    if (!way && this.#leftOut > 0) {
      this.#drawAll();
      return;
    }
    this.#wanted = undefined;
    box.scrollIntoView({ block: "nearest" });
    way?.focus({ preventScroll: true });
    way?.scrollIntoView({ block: "center" });
    this.#leavePresent(id);
  }

  /** Where following would take this segment out of view again, it ends. */
  #leavePresent(id: number): void {
    const y = this.#layout?.arrows.find((arrow) => arrow.id === id)?.from.y ?? 0;
    const present = this.#layout?.axis.y(this.#laidOut?.snapshot.now ?? 0) ?? 0;
    if (y < this.#targetFor(present)) {
      this.#following = false;
      this.#scrolledTo = this.#top;
      this.#touchedAt = performance.now();
      this.#changed();
    }
  }

  /** What is drawn: what is seen, or will be with the present at this height, and around it. */
  #extent(present: number): Extent {
    const seen = this.#following ? this.#targetFor(present) : this.#top;
    return extentAround(seen, this.#size.height);
  }

  /** So much is scrolled, in pixels of the drawing. */
  get #top(): number {
    return (this.#box?.scrollTop ?? 0) / this.#size.pixel;
  }

  set #top(top: number) {
    if (this.#box) {
      this.#box.scrollTop = top * this.#size.pixel;
    }
  }

  #targetFor(present: number): number {
    return Math.max(0, Math.round(present + MARGIN - this.#size.height));
  }

  /** Something else than the present or the user may have scrolled. */
  #findAgain(): void {
    if (this.#following) {
      this.#scrolledTo = undefined;
      this.#keepInView();
    }
  }

  #keepInView(): void {
    const box = this.#box;
    if (!box || !this.#following) {
      return;
    }
    // Not read from the box: in each frame that would have everything laid out at once.
    const target = this.#targetFor(this.#present);
    const at = this.#scrolledTo ?? Number.NaN;
    const passed = this.#present < at + MARGIN && target < at;
    if (Number.isNaN(at) || target > at || passed) {
      this.#top = target;
      this.#scrolledTo = this.#top;
    }
  }

  readonly #onTouch = (event: Event): void => {
    this.#touchedAt = event.timeStamp;
  };

  /** Scrolling back leaves the present; a new size scrolls too, but only users mean it. */
  readonly #onScroll = (event: Event): void => {
    const box = this.#box;
    if (!box) {
      return;
    }
    const top = this.#top;
    if (isBeyond(this.#drawn, top, this.#size.height)) {
      this.#changed();
    }
    const before = this.#scrolledTo ?? top;
    if (Math.abs(top - before) <= 2) {
      return;
    }
    const following = top >= before;
    if (!following && event.timeStamp - this.#touchedAt > GRIP_MS) {
      this.#findAgain();
      return;
    }
    this.#scrolledTo = following ? top : before;
    if (following !== this.#following) {
      this.#following = following;
      this.#changed();
    }
  };

  readonly #drawAll = (): void => {
    this.#all = true;
    this.#leftOut = 0;
    this.#laidOut = undefined;
    this.#box?.focus({ preventScroll: true });
    this.#changed();
  };

  readonly #follow = (): void => {
    this.#following = true;
    this.#scrolledTo = undefined;
    this.#box?.focus({ preventScroll: true });
    this.#changed();
  };

  static readonly styles = css`
    .ladder {
      position: relative;
      min-width: 0;
    }
    .ladder-box {
      height: var(--pane-height);
      overflow: hidden auto;
      overscroll-behavior: auto;
      border-radius: 6px;
      contain: content;
    }
    .ladder svg {
      display: block;
      font-family: var(--mono);
    }
    .follow {
      position: absolute;
      inset-block-end: 10px;
      inset-inline: 0;
      margin-inline: auto;
      width: max-content;
      background: var(--paper);
      box-shadow: 0 1px 6px rgb(0 0 0 / 0.18);
    }
  `;
}
