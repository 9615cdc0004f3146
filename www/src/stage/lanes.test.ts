import { expect, it } from "vitest";
import { segment, TRIP } from "../testing/views.js";
import type { SegmentView } from "../view.js";
import { assignLanes } from "./lanes.js";

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
