import { expect, it } from "vitest";
import { wayOf } from "./ways.js";

it("a way lies along its arrow, from the left, whoever sends", () => {
  const there = wayOf({ from: { x: 0, y: 0 }, to: { x: 30, y: 40 } });
  expect(there).toMatchObject({ x: 0, y: 0, length: 50 });
  expect(there.angle).toBeCloseTo(53.13);
  const back = wayOf({ from: { x: 30, y: 0 }, to: { x: 0, y: 40 } });
  expect(back).toMatchObject({ x: 0, y: 40, length: 50 });
  expect(back.angle).toBeCloseTo(-53.13);
});

it("one that was lost at once can still be hit", () => {
  expect(wayOf({ from: { x: 0, y: 0 }, to: { x: 3, y: 4 } }).length).toBe(24);
});
