/** A reader's way through a lesson: which step, what was predicted, what is reached. */

import type { TcpScope } from "../element/tcp-scope.js";
import type { Session } from "../engine/session.js";
import type { EdgeView } from "../engine/view.js";
import {
  comeTrue,
  fastForward,
  isReached,
  isRight,
  isThere,
  truthOf,
  walkedEdges,
} from "./course.js";
import type { Plan, Step } from "./plan.js";
import { answersTo, type Scene, sceneOf } from "./scene.js";

/**
 * - `ready`: nothing plays before the reader wants it
 * - `asking`: for a prediction
 * - `playing`: up to `until`
 * - `trying`: it is the reader's turn
 * - `over`: the step is done
 * - `stuck`: it can't come to `until` any more
 */
export type Phase = "ready" | "asking" | "playing" | "trying" | "over" | "stuck";

export interface PlayEvents {
  changed(): void;
  /** The step has begun, or is over: what its words claim is so at this moment. */
  moment(which: "begin" | "end", session: Session): void;
  tell(name: "step" | "predict" | "goal" | "complete", detail: Record<string, unknown>): void;
}

export class LessonPlay {
  readonly plan: Plan;
  readonly #scope: TcpScope;
  readonly #edges: () => readonly EdgeView[];
  readonly #events: PlayEvents;
  /** What was right at the first try, and the goals that were reached by oneself, by step. */
  readonly #points: Map<string, boolean>;
  #index = 0;
  #scene: Scene | undefined;
  #session: Session | undefined;
  /** The session has yet to be brought to the step. */
  #due = false;
  /** What the reader wants of the step, once it has begun. */
  #then: (() => void) | undefined;
  /** Where the lesson itself left the simulation. */
  #left: readonly number[] = [];
  #shown = false;
  #walked = 0;
  #right: boolean | undefined;
  /** Counts how often a step was begun. */
  attempt = 0;

  phase: Phase = "ready";
  answer: string | undefined;
  truth: string | undefined;
  hints = 0;
  /** Keys of what the reader has brought about, in that order. */
  noticed: readonly string[] = [];

  /** `points`: those of an earlier visit, by step. */
  constructor(
    plan: Plan,
    scope: TcpScope,
    edges: () => readonly EdgeView[],
    events: PlayEvents,
    points: Readonly<Record<string, boolean>> = {},
  ) {
    this.plan = plan;
    this.#scope = scope;
    this.#edges = edges;
    this.#events = events;
    this.#points = new Map(Object.entries(points));
  }

  get index(): number {
    return this.#index;
  }

