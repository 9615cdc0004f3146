/** One running simulation, and all that it has told so far. */
import { aged, Conversations, withAge } from "./conversations.js";
import { type KnownSegment, probesIn } from "./marks.js";
import { entryIn, hostsIn, type Numbers, segmentIn, toldIn } from "./numbers.js";
import type { Told } from "./record.js";
import type {
  BranchView,
  CallView,
  EntryView,
  ExpectationView,
  HostName,
  HostView,
  KeptView,
  OctetsView,
  PhaseView,
  RefusalView,
  ScriptErrorView,
  SegmentView,
  SnapshotView,
  SocketsView,
  TcbView,
  TraceView,
  Update,
  WayView,
} from "./view.js";
import { HOSTS } from "./view.js";

/** What a session needs of the engine's class `Simulation`. */
export interface Simulation {
  readonly expects: boolean;
  update(): Update;
  advance(toMicros: number): Update;
  step(): Update;
  finish(): Update;
  dispatch(line: string): Update;
  stepBack(): Update;
  seek(toMicros: number): Update;
  whatIf(line: string): Update;
  select(branch: number): Update;
  branches(): BranchView[];
  branch(id: number, until?: number): Update | undefined;
  takeUp(): Update;
  depart(parent: number, said: number, at: number, line?: string, goal?: string): Update;
  rename(branch: number, title: string): void;
  remove(branch: number): Update;
  find(goal: string): WayView | undefined;
  follow(lines: string[], goal?: string): Update;
  script(): string;
  digest(): string;
  capture(): Uint8Array;
  sockets(host: HostName, limit: number): SocketsView;
  octets(id: number): OctetsView | undefined;
  tcb(host: HostName): TcbView | undefined;
  trace(host: HostName): TraceView;
  free(): void;
}

/** What a branch begins with, if it is anything: a line, or that it is a way to a goal. */
export interface Began {
  readonly line?: string | undefined;
  readonly goal?: string | undefined;
}

/** The engine broke: a trap, or anything else that is no refusal. */
export class EngineCrash extends Error {
  override readonly name = "EngineCrash";
}

