import { expect, it } from "vitest";
import type { SegmentView } from "../../engine/view.js";
import { segment, TRIP } from "../../testing/views.js";
import { assignLanes, countBeneath, coveredIn } from "./lanes.js";

const lanes = (segments: SegmentView[], before = new Map<number, number>()) => [
  ...assignLanes({ segments, trackWidth: 600, widthOf: () => 120 }, before).values(),
];

it("one alone travels in the middle", () => {
  expect(lanes([segment()])).toEqual([0]);
});

it("a burst gets lanes of its own", () => {
  expect(lanes([segment({ id: 0 }), segment({ id: 1 }), segment({ id: 2 })])).toEqual([0, 1, 2]);
});

it("those far apart share the middle", () => {
  expect(lanes([segment({ id: 0 }), segment({ id: 1, sentAt: TRIP / 2 })])).toEqual([0, 0]);
});

it("directions have a wire each", () => {
  expect(lanes([segment({ id: 0 }), segment({ id: 1, from: "server" })])).toEqual([0, 0]);
});

it("nobody changes lanes because another one has left", () => {
  expect(lanes([segment({ id: 1 })], new Map([[1, 1]]))).toEqual([1]);
});

it("of a pile the uppermost says how many lie beneath it", () => {
  const segments = [0, 1, 2, 3, 4, 5, 6].map((id) => segment({ id }));
  const input = { segments, trackWidth: 600, widthOf: () => 120 };
  const beneath = (room: number) => [...countBeneath(input, assignLanes(input, new Map()), room)];
  expect(beneath(7)).toEqual([]);
  expect(beneath(3)).toEqual([
    [4, 1],
    [5, 1],
    [6, 2],
  ]);
});

it("of a pile only the uppermost can be read", () => {
  const segments = [0, 1, 2, 3, 4].map((id) => segment({ id }));
  const input = { segments, trackWidth: 600, widthOf: () => 120 };
  const covered = (room: number) => [...coveredIn(input, assignLanes(input, new Map()), room)];
  expect(covered(5)).toEqual([]);
  expect(covered(3)).toEqual([0, 1]);
});

it("what follows at a distance covers nothing", () => {
  const first = [0, 1, 2].map((id) => segment({ id }));
  const input = {
    segments: [...first, segment({ id: 3, sentAt: TRIP / 2 })],
    trackWidth: 600,
    widthOf: () => 120,
  };
  const lanes = new Map([0, 1, 2, 3].map((id) => [id, id]));
  expect(countBeneath(input, lanes, 3).size).toBe(0);
});
