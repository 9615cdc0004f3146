/** A reader's way through a lesson: which step, what was predicted, what is reached. */
import type { Session } from "../session.js";
import type { TcpScope } from "../tcp-scope.js";
import type { EdgeView } from "../view.js";
import { comeTrue, fastForward, isReached, isThere, truthOf } from "./course.js";
import type { Plan, Step } from "./plan.js";
import { type Scene, sceneOf } from "./scene.js";

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
  tell(name: "step" | "predict" | "goal" | "complete", detail: Record<string, unknown>): void;
}

export class LessonPlay {
  readonly plan: Plan;
  readonly #scope: TcpScope;
  readonly #edges: () => readonly EdgeView[];
  readonly #events: PlayEvents;
  /** What was right at the first try, and the goals that were reached, by step. */
  readonly #points = new Map<Step, boolean>();
  #index = 0;
  #scene: Scene | undefined;
  #session: Session | undefined;
  /** The session has yet to be brought to the step. */
  #due = false;
  #shown = false;
  #walked = 0;

  phase: Phase = "ready";
  answer: string | undefined;
  truth: string | undefined;
  hints = 0;
  /** Keys of what the reader has brought about, in that order. */
  noticed: readonly string[] = [];

  constructor(plan: Plan, scope: TcpScope, edges: () => readonly EdgeView[], events: PlayEvents) {
    this.plan = plan;
    this.#scope = scope;
    this.#edges = edges;
    this.#events = events;
    this.#scope.guided = true;
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
    const decided = this.phase === "over" && this.answer !== undefined;
    return decided ? this.answer === this.truth : undefined;
  }

  /** Edges of the state diagram that were walked since the step began. */
  get walked(): number {
    return this.#edges().filter(({ drawn }, bit) => drawn && this.#walked & (1 << bit)).length;
  }

  get score(): { readonly score: number; readonly of: number } {
    const of = this.plan.steps.filter(({ prediction, goal }) => prediction || goal).length;
    return { score: [...this.#points.values()].filter(Boolean).length, of };
  }

  /** Goes to a step; the one after the present goes on where the simulation is. */
  enter(index: number, how: "on" | "anew" = "on"): void {
    const goesOn = how === "on" && index === this.#index + 1 && this.phase === "over";
    this.#index = Math.min(Math.max(0, index), this.plan.steps.length - 1);
    const { step } = this;
    this.answer = undefined;
    this.truth = undefined;
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
    this.#events.tell("step", { name: step.name, index: this.#index });
    this.#events.changed();
  }

  /** Plays on to what the step shows. */
  go(): void {
    this.phase = "playing";
    this.#scope.paused = false;
    this.observe();
  }

  predict(answer: string): void {
    this.answer = answer.trim();
    this.go();
  }

  hint(): void {
    this.hints += 1;
    this.#events.changed();
  }

  /** Plays a way to the goal, which then gives no point. */
  show(): void {
    const { goal, ways } = this.step;
    this.#shown = true;
    if (ways.length > 0) {
      this.#say(ways);
    } else if (goal?.expectation) {
      const [first = ""] = goal.expectation.text.split(" then ");
      this.#scope.run?.reach(first);
    }
    this.#scope.paused = false;
  }

  complete(): void {
    this.#events.tell("complete", { ...this.score });
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
    const { phase } = this;
    this.#look(run.session);
    if (this.phase !== phase) {
      this.#events.changed();
    }
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
    run.breakpoint = () => this.phase === "playing" && isThere(scene, run.session, this.step);
    run.rehearse((fresh) => fastForward(scene, fresh, this.step));
    this.#begun();
  }

  /** A step without anything to play is over at once. */
  #begun(): void {
    const scene = this.#scene;
    const session = this.#session;
    if (this.phase === "ready" && scene && session && isThere(scene, session, this.step)) {
      this.phase = "over";
    }
    this.#events.changed();
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
    if (this.phase === "playing" && isThere(scene, session, step)) {
      this.#decide(scene, session);
    } else if (this.phase === "playing" && session.snapshot.nextEventAt === undefined) {
      this.phase = "stuck";
    } else if (this.phase === "trying") {
      this.#try(scene, session);
    }
  }

  #decide(scene: Scene, session: Session): void {
    const { step, answer } = this;
    this.#scope.paused = true;
    this.phase = "over";
    if (!step.prediction) {
      return;
    }
    this.truth = truthOf(scene, session, step);
    const right = answer === this.truth;
    if (!this.#points.has(step)) {
      this.#points.set(step, right);
    }
    this.#events.tell("predict", { step: step.name, answer, truth: this.truth, right });
  }

  #try(scene: Scene, session: Session): void {
    const { step } = this;
    const wanted = step.goal?.walked;
    const reached = wanted === undefined ? isReached(scene, session, step) : this.walked >= wanted;
    if (reached) {
      this.phase = "over";
      this.#points.set(step, this.#points.get(step) || !this.#shown);
      this.#events.tell("goal", { step: step.name });
      return;
    }
    const fresh = comeTrue(scene, session, step, "notice").filter(
      (key) => !this.noticed.includes(key),
    );
    this.noticed = [...this.noticed, ...fresh];
    if (fresh.length > 0 || wanted !== undefined) {
      this.#events.changed();
    }
  }

  #say(lines: readonly { readonly text: string }[]): void {
    for (const { text } of lines) {
      this.#scope.dispatch(text);
    }
  }
}
