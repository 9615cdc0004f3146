import { expect, it } from "vitest";
import { startingAt } from "./start.js";

it("a script that is handed on begins at the moment that was shown", () => {
  const script = "seed 1\nserver listen 80\n";
  expect(startingAt(script, 80_734)).toBe("seed 1\nstart 0.080734s\nserver listen 80\n");
  expect(startingAt(script, 0)).toBe(script);
  expect(startingAt(script, undefined)).toBe(script);
  const own = "seed 1\nserver listen 80\nstart 150ms\n";
  expect(startingAt(own, 2_000_000)).toBe("seed 1\nserver listen 80\nstart 2s\n");
  expect(startingAt(own, 0)).toBe("seed 1\nserver listen 80\nstart 0s\n");
  expect(startingAt(own, undefined)).toBe(own);
});
