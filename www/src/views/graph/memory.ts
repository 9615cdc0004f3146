/** What was told of each host in each branch, also what is still to come after time went back. */
import type { Session } from "../../engine/session.js";
import type { HostName, SnapshotView } from "../../engine/view.js";
import { type Known, knownOf } from "./data.js";

/** The engine plays the whole history again for each answer. */
const PAUSE_MS = 250;

interface Told {
  readonly known: Known;
  readonly snapshot: SnapshotView;
  /** When it was asked for, in wall time. */
  readonly asked: number;
}

export class GraphMemory {
  readonly #changed: () => void;
  readonly #told = new Map<string, Told>();
  #timer = 0;

  /** `changed` is called when it is time to ask again. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** While playing what is told may be a moment old. */
  of(session: Session, host: HostName, playing: boolean): Known | undefined {
    const { snapshot } = session;
    const name = `${snapshot.branch} ${host} ${session.numbers}`;
    const told = this.#told.get(name);
    if (told && !isOutdated(told, snapshot)) {
      return told.known;
    }
    const wait = told && playing ? told.asked + PAUSE_MS - performance.now() : 0;
    if (told && wait > 0) {
      this.#wake(wait);
      return told.known;
    }
    const trace = session.trace(host);
    if (!trace) {
      return told?.known;
    }
    const known = knownOf(host, trace, session.segments.values(), snapshot.now, session.numbers);
    this.#told.set(name, { known, snapshot, asked: performance.now() });
    return known;
  }

  /** Asks for nothing any more until the next time. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  clear(): void {
    this.rest();
    this.#told.clear();
  }

  #wake(after: number): void {
    if (this.#timer === 0) {
      this.#timer = window.setTimeout(() => {
        this.#timer = 0;
        this.#changed();
      }, after);
    }
  }
}

/** In a past that is known nothing is new; but a future may be gone. */
function isOutdated({ known, snapshot: before }: Told, snapshot: SnapshotView): boolean {
  const last = known.stops.at(-1) ?? 0;
  return snapshot !== before && (snapshot.now >= known.until || snapshot.knownUntil < last);
}
