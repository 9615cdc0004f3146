/** Knows how wide a node is drawn, and says when that changes. */
export class WidthWatch {
  width: number;
  #node: Element | undefined;
  readonly #observer: ResizeObserver;

  constructor(initial: number, changed: () => void) {
    this.width = initial;
    this.#observer = new ResizeObserver(() => {
      const width = Math.round(this.#node?.clientWidth ?? 0);
      if (width > 0 && width !== this.width) {
        this.width = width;
        changed();
      }
    });
  }

  /** Watches `node` instead of the one before. */
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
