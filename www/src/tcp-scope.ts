/** `<tcp-scope>`: composes the views around one running simulation. Registers nothing. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { actionFor } from "./actions.js";
import { Acts } from "./acts.js";
import { type Problem, readSettings, THEMES, unknownAttributes } from "./attributes.js";
import { FrameClock } from "./clock.js";
import { type Engine, loadEngine } from "./engine.js";
import { EngineFailure } from "./failure.js";
import { SegmentFocus } from "./focus.js";
import { KeySwitch } from "./help/switch.js";
import { LanguageChoice, langsAround, lineage } from "./language.js";
import { renderLanguages } from "./language-select.js";
import { renderProblems } from "./problems.js";
import { Refuge } from "./refuge.js";
import { Run } from "./run.js";
import { SCENARIOS, scriptOf } from "./scenarios.js";
import type { Deck, Scene } from "./scene.js";
import { inlineScript } from "./script/inline.js";
import { isScriptError } from "./session.js";
import { Sharing } from "./share/sharing.js";
import { elementStyles } from "./style.js";
import type { ScriptErrorView, SegmentView } from "./view.js";
import { Views } from "./views.js";
import type { Words } from "./words.js";

/** A node that is moved leaves the page and comes back at once: so long its run is kept. */
const DISPOSAL_DELAY_MS = 10;
const COMPACT_WIDTH = 720;

export class TcpScope extends LitElement {
  static override readonly properties = {
    scenario: {},
    seed: {},
    speed: {},
    theme: {},
    paused: { type: Boolean },
    hash: { type: Boolean },
    names: {},
    views: {},
  };
  static override readonly styles = elementStyles;

  /** One of the ready-made scenarios; a script inside the tag takes precedence. */
  declare scenario: string | null | undefined;
  /** Decides all chance. */
  declare seed: string | number | null | undefined;
  declare speed: string | number | null | undefined;
  /** `light`, `dark`, or `auto`: as the page around it. */
  declare theme: string | null | undefined;
  declare paused: boolean;
  /** The page's address opens runs: its fragment may hold one. */
  declare hash: boolean;
  /** How states are called: `rfc`, or as `ss` or `netstat` print them. */
  declare names: string | null | undefined;
  /** Which views are shown, as a list with blanks between; all where none are named. */
  declare views: string | null | undefined;
  /** A lesson leads: what would lead away from it is not offered. */
  guided = false;

