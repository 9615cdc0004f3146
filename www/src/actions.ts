/** The one table of playback actions, behind buttons and keys. */
import { SPEEDS } from "./player.js";
import type { Deck } from "./scene.js";

export interface Action {
  /** As in `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  run(deck: Deck): void;
}

export const ACTIONS = {
  toggle: { keys: ["p", "k"], run: (deck) => deck.setPlaying(!deck.playing) },
  step: { keys: [".", "ArrowRight"], run: (deck) => deck.step() },
  reset: { keys: [], run: (deck) => deck.reset() },
  slower: { keys: ["["], run: (deck) => deck.setSpeed(nextSpeed(deck.speed, -1)) },
  faster: { keys: ["]"], run: (deck) => deck.setSpeed(nextSpeed(deck.speed, 1)) },
} as const satisfies Record<string, Action>;

/** The action of a key, unless it is meant for what has the focus. */
export function actionFor(event: KeyboardEvent): Action | undefined {
  const target = event.composedPath()[0];
  const typing = target instanceof Element && target.matches("input, select, textarea");
  if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  return Object.values<Action>(ACTIONS).find(({ keys }) => keys.includes(event.key));
}

/** For `aria-keyshortcuts`. */
export function shortcuts({ keys }: Action): string {
  return keys.join(" ");
}

function nextSpeed(speed: number, direction: 1 | -1): number {
  const faster = SPEEDS.filter((candidate) => (candidate - speed) * direction > 0);
  return (direction > 0 ? faster[0] : faster.at(-1)) ?? speed;
}
