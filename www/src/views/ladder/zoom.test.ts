import { expect, it } from "vitest";
import { fittingZoom, nextZoom, ZOOMS } from "./zoom.js";

it("goes from step to step, and stays at the ends", () => {
  expect(nextZoom(1, 1)).toBe(1.4);
  expect(nextZoom(1, -1)).toBe(0.7);
  expect(nextZoom(4, 1)).toBe(4);
  expect(nextZoom(ZOOMS[0] ?? 0, -1)).toBe(ZOOMS[0]);
});

it("all of the run is seen, as large as possible, but never larger than usual", () => {
  const heightOf = (zoom: number): number => 1000 * zoom;
  expect(fittingZoom(600, heightOf)).toBe(0.5);
  expect(fittingZoom(5000, heightOf)).toBe(1);
  expect(fittingZoom(1, heightOf)).toBe(ZOOMS[0]);
});
