/** What is drawn over the lines of uPlot, in pixels of its canvas. */
import type { Extent, SackBlock, Tick } from "./data.js";
import type { Ink, Line, TickInks } from "./plot.js";

export interface Paper {
  readonly context: CanvasRenderingContext2D;
  /** Pixels of the canvas per pixel of the page. */
  readonly ratio: number;
  readonly ink: Ink;
  readonly inks: TickInks;
  readonly family: string;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** Of the plotting area. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A stroke is at least so high, as one octet of many would not be seen. */
const LEAST_HEIGHT = 5;
const CAP = 3;
/** Letters that would stand closer than that are left out. */
const LETTER_SPACE = 9;
const LINE_HEIGHT = 13;

/** Three forms: thin, thick with an R, broken with a cross. */
export function drawTicks(paper: Paper, ticks: readonly Tick[]): void {
  let lettered = { x: Number.NEGATIVE_INFINITY, y: 0 };
  for (const tick of ticks) {
    const { x, top } = drawTick(paper, tick);
    const letter = tick.again ? "R" : tick.flag;
    const space = LETTER_SPACE * paper.ratio;
    const clear = x - lettered.x > space || Math.abs(top - lettered.y) > space;
    if (letter !== "" && clear) {
      drawLetter(paper, letter, x, top, tick);
      lettered = { x, y: top };
    }
  }
}

function drawTick(paper: Paper, tick: Tick): { x: number; top: number } {
  const { context, ratio } = paper;
  const x = paper.x(tick.at);
  const [low, high] = [paper.y(tick.from), paper.y(tick.to)];
  const spare = Math.max(0, LEAST_HEIGHT * ratio - (low - high)) / 2;
  const [bottom, top] = [low + spare, high - spare];
  const cap = CAP * ratio;
  context.strokeStyle = paper.ink(inkOf(paper, tick));
  context.lineWidth = (tick.again ? 3 : 1.5) * ratio;
  context.beginPath();
  context.setLineDash(tick.lost ? [2 * ratio, 2 * ratio] : []);
  context.moveTo(x, bottom);
  context.lineTo(x, top);
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1.5 * ratio;
  context.beginPath();
  if (tick.lost) {
    const middle = (top + bottom) / 2;
    context.moveTo(x - cap - ratio, middle - cap - ratio);
    context.lineTo(x + cap + ratio, middle + cap + ratio);
    context.moveTo(x - cap - ratio, middle + cap + ratio);
    context.lineTo(x + cap + ratio, middle - cap - ratio);
  } else {
    for (const end of [bottom, top]) {
      context.moveTo(x - cap, end);
      context.lineTo(x + cap, end);
    }
  }
  context.stroke();
  return { x, top };
}

function inkOf({ inks }: Paper, { lost, again }: Tick): string {
  return lost ? inks.lost : again ? inks.again : inks.sent;
}

function drawLetter(paper: Paper, letter: string, x: number, top: number, tick: Tick): void {
  const { context, ratio } = paper;
  context.fillStyle = paper.ink(inkOf(paper, tick));
  context.font = `600 ${10 * ratio}px ${paper.family}`;
  // At the edge it would run into the numbers of the axis.
  context.textAlign = x - paper.left < 12 * ratio ? "left" : "center";
  context.textBaseline = "bottom";
  context.fillText(letter, x, top - 3 * ratio);
}

/** Thin and beside the strokes: what arrived out of order. */
export function drawSacks(paper: Paper, sacks: readonly SackBlock[]): void {
  const { context, ratio } = paper;
  context.strokeStyle = paper.ink(paper.inks.sack);
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([1.5 * ratio, 1.5 * ratio]);
  context.beginPath();
  for (const { at, from, to } of sacks) {
    context.moveTo(paper.x(at), paper.y(from));
    context.lineTo(paper.x(at), paper.y(to));
  }
  context.stroke();
  context.setLineDash([]);
}

/** Each line has its name at its end; those that would overlap make way. */
export function drawNames(paper: Paper, lines: readonly Line[], { cut }: Extent): void {
  const { context, ratio } = paper;
  const ends = lines
    .flatMap(({ name, ink, line, values }) => {
      const last = values.findLast((value) => value !== null);
      const away = cut.includes(line);
      return typeof last === "number"
        ? [{ name: away ? `${name} ↑` : name, ink, y: away ? paper.top : paper.y(last) }]
        : [];
    })
    .sort((a, b) => a.y - b.y);
  const places = spread(
    ends.map(({ y }) => y),
    LINE_HEIGHT * ratio,
    paper.bottom,
  );
  context.font = `600 ${11 * ratio}px ${paper.family}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const [index, { name, ink, y }] of ends.entries()) {
    context.fillStyle = paper.ink(ink);
    context.fillText(name, paper.right + 6 * ratio, places[index] ?? y);
  }
}

/** The same places, rising, but at least `space` apart and none behind `end`. */
export function spread(places: readonly number[], space: number, end: number): number[] {
  const down: number[] = [];
  for (const place of places) {
    down.push(Math.max(place, (down.at(-1) ?? Number.NEGATIVE_INFINITY) + space));
  }
  return down.map((place, index) => Math.min(place, end - (down.length - 1 - index) * space));
}
