/** `<tcp-scope>`: composes the views around one running simulation. Registers nothing. */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { version } from "../../../package.json";
import { FrameClock } from "../engine/clock.js";
import { type Engine, loadEngine } from "../engine/engine.js";
import { EngineFailure } from "../engine/failure.js";
import { Run } from "../engine/run.js";
import { expectsIn, SCENARIOS, scriptOf } from "../engine/scenarios.js";
import { isScriptError } from "../engine/session.js";
import type { ScriptErrorView } from "../engine/view.js";
import { THEMES } from "../style/theme.js";
import { SegmentFocus } from "../ui/focus.js";
import { FocusKeeper } from "../ui/focus-keeper.js";
import { Translated } from "../ui/translated.js";
import { pixelAt, TypeSize } from "../ui/type-size.js";
import { actionFor, isUsed } from "../views/actions.js";
import { Commands } from "../views/commands.js";
import type { ViewContext } from "../views/context.js";
import { KeySwitch } from "../views/help/switch.js";
import { renderFoot } from "../views/language-select.js";
import { permissionsOf } from "../views/permissions.js";
import { ScriptChoice } from "../views/script/choice.js";
import { damageOf } from "../views/script/damage.js";
import { seekToLink } from "../views/share/seek-to-link.js";
import { Sharing } from "../views/share/sharing.js";
import { Views } from "../views/views.js";
import { LanguageChoice, langsAround, lineage } from "../words/language.js";
import type { Problem } from "../words/problem.js";
import type { Words } from "../words/words.js";
import { ScopeElement } from "./api/element.js";
import { readSettings, setSwitches, unknownAttributes } from "./attributes.js";
import { NearViewport } from "./near-viewport.js";
import { renderProblems } from "./problems.js";
import { roomFor } from "./room.js";
import { elementStyles } from "./style.js";
import { hasFallback, renderCrash, renderFailure, renderLoading, troubleOf } from "./trouble.js";

/** A node that is moved leaves the page and comes back at once: so long its run is kept. */
const DISPOSAL_DELAY_MS = 10;
const COMPACT_WIDTH = 720;

export class TcpScope extends ScopeElement {
  /** Of the package: on a page with several, the first one serves all tags. */
  static readonly version: string = version;
  static override readonly properties = {
    scenario: {},
    src: {},
    seed: {},
    speed: {},
    t: {},
    paused: { type: Boolean },
    bar: {},
    readonly: { type: Boolean },
    hash: { type: Boolean },
    names: {},
    numbers: {},
    theme: {},
    views: {},
    wasmUrl: { attribute: "wasm-url" },
    autoplay: {},
    controls: {},
  };
  static override readonly styles = elementStyles;

  /** One of the ready-made scenarios; a script inside the tag or in a file takes precedence. */
  declare scenario: string | null | undefined;
  /** The address of a script, relative to the page; a script inside the tag takes precedence. */
  declare src: string | null | undefined;
  /** Decides all chance. */
  declare seed: string | number | null | undefined;
  declare speed: string | number | null | undefined;
  /** The moment at which it opens, in seconds of virtual time. */
  declare t: string | number | null | undefined;
  /** The bar of playback: `full`, `playback`, or `none`. */
  declare bar: string | boolean | null | undefined;
  /** A reader plays and looks, but changes nothing. */
  declare readonly: boolean;
  /** `light`, `dark`, or `auto`: as the page around it. */
  declare theme: string | null | undefined;
  /** The page's address opens runs: its fragment may hold one. */
  declare hash: boolean;
  /** How states are called: `rfc`, or as `ss` or `netstat` print them. */
  declare names: string | null | undefined;
  /** Sequence numbers: `relative` to the initial ones, or `absolute`, as they are on the wire. */
  declare numbers: string | null | undefined;
  /** Which views are shown, as a list with blanks between; all where none are named. */
  declare views: string | null | undefined;
  /** The address of the engine, where it isn't beside the module. */
  declare wasmUrl: string | null | undefined;
  /** `off`: as `paused`, by a name whose value build tools cut. */
  declare autoplay: string | boolean | null | undefined;
  /** As `bar`, by a name whose value build tools cut. */
  declare controls: string | boolean | null | undefined;
  /** A lesson leads: what would lead away from it is not offered. */
  guided = false;

