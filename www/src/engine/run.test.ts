import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { initSync, Simulation } from "../../pkg/tcpscope.js";
import { Run } from "./run.js";
import type { WayView } from "./view.js";

initSync({ module: readFileSync(new URL("../../pkg/tcpscope_bg.wasm", import.meta.url)) });

const GOAL = "server CLOSED -> LISTEN";

/** Two closed hosts, whose search finds this. */
function run(way: WayView | undefined): Run {
  const simulation = new Simulation("", 1);
  simulation.find = (goal) => (goal === GOAL ? way : undefined);
  return new Run(simulation, { changed: () => {}, crashed: () => {}, paused: () => {} });
}

it("a way to a goal is said in a branch of its own", () => {
  const lines = ["at 20ms: server listen 80"];
  const hosts = run({ lines, script: "", reachedAt: 20_000 });
  expect(hosts.reach(GOAL)).toEqual(lines);
  expect(hosts.session.branches().map(({ began }) => began)).toEqual([
    { kind: "first" },
    { kind: "goal", goal: GOAL, edge: { host: "server", from: "CLOSED", to: "LISTEN" } },
  ]);
  expect(hosts.session.snapshot.branch).toBe(1);
  hosts.step();
  expect(hosts.session.host("server")?.state).toBe("LISTEN");
  hosts.select(0);
  expect(hosts.session.host("server")?.state).toBe("CLOSED");
});

it("where there is no way, nothing changes", () => {
  const hosts = run(undefined);
  expect(hosts.reach(GOAL)).toBeUndefined();
  expect(hosts.session.branches()).toHaveLength(1);
});

it("the lines of a way that can’t be said are refused", () => {
  const hosts = run({ lines: ["at 20ms: server lissen 80"], script: "", reachedAt: 0 });
  expect(hosts.reach(GOAL)).toMatchObject({ code: "unknown-word" });
});
