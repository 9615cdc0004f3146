/** Two courses of events side by side: a branch and the one from which it departs. */
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { drawHeads, drawLadder } from "../../drawing/draw.js";
import { type Extent, extentAround, isBeyond } from "../../drawing/extent.js";
import { move, movingIn } from "../../drawing/moving.js";
import type { Session } from "../../engine/session.js";
import type { BranchView } from "../../engine/view.js";
import { icon } from "../../ui/icons.js";
import { SizeWatch } from "../../ui/size.js";
import { instant } from "../../words/format.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import {
  type Contrast,
  commonEnd,
  contrastOf,
  differenceWords,
  type Half,
  layOutHalves,
  SIDES,
  type Side,
} from "./contrast.js";
import type { Outcome } from "./difference.js";
import { actsOf } from "./later.js";
import { renderOneSided } from "./later-view.js";

/** While time plays, the worlds are not compared anew more often. */
const PAUSE_MS = 400;

/** The two that are compared; of the first one the other departs. */
type Pair = Readonly<Record<Side, BranchView>>;

export class CompareView {
  readonly #changed: () => void;
  /** The comparison of this branch has been closed. */
  readonly #closed: (branch: number) => void;
  readonly #size: SizeWatch;
  #branch: number | undefined;
  /** What has been compared. */
  #key = "";
  #contrast: Contrast | undefined;
  #halves: Readonly<Record<Side, Half>> | undefined;
  #width = 0;
  #words: Words | undefined;
  #comparedAt = Number.NEGATIVE_INFINITY;
  #later = 0;
  /** So much of both is scrolled. */
  #top = 0;
  #drawn: Extent = { top: 0, bottom: 0 };
  #boxes: readonly HTMLElement[] = [];
  /** Where each has been scrolled to along with the other. */
  readonly #followed = new WeakMap<Element, number>();
  /** It has been opened, and is not on the page yet. */
  #opening = false;

  constructor(changed: () => void, closed: (branch: number) => void) {
    this.#changed = changed;
    this.#closed = closed;
    this.#size = new SizeWatch({ width: 340, height: 400 }, changed);
  }

  /** Which one is compared with its parent. */
  get branch(): number | undefined {
    return this.#branch;
  }

  toggle(branch: number): void {
    const open = this.#branch !== branch;
    this.restart();
    if (open) {
      this.#branch = branch;
      this.#opening = true;
    }
    this.#changed();
  }

  restart(): void {
    clearTimeout(this.#later);
    this.#branch = undefined;
    this.#key = "";
    this.#contrast = undefined;
    this.#halves = undefined;
    this.#comparedAt = Number.NEGATIVE_INFINITY;
  }

  detach(): void {
    clearTimeout(this.#later);
    this.#size.detach();
    this.#boxes = [];
  }

  render(
    { session, words, commands }: ViewContext,
    branches: readonly BranchView[],
    nameOf: (branch: BranchView) => string,
  ): TemplateResult | typeof nothing {
    const pair = this.#pairIn(branches);
    if (!pair) {
      return nothing;
    }
    const contrast = this.#compare(pair, session, commands.playing);
    const halves = contrast && this.#layOut(contrast, words);
    if (!contrast || !halves) {
      return nothing;
    }
    const names = { a: nameOf(pair.a), b: nameOf(pair.b) };
    return html`
      <section class="compare" aria-labelledby="compare-title" @keydown=${this.#onKey}>
        <div class="compare-head">
          <h2 id="compare-title" tabindex="-1">${words.say("compare-title", names)}</h2>
          <button
            class="compare-close"
            aria-label=${words.say("compare-close")}
            title=${words.say("compare-close")}
            @click=${this.#close}
          >
            ${icon("cross")}
          </button>
        </div>
        <p class="compare-said">${differenceWords(contrast, words)}</p>
        ${renderOneSided(actsOf(pair.b, pair.a), words)}
        ${renderPart(halves, words)}
        <div class="compare-pair">
          ${SIDES.map((side) => this.#renderHalf(side, names[side], halves[side], words))}
        </div>
        ${renderOutcomes(contrast, words)}
      </section>
    `;
  }

  /** After each rendering: both are scrolled alike, and end where they are known to. */
  attach(root: ParentNode): void {
    this.#boxes = [...root.querySelectorAll<HTMLElement>(".compare-box")];
    this.#size.attach(this.#boxes[0] ?? null);
    for (const [index, side] of SIDES.entries()) {
      const box = this.#boxes[index];
      const half = this.#halves?.[side];
      if (box && half) {
        move(movingIn(box, half.ladder), half.until, half.ladder.axis.y(half.until));
      }
    }
    if (this.#opening && this.#boxes.length > 0) {
      this.#opening = false;
      const title = root.querySelector<HTMLElement>("#compare-title");
      title?.focus({ preventScroll: true });
      title?.scrollIntoView({ block: "nearest" });
      const [box] = this.#boxes;
      const markY = this.#halves?.a.ladder.axis.markY ?? 0;
      const top = markY * this.#size.pixel - (box?.clientHeight ?? 0) / 3;
      this.#scrollTo(Math.max(0, Math.round(top)));
    }
  }

  #pairIn(branches: readonly BranchView[]): Pair | undefined {
    const b = branches.find(({ id }) => id === this.#branch);
    const a = branches.find(({ id }) => id === b?.parent);
    if (!a || !b) {
      this.#branch = undefined;
      return undefined;
    }
    return { a, b };
  }

  /** Anew when one of them has become longer; while time plays, now and then. */
  #compare(pair: Pair, session: Session, playing: boolean): Contrast | undefined {
    const key = keyOf(pair, session);
    const waited = performance.now() - this.#comparedAt;
    if (key === this.#key || (playing && waited < PAUSE_MS && this.#contrast)) {
      if (key !== this.#key) {
        clearTimeout(this.#later);
        this.#later = window.setTimeout(this.#changed, PAUSE_MS - waited);
      }
      return this.#contrast;
    }
    const [a, b] = [session.branch(pair.a.id), session.branch(pair.b.id)];
    if (a && b) {
      const until = commonEnd(a, b);
      const ends = {
        a: session.branch(pair.a.id, until) ?? a,
        b: session.branch(pair.b.id, until) ?? b,
      };
      this.#contrast = contrastOf(a, b, { until, ...ends });
      this.#halves = undefined;
    }
    this.#key = key;
    this.#comparedAt = performance.now();
    return this.#contrast;
  }

  #layOut(contrast: Contrast, words: Words): Readonly<Record<Side, Half>> {
    if (!this.#halves || this.#width !== this.#size.width || this.#words !== words) {
      this.#width = this.#size.width;
      this.#words = words;
      this.#halves = layOutHalves(contrast, this.#width, words);
    }
    return this.#halves;
  }

  #renderHalf(side: Side, name: string, half: Half, words: Words): TemplateResult {
    const values = { side: side.toUpperCase(), name };
    this.#drawn = extentAround(this.#top / this.#size.pixel, this.#size.height);
    const { top } = this.#drawn;
    return html`
      <div class="half">
        <p><b>${values.side}</b> ${name}</p>
        <div
          class="compare-box"
          tabindex="0"
          role="group"
          aria-label=${words.say("compare-ladder", values)}
          @scroll=${this.#onScroll}
        >
          ${drawHeads(half.ladder, words)}
          ${guard([half, top, this.#size.height], () =>
            drawLadder(half.ladder, words, this.#drawn, { ...half.telling, headless: true }),
          )}
        </div>
      </div>
    `;
  }

