/** The wire between the hosts, with the segments on it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { label, span } from "../format.js";
import { icon } from "../icons.js";
import type { Scene } from "../scene.js";
import { HOSTS, type HostName, type SegmentView } from "../view.js";
import { WidthWatch } from "../width.js";
import type { Words } from "../words.js";
import { assignLanes } from "./lanes.js";

const LANE_PITCH = 34;
const NARROW_TRACK = 460;
/** Further ones overlap a little. */
const LANES = { wide: 3, narrow: 2 };

export class StageView {
  #lanes = new Map<number, number>();
  #shown: SegmentView[] = [];
  readonly #nodes = new Map<number, HTMLElement>();
  readonly #track: WidthWatch;

  constructor(changed: () => void) {
    this.#track = new WidthWatch(600, changed);
  }

  render(scene: Scene): TemplateResult {
    const { session, words } = scene;
    const { now, oneWayDelay } = session.snapshot;
    this.#shown = [...session.recentSegments(now - oneWayDelay)];
    this.#lanes = assignLanes(
      {
        segments: this.#shown,
        trackWidth: this.#track.width,
        widthOf: (segment) => this.#label(segment).length * 7.3 + 40,
      },
      this.#lanes,
    );
    return html`
      <section class="stage" aria-labelledby="stage-title" tabindex="-1">
        <h2 class="hidden" id="stage-title">${words.say("stage")}</h2>
        <p class="hidden">${situation(this.#shown, words)}</p>
        ${HOSTS.map((host) => this.#renderWire(scene, host))}
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

  detach(): void {
    this.#track.detach();
    this.#nodes.clear();
  }

  restart(): void {
    this.#lanes.clear();
  }

  /** Moves what is in flight. */
  frame(now: number): void {
    for (const segment of this.#shown) {
      const node = this.#nodes.get(segment.id);
      if (node) {
        const at = segment.lostAt ?? now;
        const trip = Math.max(1, segment.arrivesAt - segment.sentAt);
        const way = Math.min(1, Math.max(0, (at - segment.sentAt) / trip));
        const part = segment.from === "client" ? way : 1 - way;
        const lane = this.#laneOffset(segment);
        node.style.transform = `translate(calc(${part.toFixed(4)} * (100cqi - 100%)), ${lane}px)`;
      }
    }
  }

  #laneOffset(segment: SegmentView): number {
    const lane = this.#lanes.get(segment.id) ?? 0;
    const lanes = this.#narrow ? LANES.narrow : LANES.wide;
    const offset = (lane % lanes) * LANE_PITCH + Math.floor(lane / lanes) * 7;
    return segment.from === "client" ? -offset : offset;
  }

  #renderWire({ session, words, deck }: Scene, host: HostName): TemplateResult {
    const armed = session.host(host)?.dropNextArmed ?? false;
    const arrow = icon(host === "client" ? "right" : "left");
    const segments = this.#shown.filter((segment) => segment.from === host);
    const toggle = (): void => {
      deck.dispatch({ type: "drop-next", host, armed: !armed });
    };
    const delay = html`<span class="delay">${span(session.snapshot.oneWayDelay)} ${arrow}</span>`;
    return html`
      <div class="wire ${host} ${armed ? "armed" : ""}">
        <div class="wire-foot">
          <button
            class="drop-next"
            aria-pressed=${armed}
            aria-label=${words.say("drop-next", { host })}
            title=${armed ? words.say("drop-next-armed", { host }) : nothing}
            @click=${toggle}
          >
            ${icon("cross")}<span>${words.say("drop-next-short")}</span>
          </button>
          ${delay}
        </div>
        <div class="track">
          <span class="trap">${icon("cross")}</span>
          ${repeat(
            segments,
            (segment) => `${segment.id} ${segment.fate}`,
            (segment) => this.#renderSegment(segment, words, deck),
          )}
        </div>
      </div>
    `;
  }

  #renderSegment(segment: SegmentView, words: Words, deck: Scene["deck"]): TemplateResult {
    const { id, from, shape, fate, retransmission } = segment;
    const values = { label: label(segment, "full"), host: from };
    const look = `segment ${shape} ${from} ${retransmission ? "again" : ""}`;
    const body = html`
      <span class="body">${retransmission ? icon("again") : nothing}${this.#label(segment)}</span>
    `;
    if (fate === "lost") {
      return html`
        <div class="${look} lost" data-segment=${id} role="img" aria-label=${words.say("stage-lost", values)}>
          ${body}<span class="mark">${icon("cross")}</span>
        </div>
      `;
    }
    const name = words.say("stage-drop", values);
    const drop = (): void => {
      deck.dispatch({ type: "drop", segment: id });
    };
    return html`
      <button class=${look} data-segment=${id} aria-label=${name} title=${segment.line} @click=${drop}>
        ${body}
      </button>
    `;
  }

  #label(segment: SegmentView): string {
    return label(segment, this.#narrow ? "short" : "full");
  }

  get #narrow(): boolean {
    return this.#track.width < NARROW_TRACK;
  }
}

/** The stage in words, for those who don't see it. */
function situation(segments: readonly SegmentView[], words: Words): string {
  const list = (fate: SegmentView["fate"]): string =>
    segments
      .filter((segment) => segment.fate === fate)
      .map((segment) =>
        words.say("stage-segment", { label: label(segment, "full"), host: segment.from }),
      )
      .join(", ");
  const flying = list("in-flight");
  const lost = list("lost");
  return [
    flying ? words.say("stage-in-flight", { list: flying }) : words.say("stage-empty"),
    ...(lost ? [words.say("stage-just-lost", { list: lost })] : []),
  ].join(" ");
}
