import { expect, it } from "vitest";
import { segment } from "../testing/views.js";
import { historyFrom, leftOut, MOST, windowAround } from "./window.js";

it("nothing is left out until there is too much", () => {
  expect(leftOut(MOST, 0)).toBe(0);
  expect(leftOut(MOST + 1, 0)).toBeGreaterThan(0);
});

it("what is left out changes seldom", () => {
  const first = leftOut(MOST + 1, 0);
  expect(leftOut(MOST + 2, first)).toBe(first);
});

it("when time goes back there is still something to be seen", () => {
  const first = leftOut(5000, 0);
  expect(leftOut(4900, first)).toBe(first);
  expect(leftOut(first + 10, first)).toBeLessThan(first - 400);
  expect(leftOut(30, first)).toBe(0);
});

it("states that last begin where the rest begins", () => {
  const segments = [0, 10, 20, 30].map((sentAt, id) => segment({ id, sentAt }));
  const phases = [
    { host: "client", at: 0, state: "CLOSED" },
    { host: "client", at: 5, state: "SYN-SENT" },
    { host: "server", at: 20, state: "LISTEN" },
  ] as const;
  const history = historyFrom(2, segments, phases);
  expect(history.segments.map(({ id }) => id)).toEqual([2, 3]);
  expect(history.phases).toEqual([
    { host: "client", at: 20, state: "SYN-SENT" },
    { host: "server", at: 20, state: "LISTEN" },
  ]);
});

it("of a long history, what lies around an instant is drawn", () => {
  const segments = Array.from({ length: 5000 }, (_, id) => segment({ id, sentAt: id * 10 }));
  const { from, to } = windowAround(30_000, segments);
  expect(from).toBeLessThan(3000);
  expect(to).toBeGreaterThan(3001);
  expect(to - from).toBeLessThanOrEqual(MOST);
  expect(windowAround(0, segments).from).toBe(0);
  expect(windowAround(1_000_000, segments).to).toBe(5000);
  expect(windowAround(30, segments.slice(0, 100))).toEqual({ from: 0, to: 100 });
});
