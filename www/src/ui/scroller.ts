/** A box that is scrolled by keyboard. */

/** Arrows scroll here, and do not play. */
export function onScrollerKey(event: KeyboardEvent): void {
  if (event.key.startsWith("Arrow")) {
    event.stopPropagation();
  }
}
