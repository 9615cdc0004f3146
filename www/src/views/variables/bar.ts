/** Draws a sequence space, and says below what each of its parts is. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { textWidth } from "../../drawing/text-width.js";
import { onWire } from "../../engine/numbers.js";
import type { Words } from "../../words/words.js";
import { markText, type PlacedMark } from "./marks.js";
import type { Bar, Part, PartKind } from "./space.js";

const HEIGHT = 30;
/** Of a line of names. */
const ROW = 16;
/** The type of the parts, and how wide its letters are. */
const TYPE = { size: 11, latin: 0.53 };
const SWATCH = 22;

/** The bar of a space, called `name`. */
export function renderBar(bar: Bar, name: string, words: Words): TemplateResult {
  const height = HEIGHT + 6 + bar.rows * ROW;
  const about = words.say("named", { name, text: words.list(bar.marks.map(markText)) });
  return html`
    <svg
      class="space-bar"
      translate="no"
      direction="ltr"
      role="img"
      aria-label=${about}
      width=${bar.width}
      height=${height}
      .style=${`width: calc(${bar.width} * var(--px, 1px)); height: calc(${height} * var(--px, 1px))`}
      viewBox="0 0 ${bar.width} ${height}"
    >
      ${bar.parts.map((part) => drawPart(part, words))} ${bar.marks.map(drawMark)}
    </svg>
    <ul class="space-legend">
      ${kindsIn(bar).map((kind) => renderKind(kind, bar, words))}
    </ul>
  `;
}

function drawPart({ kind, x, width, broken }: Part, words: Words): SVGTemplateResult {
  const text = words.say(`space-${kind}`);
  const middle = x + width / 2;
  return svg`
    <g class="part ${kind}">
      ${drawFace(kind, x, 1, width, HEIGHT - 2)}
      ${
        broken
          ? svg`<path class="break" d="M${middle - 7} ${HEIGHT + 2}l6-${HEIGHT + 4}h8l-6 ${HEIGHT + 4}z" />
              <path class="break-edge" d="M${middle - 7} ${HEIGHT + 2}l6-${HEIGHT + 4}m8 0l-6 ${HEIGHT + 4}" />`
          : nothing
      }
      ${
        !broken && textWidth(text, TYPE.size, TYPE.latin) + 8 <= width
          ? svg`<text x=${middle} y=${HEIGHT / 2 + 4} text-anchor="middle">${text}</text>`
          : nothing
      }
    </g>
  `;
}

/** Each kind has a texture of its own, so that none needs its colour. */
function drawFace(kind: PartKind, x: number, y: number, width: number, height: number) {
  return svg`
    <rect x=${x} y=${y} width=${width} height=${height} />
    <path class="texture" d=${textureOf(kind, x, y, width, height)} />
  `;
}

function textureOf(kind: PartKind, x: number, y: number, width: number, height: number): string {
  const every = (step: number, size: number, draw: (at: number) => string): string => {
    const count = Math.max(0, Math.floor((size - 1) / step));
    const first = (size - (count - 1) * step) / 2;
    return Array.from({ length: count }, (_, place) => draw(first + place * step)).join("");
  };
  switch (kind) {
    case "acknowledged":
    case "read":
      return slanted(x, y, width, height);
    case "again":
      return every(5, width, (at) => `M${x + at} ${y}v${height}`);
    case "sacked":
    case "held":
      return every(6, height, (at) => `M${x} ${y + at}h${width}`);
    case "lost":
      return every(10, width, (across) =>
        every(10, height, (down) => {
          const [left, top] = [x + across - 3, y + down - 3];
          return `M${left} ${top}l6 6m-6 0l6 -6`;
        }),
      );
    case "ready":
    case "waiting":
    case "unread":
      return every(7, width, (across) =>
        every(7, height, (down) => `M${x + across - 0.75} ${y + down}h1.5`),
      );
    default:
      return "";
  }
}

/** Lines upwards to the right, each from rim to rim. */
function slanted(x: number, y: number, width: number, height: number): string {
  const step = 7;
  const count = Math.floor((width + height - 1) / step);
  return Array.from({ length: count }, (_, place) => {
    const sum = (place + 1) * step;
    const [left, right] = [Math.max(0, sum - height), Math.min(sum, width)];
    return `M${x + left} ${y + sum - left}L${x + right} ${y + sum - right}`;
  }).join("");
}

function drawMark(mark: PlacedMark): SVGTemplateResult {
  const bottom = HEIGHT + 6 + mark.row * ROW;
  const right = mark.left + mark.width;
  // Letters are not everywhere as wide as was reckoned: away from its line.
  const [x, anchor] = right <= mark.x ? [right, "end"] : [mark.left, "start"];
  return svg`
    <g class="mark">
      <path d="M${mark.x} 0V${bottom + 9}" />
      <text x=${x} y=${bottom + 11} text-anchor=${anchor}>${markText(mark)}</text>
    </g>
  `;
}

function kindsIn({ parts }: Bar): PartKind[] {
  return [...new Set(parts.map(({ kind }) => kind))];
}

function renderKind(kind: PartKind, { parts, base }: Bar, words: Words): TemplateResult {
  const ranges = parts
    .filter((part) => part.kind === kind)
    .map(({ start, end }) => `${onWire(start, base)}:${end === undefined ? "" : onWire(end, base)}`)
    .join(" ");
  return html`
    <li>
      <svg class="part ${kind}" width=${SWATCH} height="14" viewBox="0 0 ${SWATCH} 14" aria-hidden="true">
        ${drawFace(kind, 1, 1, SWATCH - 2, 12)}
      </svg>
      <span>${words.say(`space-${kind}`)}</span> <code translate="no">${ranges}</code>
    </li>
  `;
}
