/** Goes to where a link points, as far as that can be done while a reader waits. */
import type { Run } from "../../engine/run.js";
import type { Session } from "../../engine/session.js";
import type { Link, LinkProblem } from "./link.js";

type Goal = Pick<Link, "at" | "told" | "segment">;

const PATIENCE_MS = 5000;
/** Virtual time between the first looks at the clock on the wall; with few events it grows. */
const FIRST_STRIDE = 100_000;
const SHORT_MS = 150;

/** To the moment of a link, or to where its segment is sent; what was not found. */
export function seekToLink(run: Run, goal: Goal): LinkProblem[] {
  const { session } = run;
  // A script may let the run begin at a later moment than the link's.
  if (goal.at !== undefined && session.snapshot.now > goal.at) {
    run.seek(goal.at);
  }
  if (!approach(run, goal)) {
    return [{ code: "far", values: { seconds: session.snapshot.now / 1_000_000 } }];
  }
  const { at, told, segment } = goal;
  if (at !== undefined && told !== undefined) {
    stepTo(run, at, told);
  }
  if (segment === undefined) {
    return [];
  }
  const found = session.segments.get(segment);
  if (found && at === undefined) {
    run.seek(found.sentAt);
  }
  return found ? [] : [{ code: "segment", values: { value: String(segment) } }];
}

/** Into the middle of what happens at one moment, where a reader who steps can stand. */
function stepTo(run: Run, at: number, told: number): void {
  const { session } = run;
  if (session.entries.length <= told) {
    return;
  }
  run.seek(Math.max(0, at - 1));
  while (session.entries.length < told && session.snapshot.nextEventAt === at && !run.crashed) {
    run.step();
  }
}

/** Whether it is reached, or nothing more would happen on the way. */
function approach(run: Run, goal: Goal): boolean {
  const { session } = run;
  const until = performance.now() + PATIENCE_MS;
  let stride = FIRST_STRIDE;
  while (!isReached(goal, session) && !run.crashed) {
    const { now, nextEventAt } = session.snapshot;
    const next = Math.max(now + stride, nextEventAt ?? goal.at ?? now);
    const began = performance.now();
    if (began > until) {
      return false;
    }
    run.seek(Math.min(goal.at ?? next, next));
    if (session.snapshot.now === now || (nextEventAt ?? goal.at) === undefined) {
      break;
    }
    stride *= performance.now() - began < SHORT_MS ? 2 : 1;
  }
  return true;
}

function isReached({ at, segment }: Goal, { snapshot, segments }: Session): boolean {
  return at === undefined ? segment === undefined || segments.has(segment) : snapshot.now >= at;
}
