/** The one table of playback actions, behind buttons and keys. */
import { SPEEDS } from "./player.js";
import type { Deck } from "./scene.js";

export interface Action {
  /** As in `KeyboardEvent.key`; of arrows, `Shift+ArrowLeft` is another key than `ArrowLeft`. */
  readonly keys: readonly string[];
  run(deck: Deck): void;
}

export const ACTIONS = {
  toggle: { keys: ["p", "k"], run: (deck) => deck.setPlaying(!deck.playing) },
  step: { keys: [".", "ArrowRight"], run: (deck) => deck.step() },
  stepBack: { keys: [",", "ArrowLeft"], run: (deck) => deck.stepBack() },
  previousLoss: { keys: ["Shift+ArrowLeft"], run: (deck) => deck.toLoss(-1) },
  nextLoss: { keys: ["Shift+ArrowRight"], run: (deck) => deck.toLoss(1) },
  reset: { keys: [], run: (deck) => deck.reset() },
  zoomIn: { keys: ["+", "="], run: (deck) => deck.zoom(1) },
  zoomOut: { keys: ["-"], run: (deck) => deck.zoom(-1) },
  zoomFit: { keys: [], run: (deck) => deck.zoom(0) },
  slower: { keys: ["["], run: (deck) => deck.setSpeed(nextSpeed(deck.speed, -1)) },
  faster: { keys: ["]"], run: (deck) => deck.setSpeed(nextSpeed(deck.speed, 1)) },
} as const satisfies Record<string, Action>;

/** The action of a key, unless it is meant for what has the focus. */
export function actionFor(event: KeyboardEvent): Action | undefined {
  const target = event.composedPath()[0];
  const key = event.shiftKey && isArrow(event) ? `Shift+${event.key}` : event.key;
  if (
    isMeantFor(target, key) ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  ) {
    return undefined;
  }
  return Object.values<Action>(ACTIONS).find(({ keys }) => keys.includes(key));
}

function isArrow({ key }: KeyboardEvent): boolean {
  return key.startsWith("Arrow");
}

/** A slider has its own use for arrows only, other fields for all keys. */
function isMeantFor(target: EventTarget | undefined, key: string): boolean {
  if (!(target instanceof Element)) {
    return false;
  }
  return target.matches("[type=range]")
    ? key.startsWith("Arrow")
    : target.matches("input, select, textarea");
}

/** For `aria-keyshortcuts`, where a plus sign joins keys. */
export function shortcuts({ keys }: Action): string {
  return keys.map((key) => (key === "+" ? "Plus" : key)).join(" ");
}

function nextSpeed(speed: number, direction: 1 | -1): number {
  const faster = SPEEDS.filter((candidate) => (candidate - speed) * direction > 0);
  return (direction > 0 ? faster[0] : faster.at(-1)) ?? speed;
}
