/** What a reader, a key or the host page can do with an element: the one door for all of them. */
import type { Engine } from "../engine/engine.js";
import type { Numbers } from "../engine/numbers.js";
import type { RunRecord } from "../engine/record.js";
import type { Run } from "../engine/run.js";
import { recordOfRun } from "../engine/run-record.js";
import type { Session } from "../engine/session.js";
import type {
  EntryView,
  HostName,
  RefusalView,
  ScriptErrorView,
  SegmentView,
} from "../engine/view.js";
import { announcement, momentOf, refusedWords } from "../words/sentence.js";
import type { Words } from "../words/words.js";
import type { Permissions } from "./permissions.js";

/** What is on screen beside the run itself. */
export interface Look {
  /** The ready-made scenario that runs, if one does. */
  readonly scenario: string | undefined;
  readonly paused: boolean;
  /** What was typed to be sent. */
  readonly typed: Readonly<Partial<Record<HostName, string>>>;
  /** The branch that is compared with its parent, if one is. */
  readonly compared: number | undefined;
  nameOf(branch: number): string;
}

/** A link, and what of the run is in it. */
export interface MadeLink {
  readonly address: string;
  /** `#` included. */
  readonly fragment: string;
  /** How many branches are in it. */
  readonly branches: number;
  /** The names of the branches that are not. */
  readonly without: readonly string[];
  /** A text that was typed is too long for it. */
  readonly untyped: boolean;
}

/** The views that do something at a command. */
interface ActiveViews {
  readonly segment: { inspect(segment: number): void };
  readonly ladder: {
    show(segment: number): void;
    ask(segment: number): void;
    zoom(step: 1 | -1 | 0): void;
  };
  readonly help: { show(): void };
  readonly timeline: { lossFrom(session: Session, direction: 1 | -1): number | undefined };
  readonly branches: {
    readonly compared: number | undefined;
    nameOf(session: Session, words: Words, branch?: number): string;
    laterWords(session: Session, words: Words): string;
  };
  readonly typed: Look["typed"];
}

/** Links to the run. */
interface Links {
  readonly linkable: boolean;
  momentOf(run: Run): number;
  linkTo(run: Run, look: Look, at: number, segment: number | undefined): Promise<MadeLink>;
  readonly panel: { showDenied(segment: SegmentView): void };
}

/** The element that is commanded. */
export interface Commanded {
  readonly views: ActiveViews;
  readonly links: Links;
  readonly language: { readonly code: string; choose(code: string): void };
  readonly keys: { on: boolean };
  run(): Run | undefined;
  engine(): Engine | undefined;
  words(): Words;
  permissions(): Permissions;
  /** None while an own script runs. */
  scenario(): string | undefined;
  numbers(): Numbers;
  playing(): boolean;
  play(playing: boolean): void;
  setSpeed(speed: number): void;
  setNumbers(numbers: Numbers): void;
  setScenario(scenario: string): void;
  /** Starts with this script. */
  load(script: string): void;
  reset(): void;
  changed(): void;
}

export class Commands {
  readonly #element: Commanded;
  #said = "";

  constructor(element: Commanded) {
    this.#element = element;
  }

  get playing(): boolean {
    return this.#element.playing();
  }

  setPlaying(playing: boolean): void {
    this.#element.play(playing);
  }

  get speed(): number {
    return this.#run?.player.speed ?? 1;
  }

  setSpeed(speed: number): void {
    this.#element.setSpeed(speed);
  }

  /** What the host page wants a reader to be offered. */
  get permissions(): Permissions {
    return this.#element.permissions();
  }

  /** None while an own script runs. */
  get scenario(): string | undefined {
    return this.#element.scenario();
  }

  setScenario(scenario: string): void {
    this.#element.setScenario(scenario);
  }

  /** Whether sequence numbers count from the initial ones, or are those on the wire. */
  get numbers(): Numbers {
    return this.#element.numbers();
  }

