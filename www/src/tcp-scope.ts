/** `<tcp-scope>`: composes the views around one running simulation. Registers nothing. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { actionFor } from "./actions.js";
import { type Problem, readSettings, unknownAttributes } from "./attributes.js";
import { FrameClock } from "./clock.js";
import { ControlsView } from "./controls.js";
import { type Engine, EngineFailure, loadEngine } from "./engine.js";
import { ExpectationsView } from "./expectations.js";
import { HostPanel } from "./host-panel.js";
import { LadderView } from "./ladder/ladder.js";
import { LanguageChoice, langsAround, lineage } from "./language.js";
import { renderLanguages } from "./language-select.js";
import { LogView } from "./log/log.js";
import { Run } from "./run.js";
import { SCENARIOS, scriptOf } from "./scenarios.js";
import type { Deck, Scene } from "./scene.js";
import { inlineScript } from "./script/inline.js";
import { renderMessage } from "./script/message.js";
import { ScriptPanel } from "./script/panel.js";
import { announcement, refusedWords } from "./sentence.js";
import { isScriptError } from "./session.js";
import { SocketsPanel } from "./sockets/panel.js";
import { SocketTable } from "./sockets/table.js";
import { StageView } from "./stage/stage.js";
import { elementStyles } from "./style.js";
import { BranchesView } from "./timeline/branches.js";
import { momentOf, TimelineView } from "./timeline/timeline.js";
import { type EntryView, HOSTS, type RefusalView, type ScriptErrorView } from "./view.js";
import type { Words } from "./words.js";

/** A node that is moved leaves the page and comes back at once: so long its run is kept. */
const DISPOSAL_DELAY_MS = 10;
const COMPACT_WIDTH = 720;

export class TcpScope extends LitElement {
  static override readonly properties = {
    scenario: {},
    seed: {},
    speed: {},
    paused: { type: Boolean },
    names: {},
  };
  static override readonly styles = elementStyles;

  /** One of the ready-made scenarios; a script inside the tag takes precedence. */
  declare scenario: string | null | undefined;
  /** Decides all chance. */
  declare seed: string | number | null | undefined;
  declare speed: string | number | null | undefined;
  declare paused: boolean;
  /** How states are called: `rfc`, or as `ss` or `netstat` print them. */
  declare names: string | null | undefined;

