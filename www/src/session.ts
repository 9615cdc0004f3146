/** One running simulation, and all that it has told so far. */
import type {
  Command,
  EntryView,
  HostName,
  HostView,
  PhaseView,
  RefusalView,
  SegmentView,
  SnapshotView,
  Update,
} from "./view.js";

/** What a session needs of the engine's class `Simulation`. */
export interface Simulation {
  update(): Update;
  advance(toMicros: number): Update;
  step(): Update;
  dispatch(command: Command): Update;
  free(): void;
}

/** The engine broke: a trap, or anything else that is no refusal. */
export class EngineCrash extends Error {
  override readonly name = "EngineCrash";
}

export class Session {
  snapshot: SnapshotView;
  readonly entries: EntryView[] = [];
  readonly segments = new Map<number, SegmentView>();
  readonly phases: PhaseView[] = [];
  /** The values of each host's variables before the last update, by name. */
  readonly #before = new Map<HostName, Map<string, number>>();
  readonly #simulation: Simulation;
  #crashed = false;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    const first = this.#call(() => simulation.update());
    this.snapshot = first.snapshot;
    this.#take(first);
  }

  /** What is new since the last call, in order. */
  advance(toMicros: number): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.advance(toMicros)));
  }

  step(): EntryView[] {
    return this.#take(this.#call(() => this.#simulation.step()));
  }

  /** What is new, or why the engine refused. */
  dispatch(command: Command): EntryView[] | RefusalView {
    try {
      return this.#take(this.#simulation.dispatch(command));
    } catch (error) {
      if (!isRefusal(error)) {
        throw this.#crash(error);
      }
      // The refusal itself is in the log.
      this.#take(this.#call(() => this.#simulation.update()));
      return error;
    }
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

  /** Segments on the wire or just lost: those that a view of the present may have to draw. */
  *recentSegments(sinceMicros: number): Iterable<SegmentView> {
    for (const segment of this.segments.values()) {
      const lately = segment.lostAt !== undefined && segment.lostAt >= sinceMicros;
      if (segment.fate === "in-flight" || lately) {
        yield segment;
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
    this.snapshot = update.snapshot;
    this.entries.push(...update.entries);
    this.phases.push(...update.phases);
    for (const segment of update.segments) {
      this.segments.set(segment.id, segment);
    }
    return update.entries;
  }

  #call(act: () => Update): Update {
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

export function isRefusal(error: unknown): error is RefusalView {
  return typeof error === "object" && error !== null && "code" in error && "text" in error;
}
