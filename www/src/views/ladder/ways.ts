/** Makes the arrows of the ladder buttons: an invisible band along each, one tab stop for all. */
import { css, html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { sizeOf } from "../../drawing/draw.js";
import type { Arrow, Ladder } from "../../drawing/layout.js";
import type { SegmentView } from "../../engine/view.js";
import { onDrawnButtonKey } from "../../ui/roving.js";
import { instant, label } from "../../words/format.js";
import type { Words } from "../../words/words.js";

/** Also the smallest target that a finger hits. */
const BAND = 24;

export interface WaysInput {
  readonly layout: Ladder;
  /** Those that are drawn. */
  readonly arrows: readonly Arrow[];
  readonly segments: ReadonlyMap<number, SegmentView>;
  /** The one whose menu is open. */
  readonly open: number | undefined;
  /** The one that a link points to. */
  readonly anchor: number | undefined;
  readonly words: Words;
  /** None where arrows are only to be looked at. */
  readonly choose: ((id: number) => void) | undefined;
  /** They ask what would have been. */
  readonly asks: boolean;
}

export class Ways {
  /** The one that Tab leads to; none: the newest. */
  #current: number | undefined;

  get current(): number | undefined {
    return this.#current;
  }

  /** Tab leads to this one now. */
  turnTo(id: number): void {
    this.#current = id;
  }

  restart(): void {
    this.#current = undefined;
  }

  render(input: WaysInput): TemplateResult {
    const { layout, arrows, segments } = input;
    const shown = arrows.filter(({ id }) => segments.has(id));
    const known = shown.some(({ id }) => id === this.#current);
    const stop = known ? this.#current : shown.at(-1)?.id;
    return html`
      <svg
        class="ways"
        role="presentation"
        width=${layout.width}
        height=${layout.height}
        .style=${sizeOf(layout)}
        viewBox="0 0 ${layout.width} ${layout.height}"
      >
        ${repeat(
          shown,
          ({ id }) => id,
          (arrow) => this.#renderWay(arrow, input, arrow.id === stop),
        )}
      </svg>
    `;
  }

  #renderWay(
    arrow: Arrow,
    { segments, open, anchor, words, choose, asks }: WaysInput,
    stop: boolean,
  ) {
    const segment = segments.get(arrow.id);
    const { x, y, length, angle } = wayOf(arrow);
    const name = segment
      ? words.say(asks ? "ladder-segment" : "ladder-look", {
          label: label(segment, "full"),
          host: words.say(`host-${segment.from}`),
          at: instant(segment.sentAt),
        })
      : "";
    return svg`
      <g
        class=${arrow.id === anchor ? "anchored" : nothing}
        role=${choose ? "button" : "img"}
        tabindex=${choose ? (stop ? 0 : -1) : nothing}
        data-way=${arrow.id}
        aria-label=${name}
        aria-haspopup=${choose ? "menu" : nothing}
        aria-expanded=${choose ? open === arrow.id : nothing}
        transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})"
        @click=${() => choose?.(arrow.id)}
        @focus=${() => this.#onFocus(arrow.id)}
        @keydown=${(event: KeyboardEvent) => onDrawnButtonKey(event, () => choose?.(arrow.id))}
      ><rect x="0" y=${-BAND / 2} width=${length.toFixed(1)} height=${BAND} rx="6" /></g>
    `;
  }

  #onFocus(id: number): void {
    this.#current = id;
  }

  static readonly styles = css`
    .ways {
      position: absolute;
      inset: 0 auto auto 0;
      pointer-events: none;
    }
    .ways [role="button"] {
      cursor: pointer;
    }
    .ways g {
      pointer-events: all;
      outline: none;
    }
    .ways rect {
      fill: transparent;
      stroke: none;
    }
    .ways g:hover rect,
    .ways g[aria-expanded="true"] rect {
      fill: color-mix(in srgb, var(--ink) 9%, transparent);
    }
    .ways g:focus-visible rect {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .ways .anchored rect {
      fill: color-mix(in srgb, var(--focus) 16%, transparent);
      stroke: var(--focus);
      stroke-width: 1.5;
    }
  `;
}

/** From its left end on, so that it is never upside down. */
export function wayOf({ from, to }: Pick<Arrow, "from" | "to">): {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly angle: number;
} {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const [dx, dy] = [right.x - left.x, right.y - left.y];
  const length = Math.max(BAND, Math.hypot(dx, dy));
  return { x: left.x, y: left.y, length, angle: (Math.atan2(dy, dx) * 180) / Math.PI };
}
