import { expect, it } from "vitest";
import { segment, TRIP } from "../../testing/views.js";
import { Travel } from "./travel.js";

const flying = segment({ fate: "in-flight" });

it("a segment goes evenly from its sender to its receiver", () => {
  const travel = new Travel();
  travel.observe([flying], 0);
  expect(travel.part(flying, 0)).toBe(0);
  expect(travel.part(flying, TRIP / 4)).toBe(0.25);
  expect(travel.part(flying, 2 * TRIP)).toBe(1);
});

it("a held one stands still, and goes on from there", () => {
  const travel = new Travel();
  travel.observe([flying], 0);
  const held = { ...flying, fate: "held" as const };
  travel.observe([held], TRIP / 2);
  expect(travel.part(held, 10 * TRIP)).toBe(0.5);
  const released = { ...flying, arrivesAt: 10.5 * TRIP };
  travel.observe([released], 10 * TRIP);
  expect(travel.part(released, 10 * TRIP)).toBe(0.5);
  expect(travel.part(released, 10.25 * TRIP)).toBe(0.75);
});

it("one that is put off slows down, and never jumps back", () => {
  const travel = new Travel();
  travel.observe([flying], 0);
  const late = { ...flying, arrivesAt: 2.5 * TRIP };
  travel.observe([late], TRIP / 2);
  expect(travel.part(late, TRIP / 2)).toBe(0.5);
  expect(travel.part(late, 1.5 * TRIP)).toBe(0.75);
});

it("a lost one stays where it was lost", () => {
  const travel = new Travel();
  travel.observe([flying], 0);
  expect(travel.part({ ...flying, fate: "lost", lostAt: TRIP / 2 }, 5 * TRIP)).toBe(0.5);
});
