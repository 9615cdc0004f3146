/** The ladder on the page: alive, and following the present. */
import { css, html, nothing, type TemplateResult } from "lit";
import { instant } from "../format.js";
import type { Scene } from "../scene.js";
import type { Session } from "../session.js";
import { SizeWatch } from "../size.js";
import { WhatIfMenu } from "../timeline/what-if.js";
import type { Words } from "../words.js";
import { arrowsIn, drawLadder, type Extent, moveArrow } from "./draw.js";
import { type Arrow, type Ladder, type LadderInput, layoutLadder } from "./layout.js";
import { Ways } from "./ways.js";
import { historyFrom, leftOut } from "./window.js";

/** How far above the lower edge the present is kept. */
const MARGIN = 56;
/** So much is drawn beyond what is seen, and so much is scrolled before it is drawn anew. */
const AHEAD = 900;
const STRIDE = 600;
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
        readonly words: Words;
      }
    | undefined;
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
  #moving: Moving = { now: null, time: null, bars: [], marks: [], arrows: [] };
  readonly #ways = new Ways();
  readonly #whatIf: WhatIfMenu;
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

  render(scene: Scene): TemplateResult {
    const { session, words } = scene;
    const layout = this.#layOut(session, words);
    this.#drawn = this.#extent(layout.axis.y(session.snapshot.now));
    return html`
      <section class="ladder" aria-labelledby="ladder-title">
        <h2 id="ladder-title">${words.say("ladder")}</h2>
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
          ${drawLadder(layout, words, summaryOf(session, words), this.#drawn)}
          ${this.#ways.render({
            layout,
            arrows: this.#arrows(layout, scene.deck.playing),
            segments: session.segments,
            open: this.#whatIf.segment,
            words,
            choose: (id) => this.#whatIf.toggle(id),
          })}
        </div>
        ${this.#whatIf.render(scene)}
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
    this.#whatIf.attach(root);
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
    this.#leftOut = 0;
    this.#all = false;
    this.#rewinds = 0;
    this.#ways.restart();
    this.#whatIf.restart();
  }

  /** Moves the present and the arrows in flight. */
  frame(now: number): void {
    const y = this.#layout?.axis.y(now);
    if (y === undefined) {
      return;
    }
    const { now: line, time, marks, bars, arrows } = this.#moving;
    line?.setAttribute("transform", `translate(0 ${y.toFixed(1)})`);
    if (time) {
      time.textContent = instant(now);
    }
    for (const mark of marks) {
      // A time mark makes way for the present.
      mark.setAttribute(
        "visibility",
        y - Number(mark.getAttribute("y")) < 15 ? "hidden" : "visible",
      );
    }
    for (const bar of bars) {
      bar.setAttribute("height", String(Math.max(0, y - Number(bar.getAttribute("y")))));
    }
    for (const { node, arrow } of arrows) {
      moveArrow(node, arrow, y);
    }
    this.#present = y;
    this.#keepInView();
  }

  #layOut(session: Session, words: Words): Ladder {
    const { snapshot } = session;
    const { width } = this.#size;
    const before = this.#laidOut;
    const same = before?.snapshot === snapshot && before.width === width && before.words === words;
    if (session.rewinds !== this.#rewinds) {
      this.#goBack(session.rewinds);
    }
    if (!this.#layout || !same) {
      if (this.#following && !this.#all) {
        this.#leftOut = leftOut(session.segments.size, this.#leftOut);
      }
      const history = historyFrom(this.#leftOut, [...session.segments.values()], session.phases);
      this.#layout = layoutLadder(inputOf(session, history, width, words), this.#layout);
      this.#laidOut = { snapshot, width, words };
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

  /** What was laid out may be no longer so, and the present is elsewhere. */
  #goBack(rewinds: number): void {
    this.#rewinds = rewinds;
    this.#layout = undefined;
    this.#following = true;
    this.#scrolledTo = undefined;
    this.#touchedAt = Number.NEGATIVE_INFINITY;
  }

  /** What is drawn: what is seen, or will be with the present at this height, and around it. */
  #extent(present: number): Extent {
    const seen = this.#following ? this.#targetFor(present) : (this.#box?.scrollTop ?? 0);
    return {
      top: Math.floor((seen - AHEAD) / STRIDE) * STRIDE,
      bottom: Math.ceil((seen + this.#size.height + AHEAD) / STRIDE) * STRIDE,
    };
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
      box.scrollTop = target;
      this.#scrolledTo = box.scrollTop;
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
    if (box.scrollTop < this.#drawn.top || box.scrollTop + this.#size.height > this.#drawn.bottom) {
      this.#changed();
    }
    const before = this.#scrolledTo ?? box.scrollTop;
    if (Math.abs(box.scrollTop - before) <= 2) {
      return;
    }
    const following = box.scrollTop >= before;
    if (!following && event.timeStamp - this.#touchedAt > GRIP_MS) {
      this.#findAgain();
      return;
    }
    this.#scrolledTo = following ? box.scrollTop : before;
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
    .ladder-older {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      margin-block-end: 8px;
      color: var(--mute);
      font-size: 13px;
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

/** The nodes that change from frame to frame. */
interface Moving {
  readonly now: Element | null;
  readonly time: Element | null;
  readonly marks: readonly Element[];
  readonly bars: readonly Element[];
  readonly arrows: readonly { readonly node: Element; readonly arrow: Arrow }[];
}

function movingIn(box: Element, layout: Ladder): Moving {
  const flying = layout.arrows.filter(({ fate }) => fate === "in-flight");
  const arrows = box.querySelectorAll<SVGElement>("[data-arrow]");
  const drawn = new Map([...arrows].map((node) => [node.dataset.arrow, node]));
  return {
    now: box.querySelector(".now"),
    time: box.querySelector(".now text"),
    marks: [...box.querySelectorAll(".time")].slice(-3),
    bars: [...box.querySelectorAll(".bar.lasting")],
    arrows: flying.flatMap((arrow) => {
      const node = drawn.get(String(arrow.id));
      return node ? [{ node, arrow }] : [];
    }),
  };
}

function inputOf(
  session: Session,
  history: Pick<LadderInput, "segments" | "phases">,
  width: number,
  words: Words,
): LadderInput {
  const { now, nextEventAt, inFlight, oneWayDelay } = session.snapshot;
  return {
    ...history,
    now,
    // While something is in flight, its arrival already bounds the picture.
    nextEventAt: inFlight === 0 ? nextEventAt : undefined,
    oneWayDelay,
    width,
    tags: {
      lost: words.say("ladder-lost"),
      held: words.say("mark-held"),
      forged: words.say("mark-forged"),
      copy: words.say("mark-copy"),
      edited: words.say("mark-edited"),
      corrupted: words.say("mark-corrupted"),
    },
  };
}

function summaryOf(session: Session, words: Words): string {
  const count = session.segments.size;
  if (count === 0) {
    return words.say("ladder-empty");
  }
  return words.say("ladder-summary", {
    count,
    client: session.host("client")?.state ?? "",
    server: session.host("server")?.state ?? "",
  });
}
