/** `<tcp-scope>`: composes the views around one running simulation. Registers nothing. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { actionFor } from "./actions.js";
import { type Problem, readSettings, unknownAttributes } from "./attributes.js";
import { FrameClock } from "./clock.js";
import { ControlsView } from "./controls.js";
import { type Engine, EngineFailure, loadEngine } from "./engine.js";
import { HostPanel, rfcWords } from "./host-panel.js";
import { LadderView } from "./ladder/ladder.js";
import { LogView } from "./log/log.js";
import { Run } from "./run.js";
import type { Deck, Scene } from "./scene.js";
import { announcement } from "./sentence.js";
import { isRefusal } from "./session.js";
import { StageView } from "./stage/stage.js";
import { elementStyles } from "./style.js";
import type { Command, EntryView, RefusalView } from "./view.js";
import { englishWords } from "./words.js";

/** A node that is moved leaves the page and comes back at once: so long its run is kept. */
const DISPOSAL_DELAY_MS = 10;
const COMPACT_WIDTH = 720;

export class TcpScope extends LitElement {
  static override readonly properties = {
    scenario: {},
    seed: {},
    speed: {},
    paused: { type: Boolean },
  };
  static override readonly styles = elementStyles;

  /** One of the ready-made scenarios. */
  declare scenario: string | null | undefined;
  /** Decides all chance. */
  declare seed: string | number | null | undefined;
  declare speed: string | number | null | undefined;
  declare paused: boolean;