  readonly #changed = (): void => this.requestUpdate();
  readonly #language = new LanguageChoice(this.#changed);
  readonly #views = new Views(this.#changed, () => {
    this.requestUpdate();
    this.performUpdate();
  });
  readonly #focus = new SegmentFocus();
  readonly #sharing = new Sharing({
    changed: this.#changed,
    play: (run) => ("script" in run ? this.#play(run.script) : this.#choose(run.scenario)),
    setSpeed: (speed) => {
      this.speed = speed;
    },
    pause: () => {
      this.paused = true;
    },
    dress: (compared, typed) => this.#views.dress(compared, typed),
    setNumbers: (numbers) => {
      this.numbers = numbers;
    },
    show: (segment) => this.#views.ladder.show(segment),
  });
  readonly #clock = new FrameClock((seconds) => this.#tick(seconds));
  readonly #nearViewport = new NearViewport(() => this.hasten());
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
  /** It is to be loaded, also where nobody sees it yet. */
  #wanted = false;
  /** Which loading is the last one; none before the first. */
  #loading = 0;
  #run: Run | undefined;
  #problems: readonly Problem[] = [];
  readonly #script = new ScriptChoice();
  /** The run that comes opens at the moment that the page names. */
  #opens = true;
  /** That moment was too far. */
  #far: Problem | undefined;
  /** What has become of the tag on its way into the page. */
  #damage: Problem | undefined;
  /** The scenario that a reader chose last. */
  #chosen: string | undefined;
  #scriptError: ScriptErrorView | undefined;
  #inSight = false;
  #compact = false;
  #disposal = 0;
  readonly #focusKeeper = new FocusKeeper();

  constructor() {
    super();
    Translated.in(this);
    TypeSize.in(this);
    this.paused = this.#stillness.matches;
    this.readonly = false;
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

  protected override get engine(): Engine | undefined {
    return this.#engine;
  }

  protected override get words(): Words {
    return this.#language.words;
  }

  protected override begin(script: string): void {
    // What the page has said by now is older.
    this.#script.readInline(this);
    this.#script.readFile(this.#settings.src, this.baseURI);
    this.#sharing.leave();
    this.#play(script);
    // The engine may have to come yet, or again.
    if (this.#failure) {
      void this.#load();
    }
  }

  protected override hasten(): void {
    this.#wanted = true;
    if (this.isConnected && this.#loading === 0) {
      void this.#load();
    }
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
    this.#script.readInline(this);
    this.#sharing.watch(this.hash);
    this.#sight.observe(this);
    this.#stillness.addEventListener("change", this.#changed);
    if (this.#engine && !this.#run) {
      this.#start();
    } else if (this.#wanted) {
      this.hasten();
    } else {
      this.#nearViewport.watch(this);
    }
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clock.stop();
    this.#sharing.watch(false);
    this.#attributes.disconnect();
    this.#sight.disconnect();
    this.#nearViewport.stop();
    this.#stillness.removeEventListener("change", this.#changed);
    this.#views.detach();
    this.#disposal = window.setTimeout(() => {
      this.#dispose();
      this.#opens = true;
      this.leave();
    }, DISPOSAL_DELAY_MS);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#focusKeeper.remember(this.shadowRoot?.activeElement);
    setSwitches(this);
    if (changed.has("autoplay") && !this.#run && !this.#settings.plays) {
      this.paused = true;
    }
    const other = this.#script.readFile(this.#settings.src, this.baseURI);
    const again = other || changed.has("scenario") || changed.has("seed");
    if (this.#run && this.hasUpdated && again) {
      if (changed.has("scenario") && this.scenario !== this.#chosen) {
        this.#script.giveBack();
      }
      this.#opens = other;
      this.#start();
    } else if (this.#run && changed.has("t")) {
      this.#openAgain(this.#run);
    } else if (!this.#run && other && this.#loading > 0) {
      void this.#load();
    }
    if (changed.has("hash")) {
      this.#sharing.watch(this.hash && this.isConnected);
    }
    this.#readAttributes();
  }

  protected override render(): TemplateResult {
    if (this.#failure) {
      const again = (): void => void this.#load();
      return html`${renderFailure(this.#failure, this.words, again)}<slot></slot>`;
    }
    const run = this.#run;
    if (!run) {
      const words = this.#language.pending ? undefined : this.words;
      const meanwhile = hasFallback(this) ? html`<slot></slot>` : renderLoading(words);
      return html`<div class="meanwhile room" data-room=${this.#room}>${meanwhile}</div>`;
    }
    const anchor = this.#sharing.anchorIn(run.session);
    const context: ViewContext = {
      ...{ session: run.session, words: this.words, commands: this.commands },
      views: this.#settings.views,
      ...{ anchor, edges: this.#engine?.edges ?? [], focus: this.#focus },
    };
    return html`
      <div
        class="scope room ${this.paused ? "" : "playing"}"
        data-room=${this.#room}
        lang=${this.words.locale}
        dir=${this.words.direction}
        @pointerover=${this.#focus.onPointer}
        @pointerleave=${this.#focus.onPointer}
        @focusin=${this.#focus.onFocus}
        @focusout=${this.#focus.onFocus}
      >
        ${renderProblems({
          problems: this.#problems,
          ofLink: this.#sharing.renderProblems(this.words),
          error: this.#scriptError,
          words: this.words,
          show: context.views.has("script") ? (error) => this.#views.script.show(error) : undefined,
        })}
        ${run.crashed ? renderCrash(this.words, () => this.#start()) : nothing}
        ${this.#views.render(context, {
          compact: this.#compact,
          crashed: run.crashed,
          share: this.#sharing.panel.render(context),
        })}
        ${renderFoot(context)}
        <p class="hidden" role="status">${this.commands.said}</p>
      </div>
    `;
  }

  protected override updated(): void {
    this.#sharing.panel.attach(this.renderRoot);
    this.#views.attach(this.renderRoot, this.#run?.session, () => this.#frame());
    this.#focus.mark(this.renderRoot);
    this.#focusKeeper.keep(this.shadowRoot, ".controls .toggle");
    this.#runClock();
    const ill = { failure: this.#failure, error: this.#scriptError, run: this.#run };
    this.settle(troubleOf(ill, this.words));
  }

  protected override readonly commands = new Commands({
    views: this.#views,
    links: this.#sharing,
    language: this.#language,
    keys: this.#keys,
    run: () => this.#run,
    engine: () => this.#engine,
    words: () => this.words,
    permissions: () =>
      permissionsOf({ guided: this.guided, readonly: this.readonly, bar: this.#settings.bar }),
    scenario: () => (this.#script.own === undefined ? this.#settings.scenario : undefined),
    numbers: () => this.#settings.numbers,
    playing: () => !this.paused,
    play: (playing) => {
      this.paused = !playing;
    },
    setSpeed: (speed) => {
      this.speed = speed;
    },
    setNumbers: (numbers) => {
      this.numbers = numbers;
    },
    setScenario: (scenario) => {
      this.#sharing.leave();
      this.#choose(scenario);
    },
    load: (script) => this.begin(script),
    reset: () => this.#start(),
    changed: this.#changed,
  });

  get #settings() {
    return readSettings(this, SCENARIOS).settings;
  }

  /** What decides how much room is kept. */
  get #room(): string {
    const { views, scenario } = this.#settings;
    // Of an own script nothing is known before the engine has read it.
    const unread = this.#script.own === undefined && expectsIn(scenario);
    const expecting = this.#run?.session.expects ?? unread;
    return roomFor(views, this.commands.permissions, expecting);
  }

  #readAttributes(): void {
    const { settings, problems } = readSettings(this, SCENARIOS);
    this.#language.follow(langsAround(this), navigator.languages, settings.names);
    for (const theme of THEMES) {
      this.#internals.states[theme === settings.theme ? "add" : "delete"](theme);
    }
    this.#problems = [
      ...(this.#damage ? [this.#damage] : []),
      ...unknownAttributes(this.getAttributeNames()),
      ...problems,
      ...this.#language.problems,
      ...(this.#far ? [this.#far] : []),
    ];
    if (this.hash && this.isConnected && !this.#sharing.linkable) {
      this.#problems = [...this.#problems, { code: "hash", values: {} }];
    }
    if (this.#run) {
      this.#run.session.numbers = settings.numbers;
      this.#run.player.speed = settings.speed;
      this.#run.discrete = this.#stillness.matches;
    }
  }

  /** An own script instead of a scenario. */
  #play(script: string): void {
    this.#script.take(script);
    this.#start();
  }

  /** A reader's choice of scenario stands above a script inside the tag. */
  #choose(scenario: string): void {
    this.#script.takeScenario();
    this.#chosen = scenario;
    if (this.#settings.scenario === scenario) {
      this.#start();
    } else {
      this.scenario = scenario;
    }
  }

  /** The host page has changed something. */
  #onChange(): void {
    if (this.#script.readInline(this) && this.#run) {
      this.#opens = true;
      this.#start();
    }
    this.requestUpdate();
  }

  async #load(): Promise<void> {
    this.#nearViewport.stop();
    this.#loading += 1;
    const loading = this.#loading;
    this.#failure = undefined;
    this.retry();
    this.requestUpdate();
    const { src, wasmUrl } = this.#settings;
    try {
      this.#script.readFile(src, this.baseURI);
      const engine = loadEngine(wasmUrl && new URL(wasmUrl, this.baseURI).href);
      await Promise.all([
        engine.then((one) => {
          this.#engine = one;
        }),
        ...[this.#script.fetch(), this.#sharing.settled],
      ]);
      // It may have left the page meanwhile.
      if (loading === this.#loading && this.isConnected) {
        this.#start();
      }
    } catch (error) {
      if (loading === this.#loading) {
        this.#fail(error);
      }
    }
  }

  /** A new run of the present script, once it is there. */
  #start(): void {
    const engine = this.#engine;
    if (!engine) {
      return;
    }
    if (this.#script.awaits) {
      void this.#load();
      return;
    }
    // What was still being loaded for another script is of no use any more.
    this.#loading += 1;
    this.#failure = undefined;
    this.retry();
    this.#dispose();
    this.#compact = this.offsetWidth < COMPACT_WIDTH * pixelAt(this);
    this.#damage = damageOf(this, (text) => !engine.check(text));
    const { scenario, seed } = this.#settings;
    const script = this.#script.own ?? scriptOf(scenario);
    try {
      this.#run = this.#createRun(engine, script, seed);
    } catch (error) {
      this.#fail(error);
    }
    this.#views.script.load(script, this.#scriptError);
    this.#views.restart();
    this.#focus.restart();
    if (this.#run) {
      const linked = this.#sharing.started(this.#run);
      const opens = this.#opens && !linked;
      this.#opens = false;
      this.#far = undefined;
      if (opens) {
        this.#openAt(this.#run);
      }
    }
    this.commands.hush();
    this.requestUpdate();
  }

  /** The page names another moment; without one, the script says where the run begins. */
  #openAgain(run: Run): void {
    if (this.#settings.t > 0) {
      this.#openAt(run);
    } else {
      this.#start();
    }
  }

  /** Goes to the moment that the page names. */
  #openAt(run: Run): void {
    const { t } = this.#settings;
    const [far] =
      t > 0 ? seekToLink(run, { at: t * 1e6, told: undefined, segment: undefined }) : [];
    this.#far = far && { code: "t-far", values: far.values };
  }

  /** Of a script that can't be read, an empty run, so that the page stays of use. */
  #createRun(engine: Engine, script: string, seed: number): Run {
    const events = {
      changed: this.#changed,
      crashed: this.#changed,
      paused: () => {
        this.paused = true;
      },
      moved: () => this.reporter.moved(),
    };
    this.#scriptError = undefined;
    try {
      return new Run(engine.create(script, seed), events, { script, seed });
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
    this.#dispose();
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
      action.run(this.commands);
    }
    if (isUsed(event)) {
      event.stopPropagation();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "tcp-scope": TcpScope;
  }
}