  readonly #changed = (): void => this.requestUpdate();
  readonly #language = new LanguageChoice(this.#changed);
  readonly #hosts = {
    client: new HostPanel("client", this.#changed),
    server: new HostPanel("server", this.#changed),
  };
  readonly #stage = new StageView(this.#changed);
  readonly #ladder = new LadderView(this.#changed);
  readonly #log = new LogView(this.#changed);
  readonly #controls = new ControlsView();
  readonly #timeline = new TimelineView();
  readonly #branches = new BranchesView();
  readonly #sockets = {
    client: new SocketsPanel("client", this.#changed),
    server: new SocketsPanel("server", this.#changed),
  };
  readonly #table = new SocketTable(this.#changed);
  readonly #expectations = new ExpectationsView(this.#changed);
  readonly #script = new ScriptPanel(this.#changed);
  readonly #views = [
    ...[this.#hosts.client, this.#hosts.server, this.#sockets.client, this.#sockets.server],
    ...[this.#stage, this.#ladder, this.#log, this.#table, this.#timeline, this.#branches],
  ];

  readonly #clock = new FrameClock((seconds) => this.#tick(seconds));
  readonly #attributes = new MutationObserver(() => this.#onChange());
  readonly #sight = new IntersectionObserver((entries) => this.#onSight(entries), {
    // One pixel is enough; hidden elements have none.
    threshold: 0.00001,
  });
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
  /** Where the focus goes when what has it is gone. */
  #refuge: ".stage" | ".ladder-box" | undefined;
  #announced = "";

  constructor() {
    super();
    this.paused = this.#stillness.matches;
    this.addEventListener("keydown", this.#onKey);
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
    for (const view of [this.#stage, this.#ladder, this.#table, this.#script, this.#timeline]) {
      view.detach();
    }
    this.#disposal = window.setTimeout(() => this.#dispose(), DISPOSAL_DELAY_MS);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#refuge = refugeOf(this.shadowRoot?.activeElement);
    const again = changed.has("scenario") || changed.has("seed");
    if (this.#run && this.hasUpdated && again) {
      if (changed.has("scenario") && this.scenario !== this.#chosen) {
        this.#own = this.#inline;
      }
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
      const text = this.#language.pending ? nothing : this.#words.say("loading");
      return html`<p class="loading" role="status" lang=${this.#words.locale}>${text}</p>`;
    }
    const scene: Scene = { session: run.session, words: this.#words, deck: this.#deck };
    return html`
      <div class="scope ${this.paused ? "" : "playing"}" lang=${this.#words.locale}>
        ${this.#renderProblems()} ${run.crashed ? this.#renderCrash() : nothing}
        <div class="top" ?inert=${run.crashed}>
          ${this.#hosts.client.render(scene, this.#compact)} ${this.#stage.render(scene)}
          ${this.#hosts.server.render(scene, this.#compact)}
          ${HOSTS.map((host) => this.#sockets[host].render(scene))}
        </div>
        ${
          run.crashed
            ? nothing
            : html`<div class="bar">
                ${this.#controls.render(scene)} ${this.#timeline.render(scene)}
              </div>`
        }
        ${run.crashed ? nothing : this.#branches.render(scene)}
        <div class="results">${this.#expectations.render(scene)}</div>
        <div class="panes">${this.#ladder.render(scene)} ${this.#log.render(scene)}</div>
        <div class="drawers" ?inert=${run.crashed}>
          ${this.#script.render(scene)} ${this.#table.render(scene)}
        </div>
        ${renderLanguages(scene)}
        <p class="hidden" role="status">${this.#announced}</p>
      </div>
    `;
  }

  protected override updated(): void {
    const root = this.renderRoot;
    this.#stage.attach(root);
    this.#ladder.attach(root);
    this.#timeline.attach(root);
    this.#frame();
    this.#stage.settle(root);
    this.#script.attach(root);
    for (const host of HOSTS) {
      this.#sockets[host].attach(root, this.#run?.session.calls(host).length ?? 0);
    }
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
        return element.#own === undefined ? element.#settings.scenario : undefined;
      },
      setPlaying: (playing: boolean) => {
        element.paused = !playing;
      },
      setSpeed: (speed: number) => {
        element.speed = speed;
      },
      setScenario: (scenario: string) => element.#choose(scenario),
      step: () => element.#step(),
      stepBack: () => element.#travel((run) => run.stepBack()),
      seek: (toMicros: number) => element.#seek(toMicros),
      toLoss: (direction: 1 | -1) => element.#toLoss(direction),
      whatIf: (line: string) => element.#whatIf(line),
      select: (branch: number) => element.#select(branch),
      get language() {
        return element.#language.code;
      },
      setLanguage: (code: string) => element.#language.choose(code),
      reset: () => element.#start(),
      finish: () => element.#run?.finish(),
      dispatch: (line: string) => element.#dispatch(line),
      say: (text: string) => element.#say(text),
      check: (script: string) => element.#engine?.check(script),
      run: (script: string) => {
        element.#own = script;
        element.#start();
      },
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
    this.#problems = [
      ...unknownAttributes(this.getAttributeNames()),
      ...problems,
      ...this.#language.problems,
    ];
    if (this.#run) {
      this.#run.player.speed = settings.speed;
      this.#run.discrete = this.#stillness.matches;
    }
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
    this.#script.load(script, this.#scriptError);
    for (const view of this.#views) {
      view.restart();
    }
    this.#announced = "";
    this.requestUpdate();
  }

  /** Of a script that can't be read, an empty run, so that the page stays of use. */
  #createRun(engine: Engine, script: string, seed: number): Run {
    const events = { changed: this.#changed, crashed: this.#changed };
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

  #step(): void {
    const run = this.#run;
    if (run) {
      this.paused = true;
      this.#announce(run.step());
    }
  }

  /** Moves the time, and says where it is now. */
  #travel(move: (run: Run) => void): void {
    const run = this.#run;
    if (run) {
      this.paused = true;
      move(run);
      this.#say(momentOf(run.session, this.#words));
    }
  }

  /** The slider itself says where it is. */
  #seek(toMicros: number): void {
    this.paused = true;
    this.#run?.seek(toMicros);
  }

  #toLoss(direction: 1 | -1): void {
    const run = this.#run;
    const at = run && this.#timeline.lossFrom(run.session, direction);
    if (!run || at === undefined) {
      this.#say(this.#words.say(direction < 0 ? "loss-none-before" : "loss-none-after"));
      return;
    }
    this.#seek(at);
    const lost = run.session.entries.filter((entry) => entry.kind === "lost" && entry.at === at);
    this.#announce(lost);
  }

