/** The graphs of one host over time: its own drawing comes with the first one that is opened. */

import { html, nothing, type TemplateResult } from "lit";
import { HOSTS, type HostName } from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { SizeWatch } from "../../ui/size.js";
import { pixelAt } from "../../ui/type-size.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import {
  baseAt,
  extentOf,
  GRAPHS,
  type GraphKind,
  heldToEnd,
  type Known,
  placeOf,
} from "./data.js";
import { renderLegend } from "./legend.js";
import { GraphMemory } from "./memory.js";
import type { Picture, Plot } from "./plot.js";
import { Pointing } from "./pointing.js";
import { renderTable } from "./table.js";
import { AXES, LINE_LOOKS, momentWords, summaryWords, TICK_INKS, TITLES, unitOf } from "./words.js";

const KINDS = Object.keys(GRAPHS) as GraphKind[];

/** The drawing is a file of its own: it may be on its way, or not come. */
type Drawing = typeof import("./plot.js") | "absent" | "loading" | "failed";

export class GraphView {
  readonly #changed: () => void;
  readonly #memory: GraphMemory;
  readonly #pointing: Pointing;
  readonly #size: SizeWatch;
  #open = false;
  #tabled = false;
  #kind: GraphKind = "sequence";
  #host: HostName = "client";
  #drawing: Drawing = "absent";
  #plot: Plot | undefined;
  /** What the plot stands in and shows. */
  #box: HTMLElement | undefined;
  #shown: Shown | undefined;
  #colours = "";
  /** As rendered last. */
  #known: Known | undefined;
  #words: Words | undefined;
  #knownUntil = 0;
  #now = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#memory = new GraphMemory(changed);
    this.#pointing = new Pointing(changed);
    this.#size = new SizeWatch({ width: 0, height: 0 }, () => this.#resize());
  }

  render(context: ViewContext): TemplateResult {
    const { words } = context;
    return renderDrawer({
      name: "graph-drawer",
      open: this.#open,
      summary: words.say("graph"),
      body: () => this.#renderBody(context),
      toggled: (open) => this.#toggle(open),
    });
  }

  /** After each rendering: the drawing follows. */
  attach(root: ParentNode): void {
    const box = root.querySelector<HTMLElement>(".graph-canvas");
    const known = this.#known;
    if (!box || !known || typeof this.#drawing === "string") {
      this.#destroyPlot();
      return;
    }
    if (box !== this.#box || this.#shown?.kind !== this.#kind) {
      this.#destroyPlot();
    }
    this.#show(box, known, this.#drawing.Plot);
    this.#pointing.attach(root, this.#plot);
    this.#pointing.frame(this.#now);
  }

  /** Moves the present, without rendering. */
  frame(now: number): void {
    this.#now = now;
    this.#pointing.frame(now);
  }

  /** The element leaves the page. */
  detach(): void {
    this.#destroyPlot();
    this.#memory.rest();
  }

  restart(): void {
    this.#memory.clear();
    this.#pointing.restart();
  }

  #toggle(open: boolean): void {
    this.#open = open;
    if (!open) {
      this.#destroyPlot();
      this.#memory.rest();
      this.#known = undefined;
    } else if (typeof this.#drawing === "string") {
      void this.#load();
    }
    this.#changed();
  }

  async #load(): Promise<void> {
    if (this.#drawing === "loading") {
      return;
    }
    this.#drawing = "loading";
    this.#changed();
    try {
      this.#drawing = await import("./plot.js");
    } catch {
      this.#drawing = "failed";
    }
    this.#changed();
  }

  #renderBody(context: ViewContext): TemplateResult {
    const { words } = context;
    if (this.#drawing === "failed") {
      return html`
        <div class="trouble graph-trouble" role="alert">
          <p>${words.say("graph-failed")}</p>
          <button @click=${() => void this.#load()}>${words.say("failure-again")}</button>
        </div>
      `;
    }
    if (typeof this.#drawing === "string") {
      return html`<p class="graph-loading" role="status">${words.say("graph-loading")}</p>`;
    }
    return html`
      <div class="graph">
        <div class="graph-choices">
          ${choices(
            words.say("graph-kinds"),
            KINDS,
            this.#kind,
            (kind) => words.say(TITLES[kind]),
            (kind) => {
              this.#kind = kind;
              this.#changed();
            },
          )}
          ${choices(
            words.say("graph-hosts"),
            HOSTS,
            this.#host,
            (host) => words.say("host-title", { host }),
            (host) => {
              this.#host = host;
              this.#changed();
            },
          )}
        </div>
        ${this.#renderFigure(context)}
      </div>
    `;
  }

  #renderFigure({ session, words, commands }: ViewContext): TemplateResult | typeof nothing {
    const [kind, host] = [this.#kind, this.#host];
    const known = this.#memory.of(session, host, commands.playing);
    this.#known = known;
    this.#words = words;
    this.#knownUntil = session.snapshot.knownUntil;
    if (!known) {
      return nothing;
    }
    const at = this.#pointing.at ?? session.snapshot.now;
    const moment = known.stops[placeOf(known.stops, at)] ?? 0;
    const told = momentWords(kind, known, moment, words);
    return html`
      <p class="graph-axis">${words.say(AXES[kind])}</p>
      <div class="graph-figure">
        <div
          class="graph-canvas"
          role="img"
          aria-label=${summaryWords(kind, host, known, words)}
        ></div>
        ${this.#pointing.render({ stops: known.stops, at, told, words, commands })}
      </div>
      <p class="graph-told">${told}</p>
      <p class="graph-how">${words.say("graph-how")}</p>
      ${renderLegend(kind, words)}
      <details
        class="graph-values"
        ?open=${this.#tabled}
        @toggle=${(event: Event) => {
          this.#tabled = (event.target as HTMLDetailsElement).open;
          this.#changed();
        }}
      >
        <summary>${words.say("graph-table")}</summary>
        ${this.#tabled ? renderTable(kind, host, known, words) : nothing}
      </details>
    `;
  }

  #show(box: HTMLElement, known: Known, Drawn: typeof Plot): void {
    const wanted: Shown = { kind: this.#kind, known, knownUntil: this.#knownUntil };
    if (!this.#plot) {
      this.#plot = new Drawn(box, (name) => inkOf(box, name), this.#picture(known), pixelAt(box));
      this.#box = box;
      this.#size.attach(box);
      // Whoever turns the page dark, the reader's system or a button on it.
      box.addEventListener("transitionend", this.#changed);
      this.#colours = coloursOf(box);
    } else if (known !== this.#shown?.known || wanted.knownUntil !== this.#shown.knownUntil) {
      this.#plot.show(this.#picture(known));
    }
    this.#shown = wanted;
    const colours = coloursOf(box);
    if (colours !== this.#colours) {
      this.#colours = colours;
      this.#plot.repaint();
    }
  }

  #picture(known: Known): Picture {
    const kind = this.#kind;
    const sequence = kind === "sequence";
    return {
      extent: extentOf(kind, known, this.#knownUntil),
      at: known.columns.at,
      lines: GRAPHS[kind].map((line) => ({
        ...{ ...LINE_LOOKS[line], line, values: heldToEnd(known.columns[line]) },
        name: this.#words?.say(LINE_LOOKS[line].name) ?? "",
      })),
      ticks: sequence ? known.ticks : [],
      sacks: sequence ? known.sacks : [],
      inks: TICK_INKS,
      unit: unitOf(kind, baseAt(known, known.until)),
    };
  }

  #resize(): void {
    this.#plot?.resize();
    this.#changed();
  }

  #destroyPlot(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#box?.removeEventListener("transitionend", this.#changed);
    this.#box = undefined;
    this.#shown = undefined;
    this.#size.detach();
    this.#pointing.detach();
  }
}

interface Shown {
  readonly kind: GraphKind;
  readonly known: Known;
  readonly knownUntil: number;
}

/** Buttons of which one is pressed. */
function choices<T extends string>(
  name: string,
  all: readonly T[],
  chosen: T,
  titleOf: (choice: T) => string,
  choose: (choice: T) => void,
): TemplateResult {
  return html`
    <div class="graph-choice" role="group" aria-label=${name}>
      ${all.map(
        (choice) => html`
          <button aria-pressed=${choice === chosen} @click=${() => choose(choice)}>
            ${titleOf(choice)}
          </button>
        `,
      )}
    </div>
  `;
}

/** The style sheet knows the colours; the figure has a sample of each. */
function inkOf(box: HTMLElement, name: string): string {
  const sample = box.parentElement?.querySelector(`[data-ink=${name}]`);
  return sample ? getComputedStyle(sample).color : "";
}

/** Changes when any of them does. */
function coloursOf(box: HTMLElement): string {
  return inkOf(box, "ink") + inkOf(box, "data") + inkOf(box, "line");
}
