/** Draws a ladder that has been laid out. */
import { css, html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { HOSTS, type HostName } from "../engine/view.js";
import { instant, span } from "../words/format.js";
import type { Words } from "../words/words.js";
import { bracketStyles, drawBracket } from "./draw-brackets.js";
import type { Extent } from "./extent.js";
import type { Point } from "./geometry.js";
import { between } from "./labels.js";
import { type Arrow, BAR_WIDTH, type Bar, grownPart, type Ladder, STATE_SIZE } from "./layout.js";
import { placeSilences } from "./silences.js";

/** What is told besides the ladder itself. */
export interface Telling {
  /** The whole picture in a sentence. */
  readonly summary: string;
  /** Stands beside the line of a mark, where the layout has room for one. */
  readonly mark?: string;
  /** Segments that stand out. */
  readonly marked?: ReadonlySet<number>;
  /** Whether this bar stands out. */
  isMarked?(bar: Bar): boolean;
  /** Drawn as at this moment, to stay so; else `moving.ts` moves the present. */
  readonly still?: Still;
  /** The names of the hosts are drawn apart, by `drawHeads`. */
  readonly headless?: boolean;
}

export interface Still {
  readonly now: number;
  /** More is to come: the line of the present is drawn. */
  readonly goesOn: boolean;
}

const HEAD = "M0 0l-10 -4.5v9z";
/** In two pieces, the tip fallen off. */
const BROKEN_HEAD = "M0 0l-5 -2.4l2 2.4l-2 2.4zM-9 -4.5l4 2l2.5 2.5l-2.5 2.5l-4 2l2.5 -4.5z";

/** The present, and its height. */
export interface Present {
  readonly now: number;
  readonly y: number;
}

/** How far what belongs to an item, such as its label, can lie above or below it. */
const AROUND = 60;
const NOW_HEIGHT = 15;

export function drawLadder(
  layout: Ladder,
  words: Words,
  extent: Extent,
  telling: Telling,
): TemplateResult {
  const { width, height } = layout;
  return html`
    <svg class="drawing" translate="no" direction="ltr" width=${width} height=${height} .style=${sizeOf(layout)} viewBox="0 0 ${width} ${height}" role="img" aria-label=${telling.summary}>
      ${drawParts(layout, words, extent, telling)}
    </svg>
  `;
}

/** On the page, where a pixel of the drawing is as long as the reader wants. */
export function sizeOf({ width, height }: Pick<Ladder, "width" | "height">): string {
  return `width: calc(${width} * var(--px, 1px)); height: calc(${height} * var(--px, 1px))`;
}

/** All that is drawn, for an `<svg>` around it. */
export function drawParts(
  layout: Ladder,
  words: Words,
  extent: Extent,
  { mark, marked, isMarked, still, headless }: Omit<Telling, "summary">,
): SVGTemplateResult {
  const { height } = layout;
  const present = still && { now: still.now, y: layout.axis.y(still.now) };
  const seen = (from: number, to: number): boolean => isSeen(from, to, extent);
  const bars = layout.bars.filter((bar) => seen(bar.top, bar.bottom ?? height));
  const breaks = layout.breaks.filter((gap) => seen(gap.top, gap.bottom));
  const brackets = layout.brackets.filter(({ top, bottom }) => seen(top, bottom));
  const arrows = arrowsIn(layout, extent);
  const drawOne = (arrow: Arrow): SVGTemplateResult =>
    drawArrow(arrow, marked?.has(arrow.id) ?? false, present);
  const times = layout.times.filter(
    ({ y }) => seen(y, y) && !(still?.goesOn && hides(present, y + 4)),
  );
  return svg`
    ${HOSTS.map((host) => drawLifeline(layout, host, headless ? undefined : words))}
    ${bars.map((bar) => drawBar(bar, present))}
    ${breaks.map((gap) => drawBreak(layout, gap.top, gap.bottom))}
    ${still?.goesOn === false ? nothing : drawNow(layout, present)}
    ${brackets.map((bracket) => drawBracket(bracket, present))}
    ${mark === undefined ? nothing : drawMark(layout, mark)}
    ${still ? arrows.map(drawOne) : repeat(arrows, ({ id }) => id, drawOne)}
    ${placeSilences({ ...layout, breaks }, ({ from, to }) => words.say("ladder-silence", { span: span(to - from) })).map(({ text, x, y }) => svg`<text class="silence halo" x=${x} y=${y + 4} text-anchor="middle">${text}</text>`)}
    ${bars.map((bar) => drawStateName(layout, bar, words, isMarked?.(bar) ?? false))}
    ${times.map(({ at, y }) => svg`<text class="time" x="0" y=${y + 4}>${instant(at)}</text>`)}
  `;
}

function drawLifeline(layout: Ladder, host: HostName, words?: Words): SVGTemplateResult {
  const x = layout.lifelines[host];
  return svg`
    <line class="lifeline" x1=${x} x2=${x} y1=${layout.top} y2=${layout.height} />
    ${words ? drawHostName(layout, host, words) : nothing}
  `;
}

function drawHostName({ wide, lifelines }: Ladder, host: HostName, words: Words) {
  const x = lifelines[host];
  const anchor = wide ? "middle" : host === "client" ? "start" : "end";
  return svg`<text class="host-name" x=${wide ? x : x + (host === "client" ? -10 : 10)} y="14" text-anchor=${anchor}>${words.say("host-title", { host })}</text>`;
}

/** The names of the hosts, which stay at the upper edge of the box in which the ladder is scrolled. */
export function drawHeads(layout: Ladder, words: Words): TemplateResult {
  return html`
    <div class="drawing ladder-heads" aria-hidden="true">
      <svg width=${layout.width} height="22" .style=${sizeOf({ width: layout.width, height: 22 })} viewBox="0 0 ${layout.width} 22">
        ${HOSTS.map((host) => drawHostName(layout, host, words))}
      </svg>
    </div>
  `;
}

/** The arrows of which anything lies within these heights, or almost. */
export function arrowsIn({ arrows }: Ladder, extent: Extent): Arrow[] {
  return arrows.filter(({ from, to }) => isSeen(from.y, to.y, extent));
}

function isSeen(from: number, to: number, { top, bottom }: Extent): boolean {
  return to + AROUND >= top && from - AROUND <= bottom;
}

function drawBar(bar: Bar, present?: Present): SVGTemplateResult {
  const lasting = bar.bottom === undefined;
  const height = (bar.bottom ?? present?.y ?? bar.top) - bar.top;
  return svg`<rect class="bar ${PHASES[bar.state] ?? "idle"} ${lasting ? "lasting" : ""}"
    x=${bar.x - BAR_WIDTH / 2} y=${bar.top} width=${BAR_WIDTH} height=${Math.max(0, height)} />`;
}

function drawStateName(
  { lifelines }: Ladder,
  bar: Bar,
  words: Words,
  marked: boolean,
): SVGTemplateResult | typeof nothing {
  if (!bar.name) {
    return nothing;
  }
  const leftOf = bar.name.x < lifelines[bar.host];
  return svg`<text class="state-name ${bar.bottom === undefined ? "lasting" : ""} halo ${marked ? "marked" : ""}"
    x=${bar.name.x} y=${bar.name.y} text-anchor=${leftOf ? "end" : "start"}>${words.state(bar.state)}</text>`;
}

function drawBreak({ lifelines }: Ladder, top: number, bottom: number): SVGTemplateResult {
  const y = (top + bottom) / 2;
  const wave = (x: number, dy: number): string => `M${x - 12} ${y + 2 + dy}q6 -7 12 0t12 0`;
  return svg`<g class="break">
    ${HOSTS.map((host) => {
      const x = lifelines[host];
      return svg`<path class="gap" d=${wave(x, 0)} /><path d=${wave(x, -3)} /><path d=${wave(x, 3)} />`;
    })}
  </g>`;
}

/**
 * It passes behind all that is written. Where there is no room beside the lifelines its time stands
 * between them, in a picture that stays so; else it would run over the labels of arrows.
 */
function drawNow({ wide, lifelines, width, top }: Ladder, present?: Present): SVGTemplateResult {
  const [from, to] = wide ? [66, lifelines.server + 6] : [0, width];
  const middle = (lifelines.client + lifelines.server) / 2;
  return svg`<g class="now" transform="translate(0 ${present ? round(present.y) : top})">
    <line x1=${from} x2=${to} y1="0" y2="0" />
    ${wide || present ? svg`<text class="halo" x=${wide ? 0 : middle} y=${wide ? 4 : -5} text-anchor=${wide ? "start" : "middle"}>${present ? instant(present.now) : nothing}</text>` : nothing}
  </g>`;
}

/** A time mark makes way for the present. */
export function hides(present: Pick<Present, "y"> | undefined, y: number): boolean {
  return present !== undefined && present.y - y < NOW_HEIGHT;
}

/** The line from which on something is so. */
function drawMark(
  { axis, width, lifelines }: Ladder,
  text: string,
): SVGTemplateResult | typeof nothing {
  if (axis.markY === undefined) {
    return nothing;
  }
  const middle = (lifelines.client + lifelines.server) / 2;
  return svg`<g class="from-here" transform="translate(0 ${round(axis.markY)})">
    <path d="M0 0h${width}" />
    <text class="halo" x=${middle} y="-6" text-anchor="middle">${text}</text>
  </g>`;
}

function drawArrow(arrow: Arrow, marked: boolean, present?: Present): SVGTemplateResult {
  const { from, to, label, fate, marks } = arrow;
  const end = fate !== "in-flight" ? to : present ? tipOf(arrow, present) : from;
  const again = arrow.retransmission && !marks.includes("copy") ? "again" : "";
  return svg`<g class="arrow ${arrow.shape} ${fate} ${again} ${marks.join(" ")} ${marked ? "marked" : ""}" data-arrow=${arrow.id}>
    ${marked ? svg`<path class="aura" d="M${from.x} ${from.y}L${to.x} ${to.y}" />` : nothing}
    <line x1=${from.x} y1=${from.y} x2=${end.x} y2=${end.y} />
    ${drawEnd(arrow, end)}
    ${
      label
        ? svg`<text class="halo" text-anchor="middle" transform="translate(${round(label.at.x)} ${round(label.at.y)}) rotate(${round((label.angle * 180) / Math.PI)})">${label.text}</text>`
        : nothing
    }
  </g>`;
}

/** A head, a cross where it was lost, bars where it is held; broken where a checksum fails. */
function drawEnd(arrow: Arrow, end: Point): SVGTemplateResult {
  const { to, fate, marks } = arrow;
  if (fate === "lost") {
    return svg`<path class="cross" d="M${to.x - 6} ${to.y - 7}l12 14m0 -14l-12 14" />`;
  }
  if (fate === "held") {
    return svg`<path class="bars" d="M${to.x - 3} ${to.y - 8}v16m6 -16v16" />`;
  }
  const broken = marks.includes("corrupted");
  return svg`<path class="head" d=${broken ? BROKEN_HEAD : HEAD} transform=${headTransform(arrow, end.x, end.y)} />`;
}

/** An arrow in flight is as long as its segment has got, at the time `now` and the height `y`. */
export function moveArrow(node: Element, arrow: Arrow, now: number, y: number): void {
  const tip = tipOf(arrow, { now, y });
  const line = node.querySelector("line");
  line?.setAttribute("x2", round(tip.x));
  line?.setAttribute("y2", round(tip.y));
  node.querySelector(".head")?.setAttribute("transform", headTransform(arrow, tip.x, tip.y));
}

function tipOf(arrow: Arrow, { now, y }: Present): Point {
  return between(arrow.from, arrow.to, grownPart(arrow, now, y));
}

function headTransform({ from, to }: Arrow, x: number, y: number): string {
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return `translate(${round(x)} ${round(y)}) rotate(${round(angle)})`;
}

function round(value: number): string {
  return value.toFixed(1);
}

/** The phase of a connection's life that a state belongs to, for its colour only. */
const PHASES: Readonly<Record<string, string>> = {
  "SYN-SENT": "opening",
  "SYN-RECEIVED": "opening",
  ESTABLISHED: "open",
  "FIN-WAIT-1": "closing",
  "FIN-WAIT-2": "closing",
  "CLOSE-WAIT": "closing",
  CLOSING: "closing",
  "LAST-ACK": "closing",
  "TIME-WAIT": "waiting",
};

/** Styles of the drawing itself, also for an export. */
export const ladderDrawingStyles = css`
  ${bracketStyles}
  .lifeline {
    stroke: var(--line);
    stroke-width: 1;
  }
  .bar {
    fill: var(--soft);
  }
  .bar.opening {
    fill: var(--syn-soft);
  }
  .bar.open {
    fill: var(--data-soft);
  }
  .bar.closing {
    fill: var(--fin-soft);
  }
  .bar.waiting {
    fill: var(--fin);
  }
  .state-name,
  .host-name,
  .time,
  .silence {
    font-size: ${STATE_SIZE}px;
    fill: var(--mute);
  }
  .host-name {
    font-family: var(--sans);
    font-size: 13px;
  }
  .ladder-heads {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    height: 0;
    pointer-events: none;
  }
  .ladder-heads svg {
    display: block;
    background: var(--paper);
  }
  .state-name.lasting {
    fill: var(--ink);
    font-weight: 600;
  }
  .halo {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .time {
    font-size: 11px;
  }
  .arrow {
    color: var(--ack);
  }
  .arrow.syn {
    color: var(--syn);
  }
  .arrow.data {
    color: var(--data);
  }
  .arrow.fin {
    color: var(--fin);
  }
  .arrow.rst {
    color: var(--rst);
  }
  .arrow line {
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .arrow.ack line {
    stroke-width: 1.4;
  }
  .arrow.data line {
    stroke-width: 2.6;
  }
  .arrow.rst line {
    stroke-width: 2.6;
    stroke-dasharray: 9 3 2 3;
  }
  .arrow.again line {
    stroke-dasharray: 10 3;
  }
  .arrow.lost line {
    stroke-dasharray: 3 4;
  }
  .arrow.copy line {
    stroke-dasharray: 2 3;
  }
  .arrow.forged line {
    stroke-dasharray: 14 3 4 3;
  }
  .arrow .bars {
    stroke: var(--ink);
    stroke-width: 3;
    fill: none;
  }
  .arrow .head {
    fill: currentColor;
  }
  .arrow.corrupted .head {
    fill: var(--rst);
  }
  .arrow .cross {
    stroke: var(--rst);
    stroke-width: 2.4;
    fill: none;
  }
  .arrow text {
    font-size: 12px;
    fill: var(--ink);
  }
  /* Written ahead of the arrow that grows towards it. */
  .arrow.in-flight text {
    opacity: 0.66;
  }
  .arrow.lost text {
    fill: var(--mute);
  }
  .arrow .aura {
    stroke: color-mix(in srgb, var(--ink) 14%, var(--paper));
    stroke-width: 15;
    stroke-linecap: round;
    fill: none;
  }
  .arrow.marked text {
    font-weight: 700;
    text-decoration: underline;
    fill: var(--ink);
  }
  .state-name.marked {
    font-weight: 700;
    text-decoration: underline;
    fill: var(--ink);
  }
  .from-here path {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .from-here text {
    font: 600 12px var(--sans);
    fill: var(--ink);
  }
  .break path {
    stroke: var(--mute);
    stroke-width: 1.2;
    fill: none;
  }
  .break .gap {
    stroke: var(--paper);
    stroke-width: 6;
  }
  .now line {
    stroke: var(--ink);
    stroke-dasharray: 2 4;
  }
  .now text {
    font-size: 11px;
    fill: var(--ink);
  }
`;
