/** What every view gets to draw, and what it can ask for. */
import type { Session } from "./session.js";
import type { Command, RefusalView } from "./view.js";
import type { Words } from "./words.js";

export interface Scene {
  readonly session: Session;
  readonly words: Words;
  readonly deck: Deck;
}

/** What the user can do: the one door for buttons, keys and, later, the host page. */
export interface Deck {
  readonly playing: boolean;
  readonly speed: number;
  readonly scenario: string;
  readonly scenarios: readonly string[];
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
  setScenario(scenario: string): void;
  step(): void;
  reset(): void;
  /** Why it was refused, if it was. */
  dispatch(command: Command): RefusalView | undefined;
}
