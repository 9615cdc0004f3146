import { describe, expect, it } from "vitest";
import { entry } from "../../testing/views.js";
import { lossFrom, Memory, placesOf, type Stop, stopAt } from "./memory.js";

const STORY = [
  entry({ id: 0, at: 0, kind: "user" }),
  entry({ id: 1, at: 0, kind: "state" }),
  entry({ id: 2, at: 50, kind: "lost" }),
  entry({ id: 3, at: 1000, kind: "resent" }),
  entry({ id: 4, at: 1050, kind: "lost" }),
];

function told(...lengths: number[]): readonly Stop[] {
  const memory = new Memory();
  for (const length of lengths) {
    memory.observe(0, STORY.slice(0, length));
  }
  return memory.stops(0);
}

describe("memory", () => {
  it("has one stop for each instant, with all that happened there", () => {
    expect(told(5).map(({ at }) => at)).toEqual([0, 50, 1000, 1050]);
    expect(told(5)[0]).toEqual({ at: 0, lost: false, resent: false, state: true });
  });

  it("begins at 0, whatever happens first", () => {
    const memory = new Memory();
    memory.observe(0, [entry({ at: 70 })]);
    expect(memory.stops(0).map(({ at }) => at)).toEqual([0, 70]);
  });

  it("keeps the future when time goes back, and learns nothing twice", () => {
    expect(told(5, 1, 3, 4, 5)).toEqual(told(5));
    expect(told(1, 2, 3, 4, 5)).toEqual(told(5));
  });

  it("keeps branches apart", () => {
    const memory = new Memory();
    memory.observe(0, STORY);
    memory.observe(1, STORY.slice(0, 2));
    expect(memory.stops(0)).toHaveLength(4);
    expect(memory.stops(1)).toHaveLength(1);
    memory.clear();
    expect(memory.stops(0)).toHaveLength(1);
  });
});

describe("on the timeline", () => {
  it("the present is at the last stop that has been reached", () => {
    expect([0, 49, 50, 999, 5000].map((now) => stopAt(told(5), now))).toEqual([0, 0, 1, 1, 3]);
  });

  it("losses are found before and after the present", () => {
    const stops = told(5);
    expect(lossFrom(stops, 1050, -1)).toBe(50);
    expect(lossFrom(stops, 50, -1)).toBeUndefined();
    expect(lossFrom(stops, 50, 1)).toBe(1050);
    expect(lossFrom(stops, 1050, 1)).toBeUndefined();
  });

  it("marks stand where their stops are", () => {
    expect(placesOf(told(5), "lost", 3)).toEqual([1 / 3, 1]);
    expect(placesOf(told(5), "resent", 3)).toEqual([2 / 3]);
  });

  it("of many marks only so many are drawn as can be told apart", () => {
    const memory = new Memory();
    const many = Array.from({ length: 20_000 }, (_, id) => entry({ id, at: id, kind: "lost" }));
    memory.observe(0, many);
    expect(placesOf(memory.stops(0), "lost", 19_999).length).toBeLessThan(500);
  });
});
