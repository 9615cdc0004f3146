import { describe, expect, it } from "vitest";
import type { EntryView, HostName, PhaseView, TimerView } from "../engine/view.js";
import { entry, host } from "../testing/views.js";
import { type Told, waitsOf } from "./waits.js";

const S = 1_000_000;

/** A world in which nothing happens but what is told. */
function told(changes: Partial<Told> & { timers?: TimerView[]; state?: string }): Told {
  const { timers = [], state = "ESTABLISHED", ...others } = changes;
  return {
    entries: [],
    phases: [],
    snapshot: { hosts: [host({ state, timers })] },
    ...others,
  };
}

function timeout(at: number, waited: number, rto: number): EntryView {
  const micros = (name: string, number: number) => ({ name, number, word: "", unit: "micros" });
  return entry({
    ...{ at, kind: "timer", code: "retransmission-timeout" },
    values: [micros("waited", waited), micros("rto", rto)] as EntryView["values"],
  });
}

const phase = (at: number, state: string, where: HostName = "client"): PhaseView => ({
  ...{ host: where, at, state },
});

const running = (name: TimerView["name"], startedAt: number, expiresAt: number): TimerView => ({
  ...{ name, startedAt, expiresAt, attempt: 0 },
});

describe("retransmission timers", () => {
  it("that ran out, each as long as it was", () => {
    const entries = [timeout(S, S, 2 * S), timeout(3 * S, 2 * S, 4 * S)];
    expect(waitsOf(told({ entries }))).toMatchObject([
      { timer: "retransmission", from: 0, to: S, end: "expired" },
      { timer: "retransmission", from: S, to: 3 * S, end: "expired" },
    ]);
  });

  it("the last one, with which the host gave up", () => {
    const gaveUp = entry({ at: 3 * S, kind: "state", code: "state-gave-up" });
    expect(waitsOf(told({ entries: [timeout(S, S, 2 * S), gaveUp] })).at(-1)).toMatchObject({
      ...{ from: S, to: 3 * S, end: "expired" },
    });
    const later = { ...gaveUp, at: 9 * S };
    expect(waitsOf(told({ entries: [timeout(S, S, 2 * S), later] }))).toHaveLength(1);
  });

  it("a running one, as long as it runs", () => {
    const timers = [running("retransmission", S, 2 * S)];
    expect(waitsOf(told({ timers }))).toMatchObject([{ from: S, to: 2 * S, end: "running" }]);
    expect(waitsOf(told({}))).toEqual([]);
  });

  it("of many connections at once, those that do not overlap", () => {
    const entries = [timeout(S, S, 2 * S), timeout(1.1 * S, S, 2 * S), timeout(2 * S, S, 2 * S)];
    expect(waitsOf(told({ entries })).map(({ from }) => from)).toEqual([0, S]);
  });
});

describe("the persist timer", () => {
  it("runs from where the window closed, then from probe to probe", () => {
    const probe = (at: number) => entry({ at, code: "sent-probe" });
    const closed = entry({ at: S, kind: "arrival", code: "window-closed" });
    expect(waitsOf(told({ entries: [closed, probe(2 * S), probe(4 * S)] }))).toMatchObject([
      { timer: "persist", from: S, to: 2 * S },
      { timer: "persist", from: 2 * S, to: 4 * S },
    ]);
    const opened = entry({ at: 2 * S, kind: "arrival", code: "window-opened" });
    expect(waitsOf(told({ entries: [closed, opened] }))).toEqual([]);
  });
});

describe("2 MSL", () => {
  const started = phase(S, "TIME-WAIT");

  it("from the state’s beginning to its end", () => {
    const entries = [entry({ at: 241 * S, kind: "state", code: "state-time-wait-over" })];
    const phases = [started, phase(2 * S, "CLOSED", "server"), phase(241 * S, "CLOSED")];
    expect(waitsOf(told({ entries, phases }))).toMatchObject([
      { timer: "time-wait", host: "client", from: S, to: 241 * S, end: "expired" },
    ]);
  });

  it("begins anew with each repeated FIN; what made way was stopped", () => {
    const entries = [entry({ at: 3 * S, kind: "timer", code: "time-wait-restarted" })];
    const phases = [started, phase(9 * S, "SYN-SENT")];
    expect(waitsOf(told({ entries, phases }))).toMatchObject([
      { from: S, to: 3 * S, end: "stopped" },
      { from: 3 * S, to: 9 * S, end: "stopped" },
    ]);
  });

  it("a running one is seen", () => {
    const timers = [running("time-wait", S, 241 * S)];
    const world = told({ timers, phases: [started], state: "TIME-WAIT" });
    expect(waitsOf(world)).toMatchObject([{ from: S, to: 241 * S, end: "running" }]);
  });
});