  /** In every view, picture and link. */
  setNumbers(numbers: Numbers): void {
    this.#element.setNumbers(numbers);
    this.say(this.#words.say(`numbers-now-${numbers}`));
  }

  /** Whether keys are shortcuts. */
  get keys(): boolean {
    return this.#element.keys.on;
  }

  setKeys(on: boolean): void {
    this.#element.keys.on = on;
    this.#element.changed();
  }

  /** Of the words, as a tag. */
  get language(): string {
    return this.#element.language.code;
  }

  setLanguage(code: string): void {
    this.#element.language.choose(code);
  }

  /** What was said last, for those who listen. */
  get said(): string {
    return this.#said;
  }

  /** What was said is over. */
  hush(): void {
    this.#said = "";
  }

  /** Tells everybody, also those who listen. */
  say(text: string): void {
    // The same words twice are announced twice only if the text differs.
    this.#said = text === this.#said ? `${text}\u00a0` : text;
    this.#element.changed();
  }

  step(): void {
    const run = this.#run;
    if (run) {
      this.#element.play(false);
      this.#announce(run.step());
    }
  }

  /** To just before the last event. */
  stepBack(): void {
    const run = this.#run;
    if (run) {
      this.#element.play(false);
      run.stepBack();
      this.say(momentOf(run.session, this.#words));
    }
  }

  /** Moves the time, back or forth. The slider itself says where it is. */
  seek(toMicros: number): void {
    this.#element.play(false);
    this.#run?.seek(toMicros);
  }

  /** To the beginning, or to the end of what is known. */
  toEnd(direction: 1 | -1): void {
    const run = this.#run;
    if (run) {
      this.seek(direction < 0 ? 0 : run.session.snapshot.knownUntil);
      this.say(momentOf(run.session, this.#words));
    }
  }

  /** To the nearest loss before or after the present. */
  toLoss(direction: 1 | -1): void {
    const run = this.#run;
    const at = run && this.#element.views.timeline.lossFrom(run.session, direction);
    if (!run || at === undefined) {
      this.say(this.#words.say(direction < 0 ? "loss-none-before" : "loss-none-after"));
      return;
    }
    this.seek(at);
    const lost = run.session.entries.filter((entry) => entry.kind === "lost" && entry.at === at);
    this.#announce(lost);
  }

  /** Decides what is still expected, as nothing more is to happen. */
  finish(): void {
    this.#run?.finish();
  }

  reset(): void {
    this.#element.reset();
  }

  /** Says one line of the script language; why it was not understood or refused, if so. */
  dispatch(line: string): RefusalView | ScriptErrorView | undefined {
    const run = this.#run;
    const before = run?.session.snapshot.branch;
    const result = run?.dispatch(line) ?? [];
    if ("code" in result) {
      this.say(refusedWords(result, this.#words));
      return result;
    }
    if (run && run.session.snapshot.branch !== before) {
      this.say(this.#newWords(run));
    } else {
      this.#announce(result);
    }
    return undefined;
  }

  /** Begins another branch at the present moment; why the engine refused the line, if so. */
  fork(line?: string): RefusalView | ScriptErrorView | undefined {
    const run = this.#run;
    const refused = run?.fork(line);
    if (run) {
      this.say(refused ? refusedWords(refused, this.#words) : this.#newWords(run));
    }
    return refused;
  }

  /** Back to where a segment was sent, and on from there with this fault. */
  whatIf(line: string): void {
    const run = this.#run;
    const refused = run?.whatIf(line);
    if (run && refused) {
      this.say(refusedWords(refused, this.#words));
    } else if (run) {
      this.say(this.#newWords(run));
      this.#element.play(true);
    }
  }

  /** Says in this branch, at its times, what the reader did later elsewhere and was not tried here. */
  takeUp(): void {
    const run = this.#run;
    if (run) {
      run.takeUp();
      this.say(this.#element.views.branches.laterWords(run.session, this.#words));
    }
  }

  /**
   * Plays the shortest way from here to a goal, such as `client FIN-WAIT-1 -> CLOSING`: its lines,
   * or in words why there is none. The search may take a second.
   */
  reach(goal: string): readonly string[] | string {
    const run = this.#run;
    const lines = run?.reach(goal);
    if (!run || !lines || "code" in lines) {
      const none = this.#words.say("edge-none");
      const why = lines && "code" in lines ? refusedWords(lines, this.#words) : none;
      this.say(why);
      return why;
    }
    this.say(this.#newWords(run));
    this.#element.play(true);
    return lines;
  }

  /** Turns to another branch. */
  select(branch: number): void {
    const run = this.#run;
    if (run) {
      run.select(branch);
      this.say(this.#branchWords(run));
    }
  }

  /** With an empty title it has its first name again. */
  rename(branch: number, title: string): void {
    const run = this.#run;
    if (run) {
      run.rename(branch, title);
      this.say(this.#words.say("branch-renamed", { name: this.#nameOf(run, branch) }));
    }
  }

  /** Forgets a branch, but never the first one. */
  remove(branch: number): void {
    const run = this.#run;
    if (run) {
      const name = this.#nameOf(run, branch);
      run.remove(branch);
      this.say(`${this.#words.say("branch-removed", { name })} ${this.#branchWords(run)}`);
    }
  }

  /** Shows this segment field by field. */
  inspect(segment: number): void {
    this.#element.views.segment.inspect(segment);
  }

  /** Brings this segment into view on the ladder, and the focus to it. */
  showSegment(segment: number): void {
    this.#element.views.ladder.show(segment);
  }

  /** Asks, at its arrow on the ladder, what is to have become of a segment. */
  askWhatIf(segment: number): void {
    this.#element.views.ladder.ask(segment);
  }

  /** Draws the ladder larger (1), smaller (−1), or so that all of it is seen (0). */
  zoom(step: 1 | -1 | 0): void {
    this.#element.views.ladder.zoom(step);
  }

  /** Shows what the keys do. */
  help(): void {
    this.#element.views.help.show();
  }

  /** What is wrong with a script, if anything is. */
  check(script: string): ScriptErrorView | undefined {
    return this.#element.engine()?.check(script);
  }

  /** Runs this script from its beginning. */
  load(script: string): void {
    this.#element.load(script);
  }

  /** The run so far, as docs/record.md has it; none where the engine broke. */
  record(): RunRecord | undefined {
    const engine = this.#element.engine();
    return this.#run && engine && recordOfRun(this.#run, engine);
  }

  /** Whether this page opens links to a run. */
  get linkable(): boolean {
    return this.#element.links.linkable;
  }

  /** The moment that a link opens: the present in whole milliseconds where those suffice, µs. */
  get moment(): number {
    return this.#run ? this.#element.links.momentOf(this.#run) : 0;
  }

  /**
   * The address that opens what is on screen at a moment, perhaps at a segment; paused if it is so
   * here, unless it `plays`.
   */
  async linkTo(
    atMicros: number,
    segment?: number,
    plays = this.playing,
  ): Promise<MadeLink | undefined> {
    const run = this.#run;
    return run && this.#element.links.linkTo(run, this.#lookOf(run, plays), atMicros, segment);
  }

  /** Offers the link to a segment, as it could not be copied. */
  offerLink(segment: SegmentView): void {
    this.#element.links.panel.showDenied(segment);
  }

  get #run(): Run | undefined {
    return this.#element.run();
  }

  get #words(): Words {
    return this.#element.words();
  }

  #lookOf(run: Run, plays: boolean): Look {
    const { views } = this.#element;
    return {
      scenario: this.scenario,
      paused: !plays,
      typed: views.typed,
      compared: views.branches.compared,
      nameOf: (branch) => this.#nameOf(run, branch),
    };
  }

  /** Also what of the reader's later acts is in it. */
  #newWords(run: Run): string {
    const later = this.#element.views.branches.laterWords(run.session, this.#words);
    return [this.#branchWords(run), later].filter((text) => text !== "").join(" ");
  }

  #branchWords(run: Run): string {
    const moment = momentOf(run.session, this.#words);
    return this.#words.say("branch-now", { name: this.#nameOf(run), moment });
  }

  #nameOf({ session }: Run, branch?: number): string {
    return this.#element.views.branches.nameOf(session, this.#words, branch);
  }

  #announce(entries: readonly EntryView[]): void {
    if (this.#run) {
      this.say(announcement(entries, this.#run.session, this.#words));
    }
  }
}
