/** Knows how large a node is drawn, in pixels of drawings, and says when that changes. */
import { pixelAt } from "./type-size.js";

export class SizeWatch {
  width: number;
  height: number;
  /** How long a pixel of drawings is, in pixels of the page. */
  pixel = 1;
  #node: Element | undefined;
  readonly #observer: ResizeObserver;

  /** `initial` holds until the node is drawn. */
  constructor(
    initial: { readonly width: number; readonly height: number },
    changed: (what: "width" | "height") => void,
  ) {
    this.width = initial.width;
    this.height = initial.height;
    this.#observer = new ResizeObserver(() => {
      this.pixel = this.#node ? pixelAt(this.#node) : 1;
      const width = Math.round((this.#node?.clientWidth ?? 0) / this.pixel);
      const height = Math.round((this.#node?.clientHeight ?? 0) / this.pixel);
      const wider = width !== this.width;
      if (width === 0) {
        // Hidden: whatever comes next is a change.
        this.height = 0;
      } else if (wider || height !== this.height) {
        this.width = width;
        this.height = height;
        changed(wider ? "width" : "height");
      }
    });
  }

  /**
   * Watches `node` instead of the one before. Where what is drawn for its width makes it higher or
   * lower, an empty node beside that is watched: else a loop is reported to the page.
   */
  attach(node: Element | null): void {
    if (node !== this.#node) {
      this.detach();
      if (node) {
        this.#node = node;
        this.#observer.observe(node);
      }
    }
  }

  detach(): void {
    this.#observer.disconnect();
    this.#node = undefined;
  }
}