  /** The other one follows; that it does is no news. */
  readonly #onScroll = (event: Event): void => {
    const box = event.currentTarget as HTMLElement;
    if (box.scrollTop !== this.#followed.get(box)) {
      this.#scrollTo(box.scrollTop);
    }
  };

  #scrollTo(top: number): void {
    this.#top = top;
    for (const box of this.#boxes) {
      if (box.scrollTop !== top) {
        box.scrollTop = top;
        this.#followed.set(box, box.scrollTop);
      }
    }
    if (isBeyond(this.#drawn, top / this.#size.pixel, this.#size.height)) {
      this.#changed();
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      this.#close();
    }
  };

  readonly #close = (): void => {
    const branch = this.#branch;
    this.restart();
    if (branch !== undefined) {
      this.#closed(branch);
    }
  };
}

/** Tells whether anything has been added to one of them: at its end, also without time. */
function keyOf({ a, b }: Pair, { snapshot, entries }: Session): string {
  const atEnd = [a, b].some(({ id, knownUntil }) => {
    return id === snapshot.branch && snapshot.now >= knownUntil;
  });
  return [a.id, a.knownUntil, b.id, b.knownUntil, atEnd ? entries.length : ""].join(" ");
}

function renderPart({ a, b }: Readonly<Record<Side, Half>>, words: Words): unknown {
  if (a.drawn === a.all && b.drawn === b.all) {
    return nothing;
  }
  const values = { a: a.drawn, allA: a.all, b: b.drawn, allB: b.all };
  return html`<p class="compare-part">${words.say("compare-part", values)}</p>`;
}

function renderOutcomes({ outcomes: { a, b }, until }: Contrast, words: Words): TemplateResult {
  const rows: readonly (readonly [name: string, of: (one: Outcome) => string | number])[] = [
    [words.say("compare-client"), ({ client }) => words.state(client)],
    [words.say("compare-server"), ({ server }) => words.state(server)],
    [words.say("compare-segments"), ({ segments }) => segments],
    [words.say("compare-resent"), ({ resent }) => resent],
    [words.say("compare-lost"), ({ lost }) => lost],
    [
      words.say("compare-lasted"),
      ({ lasted, open }) =>
        open ? words.say("compare-open", { at: instant(lasted) }) : instant(lasted),
    ],
  ];
  return html`
    <table class="outcome">
      <thead>
        <tr>
          <th scope="col">${words.say("compare-outcome", { at: instant(until) })}</th>
          ${SIDES.map((side) => html`<th scope="col">${side.toUpperCase()}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, of]) => html`
            <tr class=${of(a) === of(b) ? "" : "other"}>
              <th scope="row">${name}</th>
              <td translate="no">${of(a)}</td>
              <td translate="no">${of(b)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
