/** Moves the focus to the nearest ancestor that is left when the focused node is removed: keys are
 * heard only where the focus is. */
const FOCUSABLE = "[tabindex], button, summary, a[href]";

export class FocusKeeper {
  /** What had the focus and all around it, from within. */
  #around: readonly Element[] = [];

  /** Before a rendering. */
  remember(focused: Element | null | undefined): void {
    const around: Element[] = [];
    for (let node = focused; node; node = node.parentElement) {
      around.push(node);
    }
    this.#around = around;
  }

  /** After it: the nearest place around what is gone, or else `last`, gets the focus. */
  keep(root: ShadowRoot | null, last: string): void {
    if (root && this.#around.length > 0 && !root.activeElement) {
      const near = this.#around.map(placeOf).find((place) => place?.isConnected);
      (near ?? root.querySelector<HTMLElement>(last))?.focus({ preventScroll: true });
    }
    this.#around = [];
  }
}

/** Of what can be folded away, the summary. */
function placeOf(node: Element): HTMLElement | undefined {
  const place = node.matches("details") ? node.querySelector(":scope > summary") : node;
  return place?.matches(FOCUSABLE) ? (place as HTMLElement) : undefined;
}
