/** One tab stop for many buttons of a drawing: Up and Down lead from one to the next. */

/**
 * Moves the focus among the siblings of `node` that are buttons too: up and down, to the first and
 * the last; whether the key does so.
 */
function moveFocus(node: SVGElement, key: string): boolean {
  const all = [
    ...(node.parentElement?.querySelectorAll<SVGElement>(":scope > [role=button]") ?? []),
  ];
  const index = all.indexOf(node);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(index + 1, all.length - 1),
    ArrowUp: Math.max(index - 1, 0),
    Home: 0,
    End: all.length - 1,
  };
  const next = steps[key];
  if (next === undefined) {
    return false;
  }
  all[next]?.focus();
  return true;
}

/** What a key does to a button of a drawing that has the focus: it is pressed, or left. */
export function onDrawnButtonKey(event: KeyboardEvent, press: () => void): void {
  if (event.key === "Enter" || event.key === " ") {
    press();
    event.preventDefault();
  } else if (moveFocus(event.currentTarget as SVGElement, event.key)) {
    event.preventDefault();
  }
}
