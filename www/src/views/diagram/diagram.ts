/** The state diagram: where both hosts are on it, what they have walked, and ways to the rest. */

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Session } from "../../engine/session.js";
import { type EdgeView, HOSTS, type HostName } from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { SizeWatch } from "../../ui/size.js";
import { renderCitation } from "../../words/citation.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { drawFigure, drawRing, drawSign } from "./draw.js";
import { citationsOf, coverageOf, goalOf, meaningOf, walkersOf } from "./edges.js";
import { type Box, boxFor, type Figure, layOut, MARK, tokenOn } from "./figure.js";
import { labelOf, meaningWords, walkedWords } from "./words.js";

/** From this width on there is room for labels. */
const WIDE = 600;

/** What came of the question how to get there. */
type Outcome =
  | { readonly kind: "searching" }
  | { readonly kind: "found"; readonly lines: readonly string[]; readonly branch: number }
  | { readonly kind: "none"; readonly why: string; readonly branch: number };

export class DiagramView {
  readonly #changed: () => void;
  #open = false;
  #figure: Figure | undefined;
  #wide = true;
  /** Where the hosts are. */
  #boxes: Readonly<Record<HostName, Box | undefined>> = { client: undefined, server: undefined };
  /** The edge that Tab leads to. */
  #stop = 0;
  /** The edge of which more is told. */
  #chosen: number | undefined;
  #outcome: Outcome | undefined;
  /** The edges that some host has walked in any course of events, a bit each. */
  #walked = 0;
  /** The frame after which the search begins. */
  #frame = 0;
  #timer = 0;
  /** The panel is new: it has to be seen. */
  #reveal = false;
  readonly #size: SizeWatch;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#size = new SizeWatch({ width: WIDE, height: 0 }, () => {
      if (this.#size.width >= WIDE !== this.#wide) {
        this.#wide = !this.#wide;
        this.#figure = undefined;
        changed();
      }
    });
  }

  render(context: ViewContext): TemplateResult {
    const { words, session } = context;
    for (const { walked } of session.snapshot.hosts) {
      this.#walked |= walked;
    }
    return renderDrawer({
      name: "diagram-drawer",
      open: this.#open,
      summary: html`${words.say("diagram")} <small>${this.#coverageWords(context)}</small>`,
      body: () => this.#renderBody(context),
      toggled: (open) => {
        this.#open = open;
        this.#changed();
      },
    });
  }

  /** After each rendering: the tokens go to their states. */
  attach(root: ParentNode): void {
    this.#size.attach(root.querySelector(".diagram-width"));
    for (const host of HOSTS) {
      const token = root.querySelector<SVGElement>(`[data-token=${host}]`);
      const box = this.#boxes[host];
      if (token && box) {
        const { x, y } = tokenOn(box, host);
        token.style.transform = `translate(${x}px, ${y}px)`;
      }
    }
    if (this.#reveal) {
      this.#reveal = false;
      root.querySelector(".edge-panel")?.scrollIntoView({ block: "nearest" });
    }
  }

  detach(): void {
    this.#size.detach();
    this.#stopSearch();
  }

  /** The ways that were found are ways of another run. */
  restart(): void {
    this.#stopSearch();
    this.#outcome = undefined;
    this.#walked = 0;
  }

  /** What other courses of events have walked counts, too. */
  #coverageWords({ words, edges, session }: ViewContext): string {
    const { walked, total } = coverageOf(edges, session.snapshot.hosts);
    const all = coverageOf(edges, [{ host: "client", walked: this.#walked }]).walked;
    return all > walked
      ? words.say("diagram-coverage-all", { walked, total, all })
      : words.say("diagram-coverage", { walked, total });
  }

  #renderBody(context: ViewContext): TemplateResult {
    const { words, edges, session } = context;
    const { hosts } = session.snapshot;
    this.#figure ??= layOut(edges, this.#wide);
    const figure = this.#figure;
    this.#boxes = {
      client: boxOf(figure, session, "client"),
      server: boxOf(figure, session, "server"),
    };
    const present = new Set(Object.values(this.#boxes).filter((box) => box !== undefined));
    const choose = (place: number): void =>
      this.#choose(place === this.#chosen ? undefined : place);
    return html`
      <div class="diagram-body">
        <div
          class="diagram-figure ${this.#wide ? "wide" : ""}"
          role="group"
          aria-label=${words.say("diagram")}
          aria-describedby="diagram-about"
        >
          <div class="diagram-width"></div>
          <p class="hidden" id="diagram-about">
            ${words.say("diagram-states", statesOf(session))}
            ${this.#coverageWords(context)}.
            ${words.say("diagram-how")}
          </p>
          ${drawFigure({
            ...{ figure, edges, hosts, present, words, choose },
            ...{ stop: this.#stop, chosen: this.#chosen },
            focused: (place) => this.#focused(place),
          })}
        </div>
        <div class="diagram-side">${this.#renderPanel(context)} ${renderLegend(context)}</div>
      </div>
    `;
  }

  #renderPanel(context: ViewContext): TemplateResult {
    const { words, edges, session } = context;
    const place = this.#chosen ?? -1;
    const edge = edges[place];
    if (!edge) {
      return html`<p class="diagram-choose">${words.say("diagram-choose")}</p>`;
    }
    const close = (event: Event): void => {
      const body = (event.currentTarget as HTMLElement).closest(".diagram-body");
      body?.querySelector<SVGElement>(`[data-edge="${place}"]`)?.focus();
      this.#choose(undefined);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        close(event);
      }
    };
    const walkers = walkersOf(place, session.snapshot.hosts);
    return html`
      <div class="edge-panel" role="group" aria-labelledby="edge-title" @keydown=${onKey}>
        <h2 id="edge-title" translate="no">${words.say("edge-title", { from: edge.from, to: edge.to })}</h2>
        ${renderMeaning(edge, words)}
        <p>${walkedWords(walkers, words)}</p>
        <p class="edge-buttons">
          ${(context.commands.permissions.acts ? HOSTS : []).map(
            (host) => html`
              <button @click=${() => this.#search(context, host, edge)}>
                ${words.say("edge-show", { host })}
              </button>
            `,
          )}
          <button class="quiet" @click=${close}>${words.say("edge-back")}</button>
        </p>
        ${this.#renderOutcome(context)}
      </div>
    `;
  }

  /** What was found for one course of events says nothing about another. */
  #renderOutcome({ words, session }: ViewContext): TemplateResult | typeof nothing {
    const outcome = this.#outcome;
    if (outcome && "branch" in outcome && outcome.branch !== session.snapshot.branch) {
      this.#outcome = undefined;
      return nothing;
    }
    switch (outcome?.kind) {
      case undefined:
        return nothing;
      case "searching":
        return html`<p class="edge-outcome">${words.say("edge-searching")}</p>`;
      case "none":
        return html`<p class="edge-outcome">${outcome.why}</p>`;
      case "found":
        return html`
          <p class="edge-outcome">${words.say("edge-found")}</p>
          <ol class="edge-way">
            ${outcome.lines.map((line) => html`<li><code translate="no">${line}</code></li>`)}
          </ol>
        `;
    }
  }

  #choose(place: number | undefined): void {
    this.#stopSearch();
    this.#chosen = place;
    this.#stop = place ?? this.#stop;
    this.#outcome = undefined;
    this.#reveal = place !== undefined;
    this.#changed();
  }

  #focused(place: number): void {
    if (place !== this.#stop) {
      this.#stop = place;
      this.#changed();
    }
  }

  /** The search keeps the page busy: what is said before has to be seen first. */
  #search({ commands, words, session }: ViewContext, host: HostName, edge: EdgeView): void {
    this.#stopSearch();
    this.#outcome = { kind: "searching" };
    commands.say(words.say("edge-searching"));
    this.#frame = requestAnimationFrame(() => {
      this.#timer = window.setTimeout(() => {
        const found = commands.reach(goalOf(host, edge));
        const { branch } = session.snapshot;
        this.#outcome =
          typeof found === "string"
            ? { kind: "none", why: found, branch }
            : { kind: "found", lines: found, branch };
        this.#reveal = true;
        this.#changed();
      });
    });
    this.#changed();
  }

  #stopSearch(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    if (this.#outcome?.kind === "searching") {
      this.#outcome = undefined;
    }
  }
}

