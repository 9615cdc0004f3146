/** What happened, as a picture needs it: all of it, or a part. Pure. */

import { endOf } from "../drawing/axis.js";
import type { History, Moment } from "../drawing/input.js";
import { type Wait, waitsOf } from "../drawing/waits.js";
import { MOST, phasesFrom } from "../drawing/window.js";
import { aged } from "../engine/conversations.js";
import { type KnownSegment, probesIn } from "../engine/marks.js";
import { isUnderWay } from "../engine/session.js";
import type { EntryView, HostName, HostView, PhaseView, SegmentView } from "../engine/view.js";

/** What a record tells (docs/record.md), or a session. */
export interface Course {
  readonly segments: readonly KnownSegment[];
  readonly entries: readonly EntryView[];
  readonly phases: readonly PhaseView[];
  readonly snapshot: Moment;
}

/** The part of a record that a picture shows. */
export interface Told {
  readonly segments: readonly SegmentView[];
  readonly entries: readonly EntryView[];
  readonly phases: readonly PhaseView[];
  readonly hosts: readonly HostView[];
  /** Nothing more would happen: the picture ends with the last that is drawn. */
  readonly complete: boolean;
  readonly endedAt: number;
}

/** In µs of virtual time. */
export interface Range {
  /** Only what is sent or changes from then on. */
  readonly from?: number | undefined;
  /** As it was at that moment. */
  readonly to?: number | undefined;
}

/** What is to be drawn. */
export interface Scope {
  readonly history: History;
  readonly moment: Moment;
}

/** Where nothing was sent, any measure will do. */
const SOME_DELAY = 50_000;

export function courseOf(record: Told): Course {
  const { segments, entries, phases, hosts, complete, endedAt } = record;
  const probes = probesIn(entries);
  // A trip takes at least as long as from host to host; a detour or a queue makes it longer.
  const trips = segments.map(({ sentAt, arrivesAt }) => arrivesAt - sentAt).filter((us) => us > 0);
  return {
    segments: aged(segments).map((one) => (probes.has(one.id) ? { ...one, probe: true } : one)),
    entries,
    phases,
    snapshot: {
      now: complete ? lastOf(record) : endedAt,
      nextEventAt: undefined,
      inFlight: segments.filter(({ fate }) => fate === "in-flight").length,
      oneWayDelay: trips.reduce((least, trip) => Math.min(least, trip), trips[0] ?? SOME_DELAY),
      hosts: [...hosts],
    },
  };
}

/** When the last thing happened that is drawn. */
function lastOf({ segments, phases, endedAt }: Told): number {
  const ends = segments.map(endOf).filter((at) => at <= endedAt);
  return ends.reduce((last, at) => Math.max(last, at), phases.at(-1)?.at ?? 0);
}

/** @throws RangeError where that is nothing, or too much for one picture. */
export function scopeOf(course: Course, { from = 0, to }: Range): Scope {
  const whole = { ...course, waits: waitsOf(course) };
  const { segments, phases, waits, snapshot } =
    to === undefined || to >= course.snapshot.now ? whole : asAt(to, whole);
  if (from > snapshot.now) {
    const [start, end] = [from, snapshot.now].map((at) => `${at / 1e6} s`);
    throw new RangeError(`nothing is there from ${start} on: the last thing happens at ${end}`);
  }
  const first = segments.findIndex(({ sentAt }) => sentAt >= from);
  const kept = first < 0 ? [] : segments.slice(first);
  if (kept.length > MOST) {
    throw new RangeError(
      `${kept.length} segments are too many for one picture, at most ${MOST}: choose a part of the time (from, to)`,
    );
  }
  const begins = Math.min(
    kept[0]?.sentAt ?? snapshot.now,
    phases.find(({ at }) => at >= from)?.at ?? snapshot.now,
  );
  return {
    history: {
      segments: kept,
      phases: phasesFrom(begins, phases),
      waits: waits.filter((wait) => wait.to >= from),
    },
    moment: snapshot,
  };
}

/** As the page would show it, had time stopped there. */
function asAt(to: number, course: Course & { readonly waits: readonly Wait[] }): typeof course {
  const segments = course.segments
    .filter(({ sentAt }) => sentAt <= to)
    .map((segment): KnownSegment => {
      const gone = isUnderWay(segment) || endOf(segment) <= to;
      return gone ? segment : { ...segment, fate: "in-flight", lostAt: undefined };
    });
  const phases = course.phases.filter(({ at }) => at <= to);
  const waits = course.waits
    .filter(({ from }) => from <= to)
    .map((wait) => (wait.to > to ? runningAt(to, wait) : wait));
  const stateOf = (name: HostName): string =>
    phases.findLast(({ host }) => host === name)?.state ?? "CLOSED";
  return {
    segments,
    phases,
    waits,
    entries: course.entries.filter(({ at }) => at <= to),
    snapshot: {
      ...course.snapshot,
      now: to,
      nextEventAt: nextAfter(to, course),
      inFlight: segments.filter(({ fate }) => fate === "in-flight").length,
      hosts: course.snapshot.hosts.map((one) => ({ ...one, state: stateOf(one.host), timers: [] })),
    },
  };
}

/** Of one that was stopped later, nobody knew then how long it would have run. */
function runningAt(to: number, wait: Wait): Wait {
  return wait.end === "expired" ? { ...wait, end: "running" } : { ...wait, to };
}

/** When something happens then that is not drawn yet. */
function nextAfter(
  to: number,
  { segments, phases, waits }: Pick<Course, "segments" | "phases"> & { waits: readonly Wait[] },
): number | undefined {
  const times = [
    ...segments.flatMap((segment) => [segment.sentAt, endOf(segment)]),
    ...phases.map(({ at }) => at),
    ...waits.map((wait) => wait.to),
  ].filter((at) => at > to);
  return times.length === 0 ? undefined : times.reduce((least, at) => Math.min(least, at));
}
