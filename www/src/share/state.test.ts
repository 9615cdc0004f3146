import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Simulation } from "../../../bin/engine.js";
import { Run } from "../run.js";
import { openState, stateOf } from "./state.js";

const nothing = (): void => {};
const runOf = (script: string): Run =>
  new Run(new Simulation(script, 1), { changed: nothing, crashed: nothing, paused: nothing });

const scenario = (name: string): string =>
  readFileSync(new URL(`../../../scenarios/${name}.tcp`, import.meta.url), "utf8");

/** As the element: a run that another one can replace. */
function opening(script = "") {
  return {
    run: runOf(script),
    ready: Promise.resolve(),
    speed: 1 as string | number | null | undefined,
    load(text: string) {
      this.run = runOf(text);
    },
  };
}

const all = ({ session, player }: Run) => ({
  ...{ now: player.now, snapshot: session.snapshot, entries: session.entries },
  script: session.script(),
});

it("what was said, and where time stands, comes back exactly", async () => {
  const run = runOf(scenario("syn-lost"));
  run.player.speed = 4;
  for (let steps = 0; steps < 5; steps += 1) {
    run.step();
    run.dispatch("client send 100B");
    const state = await stateOf(run);
    const there = opening();
    expect(await openState(state, there)).toEqual({ opened: true, problems: [] });
    expect(there.speed).toBe(4);
    there.run.player.speed = 4;
    expect(all(there.run)).toEqual(all(run));
    expect(await stateOf(there.run)).toBe(state);
  }
});

it("a ready-made scenario is a state, too", async () => {
  const there = opening();
  expect(await openState("scenario=syn-lost&t=1s", there)).toEqual({ opened: true, problems: [] });
  expect(there.run.player.now).toBe(1_000_000);
  expect(there.run.session.script()).toBe(runOf(scenario("syn-lost")).session.script());
});

it.each([
  ["", "broken"],
  ["play", "broken"],
  ["z=1.abc&t=0s", "broken"],
  ["z=9.eJw&t=0s", "future"],
  ["scenario=none&t=0s", "scenario"],
  ["z=1.&t=0s", "truncated"],
])("of %j nothing is opened: %s", async (state, code) => {
  const there = opening("server listen 80\n");
  const { run } = there;
  expect(await openState(state, there)).toMatchObject({ opened: false, problems: [{ code }] });
  expect(there.run).toBe(run);
});

it("a state with a flaw is opened, and the flaw is told", async () => {
  const there = opening();
  expect(await openState("scenario=syn-lost&t=1s&segment=99", there)).toMatchObject({
    opened: true,
    problems: [{ code: "segment" }],
  });
  expect(there.run.player.now).toBe(1_000_000);
});

it("a state whose script can’t be run is no state that was opened", async () => {
  const there = { ...opening(), ready: Promise.reject(new Error("Line 1 makes no sense.")) };
  await expect(openState("scenario=syn-lost&t=1s", there)).rejects.toThrow("Line 1");
});
