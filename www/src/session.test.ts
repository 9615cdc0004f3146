import { expect, it } from "vitest";
import { Session, type Simulation } from "./session.js";
import { call, segment } from "./testing/views.js";
import type { Update } from "./view.js";

const SNAPSHOT: Update["snapshot"] = {
  now: 0,
  nextEventAt: undefined,
  inFlight: 0,
  oneWayDelay: 50_000,
  plugged: true,
  ended: false,
  hosts: [],
};

/** Tells these updates, one at a time. */
function session(...updates: Partial<Update>[]): Session {
  const next = (): Update => ({
    ...{ snapshot: SNAPSHOT, entries: [], segments: [], phases: [], calls: [], expectations: [] },
    ...updates.shift(),
  });
  const simulation: Simulation = {
    ...{ update: next, advance: next, step: next, finish: next, dispatch: next },
    script: () => "",
    sockets: () => ({ rows: [], total: 0, states: [] }),
    free: () => {},
  };
  return new Session(simulation);
}

it("a call that returns takes the place of the one that waited", () => {
  const connect = call({ id: 0 });
  const accept = call({ id: 1, host: "server", text: "accept(3)" });
  const send = call({ id: 2, text: 'send(3, "x")', result: "1" });
  const returned = { ...connect, result: "0", returnedAt: 5 };
  const told = session({ calls: [connect, accept, send] }, { calls: [returned] });
  expect(told.calls("client")).toEqual([connect, send]);
  told.step();
  expect(told.calls("client")).toEqual([returned, send]);
  expect(told.calls("server")).toEqual([accept]);
  expect(told.latestCalls).toEqual([returned]);
});

it("an expectation that is decided takes the place of the open one", () => {
  const open = {
    ...{ id: 0, line: 1, text: "expect never client RST", status: "open" as const },
    ...{ decidedAt: undefined, why: undefined },
  };
  const met = { ...open, status: "met" as const, decidedAt: 5 };
  const told = session({ expectations: [open] }, { expectations: [met] });
  told.finish();
  expect(told.expectations).toEqual([met]);
});

it("what is held stays on the stage, what has arrived leaves it", () => {
  const flying = segment({ id: 0, fate: "in-flight" });
  const held = segment({ id: 1, fate: "held" });
  const lost = segment({ id: 2, fate: "lost", lostAt: 10 });
  const told = session(
    { segments: [flying, held, lost] },
    { segments: [{ ...flying, fate: "arrived" }] },
  );
  const ids = (since: number) => [...told.recentSegments(since)].map(({ id }) => id);
  expect(ids(0)).toEqual([0, 1, 2]);
  told.step();
  expect(ids(0)).toEqual([1, 2]);
  expect(ids(11)).toEqual([1]);
  expect(told.segments.size).toBe(3);
});
