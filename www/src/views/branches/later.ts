/** What the reader did after one branch departed from another: in both, or in one only. Pure. */
import type { BranchView, LeftOutView, SaidView } from "../../engine/view.js";

/** What was said in two branches since they parted. */
export interface Acts {
  /** In both, at the same time. */
  readonly both: readonly SaidView[];
  /** In the branch that departed only. */
  readonly own: readonly SaidView[];
  /** In the one from which it departed only, and why it can’t be done in the other. */
  readonly missing: readonly LeftOutView[];
}

type Speaker = Pick<BranchView, "said" | "kept" | "leftOut">;

/** `branch` departs from `parent`. A segment may have other numbers in the two. */
export function actsOf(branch: Speaker, parent: Pick<BranchView, "said">): Acts {
  const theirs = parent.said.slice(branch.kept);
  const both: SaidView[] = [];
  const own: SaidView[] = [];
  for (const said of branch.said.slice(branch.kept)) {
    const line = said.was ?? said.line;
    const place = theirs.findIndex((other) => other.at === said.at && other.line === line);
    (place < 0 ? own : both).push(said);
    if (place >= 0) {
      theirs.splice(place, 1);
    }
  }
  const refused = [...branch.leftOut];
  const missing = theirs.map(({ at, line }): LeftOutView => {
    const place = refused.findIndex((one) => one.line === line && one.at >= at);
    const [known] = place < 0 ? [] : refused.splice(place, 1);
    return { at, line, refusal: known?.refusal };
  });
  return { both, own, missing };
}
