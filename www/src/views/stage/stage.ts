/** The wire between the hosts, with the segments on it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dropNext } from "../../engine/lines.js";
import { type Mark, marksOf } from "../../engine/marks.js";
import { HOSTS, type HostName, type SegmentView } from "../../engine/view.js";
import { type IconName, icon } from "../../ui/icons.js";
import { SizeWatch } from "../../ui/size.js";
import { label, span } from "../../words/format.js";
import { nameOf } from "../../words/segment-name.js";
import type { Words } from "../../words/words.js";
import { SEGMENT_ACTIONS, segmentActionFor, shortcuts } from "../actions.js";
import type { ViewContext } from "../context.js";
import { describeStage } from "./description.js";
import { FaultsView } from "./faults.js";
import { assignLanes, countBeneath, coveredIn, type LaneInput } from "./lanes.js";
import { SegmentMenu } from "./menu.js";
import { trainsOf } from "./trains.js";
import { Travel } from "./travel.js";

const LANE_PITCH = 34;
const NARROW_TRACK = 460;
const LANES = { wide: 3, narrow: 2 };
/** Further ones overlap a little, those of a deep pile wholly; the uppermost says how many. */
const OVERLAP = 5;
const OVERLAPS = 2;
const MARK_WIDTH = 22;
/** How far its head stands out: it is the head that reaches the end of the wire. */
const HEAD = 9;

