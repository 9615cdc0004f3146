// Plays a script to its end and collects the record.

import { Simulation } from "./engine.js";

/** @typedef {import("../www/pkg/tcpscope.js").Update} Update */
/** @typedef {import("../www/pkg/tcpscope.js").SegmentView} SegmentView */
/** @typedef {import("../www/pkg/tcpscope.js").CallView} CallView */
/** @typedef {import("../www/pkg/tcpscope.js").ExpectationView} ExpectationView */
/** @typedef {import("../www/pkg/tcpscope.js").SocketsView} SocketsView */

/**
 * All that happened; `docs/record.md` describes it.
 *
 * @typedef {object} RunRecord
 * @property {1} version of this format
 * @property {string} script that replays to the same record
 * @property {boolean} complete nothing more would happen; else it was too much or too long
 * @property {number} endedAt µs
 * @property {SegmentView[]} segments
 * @property {Update["entries"]} entries
 * @property {Update["phases"]} phases
 * @property {CallView[]} calls
 * @property {ExpectationView[]} expectations
 * @property {Update["snapshot"]["hosts"]} hosts as they are in the end
 * @property {Record<"client" | "server", SocketsView>} sockets theirs in the end
 */

/** No script lasts longer: a day, µs. */
const LONGEST = 24 * 3600 * 1e6;
/** Nor has it more segments, or more calls. */
const MOST_SEGMENTS = 200_000;
const MOST_CALLS = 200_000;
/** How many sockets of a host are listed. */
const MOST_SOCKETS = 100;
/** So much time is played at once, µs. */
const STRIDE = 1e6;

/**
 * @param {string} script
 * @param {number} seed
 * @returns {RunRecord}
 */
export function playScript(script, seed) {
  const simulation = new Simulation(script, seed);
  try {
    return playToEnd(simulation);
  } finally {
    simulation.free();
  }
}

/**
 * @param {Simulation} simulation that has not been asked for its updates yet
 * @returns {RunRecord}
 */
export function playToEnd(simulation) {
  const record = begin(simulation.update());
  let { now, nextEventAt } = record.snapshot;
  while (
    nextEventAt !== undefined &&
    nextEventAt <= LONGEST &&
    record.segments.size < MOST_SEGMENTS &&
    record.calls.size < MOST_CALLS
  ) {
    const update = simulation.advance(Math.max(nextEventAt, now + STRIDE));
    add(record, update);
    ({ now, nextEventAt } = update.snapshot);
  }
  const complete = nextEventAt === undefined;
  add(record, simulation.finish());
  return {
    version: 1,
    script: simulation.script(),
    complete,
    endedAt: record.snapshot.now,
    segments: [...record.segments.values()],
    entries: record.entries,
    phases: record.phases,
    calls: [...record.calls.values()],
    expectations: [...record.expectations.values()],
    hosts: record.snapshot.hosts,
    sockets: {
      client: simulation.sockets("client", MOST_SOCKETS),
      server: simulation.sockets("server", MOST_SOCKETS),
    },
  };
}

/** @param {Update} first */
function begin(first) {
  const record = {
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
  add(record, first);
  return record;
}

/**
 * @param {ReturnType<typeof begin>} record
 * @param {Update} update
 */
function add(record, update) {
  record.snapshot = update.snapshot;
  for (const segment of update.segments) record.segments.set(segment.id, segment);
  for (const call of update.calls) record.calls.set(call.id, call);
  for (const expectation of update.expectations)
    record.expectations.set(expectation.id, expectation);
  for (const entry of update.entries) record.entries.push(entry);
  for (const phase of update.phases) record.phases.push(phase);
}
