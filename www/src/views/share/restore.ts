/** Says again what was said by hand, in all branches of a link, as far as a reader waits for it. */
import type { Run } from "../../engine/run.js";
import type { Session } from "../../engine/session.js";
import type { LinkProblem } from "./link.js";
import { type Act, beganWith, type LinkedBranch, type More } from "./more.js";

const PATIENCE_MS = 5000;

export interface Restored {
  readonly problems: readonly LinkProblem[];
  /** The branch that is to be compared with its parent, if one is. */
  readonly compared: number | undefined;
}

/** `acts`: what was said by hand in the branch that the link shows, where it holds no other one. */
export function restore(run: Run, more: More, acts: readonly Act[]): Restored {
  const { branches, shown = 0, compared, title = "", without = 0 } = more;
  const until = performance.now() + PATIENCE_MS;
  const isLate = (): boolean => performance.now() > until;
  let grown: Grown = { ids: [], failed: 0 };
  run.rehearse((session) => {
    if (branches) {
      grown = growAll(session, branches, isLate);
      session.select(grown.ids[shown] ?? grown.ids[0] ?? 0);
    } else {
      grown = { ids: [], failed: sayAll(session, acts, isLate) ? 0 : 1 };
      session.rename(session.snapshot.branch, title);
    }
  });
  const problems: LinkProblem[] = [];
  if (grown.failed > 0) {
    problems.push({ code: "branches", values: { count: grown.failed } });
  }
  if (without > 0) {
    problems.push({ code: "without", values: { count: without } });
  }
  return { problems, compared: compared === undefined ? undefined : grown.ids[compared] };
}

/** The engine's numbers of the branches of a link, and how many are not as they were. */
interface Grown {
  readonly ids: readonly number[];
  readonly failed: number;
}

function growAll(
  session: Session,
  branches: readonly LinkedBranch[],
  isLate: () => boolean,
): Grown {
  const ids: number[] = [];
  let failed = 0;
  for (const branch of branches) {
    const parent = branch.parent === undefined ? undefined : ids[branch.parent];
    if (isLate()) {
      failed += branches.length - ids.length;
      break;
    }
    failed += grow(session, branch, parent, isLate) ? 0 : 1;
    ids.push(session.snapshot.branch);
  }
  return { ids, failed };
}

/** Whether all of the branch is as it was; it is the present one then. */
function grow(
  session: Session,
  { at, kept, name, title, until, acts, tried }: LinkedBranch,
  parent: number | undefined,
  isLate: () => boolean,
): boolean {
  if (parent !== undefined) {
    session.depart(parent, kept, at, beganWith(name));
  }
  const whole = sayAll(session, acts, isLate) && goTo(session, until, isLate);
  if (tried) {
    session.takeUp();
  }
  if (title !== "") {
    session.rename(session.snapshot.branch, title);
  }
  return whole;
}

function sayAll(session: Session, acts: readonly Act[], isLate: () => boolean): boolean {
  return acts.every(([at, line]) => {
    return goTo(session, at, isLate) && !("code" in session.dispatch(line));
  });
}

/** Whether it is reached. */
function goTo(session: Session, at: number, isLate: () => boolean): boolean {
  for (;;) {
    session.seek(Math.max(at, session.snapshot.now));
    const { now, nextEventAt } = session.snapshot;
    if (now >= at || nextEventAt === undefined || nextEventAt > at) {
      return true;
    }
    if (isLate()) {
      return false;
    }
  }
}
