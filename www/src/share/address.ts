/** The fragment of the page's address, read by one element at most. */
import { SCENARIOS } from "../scenarios.js";
import { isLink, type LinkReading, readLink } from "./link.js";

/** Of several elements that would read it, the first one does. */
let owner: AddressLink | undefined;

export class AddressLink {
  readonly #opened: (reading: LinkReading | undefined) => void;
  /** What was read last. */
  #fragment: string | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** `opened` is told of every fragment; of one that is not ours as undefined. */
  constructor(opened: (reading: LinkReading | undefined) => void) {
    this.#opened = opened;
  }

  /** When what the address says now has been told. */
  get settled(): Promise<void> {
    return this.#reading;
  }

  /** Whether this element reads the address. */
  get owned(): boolean {
    return owner === this;
  }

  /** Begins or ends; whether another element was first. */
  watch(wanted: boolean): void {
    if (wanted && owner === undefined) {
      owner = this;
      window.addEventListener("hashchange", this.#read);
      this.#read();
    } else if (!wanted && owner === this) {
      owner = undefined;
      window.removeEventListener("hashchange", this.#read);
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
