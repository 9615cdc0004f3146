/** The timeline under the controls: back and forth through all that is known. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Session } from "../../engine/session.js";
import { type IconName, icon } from "../../ui/icons.js";
import { momentOf } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";
import { ACTIONS, shortcuts, tip } from "../actions.js";
import type { Commands } from "../commands.js";
import type { ViewContext } from "../context.js";
import {
  lossFrom,
  Memory,
  PLACES,
  placesOf,
  STOP_MARKS,
  type Stop,
  type StopMark,
  stopAt,
} from "./memory.js";

/** From which height to which each kind of mark is drawn; the line of the slider is at 16. */
const MARK_HEIGHTS: Readonly<Record<StopMark, readonly [from: number, to: number]>> = {
  lost: [1, 11],
  resent: [6, 11],
  state: [21, 26],
};

/** The marks as they were drawn for so many stops. */
interface Marks {
  readonly branch: number;
  readonly last: number;
  readonly paths: readonly SVGTemplateResult[];
}

export class TimelineView {
  readonly #memory = new Memory();
  /** Goes where the user has moved the slider to. */
  #move: (() => void) | undefined;
  #frame = 0;
  #part = 1;
  #marks: Marks | undefined;

  render({ session, words, commands }: ViewContext): TemplateResult {
    const { branch, now, knownUntil } = session.snapshot;
    this.#memory.observe(branch, session.entries);
    const stops = this.#memory.stops(branch);
    const last = lastStop(stops, knownUntil);
    const value = now >= Math.max(knownUntil, stops.at(-1)?.at ?? 0) ? last : stopAt(stops, now);
    this.#part = value / Math.max(1, last);
    const toLoss = (direction: 1 | -1): TemplateResult =>
      renderLossButton(direction, lossFrom(stops, now, direction) !== undefined, commands, words);
    return html`
      <section class="timeline" part="timeline" role="group" aria-label=${words.say("timeline")}>
        ${renderButton("stepBack", "back", words.say("step-back"), commands, words)} ${toLoss(-1)}
        <span class="scrubber">
          <svg viewBox="0 0 1000 32" preserveAspectRatio="none" aria-hidden="true">
            ${this.#draw(branch, stops, last).paths}
          </svg>
          <input
            type="range"
            aria-label=${words.say("time-travel")}
            aria-valuetext=${momentOf(session, words)}
            min="0"
            max=${last}
            step="1"
            .value=${live(String(value))}
            @input=${(event: Event) => this.#onInput(event, session, commands)}
          />
        </span>
        ${toLoss(1)}
        <span class="legend" aria-hidden="true">
          ${STOP_MARKS.map(
            (mark) => html`<span class="key key-${mark}">${words.say(`timeline-${mark}`)}</span>`,
          )}
        </span>
      </section>
    `;
  }

  /** After each rendering: fills the line up to the present. */
  attach(root: ParentNode): void {
    const slider = root.querySelector<HTMLElement>(".scrubber input");
    slider?.style.setProperty("--part", this.#part.toFixed(4));
  }

  detach(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#move = undefined;
  }

  /** Before the user does something else: time is where the slider was moved to. */
  settle(): void {
    const move = this.#move;
    this.detach();
    move?.();
  }

  restart(): void {
    this.detach();
    this.#memory.clear();
    this.#marks = undefined;
  }

  /** Of many marks the newest come a little later, when one could tell them from the end. */
  #draw(branch: number, stops: readonly Stop[], last: number): Marks {
    const before = this.#marks;
    const still = before?.branch === branch && last - before.last <= before.last / PLACES;
    if (before && still && before.last > PLACES) {
      return before;
    }
    const paths = STOP_MARKS.map((mark) => drawMarks(stops, mark, last));
    this.#marks = { branch, last, paths };
    return this.#marks;
  }

  /** When the nearest known loss before or after the present was. */
  lossFrom({ snapshot }: Session, direction: 1 | -1): number | undefined {
    return lossFrom(this.#memory.stops(snapshot.branch), snapshot.now, direction);
  }

  /** A slider tells more than can be drawn: time moves once a frame. */
  #onInput(event: Event, { snapshot }: Session, commands: Commands): void {
    const wanted = Number((event.target as HTMLInputElement).value);
    this.#move = () => {
      const stop = this.#memory.stops(snapshot.branch)[wanted];
      commands.seek(stop?.at ?? snapshot.knownUntil);
    };
    this.#frame ||= requestAnimationFrame(() => this.settle());
  }
}

/** The known future may reach beyond what has been told of it. */
function lastStop(stops: readonly Stop[], knownUntil: number): number {
  return knownUntil > (stops.at(-1)?.at ?? 0) ? stops.length : stops.length - 1;
}

function drawMarks(stops: readonly Stop[], mark: StopMark, last: number): SVGTemplateResult {
  const [from, to] = MARK_HEIGHTS[mark];
  const path = placesOf(stops, mark, last).map((place) => `M${place * 1000} ${from}V${to}`);
  return svg`<path class=${mark} d=${path.join("")} />`;
}

function renderButton(
  name: "stepBack" | "previousLoss" | "nextLoss",
  look: IconName,
  text: string,
  commands: Commands,
  words: Words,
  unable = false,
): TemplateResult {
  const action = ACTIONS[name];
  const about = name === "stepBack" ? words.say("step-back-about") : text;
  return html`
    <button
      class=${look}
      aria-keyshortcuts=${shortcuts(action, commands) ?? nothing}
      aria-disabled=${unable ? "true" : nothing}
      title=${tip(about, action, commands, words)}
      @click=${() => action.run(commands)}
    >
      ${icon(look)}<span>${text}</span>
    </button>
  `;
}

function renderLossButton(
  direction: 1 | -1,
  able: boolean,
  commands: Commands,
  words: Words,
): TemplateResult {
  return direction < 0
    ? renderButton("previousLoss", "earlier", words.say("loss-before"), commands, words, !able)
    : renderButton("nextLoss", "later", words.say("loss-after"), commands, words, !able);
}
