/** The whole lesson, played as one who does all right: what a handout tells. */
import type { Engine } from "../engine/engine.js";
import { Session } from "../engine/session.js";
import { isReached, isThere, playUntil, say, truthOf } from "./course.js";
import type { Plan, Step } from "./plan.js";
import { type Scene, sceneOf } from "./scene.js";

export interface Rehearsal {
  /** What is right, by step; in the words in which it is answered. */
  readonly truths: ReadonlyMap<string, string>;
  /** What was played, by the last step that was played in it. Whoever asked disposes of them. */
  readonly sessions: ReadonlyMap<string, Session>;
}

export function rehearse(plan: Plan, engine: Pick<Engine, "create">): Rehearsal {
  const truths = new Map<string, string>();
  const sessions = new Map<string, Session>();
  for (const [index, { from }] of plan.steps.entries()) {
    if (index > 0 && from === "on") {
      continue;
    }
    const scene = sceneOf(plan, index);
    const session = new Session(engine.create(scene.script, 1));
    for (const step of scene.steps) {
      play(scene, session, step);
      const truth = step.prediction && truthOf(scene, session, step);
      if (truth !== undefined) {
        truths.set(step.name, truth);
      }
    }
    sessions.set(scene.steps.at(-1)?.name ?? "", session);
  }
  return { truths, sessions };
}

function play(scene: Scene, session: Session, step: Step): void {
  if (step.from === "on") {
    say(session, step.says);
  }
  say(session, step.ways);
  playUntil(session, () => isReached(scene, session, step) ?? isThere(scene, session, step));
}
