/** What every view gets to draw, and what it can ask for. */

import type { Numbers } from "../engine/numbers.js";
import type { RunRecord } from "../engine/record.js";
import type { Session } from "../engine/session.js";
import type { EdgeView, RefusalView, ScriptErrorView, SegmentView } from "../engine/view.js";
import type { SegmentFocus } from "../ui/focus.js";
import type { Words } from "../words/words.js";
import type { Offers } from "./offers.js";
import type { MadeLink } from "./share/sharing.js";
import type { ViewName } from "./view-names.js";

export interface Scene {
  readonly session: Session;
  readonly words: Words;
  readonly deck: Deck;
  /** What the host page wants to be shown: nothing may lead to anything else. */
  readonly views: ReadonlySet<ViewName>;
  /** The segment that a link points to. */
  readonly anchor: number | undefined;
  /** The edges of the state diagram; `HostView.walked` counts them by their place. */
  readonly edges: readonly EdgeView[];
  /** The segment that the reader points at, in whatever view. */
  readonly focus: SegmentFocus;
}

/** What the user can do: the one door for buttons, keys and, later, the host page. */
export interface Deck {
  readonly playing: boolean;
  readonly speed: number;
  /** Whether keys are shortcuts. */
  readonly keys: boolean;
  /** What the host page wants a reader to be offered. */
  readonly offers: Offers;
  /** None while an own script runs. */
  readonly scenario: string | undefined;
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
  /** Whether sequence numbers count from the initial ones, or are those on the wire. */
  readonly numbers: Numbers;
  /** In every view, picture and link. */
  setNumbers(numbers: Numbers): void;
  setScenario(scenario: string): void;
  step(): void;
  /** To just before the last event. */
  stepBack(): void;
  /** Shows this segment field by field. */
  inspect(segment: number): void;
  /** Brings this segment into view on the ladder, and the focus to it. */
  showSegment(segment: number): void;
  /** Moves the time, back or forth. */
  seek(toMicros: number): void;
  /** To the beginning, or to the end of what is known. */
  toEnd(direction: 1 | -1): void;
  /** To the nearest loss before or after the present. */
  toLoss(direction: 1 | -1): void;
  /** Shows what the keys do. */
  help(): void;
  /** Has keys be shortcuts, or not. */
  setKeys(on: boolean): void;
  /** Asks, at its arrow on the ladder, what is to have become of a segment. */
  askWhatIf(segment: number): void;
  /** Back to where a segment was sent, and on from there with this fault. */
  whatIf(line: string): void;
  /** Says in this branch, at its times, what the reader did later elsewhere and was not tried here. */
  takeUp(): void;
  /**
   * Plays the shortest way from here to a goal, such as `client FIN-WAIT-1 -> CLOSING`: its lines,
   * or in words why there is none. The search may take a second.
   */
  reach(goal: string): readonly string[] | string;
  /** Turns to another course of events. */
  select(branch: number): void;
  /** With an empty title it has its first name again. */
  rename(branch: number, title: string): void;
  /** Forgets a course of events, but never the first one. */
  remove(branch: number): void;
  /** Of the words, as a tag. */
  readonly language: string;
  setLanguage(code: string): void;
  /** Draws the ladder larger (1), smaller (−1), or so that all of it is seen (0). */
  zoom(step: 1 | -1 | 0): void;
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
  /** The present in whole milliseconds where those suffice, in microseconds. */
  readonly moment: number;
  /** All that has happened, as docs/record.md has it; none where the engine broke. */
  record(): RunRecord | undefined;
  /** Whether this page opens links to a run. */
  readonly linkable: boolean;
  /**
   * The address that opens what is on screen at a moment, perhaps at a segment; paused if it is so
   * here, unless it `plays`.
   */
  linkTo(atMicros: number, segment?: number, plays?: boolean): Promise<MadeLink | undefined>;
  /** Offers the link to a segment, as it could not be copied. */
  offerLink(segment: SegmentView): void;
}