export class Session {
  /** Its script says how something must be. */
  readonly expects: boolean;
  /** Sequence numbers in it, in the entries and in the segments are as `numbers` says. */
  snapshot: SnapshotView;
  readonly entries: EntryView[] = [];
  readonly segments = new Map<number, KnownSegment>();
  readonly phases: PhaseView[] = [];
  readonly expectations: ExpectationView[] = [];
  /** What the last update told of socket calls. */
  latestCalls: readonly CallView[] = [];
  /** Expectations that the last update brought or decided. */
  latestExpectations: readonly ExpectationView[] = [];
  readonly #calls: Readonly<Record<HostName, CallView[]>> = { client: [], server: [] };
  /** Where a call stands in its host's list. */
  readonly #callIndex = new Map<number, number>();
  /** The values of each host's variables before the last update, by name. */
  readonly #before = new Map<HostName, Map<string, number>>();
  /** Segments that may still be drawn on the stage. */
  readonly #recent = new Map<number, SegmentView>();
  readonly #simulation: Simulation;
  readonly #conversations = new Conversations();
  /** What the engine has told, in its numbers. */
  #told: SnapshotView;
  readonly #toldEntries: EntryView[] = [];
  readonly #toldSegments = new Map<number, KnownSegment>();
  #numbers: Numbers = "relative";
  #crashed = false;
  #rewinds = 0;
  /** So many entries have been handed out by `untold`. */
  #handedOut = 0;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.expects = simulation.expects;
    const first = this.#call(() => simulation.update());
    this.snapshot = first.snapshot;
    this.#told = first.snapshot;
    this.#take(first);
  }

  /** Whether sequence numbers count from the initial ones, or are those on the wire. */
  get numbers(): Numbers {
    return this.#numbers;
  }

  set numbers(numbers: Numbers) {
    if (numbers === this.#numbers) {
      return;
    }
    this.#numbers = numbers;
    // What was shown is no longer so, though it has not happened again.
    this.#rewinds += 1;
    this.snapshot = hostsIn(this.#told, numbers);
    this.#before.clear();
    this.entries.length = 0;
    append(
      this.entries,
      this.#toldEntries.map((entry) => this.#entryIn(entry)),
    );
    for (const segment of this.#toldSegments.values()) {
      this.#show(segment);
    }
  }

  /** What is new since the last call, in order. */
  advance(toMicros: number): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.advance(toMicros)));
  }

  step(): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.step()));
  }

  /** Nothing more is to happen: expectations that are still open are decided. */
  finish(): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.finish()));
  }

  /** To just before the last event. */
  stepBack(): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.stepBack()));
  }

  /** Back or forth. */
  seek(toMicros: number): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.seek(toMicros)));
  }

  /** Turns to another course of events. */
  select(branch: number): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.select(branch)));
  }

  /** What is new, or why the engine refused or did not understand. */
  dispatch(line: string): EntryView[] | RefusalView | ScriptErrorView {
    return this.#say(() => this.#simulation.dispatch(line));
  }

  /** Back to where this segment was sent, and on from there with this fault. */
  whatIf(line: string): EntryView[] | RefusalView | ScriptErrorView {
    return this.#say(() => this.#simulation.whatIf(line));
  }

  /** All courses of events, the first one first. */
  branches(): readonly BranchView[] {
    return this.#ask(() => this.#simulation.branches()) ?? [];
  }

  /** All that is known of one of them, or what had happened in it by `until`; none for one that
   * there is not. */
  branch(id: number, until?: number): Update | undefined {
    const told = this.#ask(() => this.#simulation.branch(id, until));
    return told && toldIn({ ...told, segments: aged(told.segments) }, this.#numbers);
  }

  /** Says in this branch, at its times, what was left out of it and not tried. */
  takeUp(): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.takeUp()));
  }

  /** Begins another branch at a moment of one, when so many things had been said in it. */
  depart(parent: number, said: number, at: number, { line, goal }: Began = {}): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.depart(parent, said, at, line, goal)));
  }

  /** With an empty title it has its first name again. */
  rename(branch: number, title: string): void {
    this.#ask(() => this.#simulation.rename(branch, title));
  }

  /** Forgets a course of events, but never the first one. */
  remove(branch: number): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.remove(branch)));
  }

  /** The shortest way from here to a goal, such as `client FIN-WAIT-1 -> CLOSING`. */
  find(goal: string): WayView | undefined {
    return this.#ask(() => this.#simulation.find(goal));
  }

  /** Says all these lines, each with its time, in a course of events of their own: a way to `goal`. */
  follow(lines: readonly string[], goal?: string): EntryView[] | RefusalView | ScriptErrorView {
    return this.#say(() => this.#simulation.follow([...lines], goal));
  }

  /** Counts how often something that had been told was no longer so. */
  get rewinds(): number {
    return this.#rewinds;
  }

  /**
   * The entries that are new since the last call, as the engine told them; those of a time that came
   * back are new again.
   */
  untold(): readonly EntryView[] {
    const entries = this.#toldEntries.slice(this.#handedOut);
    this.#handedOut = this.#toldEntries.length;
    return entries;
  }

  /** Hands out all that was told of the run so far, as the engine told it. */
  tell<T>(act: (told: Told, simulation: Simulation) => T): T | undefined {
    const told: Told = {
      ...{ snapshot: this.#told, entries: this.#toldEntries, phases: this.phases },
      segments: [...this.#toldSegments.values()].map(
        ({ probe: _, old: __, oldAck: ___, ...segment }) => segment,
      ),
      calls: HOSTS.flatMap((host) => this.#calls[host]).sort((a, b) => a.id - b.id),
      expectations: this.expectations.filter(Boolean),
    };
    return this.#ask(() => act(told, this.#simulation));
  }

  #say(act: () => Update): EntryView[] | RefusalView | ScriptErrorView {
    try {
      return this.#take(act());
    } catch (error) {
      if (!isRefusal(error) && !isScriptError(error)) {
        throw this.#crash(error);
      }
      // The refusal itself is in the log.
      this.#take(this.#call(() => this.#simulation.update()));
      return error;
    }
  }

  /** All that was said in this course of events, as a script that replays it; none where the
   * engine broke. */
  script(): string | undefined {
    return this.#ask(() => this.#simulation.script());
  }

  /** What Wireshark would have seen at both hosts, as a file; none where the engine broke. */
  capture(): Uint8Array | undefined {
    return this.#ask(() => this.#simulation.capture());
  }

  /** The first sockets of a host, as they are now; none where the engine broke. */
  sockets(host: HostName, limit: number): SocketsView | undefined {
    return this.#ask(() => this.#simulation.sockets(host, limit));
  }

  /** A segment as octets; none where no datagram could hold it. */
  octets(id: number): OctetsView | undefined {
    return this.#ask(() => this.#simulation.octets(id));
  }

  /** All variables of a host's present connection; none where there is no connection. */
  tcb(host: HostName): TcbView | undefined {
    return this.#ask(() => this.#simulation.tcb(host));
  }

  /** How the numbers of a host's present connection went from the beginning up to now. */
  trace(host: HostName): TraceView | undefined {
    return this.#ask(() => this.#simulation.trace(host));
  }

  /** Gives the engine's memory back; the session is of no use afterwards. */
  dispose(): void {
    // After a trap the engine's object is still borrowed and can't be freed.
    if (!this.#crashed) {
      this.#simulation.free();
    }
  }

  host(name: HostName): HostView | undefined {
    return this.snapshot.hosts.find((host) => host.host === name);
  }

  /** The socket calls of a host, oldest first. */
  calls(host: HostName): readonly CallView[] {
    return this.#calls[host];
  }

  /** Segments on the wire or just lost: those that a view of the present may have to draw. */
  *recentSegments(sinceMicros: number): Iterable<SegmentView> {
    for (const segment of this.#recent.values()) {
      const lately = segment.lostAt !== undefined && segment.lostAt >= sinceMicros;
      if (isUnderWay(segment) || lately) {
        yield segment;
      } else {
        this.#recent.delete(segment.id);
      }
    }
  }

  /** Whether the last update changed this variable. */
  changed(host: HostName, name: string, value: number): boolean {
    const before = this.#before.get(host)?.get(name);
    return before !== undefined && before !== value;
  }

  #take(update: Update): EntryView[] {
    for (const { host, variables } of this.snapshot.hosts) {
      this.#before.set(host, new Map(variables.map(({ name, value }) => [name, value])));
    }
    this.#told = update.snapshot;
    this.snapshot = hostsIn(update.snapshot, this.#numbers);
    if (update.kept) {
      this.#forget(update.kept);
    }
    append(this.phases, update.phases);
    this.#learn(update);
    const entries = update.entries.map((entry) => this.#entryIn(entry));
    append(this.#toldEntries, update.entries);
    append(this.entries, entries);
    for (const call of update.calls) {
      const list = this.#calls[call.host];
      const index = this.#callIndex.get(call.id) ?? list.length;
      this.#callIndex.set(call.id, index);
      list[index] = call;
    }
    this.latestCalls = update.calls;
    this.latestExpectations = update.expectations;
    for (const expectation of update.expectations) {
      this.expectations[expectation.id] = expectation;
    }
    return entries;
  }

  #learn({ segments, entries }: Update): void {
    const probes = probesIn(entries);
    let older = false;
    for (const told of segments) {
      const known = this.#toldSegments.get(told.id);
      older = (!known && this.#conversations.take(told)) || older;
      const probe = probes.has(told.id) || known?.probe;
      this.#toldSegments.set(told.id, probe ? { ...told, probe } : told);
    }
    // With a connection that takes the place of another one, any of them may be out of date.
    this.#age(older ? this.#toldSegments.values() : segments);
    for (const { id } of segments) {
      const segment = this.segments.get(id);
      if (segment) {
        this.#recent.set(id, segment);
      }
    }
  }

  #age(segments: Iterable<Pick<SegmentView, "id">>): void {
    for (const { id } of segments) {
      const told = this.#toldSegments.get(id);
      if (told) {
        const segment = withAge(told, this.#conversations.ageOf(told));
        this.#toldSegments.set(id, segment);
        this.#show(segment);
      }
    }
  }

  #show(told: KnownSegment): void {
    const segment = segmentIn(told, this.#numbers);
    this.segments.set(segment.id, segment);
    if (this.#recent.has(segment.id)) {
      this.#recent.set(segment.id, segment);
    }
  }

  #entryIn(entry: EntryView): EntryView {
    const { segment } = entry;
    const about = segment === undefined ? undefined : this.#toldSegments.get(segment);
    return entryIn(entry, about, this.#numbers);
  }

  /** Time went back: only so much is still as it was told. */
  #forget({ entries, segments, phases, calls, expectations }: KeptView): void {
    this.#rewinds += 1;
    truncate(this.entries, entries);
    truncate(this.#toldEntries, entries);
    this.#handedOut = Math.min(this.#handedOut, entries);
    truncate(this.phases, phases);
    truncate(this.expectations, expectations);
    for (const list of Object.values(this.#calls)) {
      const first = list.findIndex(({ id }) => id >= calls);
      truncate(list, first < 0 ? list.length : first);
    }
    this.#recent.clear();
    const someOld = this.#conversations.several;
    this.#conversations.restart();
    for (const segment of this.segments.values()) {
      if (segment.id >= segments) {
        this.segments.delete(segment.id);
        this.#toldSegments.delete(segment.id);
        continue;
      }
      this.#conversations.take(segment);
      if (isUnderWay(segment) || segment.fate === "lost") {
        this.#recent.set(segment.id, segment);
      }
    }
    if (someOld) {
      this.#age(this.#toldSegments.values());
    }
    for (const id of this.#callIndex.keys()) {
      if (id >= calls) {
        this.#callIndex.delete(id);
      }
    }
  }

  /** For what is asked while drawing: a break is told by the next call that moves the world. */
  #ask<T>(act: () => T): T | undefined {
    try {
      return this.#crashed ? undefined : act();
    } catch {
      this.#crashed = true;
      return undefined;
    }
  }

  #call<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw this.#crash(error);
    }
  }

  #crash(cause: unknown): EngineCrash {
    this.#crashed = true;
    return new EngineCrash("the engine broke", { cause });
  }
}

/** On the wire, moving or held. */
export function isUnderWay({ fate }: Pick<SegmentView, "fate">): boolean {
  return fate === "in-flight" || fate === "held";
}

export function isRefusal(error: unknown): error is RefusalView {
  return isObject(error) && "code" in error && "citation" in error;
}

export function isScriptError(error: unknown): error is ScriptErrorView {
  return isObject(error) && "code" in error && "line" in error && "expected" in error;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function truncate(list: unknown[], length: number): void {
  list.length = Math.min(list.length, length);
}

/** One by one: a script may bring more at once than a call can have arguments. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) {
    list.push(item);
  }
}
