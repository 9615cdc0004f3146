/** Draws the state diagram that has been laid out; its edges are buttons, one tab stop for all. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Point } from "../../drawing/geometry.js";
import { type EdgeView, HOSTS, type HostName, type HostView } from "../../engine/view.js";
import { onDrawnButtonKey } from "../../ui/roving.js";
import type { Words } from "../../words/words.js";
import { meaningOf, walkersOf } from "./edges.js";
import {
  type Box,
  type Curve,
  coverOf,
  type Figure,
  type FigureEdge,
  headOf,
  MARK,
  RING,
  TOKEN,
} from "./figure.js";
import { labelOf, nameOfEdge } from "./words.js";

const HEAD = 8;
const CORNER = 8;
/** Half of what a finger hits. */
const TARGET = 13;

export interface DrawInput {
  readonly figure: Figure;
  readonly edges: readonly EdgeView[];
  readonly hosts: readonly Pick<HostView, "host" | "walked">[];
  /** Those that show a host. */
  readonly present: ReadonlySet<Box>;
  readonly words: Words;
  /** The edge that Tab leads to. */
  readonly stop: number;
  /** The edge of which more is told. */
  readonly chosen: number | undefined;
  choose(place: number): void;
  focused(place: number): void;
}

export function drawFigure(input: DrawInput): TemplateResult {
  const { width, height, boxes, edges } = input.figure;
  return html`
    <svg class="diagram" translate="no" role="presentation" viewBox="0 0 ${width} ${height}">
      <g aria-hidden="true">${boxes.map((box) => drawBox(box, input))}</g>
      <g aria-hidden="true">${edges.map((edge, place) => drawLabel(edge, place, input))}</g>
      <g>${edges.map((edge, place) => drawEdge(edge, place, input))}</g>
      <g aria-hidden="true">${HOSTS.map((host) => drawToken(host, input.words))}</g>
    </svg>
  `;
}

/** A disc for the client, a square for the server; once large and once small. */
export function drawSign(host: HostName, { x, y }: Point, size: number): SVGTemplateResult {
  return host === "client"
    ? svg`<circle class="sign client" cx=${x} cy=${y} r=${size} />`
    : svg`<rect class="sign server" x=${x - size} y=${y - size} width=${2 * size} height=${2 * size} rx=${size / 4} />`;
}

function drawBox(box: Box, { present, words }: DrawInput): SVGTemplateResult {
  const { x, y, width, height, state } = box;
  return svg`
    <g class="box ${present.has(box) ? "present" : ""}">
      <rect x=${x} y=${y} width=${width} height=${height} rx=${CORNER} />
      <text x=${x + width / 2} y=${y + height / 2} dy="0.35em" text-anchor="middle">${words.state(state)}</text>
    </g>
  `;
}

/** Where it stands is set after each rendering, so that it slides there. */
function drawToken(host: HostName, words: Words): SVGTemplateResult {
  return svg`
    <g class="token ${host}" data-token=${host}>
      ${drawSign(host, { x: 0, y: 0 }, TOKEN)}
      <text dy="0.35em" text-anchor="middle">${words.say("diagram-initial", { host })}</text>
    </g>
  `;
}

function drawEdge(edge: FigureEdge, place: number, input: DrawInput): SVGTemplateResult {
  const { edges, hosts, words, chosen, stop, choose, focused } = input;
  const view = edges[place];
  if (!view) {
    return svg``;
  }
  const walkers = walkersOf(place, hosts);
  const path = pathOf(edge.curve);
  const look = `edge ${edge.drawn ? "" : "stub"} ${walkers.length > 0 ? "walked" : ""}`;
  return svg`
    <g
      class=${look}
      role="button"
      tabindex=${place === stop ? 0 : -1}
      data-edge=${place}
      aria-label=${nameOfEdge(view, walkers, words)}
      aria-expanded=${place === chosen}
      @click=${() => choose(place)}
      @focus=${() => focused(place)}
      @keydown=${(event: KeyboardEvent) => onDrawnButtonKey(event, () => choose(place))}
    >
      <path class="band" d=${path} />
      <path class="glow" d=${path} />
      <path class="line" d=${path} />
      ${edge.drawn ? drawHead(edge.curve) : drawEnd(edge.curve[3])}
      ${walkers.map((host) => drawSign(host, edge.marks[host], MARK))}
    </g>
  `;
}

function drawHead(curve: Curve): SVGTemplateResult {
  return svg`<path class="head" d="M${headOf(curve, HEAD).map(write).join("L")}z" />`;
}

/** Whatever ends there is CLOSED. */
export function drawRing({ x, y }: Point): SVGTemplateResult {
  const arm = RING * 0.45;
  const cross = `M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`;
  return svg`<circle class="ring" cx=${x} cy=${y} r=${RING} /><path class="ring" d=${cross} />`;
}

/** A stub is so short that its end has to be a target. */
function drawEnd(end: Point): SVGTemplateResult {
  return svg`<circle class="band" cx=${end.x} cy=${end.y} r=${TARGET} />${drawRing(end)}`;
}

/** Outside of its button, which has a name in words; a click on it counts nevertheless. */
function drawLabel({ label }: FigureEdge, place: number, input: DrawInput): SVGTemplateResult {
  const { edges, words, chosen, choose } = input;
  const view = edges[place];
  if (!label || !view) {
    return svg``;
  }
  const [event, action] = labelOf(meaningOf(view), words);
  const { x, width } = coverOf(label, [event, action]);
  const look = `label ${place === chosen ? "chosen" : ""}`;
  return svg`
    <g class=${look} text-anchor=${label.anchor} @click=${() => choose(place)}>
      <text x=${label.x} y=${label.y - 4}>${event}</text>
      <path d="M${x} ${label.y}h${width.toFixed(1)}" />
      <text class="action" x=${label.x} y=${label.y + 11}>${action}</text>
    </g>
  `;
}

function pathOf([from, bendFrom, bendTo, to]: Curve): string {
  return `M${write(from)}C${[bendFrom, bendTo, to].map(write).join(" ")}`;
}

function write({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