  #whatIf(line: string): void {
    const run = this.#run;
    const refused = run?.whatIf(line);
    if (run && refused) {
      this.#say(refusedWords(refused, this.#words));
    } else if (run) {
      this.#say(this.#branchWords(run));
      this.paused = false;
    }
  }

  #select(branch: number): void {
    const run = this.#run;
    if (run) {
      run.select(branch);
      this.#say(this.#branchWords(run));
    }
  }

  #branchWords({ session }: Run): string {
    const name = this.#branches.present(session, this.#words);
    return this.#words.say("branch-now", { name, moment: momentOf(session, this.#words) });
  }

  #dispatch(line: string): RefusalView | ScriptErrorView | undefined {
    const run = this.#run;
    const before = run?.session.snapshot.branch;
    const result = run?.dispatch(line) ?? [];
    if ("code" in result) {
      this.#say(refusedWords(result, this.#words));
      return result;
    }
    if (run && run.session.snapshot.branch !== before) {
      this.#say(this.#branchWords(run));
    } else {
      this.#announce(result);
    }
    return undefined;
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
    // A rendering that is due moves everything itself.
    if (!this.isUpdatePending) {
      this.#frame();
    }
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
    this.#table.frame(this.renderRoot, now);
  }

  #runClock(): void {
    const run = this.#run;
    const moving = run && !run.crashed && !run.player.still && !this.paused;
    if (moving && this.#inSight && !this.#stage.choosing && !this.#ladder.choosing) {
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

  /** When the segment that had the focus has arrived, or never was, the focus stays near. */
  #keepFocus(): void {
    if (this.#refuge && !this.shadowRoot?.activeElement) {
      this.renderRoot.querySelector<HTMLElement>(this.#refuge)?.focus({ preventScroll: true });
    }
  }

  #renderProblems(): TemplateResult | typeof nothing {
    const error = this.#scriptError;
    if (this.#problems.length === 0 && !error) {
      return nothing;
    }
    return html`
      <ul class="problems" role="status">
        ${this.#problems.map(
          ({ code, values }) => html`<li>${this.#words.say(`attribute-${code}`, values)}</li>`,
        )}
        ${
          error
            ? html`<li>
                ${this.#words.say("script-not-run", { line: error.line, column: error.column })}
                ${renderMessage(error.message)}
                <button @click=${() => this.#script.show(error)}>
                  ${this.#words.say("script-go")}
                </button>
              </li>`
            : nothing
        }
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
      <div class="trouble" role="alert" lang=${this.#words.locale}>
        <p><b>${this.#words.say("failure")}</b> ${this.#words.say(`failure-${code}`, values)}</p>
        <button @click=${() => void this.#load()}>${this.#words.say("failure-again")}</button>
      </div>
    `;
  }
}

function refugeOf(focused: Element | null | undefined): ".stage" | ".ladder-box" | undefined {
  if (focused?.matches("[data-segment]")) {
    return ".stage";
  }
  return focused?.matches("[data-way]") ? ".ladder-box" : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "tcp-scope": TcpScope;
  }
}
