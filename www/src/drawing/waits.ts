/**
 * When which timer ran: what the ladder draws as brackets. Derived from what the engine has told,
 * so that it is the same after travels in time. Pure.
 *
 * Only timers that ran out, and those that run: a bracket for each retransmission timer that an
 * acknowledgment has stopped would hide the ones that matter.
 */
import {
  type EntryView,
  HOSTS,
  type HostName,
  type PhaseView,
  type SnapshotView,
  type TimerView,
} from "../engine/view.js";

export type WaitEnd = "expired" | "stopped" | "running";

export interface Wait {
  readonly host: HostName;
  readonly timer: TimerView["name"];
  readonly from: number;
  /** When it ran out, was stopped, or will run out. */
  readonly to: number;
  readonly end: WaitEnd;
}

export interface Told {
  readonly entries: readonly EntryView[];
  readonly phases: readonly PhaseView[];
  readonly snapshot: Pick<SnapshotView, "hosts">;
}

/** Timers of which the log tells when they ran out; others would leave no trace. */
const TOLD: readonly string[] = ["retransmission", "persist"] satisfies TimerView["name"][];

/** All entries from which timers are told; of the changes of state, all. */
const CODES: ReadonlySet<string> = new Set([
  ...["retransmission-timeout", "time-wait-restarted"],
  ...["sent-probe", "window-closed", "window-opened"],
]);

/** In the order in which they ended; of those at one host none overlaps another. */
export function waitsOf({ entries, phases, snapshot }: Told): Wait[] {
  const telling = entries.filter(({ kind, code }) => kind === "state" || CODES.has(code));
  const past = HOSTS.flatMap((host) => {
    const own = telling.filter((entry) => entry.host === host);
    const states = phases.filter((phase) => phase.host === host);
    return [...retransmissionsOf(own), ...probesOf(own), ...timeWaitsOf(states, own)];
  });
  return apart([...past.sort((a, b) => a.to - b.to), ...runningIn(snapshot)]);
}

function retransmissionsOf(own: readonly EntryView[]): Wait[] {
  const waits: Wait[] = [];
  let next: { readonly from: number; readonly to: number } | undefined;
  const ranOut = (host: HostName, from: number, to: number): void => {
    waits.push({ host, timer: "retransmission", from, to, end: "expired" });
  };
  for (const entry of own) {
    const { host, at, code } = entry;
    if (code === "retransmission-timeout") {
      ranOut(host, at - micros(entry, "waited"), at);
      next = { from: at, to: at + micros(entry, "rto") };
    } else if (code === "state-gave-up" && next?.to === at) {
      // The last one is not told by itself: with it the connection ends.
      ranOut(host, next.from, at);
    }
  }
  return waits;
}

/** The persist timer runs from where the window closed, or from one probe to the next. */
function probesOf(own: readonly EntryView[]): Wait[] {
  const waits: Wait[] = [];
  let from: number | undefined;
  for (const { host, code, at } of own) {
    if (code === "sent-probe") {
      if (from !== undefined) {
        waits.push({ host, timer: "persist", from, to: at, end: "expired" });
      }
      from = at;
    } else if (code === "window-closed") {
      from = at;
    } else if (code === "window-opened") {
      from = undefined;
    }
  }
  return waits;
}

/** While the host's shown connection was in TIME-WAIT; a repeated FIN begins it anew. */
function timeWaitsOf(states: readonly PhaseView[], own: readonly EntryView[]): Wait[] {
  const timesOf = (wanted: string): number[] =>
    own.filter(({ code }) => code === wanted).map(({ at }) => at);
  const restarts = timesOf("time-wait-restarted");
  const over = new Set(timesOf("state-time-wait-over"));
  return states.flatMap(({ host, state, at }, index) => {
    if (state !== "TIME-WAIT") {
      return [];
    }
    const until = states[index + 1]?.at;
    const again = restarts.filter((time) => time > at && time <= (until ?? time));
    const starts = [at, ...again];
    return starts.flatMap((from, place): Wait[] => {
      const to = starts[place + 1] ?? until;
      const end = to === until && to !== undefined && over.has(to) ? "expired" : "stopped";
      return to === undefined ? [] : [{ host, timer: "time-wait", from, to, end }];
    });
  });
}

function runningIn({ hosts }: Told["snapshot"]): Wait[] {
  return hosts.flatMap(({ host, state, timers }) =>
    timers
      .filter(({ name }) => (name === "time-wait" ? state === "TIME-WAIT" : TOLD.includes(name)))
      .map(
        ({ name, startedAt, expiresAt }): Wait => ({
          ...{ host, timer: name, from: startedAt, to: expiresAt },
          end: "running",
        }),
      ),
  );
}

/** Of those that overlap at a host, such as of many connections at once, the first one. */
function apart(waits: readonly Wait[]): Wait[] {
  const until = new Map<HostName, number>();
  return waits.filter(({ host, from, to }) => {
    const free = from >= (until.get(host) ?? Number.NEGATIVE_INFINITY) && to > from;
    if (free) {
      until.set(host, to);
    }
    return free;
  });
}

function micros({ values }: EntryView, wanted: string): number {
  return values.find(({ name }) => name === wanted)?.number ?? 0;
}
