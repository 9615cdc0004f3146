/**
 * The exchange as rows, for what has no room for sloping arrows: each segment is one row, wherever
 * that keeps the order of events at both hosts; else, as in the figures of RFC 9293, one row where
 * it is sent and another where it arrives. Pure.
 */
import { endOf } from "../drawing/axis.js";
import type { NamedWait } from "../drawing/brackets.js";
import type { KnownSegment } from "../engine/marks.js";
import { tripOf } from "../engine/trip.js";
import { HOSTS, type HostName, peerOf } from "../engine/view.js";
import type { Plan } from "./options.js";

export interface Row {
  readonly at: number;
  readonly segment?: KnownSegment | undefined;
  /** How much of the segment's way is seen. */
  readonly part: "whole" | "sent" | "end" | "none";
  /** Timers that run out, and states that begin with it. */
  readonly notes: Notes;
  /** How long nothing has happened before, where that is long; µs. */
  readonly silence?: number | undefined;
}

type Notes = Readonly<Record<HostName, readonly string[]>>;

/** What happens at a host. */
interface Event {
  readonly at: number;
  readonly host: HostName;
  readonly kind: "arrival" | "change" | "departure";
  readonly segment?: KnownSegment | undefined;
  readonly notes: string[];
}

/** At one instant. */
const ORDER: readonly Event["kind"][] = ["arrival", "change", "departure"];
/** So many trips without anything are a silence. */
const SILENT_TRIPS = 3;

export function rowsOf({ history, moment }: Plan, waits: readonly NamedWait[]): Row[] {
  const moves = history.segments.flatMap((segment) => movesOf(segment, moment.now));
  const changes = new Changes(moves);
  for (const { host, to, end, texts } of waits) {
    if (end === "expired" && to <= moment.now) {
      changes.add(host, to, `(${texts[0]})`);
    }
  }
  const first = HOSTS.map((name) => history.phases.find(({ host }) => host === name));
  for (const phase of history.phases.filter((one) => !first.includes(one))) {
    changes.add(phase.host, phase.at, phase.state);
  }
  const events = [...moves, ...changes.alone].sort(
    (a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
  const rows = joined(events);
  const [client, server] = first.map((phase) => (phase ? [phase.state] : []));
  const notes = { client: client ?? [], server: server ?? [] };
  const begin: Row = { at: first[0]?.at ?? rows[0]?.at ?? 0, part: "none", notes };
  return withSilences([begin, ...rows], SILENT_TRIPS * tripOf(moment));
}

function movesOf(segment: KnownSegment, now: number): Event[] {
  const { from, sentAt, fate } = segment;
  const departure: Event = { at: sentAt, host: from, kind: "departure", segment, notes: [] };
  const end = endOf(segment);
  return fate === "arrived" && end <= now
    ? [departure, { at: end, host: peerOf(from), kind: "arrival", segment, notes: [] }]
    : [departure];
}

/** Puts each change to what caused it, or what it causes. */
class Changes {
  /** Those that have neither. */
  readonly alone: Event[] = [];
  readonly #moves = new Map<string, Event[]>();

  constructor(moves: readonly Event[]) {
    for (const move of moves) {
      const key = `${move.host} ${move.at}`;
      this.#moves.set(key, [...(this.#moves.get(key) ?? []), move]);
    }
  }

  add(host: HostName, at: number, note: string): void {
    const moves = this.#moves.get(`${host} ${at}`) ?? [];
    const arrival = moves.find(({ kind }) => kind === "arrival");
    const departures = moves.filter(({ kind }) => kind === "departure");
    const departure = departures.find(({ segment }) => opensOrCloses(segment)) ?? departures[0];
    // The second change at an instant comes from a call that answers the first one.
    const cause = arrival && departure && arrival.notes.length > 0 ? departure : arrival;
    const event = cause ?? departure ?? this.#aloneAt(host, at);
    event.notes.push(note);
  }

  #aloneAt(host: HostName, at: number): Event {
    const known = this.alone.find((one) => one.host === host && one.at === at);
    const event: Event = known ?? { at, host, kind: "change", notes: [] };
    if (!known) {
      this.alone.push(event);
    }
    return event;
  }
}

function opensOrCloses(segment: KnownSegment | undefined): boolean {
  return segment?.shape === "syn" || segment?.shape === "fin";
}

/** An arrival joins its departure where nothing has happened at its host in between. */
function joined(events: readonly Event[]): Row[] {
  const rows: Row[] = [];
  const sent = new Map<number, number>();
  for (const { at, host, kind, segment, notes } of events) {
    const place = kind === "arrival" ? sent.get(segment?.id ?? -1) : undefined;
    const departed = place === undefined ? undefined : rows[place];
    if (place !== undefined && departed && rows.slice(place + 1).every((row) => !isAt(row, host))) {
      rows[place] = { ...departed, part: "whole", notes: { ...departed.notes, [host]: notes } };
      continue;
    }
    if (segment && kind === "departure") {
      sent.set(segment.id, rows.length);
    }
    rows.push({ at, segment, part: partOf(kind, segment), notes: notesAt(host, notes) });
  }
  return rows;
}

function partOf(kind: Event["kind"], segment: KnownSegment | undefined): Row["part"] {
  if (kind === "change") {
    return "none";
  }
  if (kind === "arrival") {
    return "end";
  }
  return segment?.fate === "lost" ? "whole" : "sent";
}

function notesAt(host: HostName, notes: readonly string[]): Notes {
  return { client: [], server: [], [host]: notes };
}

/** Whether something happens at this host there. */
function isAt({ segment, part, notes }: Row, host: HostName): boolean {
  if (notes[host].length > 0 || !segment) {
    return notes[host].length > 0;
  }
  const arrives = part === "end" || (part === "whole" && segment.fate !== "lost");
  return segment.from === host ? part !== "end" : arrives;
}

function withSilences(rows: readonly Row[], longest: number): Row[] {
  let reached = rows[0]?.at ?? 0;
  return rows.map((row) => {
    const { at, segment } = row;
    const gap = at - reached;
    const end = segment && segment.fate !== "held" ? endOf(segment) : at;
    reached = Math.max(reached, at, end);
    return gap > longest ? { ...row, silence: gap } : row;
  });
}
