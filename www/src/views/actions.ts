/** The one table of actions, behind buttons, keys and the help on them. */
import { onSegment } from "../engine/lines.js";
import { SPEEDS } from "../engine/player.js";
import type { SegmentView } from "../engine/view.js";
import type { Words } from "../words/words.js";
import type { Commands } from "./commands.js";

interface Keyed {
  /** As in `KeyboardEvent.key`; of arrows, `Shift+ArrowLeft` is another key than `ArrowLeft`. */
  readonly keys: readonly string[];
  /** The message that tells what it does. */
  readonly about: string;
}

/** Of playback. */
export interface Action extends Keyed {
  run(commands: Commands): void;
}

/** On the segment that has the focus. */
export interface SegmentAction extends Keyed {
  run(commands: Commands, segment: SegmentView): void;
}

export const ACTIONS = {
  toggle: {
    keys: [" ", "p", "k"],
    about: "shortcut-toggle",
    run: (commands) => commands.setPlaying(!commands.playing),
  },
  step: { keys: ["ArrowRight", "."], about: "step-about", run: (commands) => commands.step() },
  stepBack: {
    keys: ["ArrowLeft", ","],
    about: "step-back-about",
    run: (commands) => commands.stepBack(),
  },
  previousLoss: {
    keys: ["Shift+ArrowLeft"],
    about: "loss-before",
    run: (commands) => commands.toLoss(-1),
  },
  nextLoss: {
    keys: ["Shift+ArrowRight"],
    about: "loss-after",
    run: (commands) => commands.toLoss(1),
  },
  toStart: { keys: ["Home"], about: "shortcut-start", run: (commands) => commands.toEnd(-1) },
  toEnd: { keys: ["End"], about: "shortcut-end", run: (commands) => commands.toEnd(1) },
  reset: { keys: [], about: "reset-about", run: (commands) => commands.reset() },
  zoomIn: { keys: ["+", "="], about: "zoom-in", run: (commands) => commands.zoom(1) },
  zoomOut: { keys: ["-"], about: "zoom-out", run: (commands) => commands.zoom(-1) },
  zoomFit: { keys: [], about: "zoom-fit", run: (commands) => commands.zoom(0) },
  slower: {
    keys: ["["],
    about: "shortcut-slower",
    run: (commands) => commands.setSpeed(nextSpeed(commands.speed, -1)),
  },
  faster: {
    keys: ["]"],
    about: "shortcut-faster",
    run: (commands) => commands.setSpeed(nextSpeed(commands.speed, 1)),
  },
  numbers: {
    keys: ["n"],
    about: "shortcut-numbers",
    run: (commands) =>
      commands.setNumbers(commands.numbers === "relative" ? "absolute" : "relative"),
  },
  help: { keys: ["?"], about: "shortcut-help", run: (commands) => commands.help() },
} as const satisfies Record<string, Action>;

export const SEGMENT_ACTIONS = {
  drop: {
    keys: ["d", "Delete"],
    about: "shortcut-drop",
    run: (commands, segment) => commands.dispatch(onSegment("drop", segment)),
  },
} as const satisfies Record<string, SegmentAction>;

/** All that keys do, as the help tells it. */
export function keyedFor({ permissions }: Pick<Commands, "permissions">): readonly Keyed[] {
  const onSegments = permissions.acts ? Object.values(SEGMENT_ACTIONS) : [];
  return [...Object.values(ACTIONS), ...onSegments].filter(({ keys }) => keys.length > 0);
}

/** What has a use of its own for Space. */
const PRESSED = "button, summary, a, option, [role=button], [role=menuitem], [role=tab]";
/** The keys that move a slider. */
const SLIDING = ["Home", "End", "ArrowLeft", "ArrowRight"];

/** The action of a key, unless it is meant for what has the focus. */
export function actionFor(event: KeyboardEvent): Action | undefined {
  const target = event.composedPath()[0];
  const key = event.shiftKey && isArrow(event) ? `Shift+${event.key}` : event.key;
  if (isMeantFor(target, key) || event.defaultPrevented || isChord(event)) {
    return undefined;
  }
  return Object.values<Action>(ACTIONS).find(({ keys }) => keys.includes(key));
}

/** Whether a key does something here; then slides must not turn with it, nor chapters. */
export function isUsed(event: KeyboardEvent): boolean {
  const ways = ["Tab", "Escape"].includes(event.key) || isChord(event);
  return event.defaultPrevented || (!ways && isMeantFor(event.composedPath()[0], event.key));
}

/** What a key does to the segment that has the focus, or whose menu is open. */
export function segmentActionFor(
  event: KeyboardEvent,
  commands: Commands,
): SegmentAction | undefined {
  return commands.keys && commands.permissions.acts && !isChord(event)
    ? Object.values<SegmentAction>(SEGMENT_ACTIONS).find(({ keys }) => keys.includes(event.key))
    : undefined;
}

/** Those belong to the browser and the system. */
function isChord({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function isArrow({ key }: KeyboardEvent): boolean {
  return key.startsWith("Arrow");
}

/** A slider has its own use for a few keys only, other fields and dialogs for all. */
function isMeantFor(target: EventTarget | undefined, key: string): boolean {
  if (!(target instanceof Element)) {
    return false;
  }
  if (target.matches("[type=range]")) {
    return SLIDING.includes(key);
  }
  return (
    target.matches("input, select, textarea, dialog, dialog *") ||
    (key === " " && target.matches(PRESSED)) ||
    ((key === "Home" || key === "End") && isScroller(target))
  );
}

function isScroller(target: Element): boolean {
  return target.matches("[tabindex='0']") && target.scrollHeight > target.clientHeight;
}

/** For `aria-keyshortcuts`, where a plus sign joins keys; nothing while shortcuts are off. */
export function shortcuts({ keys }: Keyed, commands: Commands): string | undefined {
  const spelt: Readonly<Record<string, string>> = { " ": "Space", "+": "Plus" };
  const names = keys.map((key) => spelt[key] ?? key);
  return commands.keys && names.length > 0 ? names.join(" ") : undefined;
}

/** Behind what a button does, its key; nothing while shortcuts are off. */
export function tip(
  text: string,
  { keys: [key] }: Keyed,
  commands: Commands,
  words: Words,
): string {
  return commands.keys && key !== undefined ? `${text} (${keyName(key, words)})` : text;
}

/** As it stands on the key. */
export function keyName(key: string, words: Words): string {
  return key === " "
    ? words.say("key-space")
    : key.replace("ArrowLeft", "←").replace("ArrowRight", "→");
}

/** The keys that are pressed together, each as it stands on it. */
export function keysOf(key: string, words: Words): readonly string[] {
  const name = keyName(key, words);
  return name === "+" ? [name] : name.split("+");
}

function nextSpeed(speed: number, direction: 1 | -1): number {
  const faster = SPEEDS.filter((candidate) => (candidate - speed) * direction > 0);
  return (direction > 0 ? faster[0] : faster.at(-1)) ?? speed;
}
