/** The fragment of the page's address, read by one element at most. */
import { SCENARIOS } from "../../engine/scenarios.js";
import { isLink, type LinkReading, readLink } from "./link.js";

/** Of several elements that would read it, the first one does. */
let owner: AddressLink | undefined;
/** Those that read it, or would. */
const wanting = new Set<AddressLink>();

export class AddressLink {
  readonly #opened: (reading: LinkReading | undefined) => void;
  readonly #taken: () => void;
  /** What was read last. */
  #fragment: string | undefined;
  #reading: Promise<void> = Promise.resolve();

  /**
   * `opened` is told of every fragment; of one that is not ours as undefined. `taken`, when the
   * element that read the address has gone, and this one reads it instead.
   */
  constructor(opened: (reading: LinkReading | undefined) => void, taken: () => void) {
    this.#opened = opened;
    this.#taken = taken;
  }

  /** When what the address says now has been told. */
  get settled(): Promise<void> {
    return this.#reading;
  }

  /** Whether this element reads the address. */
  get owned(): boolean {
    return owner === this;
  }

  /** Begins or ends, unless another element was first; then this one waits for its turn. */
  watch(wanted: boolean): void {
    if (wanted) {
      wanting.add(this);
      this.#begin();
      return;
    }
    wanting.delete(this);
    if (owner === this) {
      owner = undefined;
      window.removeEventListener("hashchange", this.#read);
      queueMicrotask(handOver);
    }
  }

  /** The address is free. */
  take(): void {
    this.#begin();
    this.#taken();
  }

  #begin(): void {
    if (owner === undefined) {
      owner = this;
      window.addEventListener("hashchange", this.#read);
      this.#read();
    }
  }

  /** The run is no longer the link's: loading the page again is not to bring it back. */
  clear(): void {
    if (this.owned && isLink(location.hash)) {
      history.replaceState(history.state, "", `${location.pathname}${location.search}`);
      this.#fragment = "";
    }
  }

  readonly #read = (): void => {
    const fragment = location.hash;
    if (fragment === this.#fragment) {
      return;
    }
    this.#fragment = fragment;
    this.#reading = readLink(fragment, SCENARIOS).then((reading) => {
      // The address may have changed meanwhile.
      if (fragment === this.#fragment && this.owned) {
        this.#opened(reading);
      }
    });
  };
}

/** An element that is only moved has taken it back by then. */
function handOver(): void {
  const [next] = wanting;
  if (owner === undefined) {
    next?.take();
  }
}
