/** The moment that is looked at, and the present: by pointer and by keyboard, over the drawing. */
import { html, type TemplateResult } from "lit";
import { scaleOf } from "../../ui/scale.js";
import type { Words } from "../../words/words.js";
import type { Commands } from "../commands.js";
import { placeOf } from "./data.js";
import type { Plot } from "./plot.js";

/** Less than that is no drag, but a trembling hand. */
const DRAG = 5;
const PAGE = 10;

/** Samples of the colours that the drawing needs. */
const INKS = ["ink", "mute", "line", "data", "syn", "fin", "rst"];

export interface Pointed {
  readonly stops: readonly number[];
  /** The moment that is told of. */
  readonly at: number;
  readonly told: string;
  readonly words: Words;
  readonly commands: Commands;
}

export class Pointing {
  readonly #changed: () => void;
  /** None where it is the present. */
  #at: number | undefined;
  #plot: Plot | undefined;
  #overlay: HTMLElement | undefined;
  #veil: HTMLElement | undefined;
  #cursor: HTMLElement | undefined;
  /** Where a press began. */
  #pressed: number | undefined;
  #dragging = false;
  #wanted = 0;
  #frame = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get at(): number | undefined {
    return this.#at;
  }

  render(pointed: Pointed): TemplateResult {
    const { stops, at, told, words, commands } = pointed;
    return html`
      <div
        class="graph-overlay"
        role="slider"
        tabindex="0"
        aria-label=${words.say("graph-cursor")}
        aria-valuemin="0"
        aria-valuemax=${stops.length - 1}
        aria-valuenow=${placeOf(stops, at)}
        aria-valuetext=${told}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, pointed)}
        @pointerdown=${this.#onDown}
        @pointermove=${(event: PointerEvent) => this.#onMove(event, stops, commands)}
        @pointerup=${(event: PointerEvent) => this.#onUp(event, commands)}
        @pointercancel=${this.#release}
        @pointerleave=${this.#onLeave}
      >
        <div class="graph-veil"></div>
        <div class="graph-pointer"></div>
        <span hidden>${INKS.map((ink) => html`<i data-ink=${ink}></i>`)}</span>
      </div>
    `;
  }

  /** After each rendering: lies exactly over the plotting area. */
  attach(root: ParentNode, plot: Plot | undefined): void {
    const overlay = root.querySelector<HTMLElement>(".graph-overlay") ?? undefined;
    this.#plot = plot;
    this.#overlay = overlay;
    this.#veil = overlay?.querySelector<HTMLElement>(".graph-veil") ?? undefined;
    this.#cursor = overlay?.querySelector<HTMLElement>(".graph-pointer") ?? undefined;
    if (!plot || !overlay || !this.#cursor) {
      return;
    }
    for (const [side, length] of Object.entries(plot.area)) {
      overlay.style.setProperty(side, `${length}px`);
    }
    this.#cursor.hidden = this.#at === undefined;
    this.#cursor.style.transform = `translateX(${plot.placeOf(this.#at ?? 0)}px)`;
  }

  /** The veil begins at the present. */
  frame(now: number): void {
    if (this.#plot && this.#veil) {
      this.#veil.style.transform = `translateX(${this.#plot.placeOf(now)}px)`;
    }
  }

  detach(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#plot = undefined;
    this.#overlay = undefined;
    this.#veil = undefined;
    this.#cursor = undefined;
    this.#release();
  }

  restart(): void {
    this.#at = undefined;
  }

  #onKey(event: KeyboardEvent, { stops, at, commands }: Pointed): void {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const place = placeOf(stops, at);
    const target: Readonly<Record<string, number>> = {
      ...{ ArrowRight: place + 1, ArrowUp: place + 1 },
      // Between two events, the one before is the nearest.
      ...{ ArrowLeft: stops[place] === at ? place - 1 : place, ArrowDown: place - 1 },
      ...{ PageUp: place + PAGE, PageDown: place - PAGE, Home: 0, End: stops.length - 1 },
    };
    const next = target[event.key];
    if (event.key === "Enter" || event.key === " ") {
      this.#at = undefined;
      commands.seek(at);
    } else if (next !== undefined) {
      this.#at = stops[Math.min(Math.max(0, next), stops.length - 1)];
      this.#changed();
    } else if (event.key === "Escape" && this.#at !== undefined) {
      this.#at = undefined;
      this.#changed();
    } else {
      return;
    }
    event.preventDefault();
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button === 0) {
      this.#pressed = event.clientX;
      this.#overlay?.setPointerCapture(event.pointerId);
    }
  };

  #onMove(event: PointerEvent, stops: readonly number[], commands: Commands): void {
    const at = this.#momentAt(event);
    if (this.#pressed === undefined) {
      this.#look(stops[placeOf(stops, at)]);
      return;
    }
    this.#dragging ||= Math.abs(event.clientX - this.#pressed) > DRAG;
    if (this.#dragging) {
      this.#at = undefined;
      this.#wanted = at;
      // A pointer tells more than can be drawn: time moves once a frame.
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        commands.seek(this.#wanted);
      });
    }
  }

  #onUp(event: PointerEvent, commands: Commands): void {
    if (this.#pressed !== undefined && !this.#dragging) {
      this.#at = undefined;
      commands.seek(this.#momentAt(event));
    }
    this.#release();
  }

  readonly #release = (): void => {
    this.#pressed = undefined;
    this.#dragging = false;
  };

  readonly #onLeave = (): void => this.#look(undefined);

  #look(at: number | undefined): void {
    if (at !== this.#at) {
      this.#at = at;
      this.#changed();
    }
  }

  #momentAt({ clientX }: PointerEvent): number {
    const overlay = this.#overlay;
    if (!overlay || !this.#plot) {
      return 0;
    }
    const { left } = overlay.getBoundingClientRect();
    return this.#plot.momentAt((clientX - left) / scaleOf(overlay));
  }
}
