/** What a reader can do with an element: each thing where it is done. */

import type { Engine } from "../engine/engine.js";
import type { Numbers } from "../engine/numbers.js";
import type { Run } from "../engine/run.js";
import { recordOfRun } from "../engine/run-record.js";
import type { SegmentView } from "../engine/view.js";
import type { LanguageChoice } from "../words/language.js";
import type { Words } from "../words/words.js";
import type { Acts } from "./acts.js";
import type { KeySwitch } from "./help/switch.js";
import type { Offers } from "./offers.js";
import type { Deck } from "./scene.js";
import type { Look } from "./share/compose.js";
import type { Sharing } from "./share/sharing.js";
import type { Views } from "./views.js";

/** The element behind a deck. */
export interface Seat {
  readonly acts: Acts;
  readonly views: Views;
  readonly sharing: Sharing;
  readonly words: Words;
  readonly language: LanguageChoice;
  readonly keys: KeySwitch;
  readonly offers: Offers;
  readonly engine: Engine | undefined;
  readonly run: Run | undefined;
  /** None while an own script runs. */
  readonly scenario: string | undefined;
  playing: boolean;
  setSpeed(speed: number): void;
  readonly numbers: Numbers;
  setNumbers(numbers: Numbers): void;
  choose(scenario: string): void;
  load(script: string): void;
  reset(): void;
  changed(): void;
}

export function deckOf(seat: Seat): Deck {
  const { acts, views, sharing, language, keys } = seat;
  return {
    get playing() {
      return seat.playing;
    },
    get speed() {
      return seat.run?.player.speed ?? 1;
    },
    get scenario() {
      return seat.scenario;
    },
    get offers() {
      return seat.offers;
    },
    get keys() {
      return keys.on;
    },
    get language() {
      return language.code;
    },
    get moment() {
      return seat.run ? sharing.momentOf(seat.run) : 0;
    },
    get linkable() {
      return sharing.linkable;
    },
    setPlaying: (playing: boolean) => {
      seat.playing = playing;
    },
    setSpeed: (speed: number) => seat.setSpeed(speed),
    get numbers() {
      return seat.numbers;
    },
    setNumbers: (numbers: Numbers) => seat.setNumbers(numbers),
    setScenario: (scenario: string) => seat.choose(scenario),
    setKeys: (on: boolean) => {
      keys.on = on;
      seat.changed();
    },
    setLanguage: (code: string) => language.choose(code),
    step: () => acts.step(),
    stepBack: () => acts.stepBack(),
    seek: (toMicros: number) => acts.seek(toMicros),
    toEnd: (direction: 1 | -1) => acts.toEnd(direction),
    toLoss: (direction: 1 | -1) => acts.toLoss(direction),
    whatIf: (line: string) => acts.whatIf(line),
    takeUp: () => acts.takeUp(),
    reach: (goal: string) => acts.reach(goal),
    select: (branch: number) => acts.select(branch),
    rename: (branch: number, title: string) => acts.rename(branch, title),
    remove: (branch: number) => acts.remove(branch),
    dispatch: (line: string) => acts.dispatch(line),
    say: (text: string) => acts.say(text),
    inspect: (segment: number) => views.segment.inspect(segment),
    showSegment: (segment: number) => views.ladder.show(segment),
    askWhatIf: (segment: number) => views.ladder.ask(segment),
    zoom: (step: 1 | -1 | 0) => views.ladder.zoom(step),
    help: () => views.help.show(),
    reset: () => seat.reset(),
    finish: () => seat.run?.finish(),
    check: (script: string) => seat.engine?.check(script),
    run: (script: string) => seat.load(script),
    record: () => seat.run && seat.engine && recordOfRun(seat.run, seat.engine),
    linkTo: async (at: number, segment?: number, plays = seat.playing) =>
      seat.run ? sharing.linkTo(seat.run, lookOf(seat, seat.run, plays), at, segment) : undefined,
    offerLink: (segment: SegmentView) => sharing.panel.showDenied(segment),
  };
}

/** What is on screen beside the run, for a link to it. */
function lookOf({ scenario, views, words }: Seat, { session }: Run, plays: boolean): Look {
  return {
    ...{ scenario, paused: !plays, typed: views.typed, compared: views.branches.compared },
    nameOf: (branch) => views.branches.nameOf(session, words, branch),
  };
}