export class StageView {
  readonly #changed: () => void;
  readonly #menu: SegmentMenu;
  readonly #faults: Readonly<Record<HostName, FaultsView>>;
  readonly #travel = new Travel();
  #lanes = new Map<number, number>();
  /** How many lie beneath those that are seen of a pile. */
  #beneath = new Map<number, number>();
  #covered: ReadonlySet<number> = new Set();
  /** Those that travel alone, and the heads of trains. */
  #shown: SegmentView[] = [];
  /** How long the trains are, by their heads. */
  #trains = new Map<number, number>();
  /** Of the session, as they were drawn last. */
  #rewinds = 0;
  readonly #nodes = new Map<number, HTMLElement>();
  readonly #track: SizeWatch;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#menu = new SegmentMenu(changed);
    this.#faults = {
      client: new FaultsView("client", changed, () => this.#faults.server.hide()),
      server: new FaultsView("server", changed, () => this.#faults.client.hide()),
    };
    this.#track = new SizeWatch({ width: 600, height: 100 }, (what) => {
      if (what === "width") {
        changed();
      }
    });
  }

  /** Time has to wait: the user is choosing what to do to a segment. */
  get choosing(): boolean {
    return this.#menu.segment !== undefined;
  }

  render(context: ViewContext): TemplateResult {
    const { session, words } = context;
    const { now, oneWayDelay, plugged } = session.snapshot;
    if (session.rewinds !== this.#rewinds) {
      this.#rewinds = session.rewinds;
      this.#lanes.clear();
      this.#travel.clear();
    }
    const recent = [...session.recentSegments(now - oneWayDelay)];
    const trains = trainsOf(recent);
    this.#shown = trains.map(({ head }) => head);
    this.#trains = new Map(
      trains.flatMap(({ head, count }) => (count > 1 ? [[head.id, count] as const] : [])),
    );
    this.#travel.observe(this.#shown, now);
    const input: LaneInput = {
      segments: this.#shown,
      trackWidth: this.#track.width,
      widthOf: (segment) =>
        this.#label(segment).length * 7.3 + 40 + marksOf(segment).length * MARK_WIDTH,
    };
    this.#lanes = assignLanes(input, this.#lanes);
    this.#beneath = countBeneath(input, this.#lanes, this.#room);
    this.#covered = coveredIn(input, this.#lanes, this.#room);
    return html`
      <section
        class="stage ${plugged ? "" : "unplugged"}"
        part="stage"
        aria-labelledby="stage-title"
        tabindex="-1"
      >
        <h2 class="hidden" id="stage-title">${words.say("stage")}</h2>
        <div class="hidden" role="group" aria-label=${words.say("stage-described")}>
          ${describeStage(session.snapshot, recent, words).map((text) => html`<p>${text}</p>`)}
        </div>
        ${this.#renderWire(context, "client")} ${renderCable(context, this.#trains.size > 0)}
        ${this.#renderWire(context, "server")} ${this.#menu.render(context)}
        ${HOSTS.map((host) => this.#faults[host].render(context))}
      </section>
    `;
  }

  attach(root: ParentNode): void {
    this.#track.attach(root.querySelector(".track"));
    this.#nodes.clear();
    for (const node of root.querySelectorAll<HTMLElement>("[data-segment]")) {
      this.#nodes.set(Number(node.dataset.segment), node);
    }
  }

  /** When everything is in its place. */
  settle(root: ParentNode): void {
    this.#menu.attach(root);
    for (const host of HOSTS) {
      this.#faults[host].attach(root);
    }
  }

  detach(): void {
    this.#track.detach();
    this.#nodes.clear();
  }

  restart(): void {
    this.#lanes.clear();
    this.#travel.clear();
    this.#rewinds = 0;
    this.#menu.restart();
    for (const host of HOSTS) {
      this.#faults[host].restart();
    }
  }

  /** Moves what is in flight. */
  frame(now: number): void {
    for (const segment of this.#shown) {
      const node = this.#nodes.get(segment.id);
      if (node) {
        const done = this.#travel.part(segment, now);
        const part = segment.from === "client" ? done : 1 - done;
        const lane = this.#laneOffset(segment);
        const start = segment.from === "client" ? "0px" : `${HEAD} * var(--px, 1px)`;
        const way = `${start} + ${part.toFixed(4)} * (100cqi - 100% - var(--px, 1px) * ${HEAD})`;
        node.style.transform = `translate(calc(${way}), calc(${lane} * var(--px, 1px)))`;
      }
    }
  }

  #laneOffset(segment: SegmentView): number {
    const lane = this.#lanes.get(segment.id) ?? 0;
    const above = Math.min(OVERLAPS, Math.floor(lane / this.#room));
    const offset = (lane % this.#room) * LANE_PITCH + above * OVERLAP;
    return segment.from === "client" ? -offset : offset;
  }

  #renderWire(context: ViewContext, host: HostName): TemplateResult {
    const { session, words, commands } = context;
    const view = session.host(host);
    const armed = view?.dropNextArmed ?? false;
    const waiting = armed || (view?.armed.length ?? 0) > 0;
    const arrow = icon(host === "client" ? "right" : "left");
    const segments = this.#shown.filter((segment) => segment.from === host);
    const queued = view?.queued ?? 0;
    const delay = html`
      <span class="delay">
        ${queued > 0 ? html`<b>${words.say("wire-queue", { count: queued })}</b>` : nothing}
        <span translate="no">${span(session.snapshot.oneWayDelay)}</span> ${arrow}
      </span>
    `;
    return html`
      <div class="wire ${host} ${waiting ? "armed" : ""}">
        <div class="wire-foot">
          ${commands.permissions.acts ? this.#renderFaultButtons(context, host, armed) : nothing} ${delay}
        </div>
        <div class="track">
          ${renderAbsent(context, host)}
          ${renderTrap(view?.armed[0])}
          ${repeat(
            segments,
            (segment) => `${segment.id} ${segment.fate === "lost"}`,
            (segment) => this.#renderSegment(context, segment),
          )}
        </div>
      </div>
    `;
  }

  #renderFaultButtons(context: ViewContext, host: HostName, armed: boolean): TemplateResult {
    const { words, commands } = context;
    const toggle = (): void => {
      commands.dispatch(dropNext(host, !armed));
    };
    return html`
      <button
        class="drop-next"
        aria-pressed=${armed}
        aria-label=${words.say("drop-next", { host })}
        title=${armed ? words.say("drop-next-armed", { host }) : nothing}
        @click=${toggle}
      >
        ${icon("cross")}<span>${words.say("drop-next-short")}</span>
      </button>
      ${this.#faults[host].renderButton(context)}
    `;
  }

  #renderSegment(context: ViewContext, segment: SegmentView): TemplateResult {
    const { words, commands } = context;
    const { id, from, shape, fate, retransmission, copyOf } = segment;
    const again = retransmission && copyOf === undefined ? "again" : "";
    const covered = this.#covered.has(id) ? "covered" : "";
    const look = `segment ${shape} ${from} ${again} ${covered} ${marksOf(segment).join(" ")}`;
    const count = this.#trains.get(id);
    if (count !== undefined) {
      return renderTrain(segment, count, words, covered);
    }
    const beneath = this.#beneath.get(id);
    const body = html`
      <span class="body">
        ${marksOf(segment).map((mark) => renderMark(mark, words))}
        ${again ? icon("again") : nothing}${within(this.#label(segment), nameOf(segment, words))}
        ${beneath === undefined ? nothing : html`<span class="pile" data-more="+${beneath}" title=${words.say("stage-beneath", { count: beneath })}></span>`}
      </span>
    `;
    if (fate === "lost") {
      const lost = words.say("stage-lost", { label: label(segment, "full"), host: from });
      return html`
        <div class="${look} lost" translate="no" data-segment=${id} role="img" aria-label=${lost}>
          ${body}<span class="mark">${icon("cross")}</span>
        </div>
      `;
    }
    const open = this.#menu.segment === id;
    const onKey = (event: KeyboardEvent): void => {
      const action = segmentActionFor(event, commands);
      if (action) {
        event.preventDefault();
        action.run(commands, segment);
      }
    };
    return html`
      <button
        class="${look} ${open ? "chosen" : ""}"
        translate="no"
        data-segment=${id}
        aria-label=${nameOf(segment, words)}
        aria-haspopup="menu"
        aria-expanded=${open}
        aria-keyshortcuts=${(commands.permissions.acts && shortcuts(SEGMENT_ACTIONS.drop, commands)) || nothing}
        title=${segment.line}
        @click=${() => this.#toggleMenu(segment)}
        @keydown=${onKey}
      >
        ${body}
      </button>
    `;
  }

  #toggleMenu(segment: SegmentView): void {
    if (this.#menu.segment === segment.id) {
      this.#menu.close();
    } else {
      this.#menu.open(segment);
    }
    this.#changed();
  }

  #label(segment: SegmentView): string {
    const count = this.#trains.get(segment.id);
    return count === undefined ? this.#nameAlone(segment) : trainLabel(segment, count);
  }

  #nameAlone(segment: SegmentView): string {
    return label(segment, this.#narrow ? "short" : "full");
  }

  /** So many lanes have room beside each other. */
  get #room(): number {
    return this.#narrow ? LANES.narrow : LANES.wide;
  }

  get #narrow(): boolean {
    return this.#track.width < NARROW_TRACK;
  }
}

