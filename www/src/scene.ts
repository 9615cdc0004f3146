/** What every view gets to draw, and what it can ask for. */
import type { Session } from "./session.js";
import type { RefusalView, ScriptErrorView } from "./view.js";
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
  /** None while an own script runs. */
  readonly scenario: string | undefined;
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
  setScenario(scenario: string): void;
  step(): void;
  /** To just before the last event. */
  stepBack(): void;
  /** Moves the time, back or forth. */
  seek(toMicros: number): void;
  /** To the nearest loss before or after the present. */
  toLoss(direction: 1 | -1): void;
  /** Back to where a segment was sent, and on from there with this fault. */
  whatIf(line: string): void;
  /** Turns to another course of events. */
  select(branch: number): void;
  /** Of the words, as a tag. */
  readonly language: string;
  setLanguage(code: string): void;
  reset(): void;
  /** Decides what is still expected, as nothing more is to happen. */
  finish(): void;
  /** Says one line of the script language; why it was not understood or refused, if so. */
  dispatch(line: string): RefusalView | ScriptErrorView | undefined;
  /** Tells everybody, also those who listen. */
  say(text: string): void;
  /** What is wrong with a script, if anything is. */
  check(script: string): ScriptErrorView | undefined;
  /** Starts anew with this script. */
  run(script: string): void;
}
