import { expect, it } from "vitest";
import { textWidth } from "./text-width.js";

it("Chinese letters are as wide as high, Latin ones narrower", () => {
  expect(textWidth("RTO", 10, 0.6)).toBeCloseTo(18);
  expect(textWidth("重传", 10, 0.6)).toBeCloseTo(20);
  expect(textWidth("RTO 重传", 10, 0.6)).toBeCloseTo(44);
});