  get step(): Step {
    const step = this.plan.steps[this.#index];
    if (!step) {
      throw new RangeError("a lesson has steps");
    }
    return step;
  }

  /** Whether the prediction was right; none before it is decided. */
  get right(): boolean | undefined {
    return this.phase === "over" ? this.#right : undefined;
  }

  /** By step. */
  get points(): Readonly<Record<string, boolean>> {
    return Object.fromEntries(this.#points);
  }

  /** Edges of the state diagram that were walked since the step began. */
  get walked(): number {
    return walkedEdges(this.#edges(), this.#walked);
  }

  get score(): { readonly score: number; readonly of: number } {
    const of = this.plan.steps.filter(({ prediction, goal }) => prediction || goal).length;
    return { score: [...this.#points.values()].filter(Boolean).length, of };
  }

  /**
   * Goes to a step; the one after the present goes on where the simulation is, unless the reader
   * has taken it elsewhere.
   */
  enter(index: number, how: "on" | "anew" = "on"): void {
    const goesOn =
      how === "on" && index === this.#index + 1 && this.phase === "over" && this.#untouched();
    const again = how === "anew" && index === this.#index;
    this.#index = Math.min(Math.max(0, index), this.plan.steps.length - 1);
    const { step } = this;
    this.answer = undefined;
    this.truth = undefined;
    this.#right = undefined;
    this.attempt += 1;
    this.hints = 0;
    this.noticed = [];
    this.#walked = 0;
    this.#shown = false;
    this.phase = step.prediction ? "asking" : step.goal ? "trying" : "ready";
    this.#scope.paused = true;
    if (goesOn && step.from === "on" && this.#session) {
      this.#say(step.says);
      this.#begun();
    } else {
      this.#scene = sceneOf(this.plan, this.#index);
      this.#due = true;
      this.#scope.load(this.#scene.script);
    }
    if (!again) {
      this.#events.tell("step", { name: step.name, index: this.#index });
    }
    this.#events.changed();
  }

  /** Plays on to what the step shows. */
  go(): void {
    this.phase = "playing";
    this.#scope.paused = false;
    this.observe();
    this.#events.changed();
  }

  /** Whoever has played on by now is asked about the beginning of the step all the same. */
  predict(answer: string): void {
    if (this.phase !== "asking") {
      return;
    }
    const decide = (): void => {
      this.answer = answer.trim();
      this.go();
    };
    if (this.#untouched()) {
      decide();
    } else {
      this.enter(this.#index, "anew");
      this.#then = decide;
    }
  }

  hint(): void {
    this.hints += 1;
    this.#events.changed();
  }

  /** Plays a way to the goal, which then gives no point. */
  show(): void {
    const { goal, ways } = this.step;
    this.enter(this.#index, "anew");
    this.#then = () => {
      this.#shown = true;
      if (ways.length > 0) {
        this.#say(ways);
      } else if (goal?.expectation) {
        this.#scope.run?.reach(goal.expectation.text);
      }
      this.#scope.paused = false;
    };
  }

  /** Whether the engine could look for a way, where the author names none. */
  get showable(): boolean {
    const { goal, ways } = this.step;
    const one = goal?.expectation && !/ then /.test(goal.expectation.text);
    return ways.length > 0 || one === true;
  }

  /** After each change of the simulation. */
  observe(): void {
    const run = this.#scope.run;
    if (!run) {
      return;
    }
    if (run.session !== this.#session) {
      this.#meet(run.session);
      return;
    }
    const then = this.#then;
    if (then && !this.#due) {
      this.#then = undefined;
      then();
      return;
    }
    const before = this.#shownNow();
    this.#look(run.session);
    if (this.#shownNow() !== before) {
      this.#events.changed();
    }
  }

  /** What a reader sees of it, but for values that are live. */
  #shownNow(): string {
    return [this.phase, this.walked, ...this.noticed].join();
  }

  /** Another simulation than before: ours, or the reader has begun it again. */
  #meet(session: Session): void {
    this.#session = session;
    const scene = this.#scene;
    const run = this.#scope.run;
    if (!scene || !run) {
      return;
    }
    if (!this.#due) {
      // The present step is what begins again.
      this.enter(this.#index, "anew");
      return;
    }
    this.#due = false;
    run.breakpoint = () => this.#awaiting && isThere(scene, run.session, this.step);
    run.rehearse((fresh) => fastForward(scene, fresh, this.step));
    this.#begun();
  }

  /** A step without anything to play is over at once. */
  #begun(): void {
    const scene = this.#scene;
    const session = this.#session;
    if (!scene || !session) {
      return;
    }
    this.#events.moment("begin", session);
    if (this.phase === "ready" && isThere(scene, session, this.step)) {
      this.phase = "over";
      this.#events.moment("end", session);
    }
    this.#left = placeOf(session);
    this.#events.changed();
  }

  #untouched(): boolean {
    const session = this.#session;
    return session !== undefined && placeOf(session).join() === this.#left.join();
  }

  /** Time goes on until the step shows what it is about. */
  get #awaiting(): boolean {
    return this.phase === "playing" || this.phase === "asking" || this.phase === "stuck";
  }

  #look(session: Session): void {
    const scene = this.#scene;
    const { step } = this;
    if (!scene) {
      return;
    }
    for (const { walked } of session.snapshot.hosts) {
      this.#walked |= walked;
    }
    const waits = this.phase === "playing" || this.phase === "stuck";
    if (waits && isThere(scene, session, step)) {
      this.#decide(scene, session);
    } else if (waits) {
      this.phase = session.snapshot.nextEventAt === undefined ? "stuck" : "playing";
    } else if (this.phase === "trying") {
      this.#try(scene, session);
    }
  }

  #decide(scene: Scene, session: Session): void {
    const { step, answer = "" } = this;
    this.#scope.paused = true;
    this.phase = "over";
    // Who went beyond it is brought back: the question is about this very moment.
    const at = answersTo(scene, session.expectations, step, "until")[0]?.decidedAt;
    if (at !== undefined && session.snapshot.now > at) {
      this.#scope.run?.seek(at);
    }
    this.#left = placeOf(session);
    this.#events.moment("end", session);
    if (!step.prediction) {
      return;
    }
    this.truth = truthOf(scene, session, step);
    this.#right = isRight(scene, session, step, answer);
    if (!this.#points.has(step.name)) {
      this.#points.set(step.name, this.#right);
    }
    const { truth } = this;
    this.#events.tell("predict", { step: step.name, answer, truth, right: this.#right });
  }

  #try(scene: Scene, session: Session): void {
    const { step } = this;
    const wanted = step.goal?.walked;
    const reached = wanted === undefined ? isReached(scene, session, step) : this.walked >= wanted;
    if (reached) {
      this.phase = "over";
      this.#points.set(step.name, this.#points.get(step.name) || !this.#shown);
      this.#left = placeOf(session);
      this.#events.moment("end", session);
      this.#events.tell("goal", { step: step.name });
      return;
    }
    // On another branch something else may have come true.
    const met = comeTrue(scene, session, step, "notice");
    const still = this.noticed.filter((key) => met.includes(key));
    this.noticed = [...still, ...met.filter((key) => !still.includes(key))];
  }

  #say(lines: readonly { readonly text: string }[]): void {
    for (const { text } of lines) {
      this.#scope.dispatch(text);
    }
  }
}

/** Where a simulation stands: whoever does anything to it is elsewhere. */
function placeOf({ snapshot, entries, segments }: Session): readonly number[] {
  return [snapshot.branch, snapshot.now, entries.length, segments.size];
}
