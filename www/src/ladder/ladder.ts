/** The ladder on the page: alive, and following the present. */
import { css, html, nothing, type TemplateResult } from "lit";
import { instant } from "../format.js";
import type { Scene } from "../scene.js";
import type { Session } from "../session.js";
import { WidthWatch } from "../width.js";
import type { Words } from "../words.js";
import { drawLadder, moveArrow } from "./draw.js";
import { type Arrow, type Ladder, layoutLadder } from "./layout.js";

/** How far above the lower edge the present is kept. */
const MARGIN = 56;

export class LadderView {
  readonly #changed: () => void;
  #layout: Ladder | undefined;
  #following = true;
  #scrolledTo = 0;
  #box: HTMLElement | undefined;
  #moving: Moving = { now: null, time: null, bars: [], marks: [], arrows: [] };
  readonly #width: WidthWatch;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#width = new WidthWatch(640, changed);
  }

  render({ session, words }: Scene): TemplateResult {
    const layout = layoutOf(session, this.#width.width, words);
    this.#layout = layout;
    return html`
      <section class="ladder" aria-labelledby="ladder-title">
        <h2 id="ladder-title">${words.say("ladder")}</h2>
        <div
          class="ladder-box"
          tabindex="0"
          role="group"
          aria-labelledby="ladder-title"
          @scroll=${this.#onScroll}
        >
          ${drawLadder(layout, words, summaryOf(session, words))}
        </div>
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
    this.#width.attach(box);
    if (box && this.#layout) {
      this.#moving = movingIn(box, this.#layout);
    }
  }

  detach(): void {
    this.#width.detach();
    this.#box = undefined;
  }

  /** A new run begins at the top. */
  restart(): void {
    this.#following = true;
    this.#scrolledTo = 0;
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
    this.#keepInView(y);
  }

  #keepInView(y: number): void {
    const box = this.#box;
    if (!box || !this.#following) {
      return;
    }
    const target = Math.max(0, Math.round(y + MARGIN - box.clientHeight));
    if (target > box.scrollTop || this.#scrolledTo === 0) {
      box.scrollTop = target;
    }
    this.#scrolledTo = box.scrollTop;
  }

  readonly #onScroll = (): void => {
    const box = this.#box;
    if (!box || Math.abs(box.scrollTop - this.#scrolledTo) <= 2) {
      return;
    }
    const following = box.scrollTop >= this.#scrolledTo;
    this.#scrolledTo = following ? box.scrollTop : this.#scrolledTo;
    if (following !== this.#following) {
      this.#following = following;
      this.#changed();
    }
  };

  readonly #follow = (): void => {
    this.#following = true;
    this.#scrolledTo = 0;
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
  return {
    now: box.querySelector(".now"),
    time: box.querySelector(".now text"),
    marks: [...box.querySelectorAll(".time")].slice(-3),
    bars: [...box.querySelectorAll(".bar.lasting")],
    arrows: flying.flatMap((arrow) => {
      const node = box.querySelector(`[data-arrow="${arrow.id}"]`);
      return node ? [{ node, arrow }] : [];
    }),
  };
}

function layoutOf(session: Session, width: number, words: Words): Ladder {
  const { now, nextEventAt, inFlight, oneWayDelay } = session.snapshot;
  return layoutLadder({
    segments: [...session.segments.values()],
    phases: session.phases,
    now,
    // While something is in flight, its arrival already bounds the picture.
    nextEventAt: inFlight === 0 ? nextEventAt : undefined,
    oneWayDelay,
    width,
    lostWord: words.say("ladder-lost"),
  });
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
