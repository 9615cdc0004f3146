/** `<tcp-lesson>`: the words of a lesson beside the hosts that it is about. Registers nothing. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isOn } from "../element/attributes.js";
import type { TcpScope } from "../element/tcp-scope.js";
import { type Engine, loadEngine } from "../engine/engine.js";
import type { Session } from "../engine/session.js";
import { Translated } from "../ui/translated.js";
import { TypeSize } from "../ui/type-size.js";
import { languageIn } from "../views/language-select.js";
import { LANGUAGES, LanguageChoice, langsAround, lineage } from "../words/language.js";
import { problemSentence } from "../words/script-problem.js";
import { englishWords, type Words } from "../words/words.js";
import { liveValue } from "./course.js";
import { fetchLesson, type Lesson, LessonError } from "./files.js";
import { renderAnswers, renderHandout } from "./handout.js";
import type { Reading } from "./markdown.js";
import { LessonPlay } from "./play.js";
import { recall, remember } from "./progress.js";
import { type Rehearsal, rehearse } from "./rehearsal.js";
import { renderStep } from "./step.js";
import { lessonStyles } from "./style.js";
import { livesOf, sectionsOf } from "./text.js";
import { openViews } from "./views.js";
import { lessonWords } from "./words.js";

export class TcpLesson extends LitElement {
  static override readonly properties = {
    src: {},
    progress: {},
    present: { type: Boolean, reflect: true },
  };
  static override readonly styles = lessonStyles;

  /** The address of the lesson’s folder. */
  declare src: string | null | undefined;
  /** `off` keeps nothing in the reader’s browser. */
  declare progress: string | null | undefined;
  /** Large type, for a room. */
  declare present: boolean;

  readonly #language = new LanguageChoice(() => void this.#speak());
  readonly #around = new MutationObserver(() => this.#followLanguage());
  #words: Words | undefined;
  #lesson: Lesson | undefined;
  #play: LessonPlay | undefined;
  #engine: Engine | undefined;
  #rehearsal: Rehearsal | undefined;
  #error: LessonError | undefined;
  /** Which loading is the last one. */
  #load = 0;
  /** The claimed values, as they were when the step began and when it was over. */
  readonly #moments = { begin: new Map<string, string>(), end: new Map<string, string>() };
  /** Its words hold values that follow the simulation. */
  #follows = false;
  #complete = false;
  /** The focus is on the words. */
  #within = false;
  #printing = false;
  /** The heading of the step takes the focus after the next rendering. */
  #moved = false;
  readonly #paper = matchMedia("print");

  constructor() {
    super();
    Translated.in(this);
    TypeSize.in(this);
    this.present = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const node of lineage(this)) {
      this.#around.observe(node, { attributeFilter: ["lang"] });
    }
    document.addEventListener("keydown", this.#onKey);
    this.#paper.addEventListener("change", this.#onPaper);
    window.addEventListener("beforeprint", this.#beforePrint);
    window.addEventListener("afterprint", this.#afterPrint);
    this.#followLanguage();
    void this.#speak();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#around.disconnect();
    document.removeEventListener("keydown", this.#onKey);
    this.#paper.removeEventListener("change", this.#onPaper);
    window.removeEventListener("beforeprint", this.#beforePrint);
    window.removeEventListener("afterprint", this.#afterPrint);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.present = isOn(this.present);
    this.#within = this.shadowRoot?.activeElement?.matches(".text *") ?? false;
    if (changed.has("src") && this.hasUpdated) {
      this.#lesson = undefined;
      this.#play = undefined;
      this.#complete = false;
      void this.#fetch();
    }
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (!words) {
      return html`<p class="loading"></p>`;
    }
    return html`
      <article lang=${words.locale} dir=${words.direction}>
        ${this.#error ? this.#renderError(this.#error, words) : this.#renderLesson(words)}
        <tcp-scope
          part="scope"
          exportparts="stage, host, controls, timeline, ladder, log, drawers"
          paused
          .guided=${true}
          role="group"
          aria-label=${words.say("lesson-scene")}
          @tcpscope-change=${() => this.#onChange()}
        ></tcp-scope>
        ${this.#lesson && this.#rehearsal ? renderAnswers(this.#lesson, this.#rehearsal, words) : nothing}
      </article>
    `;
  }

  protected override updated(): void {
    this.#begin();
    const title = this.renderRoot.querySelector<HTMLElement>(".step-title");
    if (this.#moved) {
      this.#moved = false;
      title?.focus({ preventScroll: true });
      title?.scrollIntoView({ block: "nearest" });
    } else if (this.#within && !this.shadowRoot?.activeElement) {
      // The button that was pressed is gone.
      this.renderRoot.querySelector<HTMLElement>(".feedback")?.focus({ preventScroll: true });
    }
  }

  #renderLesson(words: Words): TemplateResult {
    const lesson = this.#lesson;
    const play = this.#play;
    if (!lesson || !play) {
      return html`<p class="loading" role="status">${words.say("lesson-loading")}</p>`;
    }
    const text = lesson.text.steps.find(({ name }) => name === play.step.name);
    const { title, about } = lesson.text;
    return html`
      <div class="text" part="text">
        <header class="opening">
          <h2 lang=${lesson.language}>${title}</h2>
          <p class="minutes">${words.say("lesson-minutes", { minutes: lesson.plan.minutes })}</p>
          ${
            lesson.language === words.locale
              ? nothing
              : html`<p class="minutes">${words.say("lesson-other-language")}</p>`
          }
        </header>
        ${renderStep({
          ...{ about, play, words, text, complete: this.#complete, language: lesson.language },
          titles: lesson.text.steps,
          readings: { begin: this.#reading("begin"), end: this.#reading("end") },
          goTo: (index) => this.#goTo(index),
          finish: () => this.#finish(),
        })}
        ${this.#renderExtras(words)}
      </div>
      ${this.#printing ? renderHandout(lesson, words) : nothing}
    `;
  }

  #renderExtras(words: Words): TemplateResult {
    const choose = (event: Event): void => this.#language.choose(languageIn(event));
    return html`
      <div class="extras">
        <button
          aria-pressed=${this.present}
          @click=${() => {
            this.present = !this.present;
          }}
        >
          ${words.say("lesson-present")}
        </button>
        <button @click=${() => window.print()}>${words.say("lesson-print")}</button>
        <label>
          ${words.say("language")}
          <select @change=${choose}>
            ${LANGUAGES.map(
              ({ code, name }) => html`
                <option translate="no" value=${code} lang=${code} .selected=${code === words.locale}>${name}</option>
              `,
            )}
          </select>
        </label>
      </div>
    `;
  }

  #renderError({ missing, mistakes }: LessonError, words: Words): TemplateResult {
    const [problem, values] =
      missing === undefined
        ? (["lesson-mistakes", {}] as const)
        : missing === ""
          ? (["lesson-no-src", {}] as const)
          : (["lesson-missing", { file: missing }] as const);
    return html`
      <div class="text trouble" role="alert">
        <p>${words.say(problem, values)}</p>
        <ul>
          ${mistakes.map(
            ({ file, line, message }) =>
              html`<li>${words.say("lesson-mistake", { file, line, message })}</li>`,
          )}
        </ul>
        <button @click=${() => void this.#fetch()}>${words.say("lesson-again")}</button>
      </div>
    `;
  }

  #reading(moment: "begin" | "end"): Reading {
    const play = this.#play;
    const session = this.#scope?.run?.session;
    return {
      value: (path, claimed) => {
        if (path === "answer" || path === "truth") {
          return this.#answerWords(play?.[path]);
        }
        const then = claimed ? this.#moments[moment].get(path) : undefined;
        return then ?? (session && liveValue(session, path));
      },
      link: (href) => {
        const target = URL.canParse(href, this.#folder) ? new URL(href, this.#folder) : undefined;
        return target && /^https?:$/.test(target.protocol) ? target.href : undefined;
      },
    };
  }

  #onChange(): void {
    this.#play?.observe();
    if (this.#follows) {
      this.requestUpdate();
    }
  }

  /** Of an option, what it says. */
  #answerWords(answer: string | undefined): string {
    const play = this.#play;
    const text = this.#lesson?.text.steps.find(({ name }) => name === play?.step.name);
    const [option] = text && answer !== undefined ? sectionsOf(text, "option", answer) : [];
    const said = option?.tokens.map(({ raw }) => raw.trim().replace(/[.。]$/, "")).join(" ");
    const words = this.#words;
    return (
      (said ? words?.say("lesson-quoted", { text: said }) : words?.state(answer ?? "–")) ?? "–"
    );
  }

  #onMoment(which: "begin" | "end", session: Session): void {
    const play = this.#play;
    const text = this.#lesson?.text.steps.find(({ name }) => name === play?.step.name);
    const values = this.#moments[which];
    const lives = text?.sections.flatMap(livesOf) ?? [];
    this.#follows = lives.some(
      ({ live: { path, claim } }) => claim === undefined && liveValue(session, path) !== undefined,
    );
    values.clear();
    for (const { live } of lives) {
      const value = liveValue(session, live.path);
      if (value !== undefined) {
        values.set(live.path, value);
      }
    }
    if (which === "begin") {
      openViews(this.#scope, play?.step.views ?? []);
    }
  }

  /** The play begins when both the words and the simulation’s element are there. */
  #begin(): void {
    const scope = this.#scope;
    const lesson = this.#lesson;
    if (!lesson || !scope || this.#play || this.#error) {
      return;
    }
    const last = this.#keeps ? recall(this.#folder) : undefined;
    const events = {
      changed: () => this.requestUpdate(),
      moment: (which: "begin" | "end", session: Session) => this.#onMoment(which, session),
      tell: (name: string, detail: Record<string, unknown>) => this.#tell(name, detail),
    };
    const edges = () => this.#engine?.edges ?? [];
    this.#play = new LessonPlay(lesson.plan, scope, edges, events, last?.points);
    const index = lesson.plan.steps.findIndex(({ name }) => name === last?.step);
    this.#play.enter(Math.max(0, index));
  }

  #goTo(index: number): void {
    this.#complete = false;
    this.#moved = true;
    this.#play?.enter(index, index === this.#play.index ? "anew" : "on");
  }

  #finish(): void {
    this.#complete = true;
    this.#tell("complete", { ...this.#play?.score });
    this.requestUpdate();
  }

  #tell(name: string, detail: Record<string, unknown>): void {
    const play = this.#play;
    if (play && this.#keeps) {
      const before = recall(this.#folder)?.score;
      const first = play.plan.steps[0]?.name ?? "";
      const { points } = play;
      remember(
        this.#folder,
        name === "complete"
          ? { step: first, points: {}, score: Math.max(play.score.score, before ?? 0) }
          : { step: play.step.name, points, score: before },
      );
    }
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #followLanguage(): void {
    this.#language.follow(langsAround(this), navigator.languages, "rfc");
  }

  async #speak(): Promise<void> {
    const wanted = this.#language.words;
    const words = await lessonWords(wanted);
    if (wanted !== this.#language.words) {
      return;
    }
    const before = this.#words?.locale;
    this.#words = words;
    this.requestUpdate();
    if (words.locale !== before) {
      await this.#fetch();
    }
  }

  /** Another language keeps the step. */
  async #fetch(): Promise<void> {
    this.#load += 1;
    const load = this.#load;
    this.#error = undefined;
    const wanted = this.#words?.locale ?? "en";
    const languages = [wanted, ...LANGUAGES.map(({ code }) => code).filter((c) => c !== wanted)];
    try {
      if (!this.src) {
        throw new LessonError("");
      }
      // Without an engine, the element of the simulation says what is wrong.
      const engine = await loadEngine().catch(() => undefined);
      this.#engine = engine;
      const words = this.#words ?? englishWords();
      const check = (script: string) => {
        const error = engine?.check(script);
        return error && { ...error, message: problemSentence(error, words) };
      };
      const lesson = await fetchLesson(this.#folder, languages, check);
      if (load === this.#load) {
        this.#lesson = lesson;
      }
    } catch (error) {
      if (!(error instanceof LessonError)) {
        throw error;
      }
      if (load === this.#load) {
        this.#error = error;
      }
    }
    this.requestUpdate();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const by = { PageDown: 1, PageUp: -1 }[event.key];
    const play = this.#play;
    const [at] = event.composedPath();
    const free = !(at instanceof Element && at.matches("input, select, textarea"));
    if (this.present && by !== undefined && play && free && !event.defaultPrevented) {
      event.preventDefault();
      const index = play.index + by;
      if (index >= 0 && index < play.plan.steps.length) {
        this.#goTo(index);
      }
    }
  };

  readonly #onPaper = ({ matches }: MediaQueryListEvent): void => this.#print(matches);
  readonly #beforePrint = (): void => this.#print(true);
  readonly #afterPrint = (): void => this.#print(false);

  #print(printing: boolean): void {
    const { plan } = this.#lesson ?? {};
    this.#printing = printing;
    for (const session of this.#rehearsal?.sessions.values() ?? []) {
      session.dispose();
    }
    const engine = this.#engine;
    this.#rehearsal = printing && plan && engine ? rehearse(plan, engine) : undefined;
    this.requestUpdate();
    // The paper does not wait for the next frame.
    this.performUpdate();
  }

  get #scope(): TcpScope | null {
    return this.renderRoot.querySelector("tcp-scope");
  }

  get #keeps(): boolean {
    return this.progress !== "off";
  }

  get #folder(): string {
    const folder = new URL(this.src ?? "", this.baseURI);
    folder.pathname = folder.pathname.replace(/\/?$/, "/");
    return folder.href;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tcp-lesson": TcpLesson;
  }
}
