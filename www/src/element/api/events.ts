/** The events by which an element tells its page what happens. */
import type { Run } from "../../engine/run.js";
import type { EntryView } from "../../engine/view.js";
import type { Trouble } from "../trouble.js";

/** All bubble, also out of shadow trees, but `tcpscope-change`. */
export interface TcpScopeEventMap {
  /** It can be used: after the engine has come, and a script from elsewhere. */
  "tcpscope-ready": Event;
  /** Another run has begun. */
  "tcpscope-load": Event;
  /** Drawn anew: something has changed. */
  "tcpscope-change": Event;
  "tcpscope-play": Event;
  "tcpscope-pause": Event;
  /** The time was moved, back or forth, by a reader or by the page. */
  "tcpscope-seek": CustomEvent<{ readonly seconds: number }>;
  /** New in the log; after going back, what happens again is new again. */
  "tcpscope-entries": CustomEvent<{ readonly entries: readonly EntryView[] }>;
  /** A reader has chosen a language, from the list at the end: its tag. */
  "tcpscope-language": CustomEvent<{ readonly lang: string }>;
  /** Something is wrong: why, in a word and in the reader's language. */
  "tcpscope-error": CustomEvent<{ readonly code: string; readonly message: string }>;
}

type Named<T> = { [K in keyof TcpScopeEventMap]: TcpScopeEventMap[K] extends T ? K : never };
/** Those that say more than their name. */
type Detailed = Exclude<Named<CustomEvent>[keyof TcpScopeEventMap], never>;
type Plain = Exclude<keyof TcpScopeEventMap, Detailed | "tcpscope-change">;

const FAR = { bubbles: true, composed: true };

export class EventReporter {
  readonly #target: EventTarget;
  /** Of what was told last. */
  #run: Run | undefined;
  #playing = false;
  #moved = false;
  #cause: object | undefined;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  /** The time has been moved; told with the next rendering. */
  moved(): void {
    this.#moved = true;
  }

  /** After each rendering; whether it can be used for the first time since there was no run. */
  observe(run: Run | undefined, playing: boolean): boolean {
    const first = run !== undefined && this.#run === undefined;
    if (run !== this.#run) {
      this.#run = run;
      if (run) {
        this.#plain("tcpscope-load");
      }
    }
    if (first) {
      this.#playing = playing;
      this.#plain("tcpscope-ready");
    }
    return first;
  }

  /** What has become of the run since the last rendering. */
  tell(run: Run, playing: boolean): void {
    if (this.#moved) {
      this.#moved = false;
      this.#detailed("tcpscope-seek", { seconds: run.player.now / 1e6 });
    }
    const entries = run.session.untold();
    if (entries.length > 0) {
      this.#detailed("tcpscope-entries", { entries });
    }
    if (playing !== this.#playing) {
      this.#playing = playing;
      this.#plain(playing ? "tcpscope-play" : "tcpscope-pause");
    }
  }

  /** What is wrong now, if anything is; told once. */
  trouble(trouble: Trouble | undefined): void {
    if (trouble && trouble.cause !== this.#cause) {
      this.error(trouble.code, trouble.message);
    }
    this.#cause = trouble?.cause;
  }

  error(code: string, message: string): void {
    this.#detailed("tcpscope-error", { code, message });
  }

  /** It does not bubble: pages with many elements would hear it all the time. */
  change(): void {
    this.#target.dispatchEvent(new Event("tcpscope-change"));
  }

  #plain(name: Plain): void {
    this.#target.dispatchEvent(new Event(name, FAR));
  }

  #detailed<K extends Detailed>(name: K, detail: TcpScopeEventMap[K]["detail"]): void {
    this.#target.dispatchEvent(new CustomEvent(name, { ...FAR, detail }));
  }
}
