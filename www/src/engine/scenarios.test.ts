import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { initSync, Simulation } from "../../pkg/tcpscope.js";
import { expectsIn, SCENARIOS, scriptOf } from "./scenarios.js";

initSync({ module: readFileSync(new URL("../../pkg/tcpscope_bg.wasm", import.meta.url)) });

it("which scenarios expect something is known as the engine reads it", () => {
  const read = SCENARIOS.filter((name) => {
    const simulation = new Simulation(scriptOf(name), 1);
    const { expects } = simulation;
    simulation.free();
    return expects;
  });
  expect(SCENARIOS.filter(expectsIn)).toEqual(read);
  expect(read.length).toBeLessThan(SCENARIOS.length);
  expect(expectsIn("none of them")).toBe(false);
});
