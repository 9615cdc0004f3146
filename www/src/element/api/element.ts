/** What a host page can do with `<tcp-scope>`: docs/element.md. */
import { LitElement } from "lit";
import type { Engine } from "../../engine/engine.js";
import type { RunRecord } from "../../engine/record.js";
import type { Run } from "../../engine/run.js";
import { recordOfRun } from "../../engine/run-record.js";
import type { RefusalView, ScriptErrorView } from "../../engine/view.js";
import type { Commands } from "../../views/commands.js";
import { refusedWords } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";
import type { Trouble } from "../trouble.js";
import { EventReporter, type TcpScopeEventMap } from "./events.js";
import { Waiting } from "./waiting.js";

/** What an element is called with of a page: everything but how it is drawn. */
export abstract class ScopeElement extends LitElement {
  declare paused: boolean;

  protected readonly reporter = new EventReporter(this);
  readonly #waiting = new Waiting();

  /** What is being played; none before the engine has come. */
  abstract get run(): Run | undefined;
  protected abstract readonly commands: Commands;
  protected abstract get engine(): Engine | undefined;
  protected abstract get words(): Words;
  /** Starts anew with this script. */
  protected abstract begin(script: string): void;
  /** Loads what is missing, also where no reader sees the element yet. */
  protected abstract hasten(): void;

  /**
   * When the element can be used. Whoever asks has it load at once, also off-screen. Rejects with
   * what is wrong where the engine or the script can't be had.
   */
  get ready(): Promise<void> {
    if (!this.run) {
      this.#waiting.close();
      this.hasten();
    }
    return this.#waiting.promise;
  }

  /** The moment that is shown, in seconds of virtual time. */
  get now(): number {
    return (this.run?.player.now ?? 0) / 1e6;
  }

  /** Whether time goes on by itself while a reader sees the element. */
  get playing(): boolean {
    return !this.paused;
  }

  play(): void {
    this.#call(() => {
      this.paused = false;
    });
  }

  pause(): void {
    this.#call(() => {
      this.paused = true;
    });
  }

  /** Lets the next event happen, and pauses. */
  step(): void {
    this.#call(() => this.commands.step());
  }

  /** Goes back to just before the last event, and pauses. */
  stepBack(): void {
    this.#call(() => this.commands.stepBack());
  }

  /** Goes to a moment, in seconds of virtual time from 0 on, and pauses. */
  seek(seconds: number): void {
    if (Number.isFinite(seconds)) {
      this.#call(() => this.commands.seek(Math.max(0, Math.round(seconds * 1e6))));
    }
  }

  /** Says a line of the script language now: docs/script.md. What is refused is an error event. */
  dispatch(line: string): void {
    this.#call(() => this.#hear(this.commands.dispatch(String(line))));
  }

  /** Begins another course of events at the present moment, and says a line in it. */
  fork(line?: string): void {
    this.#call(() => this.#hear(this.commands.fork(line === undefined ? line : String(line))));
  }

  /** Runs a script instead of what the attributes name. */
  load(script: string): void {
    if (this.#waiting.empty || this.#waiting.failed) {
      this.begin(String(script));
      this.hasten();
    } else {
      this.#call(() => this.begin(String(script)));
    }
  }

  /** A script that replays to this run; empty before there is one. */
  script(): string {
    return this.run?.session.script() ?? "";
  }

  /** All that has happened, as docs/record.md has it; none before there is a run. */
  record(): RunRecord | undefined {
    const { run, engine } = this;
    return run && engine && recordOfRun(run, engine);
  }

  override addEventListener<K extends keyof TcpScopeEventMap>(
    type: K,
    listener: (this: this, event: TcpScopeEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: this, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  /** After each rendering: the page hears of what is new, and what it asked for is done. */
  protected settle(trouble: Trouble | undefined): void {
    const { run } = this;
    const first = this.reporter.observe(run, this.playing);
    if (run) {
      this.reporter.tell(run, this.playing);
    }
    this.reporter.trouble(trouble);
    this.reporter.change();
    if (first) {
      this.#waiting.open();
    } else if (!run) {
      this.#waiting.close();
    }
    if (!run && trouble) {
      this.#waiting.fail(new Error(trouble.message, { cause: trouble }));
    }
  }

  /** Its run is gone; what is asked from now on waits for the next. */
  protected leave(): void {
    this.reporter.observe(undefined, this.playing);
    this.#waiting.close();
  }

  /** What could not be done is tried again. */
  protected retry(): void {
    this.#waiting.retry();
  }

  #call(act: () => void): void {
    if (!this.run) {
      this.#waiting.close();
      this.hasten();
    }
    this.#waiting.call(act);
  }

  #hear(refused: RefusalView | ScriptErrorView | undefined): void {
    if (refused) {
      this.reporter.error("refused", refusedWords(refused, this.words));
    }
  }
}
