/** A session that is being played: where wall time, the engine and the user's calls meet. */
import { Player } from "./player.js";
import { EngineCrash, Session, type Simulation } from "./session.js";
import type { EntryView, RefusalView, ScriptErrorView } from "./view.js";

/** What takes longer than that within one frame waits for the next, so that the page stays alive. */
const EVENTS_PER_FRAME = 200;
const MILLISECONDS_PER_FRAME = 24;

export interface RunEvents {
  /** The session has changed. */
  changed(): void;
  /** The engine is broken; the session still shows its last state. */
  crashed(): void;
  /** It has come to where it was to pause. */
  paused(): void;
  /** The time was moved, back or forth. */
  moved?(): void;
}

/** What a run begins with; the seed decides chance unless the script does. */
export interface Origin {
  readonly script: string;
  readonly seed: number;
}

export class Run {
  readonly session: Session;
  readonly player: Player;
  readonly #origin: Origin | undefined;
  /** Its script before anything was said. */
  readonly #first: string | undefined;
  /** Plays event by event instead of continuously, for those who want no motion. */
  discrete = false;
  /** Asked after each event while playing: whether to pause there. */
  breakpoint: (() => boolean) | undefined;
  readonly #events: RunEvents;
  #crashed = false;
  #sinceStep = 0;

  /** `origin`: what `simulation` was made of, where that is to be told. */
  constructor(simulation: Simulation, events: RunEvents, origin?: Origin) {
    this.#events = events;
    this.#origin = origin;
    this.session = new Session(simulation);
    this.#first = this.session.script();
    this.player = new Player(this.session.snapshot);
  }

  get crashed(): boolean {
    return this.#crashed;
  }

  /** Its script before anything was said; none where the engine broke. */
  get first(): string | undefined {
    return this.#first;
  }

  /** Something was said that its script did not say at first. */
  get altered(): boolean {
    return this.session.script() !== this.#first;
  }

  /** What replays to this run: what it began with, unless more was said; none where the engine broke. */
  get source(): Origin | undefined {
    const script = this.session.script();
    if (script === undefined) {
      return undefined;
    }
    return this.#origin && !this.altered ? this.#origin : { script, seed: 0 };
  }

  /** Wall time goes on while playing. */
  tick(seconds: number): void {
    if (this.discrete) {
      this.#sinceStep += seconds * this.player.speed;
      if (this.#sinceStep >= 1) {
        this.#sinceStep = 0;
        this.step();
        this.#isBreak();
      }
      return;
    }
    this.#guard(() => this.#playOn(seconds));
  }

  /** Lets the next event happen now; what is new. */
  step(): readonly EntryView[] {
    return this.#guard(() => this.#observe(this.session.step())) ?? [];
  }

  /** Decides what is still expected, as nothing more is to happen. */
  finish(): void {
    this.#guard(() => this.#observe(this.session.finish()));
  }

  /** What is new, or why the engine refused or did not understand. */
  dispatch(line: string): readonly EntryView[] | RefusalView | ScriptErrorView {
    const result = this.#guard(() => {
      // The engine's clock stands at the last event, the user's a little later.
      const before = this.session.advance(this.player.now);
      const answer = this.session.dispatch(line);
      this.#observe([]);
      return Array.isArray(answer) ? [...before, ...answer] : answer;
    });
    return result ?? [];
  }

  /** To just before the last event. */
  stepBack(): void {
    this.#travel(() => this.session.stepBack());
  }

  /** Moves the time, back or forth. */
  seek(toMicros: number): void {
    this.#travel(() => this.session.seek(toMicros));
  }

  /** Brings the session to another state at once, by whatever `act` does with it. */
  rehearse(act: (session: Session) => void): void {
    this.#travel(() => act(this.session));
  }

  /** Turns to another course of events. */
  select(branch: number): void {
    this.#travel(() => this.session.select(branch));
  }

  /** With an empty title it has its first name again. */
  rename(branch: number, title: string): void {
    this.#guard(() => {
      this.session.rename(branch, title);
      this.#events.changed();
    });
  }

  /** Forgets a course of events; only without the present one the time is another. */
  remove(branch: number): void {
    if (branch === this.session.snapshot.branch) {
      this.#travel(() => this.session.remove(branch));
    } else {
      this.#guard(() => this.#observe(this.session.remove(branch)));
    }
  }

  /** Why the engine refused, if it did. */
  whatIf(line: string): RefusalView | ScriptErrorView | undefined {
    const answer = this.#travel(() => this.session.whatIf(line)) ?? [];
    return "code" in answer ? answer : undefined;
  }

  /** Says in this branch, at its times, what was left out of it and not tried. */
  takeUp(): void {
    this.#travel(() => this.session.takeUp());
  }

  /** Begins another course of events at the present moment, with a line said if there is one. */
  fork(line: string | undefined): RefusalView | ScriptErrorView | undefined {
    const answer = this.#travel(() => {
      this.session.advance(this.player.now);
      return this.session.follow(line === undefined ? [] : [line]);
    });
    return answer && "code" in answer ? answer : undefined;
  }

  /**
   * Finds a way to a goal and says its lines in a course of events of their own: these, or why the
   * engine refused; nothing where there is no way.
   */
  reach(goal: string): string[] | RefusalView | ScriptErrorView | undefined {
    const way = this.#guard(() => {
      // The way begins in the present as the user sees it.
      this.#observe(this.session.advance(this.player.now));
      return this.session.find(goal);
    });
    const answer = way && this.#travel(() => this.session.follow(way.lines, goal));
    return answer && "code" in answer ? answer : way?.lines;
  }

  dispose(): void {
    this.session.dispose();
  }

  #playOn(seconds: number): void {
    let left = seconds;
    const until = performance.now() + MILLISECONDS_PER_FRAME;
    for (let events = 0; events < EVENTS_PER_FRAME && left > 0; events += 1) {
      if (performance.now() > until) {
        return;
      }
      const played = this.player.play(left);
      if (played.eventAt === undefined) {
        return;
      }
      this.#observe(this.session.advance(played.eventAt));
      left = played.left;
      if (this.#isBreak()) {
        return;
      }
    }
  }

  #isBreak(): boolean {
    const there = this.breakpoint?.() ?? false;
    if (there) {
      this.#events.paused();
    }
    return there;
  }

  #travel<T>(act: () => T): T | undefined {
    return this.#guard(() => {
      const result = act();
      this.#sinceStep = 0;
      this.player.jump(this.session.snapshot);
      this.#events.moved?.();
      this.#events.changed();
      return result;
    });
  }

  #observe(entries: readonly EntryView[]): readonly EntryView[] {
    this.player.observe(this.session.snapshot);
    this.#events.changed();
    return entries;
  }

  #guard<T>(act: () => T): T | undefined {
    if (this.#crashed) {
      return undefined;
    }
    try {
      return act();
    } catch (error) {
      if (!(error instanceof EngineCrash)) {
        throw error;
      }
      this.#crashed = true;
      this.#events.crashed();
      return undefined;
    }
  }
}
