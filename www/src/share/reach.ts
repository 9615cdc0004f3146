/** Goes to where a link points, as far as that can be done while a reader waits. */
import type { Run } from "../run.js";
import type { Link, LinkProblem } from "./link.js";

const PATIENCE_MS = 3000;
/** Virtual time between two looks at the clock on the wall. */
const STRIDE = 100_000;

/** To the moment of a link, or to where its segment is sent; what was not found. */
export function reach(run: Run, { at, segment }: Pick<Link, "at" | "segment">): LinkProblem[] {
  const { session } = run;
  const until = performance.now() + PATIENCE_MS;
  const arrived = (): boolean =>
    at === undefined
      ? segment === undefined || session.segments.has(segment)
      : session.snapshot.now >= at;
  while (!arrived() && !run.crashed) {
    const { now, nextEventAt } = session.snapshot;
    if (nextEventAt === undefined && at === undefined) {
      break;
    }
    if (performance.now() > until) {
      return [{ code: "far", values: { seconds: now / 1_000_000 } }];
    }
    const next = Math.max(now + STRIDE, nextEventAt ?? at ?? 0);
    run.seek(Math.min(at ?? next, next));
    if (session.snapshot.now === now) {
      break;
    }
  }
  return segment === undefined || session.segments.has(segment)
    ? []
    : [{ code: "segment", values: { value: String(segment) } }];
}
