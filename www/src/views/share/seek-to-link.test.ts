import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { initSync, Simulation } from "../../../pkg/tcpscope.js";
import { Run } from "../../engine/run.js";
import { scriptOf } from "../../engine/scenarios.js";
import { seekToLink } from "./seek-to-link.js";

initSync({ module: readFileSync(new URL("../../../pkg/tcpscope_bg.wasm", import.meta.url)) });

function run(scenario: string): Run {
  return new Run(new Simulation(scriptOf(scenario), 1), {
    changed: () => {},
    crashed: () => {},
    paused: () => {},
  });
}

it("a moment before the run’s start is reached, too", () => {
  const connected = run("connected");
  expect(connected.session.snapshot.now).toBe(150_000);
  expect(seekToLink(connected, { at: 50_000, told: undefined, segment: undefined })).toEqual([]);
  expect(connected.player.now).toBe(50_000);
  expect(connected.session.host("server")?.state).toBe("SYN-RECEIVED");
});

it("a segment that was sent before the start is opened where it was sent", () => {
  const connected = run("connected");
  expect(seekToLink(connected, { at: undefined, told: undefined, segment: 1 })).toEqual([]);
  expect(connected.player.now).toBe(connected.session.segments.get(1)?.sentAt);
  expect(connected.player.now).toBeLessThan(150_000);
});