/** At its end of its own wire: nobody is there to send, nor to hear what comes on the other one. */
function renderAbsent(
  { session, words }: ViewContext,
  host: HostName,
): TemplateResult | typeof nothing {
  return session.host(host)?.down
    ? html`<span class="absent">${icon("power")}${words.say("stage-absent", { host })}</span>`
    : nothing;
}

const MARK_ICONS = { held: "pause", copy: "copy", edited: "pencil", corrupted: "crack" } as const;

const TRAP_ICONS: Readonly<Record<string, IconName>> = {
  ...({ drop: "cross", hold: "pause", delay: "dial" } as const),
  ...({ duplicate: "copy", corrupt: "crack", edit: "pencil" } as const),
};

/** What waits at the beginning of a wire, as its picture: only what is lost has a cross. */
function renderTrap(armed: string | undefined): TemplateResult {
  const [fault = ""] = armed?.split(" ") ?? [];
  return html`<span class="trap ${fault}">${icon(TRAP_ICONS[fault] ?? "cross")}</span>`;
}

function renderMark(mark: Mark, words: Words): TemplateResult {
  return mark in MARK_ICONS
    ? icon(MARK_ICONS[mark as keyof typeof MARK_ICONS])
    : html`<small>${words.say(`mark-${mark}`)}</small>`;
}

function renderCable({ session, words, commands }: ViewContext, trains: boolean): TemplateResult {
  const { plugged } = session.snapshot;
  return html`
    <div class="cable">
      ${
        commands.permissions.acts
          ? html`<button
              class="plug"
              aria-label=${words.say(plugged ? "unplug-about" : "plug-about")}
              @click=${() => commands.dispatch(plugged ? "unplug" : "plug")}
            >
              ${icon("plug")}<span>${words.say(plugged ? "unplug" : "plug")}</span>
            </button>`
          : nothing
      }
      ${plugged ? nothing : html`<span class="unplugged-note">${words.say("unplugged")}</span>`}
      ${trains ? html`<span>${words.say("stage-trains")}</span>` : nothing}
    </div>
  `;
}

/** One shape for several; single ones are to be had on the ladder. */
function renderTrain(
  head: SegmentView,
  count: number,
  words: Words,
  covered: string,
): TemplateResult {
  const { id, from, shape, fate } = head;
  const name = words.say("stage-train", { count, label: label(head, "full"), host: from });
  return html`
    <div
      class="segment train ${shape} ${from} ${covered} ${fate === "lost" ? "lost" : ""}"
      translate="no"
      data-segment=${id}
      role="img"
      aria-label=${name}
    >
      <span class="body">${trainLabel(head, count)}</span>
      ${fate === "lost" ? html`<span class="mark">${icon("cross")}</span>` : nothing}
    </div>
  `;
}

function trainLabel({ kind }: SegmentView, count: number): string {
  return `${kind} ×${count}`;
}

/** A short label that is no part of the name is drawn, not read: who speaks to the page says the name. */
function within(text: string, name: string): string | TemplateResult {
  return name.includes(text) ? text : html`<span class="short" data-text=${text}></span>`;
}