/** What happens there, as the figure has it and in words, and where the RFC says so. */
function renderMeaning(edge: EdgeView, words: Words): TemplateResult {
  const meaning = meaningOf(edge);
  return html`
    <p class="edge-meaning"><code translate="no">${labelOf(meaning, words).join(" / ")}</code></p>
    <p>
      ${meaningWords(meaning, words)}
      ${citationsOf(meaning).map((citation) => html`${renderCitation(citation, words)} `)}
    </p>
  `;
}

function renderLegend({ words, edges, session }: ViewContext): TemplateResult {
  const coverage = coverageOf(edges, session.snapshot.hosts);
  const others = { walked: coverage.otherWalked, total: coverage.otherTotal };
  const sign = (host: HostName): TemplateResult => html`
    <span class="legend-sign">
      <svg viewBox="-6 -6 12 12" aria-hidden="true">${drawSign(host, { x: 0, y: 0 }, MARK)}</svg>
      ${words.say("diagram-walked", { host })}
    </span>
  `;
  return html`
    <div class="diagram-legend">
      <p>${HOSTS.map(sign)}</p>
      <p>
        <svg class="legend-stub" viewBox="0 -6 34 12" aria-hidden="true">
          ${svg`<path class="line" d="M1 0h21" />`}
          ${drawRing({ x: 27, y: 0 })}
        </svg>
        ${words.say("diagram-dotted")} ${words.say("diagram-others", others)}
      </p>
    </div>
  `;
}

function statesOf(session: Session): Readonly<Record<HostName, string>> {
  return {
    client: session.host("client")?.state ?? "",
    server: session.host("server")?.state ?? "",
  };
}

/** The box of a host; CLOSED is there twice, so what was before counts. */
function boxOf(figure: Figure, session: Session, host: HostName): Box | undefined {
  const state = session.host(host)?.state ?? "";
  const before = session.phases.findLast((phase) => phase.host === host && phase.state !== state);
  return boxFor(figure, state, before?.state);
}
