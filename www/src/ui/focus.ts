/**
 * The one segment that the reader points at, by pointer or keyboard: all views mark it.
 *
 * A node that shows a segment says so with `data-of` (the ladder and the stage have names of their
 * own for it); while the reader points at that segment anywhere, the node has `data-pointed`.
 */
const SHOWS = ["data-of", "data-way", "data-segment"] as const;
const ANY = SHOWS.map((name) => `[${name}]`).join();
const POINTED = "data-pointed";

/** Hears when another segment is pointed at. */
export type FocusListener = (id: number | undefined) => void;

export class SegmentFocus {
  #id: number | undefined;
  /** The one that has the keyboard's focus. */
  #focused: number | undefined;
  readonly #listeners = new Set<FocusListener>();

  get id(): number | undefined {
    return this.#id;
  }

  set id(id: number | undefined) {
    if (id !== this.#id) {
      this.#id = id;
      for (const listener of this.#listeners) {
        listener(id);
      }
    }
  }

  /** Ends with the call of what it returns. */
  subscribe(listener: FocusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What comes last counts; when the pointer leaves, the focus counts again. */
  readonly onPointer = (event: Event): void => {
    this.id = event.type === "pointerleave" ? this.#focused : (shownBy(event) ?? this.#focused);
  };

  readonly onFocus = (event: Event): void => {
    this.#focused = event.type === "focusin" ? shownBy(event) : undefined;
    this.id = this.#focused;
  };

  restart(): void {
    this.#focused = undefined;
    this.id = undefined;
  }

  /** Marks what shows the segment, and nothing else. */
  mark(root: ParentNode): void {
    // Arrows of other courses of events have numbers of their own.
    const arrow = `.ladder [data-arrow="${this.#id}"]`;
    const wanted = [arrow, ...SHOWS.map((name) => `[${name}="${this.#id}"]`)].join();
    for (const node of root.querySelectorAll(`[${POINTED}]`)) {
      node.toggleAttribute(POINTED, node.matches(wanted));
    }
    if (this.#id !== undefined) {
      for (const node of root.querySelectorAll(wanted)) {
        node.toggleAttribute(POINTED, true);
      }
    }
  }
}

function shownBy({ target }: Event): number | undefined {
  const node = target instanceof Element ? target.closest(ANY) : null;
  const name = SHOWS.find((one) => node?.hasAttribute(one));
  return node && name ? Number(node.getAttribute(name)) : undefined;
}
