import { expect, it } from "vitest";
import type { SegmentView } from "../../engine/view.js";
import { segment } from "../../testing/views.js";
import { MOST_ALONE, trainsOf } from "./trains.js";

const burst = (count: number, first = 0, changes: Partial<SegmentView> = {}) =>
  Array.from({ length: count }, (_, index) => segment({ id: first + index, ...changes }));

it("as long as they can be told apart, segments travel alone", () => {
  expect(trainsOf(burst(MOST_ALONE)).map(({ count }) => count)).toEqual(
    Array.from({ length: MOST_ALONE }, () => 1),
  );
});

it("more of them share trains, and none is left out", () => {
  const trains = trainsOf(burst(400));
  expect(trains).toHaveLength(100);
  expect(trains.map(({ head }) => head.id).slice(0, 3)).toEqual([0, 4, 8]);
  expect(trains.reduce((sum, { count }) => sum + count, 0)).toBe(400);
});

it("trains stay together when the first segments have arrived", () => {
  const heads = trainsOf(burst(398, 2)).map(({ head, count }) => [head.id, count]);
  expect(heads.slice(0, 2)).toEqual([
    [2, 2],
    [4, 4],
  ]);
});

it("what differs in direction or fate shares no train", () => {
  const lost = burst(1, 301, { fate: "lost" });
  const back = burst(1, 302, { from: "server" });
  const trains = trainsOf([...burst(301), ...lost, ...back]);
  expect(trains.slice(-2).map(({ head, count }) => [head.id, count])).toEqual([
    [301, 1],
    [302, 1],
  ]);
});
