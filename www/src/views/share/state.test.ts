import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Simulation } from "../../../../bin/engine.js";
import { Run } from "../../engine/run.js";
import { composeLink, momentOf } from "./compose.js";
import { packMore } from "./more.js";
import { openState, stateOf } from "./state.js";

const nothing = (): void => {};
const runOf = (script: string): Run =>
  new Run(new Simulation(script, 1), { changed: nothing, crashed: nothing, paused: nothing });

const scenario = (name: string): string =>
  readFileSync(new URL(`../../../../scenarios/${name}.tcp`, import.meta.url), "utf8");

/** As the element: a run that another one can replace. */
function opening(script = "") {
  return {
    run: runOf(script),
    ready: Promise.resolve(),
    speed: 1 as string | number | null | undefined,
    numbers: undefined as string | null | undefined,
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

/** A run that closed late, and what it had been without the SYN-ACK; then a third one from there. */
function branched(): Run {
  const run = runOf("server listen 80\nclient connect server:80\n");
  for (const [at, line] of [
    ...([[1_500_000, 'client send "hi"']] as const),
    ...([[2_000_000, "client close"]] as const),
    ...([[2_020_000, "drop segment 5"]] as const),
  ]) {
    run.seek(at);
    run.dispatch(line);
  }
  run.seek(3_000_000);
  run.whatIf("drop segment 1");
  run.rename(1, "the SYN-ACK is lost");
  run.seek(1_700_000);
  run.dispatch("server abort");
  run.seek(2_500_000);
  return run;
}

it("all branches come back, and the one that was shown is shown", async () => {
  const run = branched();
  for (const branch of [2, 1, 0]) {
    run.select(branch);
    run.seek(1_600_123);
    const there = opening();
    expect(await openState(await stateOf(run), there)).toEqual({ opened: true, problems: [] });
    expect(there.run.session.branches()).toEqual(run.session.branches());
    expect(all(there.run)).toEqual(all(run));
    for (const id of [0, 1, 2]) {
      expect(there.run.session.branch(id)).toEqual(run.session.branch(id));
    }
  }
});

it("of many branches, a link holds the one that is shown by its name, and says how many it left out", async () => {
  const run = branched();
  for (let count = 0; count < 40; count += 1) {
    run.seek(1_400_000 - count * 7_919);
    run.dispatch(`server send "${"x".repeat(90)} ${Math.sin(count)} ${Math.cos(count)}"`);
  }
  const look = { scenario: undefined, paused: true, typed: {}, compared: undefined };
  const nameOf = (id: number) => `branch ${id}`;
  const made = await composeLink(run, { ...look, nameOf }, momentOf(run));
  expect(made.fragment.length).toBeLessThanOrEqual(2000);
  expect(made.without.length).toBe(43 - made.branches);
  const there = opening();
  expect(await openState(made.fragment.slice(1), there)).toEqual({
    opened: true,
    problems: [{ code: "without", values: { count: made.without.length } }],
  });
  expect(there.run.session.snapshot.hosts).toEqual(run.session.snapshot.hosts);
  expect(there.run.session.script()).toBe(run.session.script());
});

it("a branch that can’t be made again is told", async () => {
  const more = {
    branches: [
      { parent: undefined, at: 0, kept: 0, name: "", title: "", until: 0, acts: [], tried: false },
      {
        ...{ parent: 0, at: 5, kept: 9, name: "x", title: "", until: 9, tried: false },
        acts: [[7, "clint close"]],
      },
    ],
  } as const;
  const packed = await packMore(more);
  const there = opening();
  expect(await openState(`scenario=syn-lost&more=${packed}&t=1s`, there)).toEqual({
    opened: true,
    problems: [{ code: "branches", values: { count: 1 } }],
  });
  expect(there.run.player.now).toBe(1_000_000);
});
