/** Waits until an element comes near what the reader sees. */

/** So far around it, in parts of its size. */
const NEAR = "100%";

export class NearViewport {
  readonly #near: () => void;
  #observer: IntersectionObserver | undefined;

  /** `near` is called once for each `watch`. */
  constructor(near: () => void) {
    this.#near = near;
  }

  /** What isn't drawn, as in a folded `<details>`, is not near. */
  watch(element: Element): void {
    this.stop();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          this.stop();
          this.#near();
        }
      },
      { rootMargin: NEAR },
    );
    this.#observer.observe(element);
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}
