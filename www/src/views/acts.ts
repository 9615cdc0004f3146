/** What the user does to a run, and how everybody hears of it. */
import type { Run } from "../engine/run.js";
import type { EntryView, RefusalView, ScriptErrorView } from "../engine/view.js";
import { announcement, momentOf, refusedWords } from "../words/sentence.js";
import type { Words } from "../words/words.js";
import type { Views } from "./views.js";

/** Whose acts they are. */
export interface Stand {
  readonly run: Run | undefined;
  readonly words: Words;
  readonly views: Views;
  play(playing: boolean): void;
  changed(): void;
}

export class Acts {
  readonly #stand: Stand;
  #said = "";

  constructor(stand: Stand) {
    this.#stand = stand;
  }

  /** What was said last, for those who listen. */
  get said(): string {
    return this.#said;
  }

  /** What was said is over. */
  hush(): void {
    this.#said = "";
  }

  say(text: string): void {
    // The same words twice are announced twice only if the text differs.
    this.#said = text === this.#said ? `${text}\u00a0` : text;
    this.#stand.changed();
  }

  step(): void {
    const run = this.#stand.run;
    if (run) {
      this.#stand.play(false);
      this.#announce(run.step());
    }
  }

  /** To just before the last event. */
  stepBack(): void {
    const run = this.#stand.run;
    if (run) {
      this.#stand.play(false);
      run.stepBack();
      this.say(momentOf(run.session, this.#stand.words));
    }
  }

  /** The slider itself says where it is. */
  seek(toMicros: number): void {
    this.#stand.play(false);
    this.#stand.run?.seek(toMicros);
  }

  /** To the beginning, or to the end of what is known. */
  toEnd(direction: 1 | -1): void {
    const run = this.#stand.run;
    if (run) {
      this.seek(direction < 0 ? 0 : run.session.snapshot.knownUntil);
      this.say(momentOf(run.session, this.#stand.words));
    }
  }

  toLoss(direction: 1 | -1): void {
    const run = this.#stand.run;
    const at = run && this.#stand.views.timeline.lossFrom(run.session, direction);
    if (!run || at === undefined) {
      this.say(this.#stand.words.say(direction < 0 ? "loss-none-before" : "loss-none-after"));
      return;
    }
    this.seek(at);
    const lost = run.session.entries.filter((entry) => entry.kind === "lost" && entry.at === at);
    this.#announce(lost);
  }

  whatIf(line: string): void {
    const run = this.#stand.run;
    const refused = run?.whatIf(line);
    if (run && refused) {
      this.say(refusedWords(refused, this.#stand.words));
    } else if (run) {
      this.say(this.#newWords(run));
      this.#stand.play(true);
    }
  }

  /** What was left out of this branch is said in it after all. */
  takeUp(): void {
    const run = this.#stand.run;
    if (run) {
      run.takeUp();
      const { views, words } = this.#stand;
      this.say(views.branches.laterWords(run.session, words));
    }
  }

  /** Why the engine refused or did not understand, if so. */
  fork(line?: string): RefusalView | ScriptErrorView | undefined {
    const run = this.#stand.run;
    const refused = run?.fork(line);
    if (run) {
      this.say(refused ? refusedWords(refused, this.#stand.words) : this.#newWords(run));
    }
    return refused;
  }

  reach(goal: string): readonly string[] | string {
    const run = this.#stand.run;
    const lines = run?.reach(goal);
    if (!run || !lines || "code" in lines) {
      const none = this.#stand.words.say("edge-none");
      const why = lines && "code" in lines ? refusedWords(lines, this.#stand.words) : none;
      this.say(why);
      return why;
    }
    this.say(this.#newWords(run));
    this.#stand.play(true);
    return lines;
  }

  select(branch: number): void {
    const run = this.#stand.run;
    if (run) {
      run.select(branch);
      this.say(this.#branchWords(run));
    }
  }

  rename(branch: number, title: string): void {
    const run = this.#stand.run;
    if (run) {
      run.rename(branch, title);
      const name = this.#stand.views.branches.nameOf(run.session, this.#stand.words, branch);
      this.say(this.#stand.words.say("branch-renamed", { name }));
    }
  }

  remove(branch: number): void {
    const run = this.#stand.run;
    if (run) {
      const name = this.#stand.views.branches.nameOf(run.session, this.#stand.words, branch);
      run.remove(branch);
      this.say(`${this.#stand.words.say("branch-removed", { name })} ${this.#branchWords(run)}`);
    }
  }

  /** Also what of the reader's later acts is in it. */
  #newWords(run: Run): string {
    const later = this.#stand.views.branches.laterWords(run.session, this.#stand.words);
    return [this.#branchWords(run), later].filter((text) => text !== "").join(" ");
  }

  #branchWords({ session }: Run): string {
    const name = this.#stand.views.branches.nameOf(session, this.#stand.words);
    return this.#stand.words.say("branch-now", {
      name,
      moment: momentOf(session, this.#stand.words),
    });
  }

  dispatch(line: string): RefusalView | ScriptErrorView | undefined {
    const run = this.#stand.run;
    const before = run?.session.snapshot.branch;
    const result = run?.dispatch(line) ?? [];
    if ("code" in result) {
      this.say(refusedWords(result, this.#stand.words));
      return result;
    }
    if (run && run.session.snapshot.branch !== before) {
      this.say(this.#newWords(run));
    } else {
      this.#announce(result);
    }
    return undefined;
  }

  #announce(entries: readonly EntryView[]): void {
    if (this.#stand.run) {
      this.say(announcement(entries, this.#stand.run.session, this.#stand.words));
    }
  }
}
