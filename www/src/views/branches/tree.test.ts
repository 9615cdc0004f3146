import { expect, it } from "vitest";
import { type Node, treeOf } from "./tree.js";

interface Branch {
  readonly id: number;
  readonly parent: number | undefined;
}

const written = (nodes: readonly Node<Branch>[]): string =>
  nodes.map(({ branch, children }) => `${branch.id}(${written(children)})`).join(" ");

it("each stands under the one from which it departs, in the order in which they began", () => {
  const branches = [
    { id: 0, parent: undefined },
    { id: 1, parent: 0 },
    { id: 4, parent: 1 },
    { id: 7, parent: 0 },
    { id: 5, parent: 1 },
  ];
  expect(written(treeOf(branches))).toBe("0(1(4() 5()) 7())");
});

it("ids are no places: deleted ones leave gaps", () => {
  const branches = [
    { id: 0, parent: undefined },
    { id: 9, parent: 0 },
    { id: 12, parent: 9 },
  ];
  expect(written(treeOf(branches))).toBe("0(9(12()))");
});