  readonly #changed = (): void => this.requestUpdate();
  readonly #language = new LanguageChoice(this.#changed);
  readonly #views = new Views(this.#changed);
  readonly #focus = new SegmentFocus();
  readonly #sharing = new Sharing({
    changed: this.#changed,
    play: (run) => ("script" in run ? this.#play(run.script) : this.#choose(run.scenario)),
    setSpeed: (speed) => {
      this.speed = speed;
    },
    show: (segment) => this.#views.ladder.show(segment),
  });
  readonly #clock = new FrameClock((seconds) => this.#tick(seconds));
  readonly #attributes = new MutationObserver(() => this.#onChange());
  readonly #sight = new IntersectionObserver((entries) => this.#onSight(entries), {
    // One pixel is enough; hidden elements have none.
    threshold: 0.00001,
  });
  readonly #internals = this.attachInternals();
  readonly #keys = new KeySwitch();
  readonly #stillness = matchMedia("(prefers-reduced-motion: reduce)");

  #engine: Engine | undefined;
  #failure: EngineFailure | undefined;
  #run: Run | undefined;
  #problems: readonly Problem[] = [];
  /** The script inside the tag, as it was read last. */
  #inline: string | undefined;
  /** Runs instead of a scenario. */
  #own: string | undefined;
  /** The scenario that a reader chose last. */
  #chosen: string | undefined;
  #scriptError: ScriptErrorView | undefined;
  #inSight = false;
  #compact = false;
  #disposal = 0;
  readonly #refuge = new Refuge();

  constructor() {
    super();
    this.paused = this.#stillness.matches;
    for (const act of ["keydown", "click"]) {
      this.addEventListener(act, () => this.#views.timeline.settle(), { capture: true });
    }
    this.addEventListener("keydown", this.#onKey);
    this.#focus.subscribe(() => this.#focus.mark(this.renderRoot));
  }

  /** What is being played; none before the engine has come. */
  get run(): Run | undefined {
    return this.#run;
  }

  /** Runs a script instead of a scenario. */
  load(script: string): void {
    this.#sharing.leave();
    this.#play(script);
  }

  /** Says a line of the script language now; what was refused is announced. */
  dispatch(line: string): void {
    this.#acts.dispatch(line);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#disposal);
    this.#attributes.observe(this, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (const around of lineage(this)) {
      if (around !== this) {
        this.#attributes.observe(around, { attributeFilter: ["lang"] });
      }
    }
    this.#readInline();
    this.#sharing.watch(this.hash);
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
    this.#sharing.watch(false);
    this.#attributes.disconnect();
    this.#sight.disconnect();
    this.#stillness.removeEventListener("change", this.#changed);
    this.#views.detach();
    this.#disposal = window.setTimeout(() => this.#dispose(), DISPOSAL_DELAY_MS);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#refuge.remember(this.shadowRoot?.activeElement);
    const again = changed.has("scenario") || changed.has("seed");
    if (this.#run && this.hasUpdated && again) {
      if (changed.has("scenario") && this.scenario !== this.#chosen) {
        this.#own = this.#inline;
      }
      this.#start();
    }
    if (changed.has("hash")) {
      this.#sharing.watch(this.hash && this.isConnected);
    }
    this.#readAttributes();
  }

  protected override render(): TemplateResult {
    if (this.#failure) {
      return this.#renderFailure(this.#failure);
    }
    const run = this.#run;
    if (!run) {
      const text = this.#language.pending ? nothing : this.#words.say("loading");
      return html`<p class="loading" role="status" lang=${this.#words.locale}>${text}</p>`;
    }
    const anchor = this.#sharing.anchorIn(run.session);
    const scene: Scene = {
      ...{ session: run.session, words: this.#words, deck: this.#deck },
      views: this.#settings.views,
      ...{ anchor, edges: this.#engine?.edges ?? [], focus: this.#focus },
    };
    return html`
      <div
        class="scope ${this.paused ? "" : "playing"}"
        lang=${this.#words.locale}
        @pointerover=${this.#focus.onPointer}
        @pointerleave=${this.#focus.onPointer}
        @focusin=${this.#focus.onFocus}
        @focusout=${this.#focus.onFocus}
      >
        ${renderProblems({
          problems: this.#problems,
          ofLink: this.#sharing.renderProblems(this.#words),
          error: this.#scriptError,
          words: this.#words,
          show: scene.views.has("script") ? (error) => this.#views.script.show(error) : undefined,
        })}
        ${run.crashed ? this.#renderCrash() : nothing}
        ${this.#views.render(scene, {
          compact: this.#compact,
          crashed: run.crashed,
          share: this.#sharing.panel.render(scene),
        })}
        ${this.guided ? nothing : renderLanguages(scene)}
        <p class="hidden" role="status">${this.#acts.said}</p>
      </div>
    `;
  }

  protected override updated(): void {
    this.#sharing.panel.attach(this.renderRoot);
    this.#views.attach(this.renderRoot, this.#run?.session, () => this.#frame());
    this.#focus.mark(this.renderRoot);
    this.#refuge.keep(this.shadowRoot, ".controls .toggle");
    this.#runClock();
    this.dispatchEvent(new Event("tcpscope-change"));
  }

  readonly #acts: Acts = (() => {
    const element = this;
    return new Acts({
      get run() {
        return element.#run;
      },
      get words() {
        return element.#words;
      },
      views: element.#views,
      play: (playing) => {
        element.paused = !playing;
      },
      changed: element.#changed,
    });
  })();

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
        return element.#own === undefined ? element.#settings.scenario : undefined;
      },
      setPlaying: (playing: boolean) => {
        element.paused = !playing;
      },
      setSpeed: (speed: number) => {
        element.speed = speed;
      },
      setScenario: (scenario: string) => {
        element.#sharing.leave();
        element.#choose(scenario);
      },
      step: () => element.#acts.step(),
      stepBack: () => element.#acts.stepBack(),
      inspect: (segment: number) => element.#views.segment.inspect(segment),
      showSegment: (segment: number) => element.#views.ladder.show(segment),
      seek: (toMicros: number) => element.#acts.seek(toMicros),
      get guided() {
        return element.guided;
      },
      get keys() {
        return element.#keys.on;
      },
      setKeys: (on: boolean) => {
        element.#keys.on = on;
        element.requestUpdate();
      },
      help: () => element.#views.help.show(),
      toEnd: (direction: 1 | -1) => element.#acts.toEnd(direction),
      toLoss: (direction: 1 | -1) => element.#acts.toLoss(direction),
      askWhatIf: (segment: number) => element.#views.ladder.ask(segment),
      whatIf: (line: string) => element.#acts.whatIf(line),
      reach: (goal: string) => element.#acts.reach(goal),
      select: (branch: number) => element.#acts.select(branch),
      rename: (branch: number, title: string) => element.#acts.rename(branch, title),
      remove: (branch: number) => element.#acts.remove(branch),
      get language() {
        return element.#language.code;
      },
      setLanguage: (code: string) => element.#language.choose(code),
      zoom: (step: 1 | -1 | 0) => element.#views.ladder.zoom(step),
      reset: () => element.#start(),
      finish: () => element.#run?.finish(),
      dispatch: (line: string) => element.#acts.dispatch(line),
      say: (text: string) => element.#acts.say(text),
      check: (script: string) => element.#engine?.check(script),
      run: (script: string) => element.load(script),
      get moment() {
        return element.#run ? element.#sharing.momentOf(element.#run) : 0;
      },
      get linkable() {
        return element.#sharing.linkable;
      },
      linkTo: async (at: number, segment?: number) => {
        const run = element.#run;
        return run ? element.#sharing.linkTo(run, element.#deck.scenario, at, segment) : "";
      },
      offerLink: (segment: SegmentView) => element.#sharing.panel.showDenied(segment),
    };
  })();

  get #words(): Words {
    return this.#language.words;
  }

  get #settings() {
    return readSettings(this, SCENARIOS).settings;
  }

  #readAttributes(): void {
    const { settings, problems } = readSettings(this, SCENARIOS);
    this.#language.follow(langsAround(this), navigator.languages, settings.names);
    for (const theme of THEMES) {
      this.#internals.states[theme === settings.theme ? "add" : "delete"](theme);
    }
    this.#problems = [
      ...unknownAttributes(this.getAttributeNames()),
      ...problems,
      ...this.#language.problems,
    ];
    if (this.hash && this.isConnected && !this.#sharing.linkable) {
      this.#problems = [...this.#problems, { code: "hash", values: {} }];
    }
    if (this.#run) {
      this.#run.player.speed = settings.speed;
      this.#run.discrete = this.#stillness.matches;
    }
  }

  /** An own script instead of a scenario. */
  #play(script: string): void {
    this.#own = script;
    this.#start();
  }

  /** A reader's choice of scenario stands above a script inside the tag. */
  #choose(scenario: string): void {
    this.#own = undefined;
    this.#chosen = scenario;
    if (this.#settings.scenario === scenario) {
      this.#start();
    } else {
      this.scenario = scenario;
    }
  }

  /** The host page has changed something. */
  #onChange(): void {
    if (this.#readInline() && this.#run) {
      this.#start();
    }
    this.requestUpdate();
  }

  /** Whether the script inside the tag is another one than before. */
  #readInline(): boolean {
    const inline = inlineScript(this);
    if (inline === this.#inline) {
      return false;
    }
    this.#inline = inline;
    this.#own = inline;
    return true;
  }

  async #load(): Promise<void> {
    this.#failure = undefined;
    this.requestUpdate();
    try {
      this.#engine = await loadEngine();
      await this.#sharing.settled;
      // It may have left the page meanwhile.
      if (this.isConnected && !this.#run) {
        this.#start();
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A new run of the present script. */
  #start(): void {
    const engine = this.#engine;
    if (!engine) {
      return;
    }
    this.#dispose();
    this.#compact = this.getBoundingClientRect().width < COMPACT_WIDTH;
    const { scenario, seed } = this.#settings;
    const script = this.#own ?? scriptOf(scenario);
    try {
      this.#run = this.#createRun(engine, script, seed);
    } catch (error) {
      this.#fail(error);
    }
    this.#views.script.load(script, this.#scriptError);
    this.#views.restart();
    this.#focus.restart();
    if (this.#run) {
      this.#sharing.started(this.#run);
    }
    this.#acts.hush();
    this.requestUpdate();
  }

  /** Of a script that can't be read, an empty run, so that the page stays of use. */
  #createRun(engine: Engine, script: string, seed: number): Run {
    const events = {
      changed: this.#changed,
      crashed: this.#changed,
      paused: () => {
        this.paused = true;
      },
    };
    this.#scriptError = undefined;
    try {
      return new Run(engine.create(script, seed), events);
    } catch (error) {
      if (!isScriptError(error)) {
        throw error;
      }
      this.#scriptError = error;
      return new Run(engine.create("", seed), events);
    }
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

  #tick(seconds: number): void {
    this.#run?.tick(seconds);
    // A rendering that is due moves everything itself.
    if (!this.isUpdatePending) {
      this.#frame();
    }
  }

  /** Moves what moves, without rendering. */
  #frame(): void {
    if (this.#run) {
      this.#views.frame(this.renderRoot, this.#run.player.now);
    }
  }

  #runClock(): void {
    const run = this.#run;
    const moving = run && !run.crashed && !run.player.still && !this.paused;
    if (moving && this.#inSight && !this.#choosing) {
      this.#clock.start();
    } else {
      this.#clock.stop();
    }
  }

  /** Time waits while the user is being asked. */
  get #choosing(): boolean {
    return this.#views.choosing || this.#sharing.panel.open;
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    this.#inSight = entries.at(-1)?.isIntersecting ?? false;
    this.#runClock();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const action = this.#run && this.#keys.on ? actionFor(event) : undefined;
    if (action) {
      event.preventDefault();
      action.run(this.#deck);
    }
  };

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
      <div class="trouble" role="alert" lang=${this.#words.locale}>
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
