/** Draws the brackets of the timers. */
import { css, nothing, type SVGTemplateResult, svg } from "lit";
import { BRACKET_SIZE, type Bracket } from "./brackets.js";

const TICK = 5;

/** Closed where the timer ran out, open where it was stopped or still runs. */
export function drawBracket(
  { host, end, x, top, bottom, whole, label }: Bracket,
  present?: { readonly y: number },
): SVGTemplateResult {
  const tick = host === "client" ? TICK : -TICK;
  const running = end === "running";
  const closing = end === "expired" ? `h${tick}` : "";
  return svg`<g class="bracket ${end}">
    <path d="M${x + tick} ${top}h${-tick}" />
    ${whole ? svg`<path class="length" d="M${x} ${top}V${bottom}${closing}" />` : nothing}
    ${running ? svg`<rect class="lasting" x=${x - 1} y=${top} width="2" height=${Math.max(0, (present?.y ?? top) - top)} />` : nothing}
    ${label ? drawLabel(label, host === "client" ? "start" : "end") : nothing}
  </g>`;
}

function drawLabel(
  { text, x, y, upright }: NonNullable<Bracket["label"]>,
  anchor: "start" | "end",
): SVGTemplateResult {
  return upright
    ? svg`<text class="halo" text-anchor="middle" transform="translate(${x} ${y}) rotate(-90)" dy="0.33em">${text}</text>`
    : svg`<text class="halo" text-anchor=${anchor} x=${x} y=${y}>${text}</text>`;
}

export const bracketStyles = css`
  .bracket path {
    fill: none;
    stroke: var(--fin);
    stroke-width: 1.6;
  }
  .bracket.stopped .length,
  .bracket.running .length {
    stroke-dasharray: 2 3;
  }
  .bracket rect {
    fill: var(--fin);
  }
  .bracket text {
    font-size: ${BRACKET_SIZE}px;
    fill: var(--ink);
  }
`;
