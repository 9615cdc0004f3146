/** One tab stop for many buttons of a drawing or a list: arrow keys lead from one to the next. */

/** As far as it goes in one direction. */
const FAR = Number.POSITIVE_INFINITY;

type Stop = HTMLElement | SVGElement;

/**
 * Moves the focus from `node` among `all`: up and down, to the first and the last; in a drawing of
 * `columns`, also to both sides. Whether the key does so.
 */
function moveFocus(all: readonly Stop[], node: Stop, key: string, columns?: number): boolean {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: columns ?? 1,
    ArrowUp: -(columns ?? 1),
    ...(columns === undefined ? {} : { ArrowRight: 1, ArrowLeft: -1 }),
    Home: -FAR,
    End: FAR,
  };
  const step = steps[key];
  if (step === undefined) {
    return false;
  }
  const index = all.indexOf(node);
  all[Math.max(0, Math.min(index + step, all.length - 1))]?.focus();
  return true;
}

/**
 * What a key does to a button of a drawing that has the focus: it is pressed, or left. A drawing
 * of `columns` takes the arrows to both sides, which are playback's otherwise.
 */
export function onDrawnButtonKey(event: KeyboardEvent, press: () => void, columns?: number): void {
  if (event.key === "Enter" || event.key === " ") {
    press();
    event.preventDefault();
  } else {
    const around = (event.currentTarget as Stop).parentElement;
    onStopKey(event, around?.querySelectorAll(":scope > :is(button, [role=button])"), columns);
  }
}

/** What a key does to a button that is one of `all`: it is left, or not. */
export function onStopKey(event: KeyboardEvent, all: Iterable<Stop> = [], columns?: number): void {
  const node = event.currentTarget as Stop;
  if (!event.shiftKey && moveFocus([...all], node, event.key, columns)) {
    event.preventDefault();
  }
}
