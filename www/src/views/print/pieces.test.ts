import { expect, it } from "vitest";
import type { Bracket } from "../../drawing/brackets.js";
import type { Arrow } from "../../drawing/layout.js";
import { piecesOf } from "./pieces.js";

/** An arrow from one height to another. */
const arrow = (from: number, to: number) => ({ from: { x: 0, y: from }, to: { x: 9, y: to } });
const none = { brackets: [], bars: [], breaks: [] };
const pieces = (height: number, ...arrows: ReturnType<typeof arrow>[]) =>
  piecesOf({ height, arrows: arrows as unknown as Arrow[], ...none });

it("what fits on a sheet stays in one piece", () => {
  expect(pieces(800, arrow(100, 700))).toEqual([{ top: 0, bottom: 800 }]);
});

it("pieces follow each other without a gap", () => {
  const all = pieces(3000);
  expect(all.length).toBeGreaterThan(3);
  expect(all[0]?.top).toBe(0);
  expect(all.at(-1)?.bottom).toBe(3000);
  expect(all.slice(1).map(({ top }) => top)).toEqual(all.slice(0, -1).map(({ bottom }) => bottom));
});

it("the cut goes through a gap between two arrows", () => {
  const [first] = pieces(1200, arrow(500, 700), arrow(740, 900));
  expect(first?.bottom).toBeGreaterThan(712);
  expect(first?.bottom).toBeLessThanOrEqual(728);
});

it("the name of a timer that stands along its bracket is not cut", () => {
  const label = { text: "RTO 1 s", x: 70, y: 850, upright: true };
  const bracket = { host: "client", end: "expired", x: 78, top: 700, bottom: 1000, whole: true };
  const brackets = [{ ...bracket, label } as Bracket];
  const [first] = piecesOf({ height: 1200, arrows: [], ...none, brackets });
  expect(first?.bottom).toBeLessThan(828);
});

it("where nothing but arrows is, it goes where there are fewest", () => {
  const [first] = pieces(1400, arrow(500, 1300), arrow(735, 900), arrow(735, 950));
  expect(first?.bottom).toBeLessThanOrEqual(723);
});
