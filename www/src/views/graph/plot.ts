/**
 * The drawing itself, on a canvas by uPlot. Loaded only when a graph is opened: nothing else may
 * import this module but dynamically.
 */
import uPlot from "uplot";
import type { Extent, LineName, SackBlock, Tick, Value } from "./data.js";
import { drawNames, drawSacks, drawTicks } from "./strokes.js";

/** Where a colour comes from: the page's custom properties, by name. */
export type Ink = (name: string) => string;

/** Of segments, by what became of them. */
export type TickInks = Readonly<Record<"sent" | "again" | "lost" | "sack", string>>;

export interface Line {
  readonly line: LineName;
  /** As it stands beside the end of the line. */
  readonly name: string;
  readonly ink: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly values: readonly Value[];
}

export interface Picture {
  readonly extent: Extent;
  readonly at: readonly number[];
  readonly lines: readonly Line[];
  readonly ticks: readonly Tick[];
  readonly sacks: readonly SackBlock[];
  readonly inks: TickInks;
  /** How a value is written beside the axis. */
  readonly unit: (value: number) => string;
}

/** The plotting area within its box, in pixels of the page. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const SECOND = 1_000_000;
/** For the names of the lines. */
const RIGHT_MARGIN = 68;

export class Plot {
  readonly #box: HTMLElement;
  readonly #ink: Ink;
  readonly #plot: uPlot;
  readonly #family: string;
  /** How long a pixel of the drawing is, in pixels of the page. */
  readonly #pixel: number;
  #picture: Picture;

  /** `picture` decides which lines there are; later ones have the same. */
  constructor(box: HTMLElement, ink: Ink, picture: Picture, pixel: number) {
    this.#box = box;
    this.#ink = ink;
    this.#picture = picture;
    this.#family = getComputedStyle(box).fontFamily;
    this.#pixel = pixel;
    this.#plot = new uPlot(this.#options(), this.#data(), box);
  }

  get area(): Area {
    const { left, top, width, height } = this.#plot.bbox;
    const ratio = uPlot.pxRatio;
    return { left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio };
  }

  /** How far from the left of the area a moment is. */
  placeOf(at: number): number {
    const { width } = this.area;
    return (Math.min(at, this.#picture.extent.right) / this.#picture.extent.right) * width;
  }

  /** The moment so far from the left of the area, in whole µs. */
  momentAt(place: number): number {
    const part = Math.min(1, Math.max(0, place / Math.max(1, this.area.width)));
    return Math.round(part * this.#picture.extent.right);
  }

  show(picture: Picture): void {
    this.#picture = picture;
    this.#plot.setData(this.#data());
  }

  /** The colours have changed. */
  repaint(): void {
    this.#plot.redraw(false, true);
  }

  /** Fills its box again. */
  resize(): void {
    this.#plot.setSize(this.#size());
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #size(): { width: number; height: number } {
    return { width: this.#box.clientWidth, height: this.#box.clientHeight };
  }

  #data(): uPlot.AlignedData {
    const { at, lines } = this.#picture;
    return [[...at], ...lines.map(({ values }) => [...values])];
  }

  #options(): uPlot.Options {
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const pixel = this.#pixel;
    const axis = {
      stroke: () => this.#ink("mute"),
      font: `${11 * pixel}px ${this.#family}`,
      grid: { stroke: () => this.#ink("line"), width: 1 },
      ticks: { show: false },
      gap: 6 * pixel,
    };
    return {
      ...this.#size(),
      padding: [16 * pixel, RIGHT_MARGIN * pixel, 0, 0],
      legend: { show: false },
      // The page has a cursor of its own, which keys can move as well.
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0, this.#picture.extent.right] },
        y: { range: () => [0, this.#picture.extent.top] },
      },
      axes: [
        {
          ...axis,
          size: 26 * pixel,
          values: (_plot, splits, _axis, _space, step) => seconds(splits, step),
        },
        {
          ...axis,
          space: 36 * pixel,
          size: (_plot, values) =>
            pixel * (14 + 6.4 * Math.max(3, ...(values ?? []).map(lengthOf))),
          values: (_plot, splits) => splits.map((split) => this.#picture.unit(split)),
        },
      ],
      series: [
        {},
        ...this.#picture.lines.map(({ ink, width, dash }) => ({
          ...{ width, dash: [...dash], points: { show: false } },
          stroke: () => this.#ink(ink),
          ...(stepped ? { paths: stepped } : {}),
        })),
      ],
      hooks: { draw: [(plot) => this.#draw(plot)] },
    };
  }

  /** What is no line. */
  #draw(plot: uPlot): void {
    const { ticks, sacks, inks, lines, extent } = this.#picture;
    const paper = {
      inks,
      ...{
        context: plot.ctx,
        ratio: uPlot.pxRatio * this.#pixel,
        ink: this.#ink,
        family: this.#family,
      },
      ...{ x: (at: number) => plot.valToPos(at, "x", true) },
      ...{ y: (value: number) => plot.valToPos(value, "y", true) },
      ...{ left: plot.bbox.left, top: plot.bbox.top },
      ...{ right: plot.bbox.left + plot.bbox.width },
      ...{ bottom: plot.bbox.top + plot.bbox.height },
    };
    plot.ctx.save();
    drawSacks(paper, sacks);
    drawTicks(paper, ticks);
    drawNames(paper, lines, extent);
    plot.ctx.restore();
  }
}

function seconds(splits: readonly number[], step: number): string[] {
  const digits = Math.max(0, -Math.floor(Math.log10(step / SECOND) + 1e-9));
  // 0.25 has a digit more than its size tells.
  const exact = Number((step / SECOND).toFixed(digits)) === step / SECOND ? digits : digits + 1;
  return splits.map((split) => `${(split / SECOND).toFixed(exact)} s`);
}

function lengthOf(text: string | null): number {
  return text?.length ?? 0;
}
