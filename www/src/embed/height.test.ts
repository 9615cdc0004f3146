import { expect, it } from "vitest";
import { Height } from "./height.js";

it("is told in whole pixels, and only when it is another one", () => {
  const height = new Height();
  expect(height.next(640.2, 0)).toBe(641);
  expect(height.next(640.7, 10)).toBeUndefined();
  expect(height.next(641, 20)).toBeUndefined();
  expect(height.next(500, 30)).toBe(500);
  expect(height.told).toBe(500);
});

it("nothing is told of a frame that shows nothing", () => {
  const height = new Height();
  expect(height.next(0, 0)).toBeUndefined();
  expect(height.next(Number.NaN, 0)).toBeUndefined();
});

it("a content that swings with the height of its frame comes to rest at the greater one", () => {
  const height = new Height();
  const told: number[] = [];
  let frame = 150;
  let content: number | undefined;
  for (let now = 0; now < 5000; now += 16) {
    // With a scroll bar it is narrower and thus higher; without, the other way round.
    const shown = frame < 640 ? 640 : 600;
    const next = shown === content ? undefined : height.next(shown, now);
    content = shown;
    if (next !== undefined) {
      frame = next;
      told.push(next);
    }
  }
  expect(told).toEqual([640, 600, 640]);
});

it("what was higher for a moment only is soon as low as before", () => {
  const height = new Height();
  const told = [600, 900, 600].map((content, times) => height.next(content, times * 16));
  expect(told).toEqual([600, 900, 600]);
});

it("what a reader folds and unfolds later is followed", () => {
  const height = new Height();
  const told = [600, 900, 600, 900].map((content, times) => height.next(content, times * 1500));
  expect(told).toEqual([600, 900, 600, 900]);
});
