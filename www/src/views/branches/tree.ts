/** The courses of events as a tree. Pure. */
import type { BranchView } from "../../engine/view.js";

export interface Node<T> {
  readonly branch: T;
  readonly children: readonly Node<T>[];
}

/** Those that depart from the same one stand in the order in which they began. */
export function treeOf<T extends Pick<BranchView, "id" | "parent">>(
  branches: readonly T[],
): readonly Node<T>[] {
  const under = (parent: number | undefined): Node<T>[] =>
    branches
      .filter((branch) => branch.parent === parent)
      .sort((one, other) => one.id - other.id)
      .map((branch) => ({ branch, children: under(branch.id) }));
  return under(undefined);
}