  readonly #words = englishWords();
  readonly #changed = (): void => this.requestUpdate();
  readonly #hosts = {
    client: new HostPanel("client", this.#changed),
    server: new HostPanel("server", this.#changed),
  };
  readonly #stage = new StageView(this.#changed);
  readonly #ladder = new LadderView(this.#changed);
  readonly #log = new LogView(this.#changed);
  readonly #controls = new ControlsView();
  readonly #views = [this.#hosts.client, this.#hosts.server, this.#stage, this.#ladder, this.#log];

  readonly #clock = new FrameClock((seconds) => this.#tick(seconds));
  readonly #attributes = new MutationObserver(this.#changed);
  readonly #sight = new IntersectionObserver((entries) => this.#onSight(entries), {
    // One pixel is enough; hidden elements have none.
    threshold: 0.00001,
  });
  readonly #stillness = matchMedia("(prefers-reduced-motion: reduce)");

  #engine: Engine | undefined;
  #failure: EngineFailure | undefined;
  #run: Run | undefined;
  #problems: readonly Problem[] = [];
  #inSight = false;
  #compact = false;
  #disposal = 0;
  #focusedSegment = false;
  #announced = "";

  constructor() {
    super();
    this.paused = this.#stillness.matches;
    this.addEventListener("keydown", this.#onKey);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#disposal);
    this.#attributes.observe(this, { attributes: true });
    this.#sight.observe(this);
    this.#stillness.addEventListener("change", this.#changed);
    if (!this.#engine) {
      void this.#load();
    } else if (!this.#run) {
      this.#start();
    }
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clock.stop();
    this.#attributes.disconnect();
    this.#sight.disconnect();
    this.#stillness.removeEventListener("change", this.#changed);
    this.#stage.detach();
    this.#ladder.detach();
    this.#disposal = window.setTimeout(() => this.#dispose(), DISPOSAL_DELAY_MS);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#focusedSegment = this.shadowRoot?.activeElement?.matches("[data-segment]") ?? false;
    const again = changed.has("scenario") || changed.has("seed");
    if (this.#run && this.hasUpdated && again) {
      this.#start();
    }
    this.#readAttributes();
  }

  protected override render(): TemplateResult {
    if (this.#failure) {
      return this.#renderFailure(this.#failure);
    }
    const run = this.#run;
    if (!run) {
      return html`<p class="loading" role="status">${this.#words.say("loading")}</p>`;
    }
    const scene: Scene = { session: run.session, words: this.#words, deck: this.#deck };
    return html`
      <div class="scope ${this.paused ? "" : "playing"}" lang=${this.#words.locale}>
        ${this.#renderProblems()} ${run.crashed ? this.#renderCrash() : nothing}
        <div class="top" ?inert=${run.crashed}>
          ${this.#hosts.client.render(scene, this.#compact)} ${this.#stage.render(scene)}
          ${this.#hosts.server.render(scene, this.#compact)}
        </div>
        ${run.crashed ? nothing : html`<div class="bar">${this.#controls.render(scene)}</div>`}
        <div class="panes">${this.#ladder.render(scene)} ${this.#log.render(scene)}</div>
        <p class="hidden" role="status">${this.#announced}</p>
      </div>
    `;
  }

  protected override updated(): void {
    const root = this.renderRoot;
    this.#stage.attach(root);
    this.#ladder.attach(root);
    this.#frame();
    this.#keepFocus();
    this.#runClock();
  }

  /** What the user can do here. */
  readonly #deck: Deck = (() => {
    const element = this;
    return {
      get playing() {
        return !element.paused;
      },
      get speed() {
        return element.#run?.player.speed ?? 1;
      },
      get scenario() {
        return element.#settings.scenario;
      },
      get scenarios() {
        return element.#engine?.scenarios ?? [];
      },
      setPlaying: (playing: boolean) => {
        element.paused = !playing;
      },
      setSpeed: (speed: number) => {
        element.speed = speed;
      },
      setScenario: (scenario: string) => {
        element.scenario = scenario;
      },
      step: () => element.#step(),
      reset: () => element.#start(),
      dispatch: (command: Command) => element.#dispatch(command),
    };
  })();

  get #settings() {
    return readSettings(this, this.#engine?.scenarios ?? []).settings;
  }

  #readAttributes(): void {
    if (!this.#engine) {
      return;
    }
    const { settings, problems } = readSettings(this, this.#engine.scenarios);
    this.#problems = [...unknownAttributes(this.getAttributeNames()), ...problems];
    if (this.#run) {
      this.#run.player.speed = settings.speed;
      this.#run.discrete = this.#stillness.matches;
    }
  }

  async #load(): Promise<void> {
    this.#failure = undefined;
    this.requestUpdate();
    try {
      this.#engine = await loadEngine();
      // It may have left the page meanwhile.
      if (this.isConnected && !this.#run) {
        this.#start();
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A new run of the present scenario. */
  #start(): void {
    const engine = this.#engine;
    if (!engine) {
      return;
    }
    this.#dispose();
    this.#compact = this.getBoundingClientRect().width < COMPACT_WIDTH;
    const { scenario, seed } = this.#settings;
    const events = { changed: this.#changed, crashed: this.#changed };
    try {
      this.#run = new Run(engine.create(scenario, seed), events);
    } catch (error) {
      this.#fail(error);
    }
    for (const view of this.#views) {
      view.restart();
    }
    this.#announced = "";
    this.requestUpdate();
  }

  #fail(error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    this.#failure =
      error instanceof EngineFailure ? error : new EngineFailure("unknown", { detail });
    this.requestUpdate();
  }

  #dispose(): void {
    this.#run?.dispose();
    this.#run = undefined;
  }

  #step(): void {
    const run = this.#run;
    if (run) {
      this.paused = true;
      this.#announce(run.step());
    }
  }

  #dispatch(command: Command): RefusalView | undefined {
    const result = this.#run?.dispatch(command) ?? [];
    if (!isRefusal(result)) {
      this.#announce(result);
      return undefined;
    }
    this.#say(`${this.#words.say(`refusal-${result.code}`)} ${rfcWords(result, this.#words)}`);
    return result;
  }

  #announce(entries: readonly EntryView[]): void {
    if (this.#run) {
      this.#say(announcement(entries, this.#run.session, this.#words));
    }
  }

  #say(text: string): void {
    // The same words twice are announced twice only if the text differs.
    this.#announced = text === this.#announced ? `${text}\u00a0` : text;
    this.requestUpdate();
  }

  #tick(seconds: number): void {
    this.#run?.tick(seconds);
    this.#frame();
  }

  /** Moves what moves, without rendering. */
  #frame(): void {
    const run = this.#run;
    if (!run) {
      return;
    }
    const { now } = run.player;
    this.#stage.frame(now);
    this.#ladder.frame(now);
    this.#hosts.client.frame(this.renderRoot, now);
    this.#hosts.server.frame(this.renderRoot, now);
    this.#controls.frame(this.renderRoot, now);
  }

  #runClock(): void {
    const run = this.#run;
    if (run && !run.crashed && !run.player.still && !this.paused && this.#inSight) {
      this.#clock.start();
    } else {
      this.#clock.stop();
    }
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    this.#inSight = entries.at(-1)?.isIntersecting ?? false;
    this.#runClock();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const action = this.#run && actionFor(event);
    if (action) {
      event.preventDefault();
      action.run(this.#deck);
    }
  };

  /** When the segment that had the focus has arrived, the focus stays on the stage. */
  #keepFocus(): void {
    if (this.#focusedSegment && !this.shadowRoot?.activeElement) {
      this.renderRoot.querySelector<HTMLElement>(".stage")?.focus({ preventScroll: true });
    }
  }

  #renderProblems(): TemplateResult | typeof nothing {
    if (this.#problems.length === 0) {
      return nothing;
    }
    return html`
      <ul class="problems" role="status">
        ${this.#problems.map(
          ({ code, values }) => html`<li>${this.#words.say(`attribute-${code}`, values)}</li>`,
        )}
      </ul>
    `;
  }

  #renderCrash(): TemplateResult {
    return html`
      <div class="trouble" role="alert">
        <p><b>${this.#words.say("crash")}</b> ${this.#words.say("crash-advice")}</p>
        <button @click=${() => this.#start()}>${this.#words.say("reset")}</button>
      </div>
    `;
  }

  #renderFailure({ code, values }: EngineFailure): TemplateResult {
    return html`
      <div class="trouble" role="alert">
        <p><b>${this.#words.say("failure")}</b> ${this.#words.say(`failure-${code}`, values)}</p>
        <button @click=${() => void this.#load()}>${this.#words.say("failure-again")}</button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tcp-scope": TcpScope;
  }
}
