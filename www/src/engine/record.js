// The record of a run, `docs/record.md`. Plain JavaScript, since the command line runs it as it is.

import { LONGEST } from "./limits.js";

/** @typedef {import("../../pkg/tcpscope.js").Simulation} Simulation */
/** @typedef {import("../../pkg/tcpscope.js").Update} Update */
/** @typedef {import("../../pkg/tcpscope.js").SegmentView} SegmentView */
/** @typedef {import("../../pkg/tcpscope.js").CallView} CallView */
/** @typedef {import("../../pkg/tcpscope.js").ExpectationView} ExpectationView */
/** @typedef {import("../../pkg/tcpscope.js").SocketsView} SocketsView */

/**
 * All that happened; `docs/record.md` describes it.
 *
 * @typedef {object} RunRecord
 * @property {2} version of this format
 * @property {string} script that replays to the same record
 * @property {boolean} complete nothing more would happen; else it was too much or too long
 * @property {number} endedAt µs: up to when it was played
 * @property {SegmentView[]} segments
 * @property {Update["entries"]} entries
 * @property {Update["phases"]} phases
 * @property {CallView[]} calls
 * @property {ExpectationView[]} expectations
 * @property {Update["snapshot"]["hosts"]} hosts as they are in the end
 * @property {Record<"client" | "server", SocketsView>} sockets theirs in the end
 */

/**
 * What has been told of a run so far, each list in its order.
 *
 * @typedef {object} Told
 * @property {Update["snapshot"]} snapshot
 * @property {Iterable<SegmentView>} segments
 * @property {Iterable<Update["entries"][number]>} entries
 * @property {Iterable<Update["phases"][number]>} phases
 * @property {Iterable<CallView>} calls
 * @property {Iterable<ExpectationView>} expectations
 */

/** µs */
const LATEST = LONGEST * 1e6;
/** Nor has it more segments, or more calls. */
const MOST_SEGMENTS = 200_000;
const MOST_CALLS = 200_000;
/** How many sockets of a host are listed. */
const MOST_SOCKETS = 100;
/** So much time is played at once, µs. */
const STRIDE = 1e6;

/**
 * Plays a simulation to its end.
 *
 * @param {Simulation} simulation
 * @returns {RunRecord}
 */
export function playOut(simulation) {
  const told = begin(simulation.update());
  let { now, nextEventAt } = told.snapshot;
  while (
    nextEventAt !== undefined &&
    nextEventAt <= LATEST &&
    told.segments.size < MOST_SEGMENTS &&
    told.calls.size < MOST_CALLS
  ) {
    const update = simulation.advance(Math.max(nextEventAt, now + STRIDE));
    add(told, update);
    ({ now, nextEventAt } = update.snapshot);
  }
  add(told, simulation.finish());
  const { segments, calls, expectations } = told;
  const lists = {
    segments: segments.values(),
    calls: calls.values(),
    expectations: expectations.values(),
  };
  return {
    ...recordOf({ ...told, ...lists }, simulation),
    complete: nextEventAt === undefined,
  };
}

/**
 * @param {Told} told
 * @param {Pick<Simulation, "script" | "sockets">} simulation of which it was told
 * @returns {RunRecord}
 */
export function recordOf(told, simulation) {
  const { now, nextEventAt, hosts } = told.snapshot;
  return {
    version: 2,
    script: simulation.script(),
    complete: nextEventAt === undefined,
    endedAt: now,
    segments: [...told.segments],
    entries: [...told.entries],
    phases: [...told.phases],
    calls: [...told.calls],
    expectations: [...told.expectations],
    hosts,
    sockets: {
      client: simulation.sockets("client", MOST_SOCKETS),
      server: simulation.sockets("server", MOST_SOCKETS),
    },
  };
}

/** @param {Update} first */
function begin(first) {
  const told = {
    snapshot: first.snapshot,
    /** @type {Map<number, SegmentView>} */
    segments: new Map(),
    /** @type {Map<number, CallView>} */
    calls: new Map(),
    /** @type {Map<number, ExpectationView>} */
    expectations: new Map(),
    /** @type {Update["entries"]} */
    entries: [],
    /** @type {Update["phases"]} */
    phases: [],
  };
  add(told, first);
  return told;
}

/**
 * @param {ReturnType<typeof begin>} told
 * @param {Update} update
 */
function add(told, update) {
  told.snapshot = update.snapshot;
  for (const segment of update.segments) told.segments.set(segment.id, segment);
  for (const call of update.calls) told.calls.set(call.id, call);
  for (const expectation of update.expectations) told.expectations.set(expectation.id, expectation);
  for (const entry of update.entries) told.entries.push(entry);
  for (const phase of update.phases) told.phases.push(phase);
}
