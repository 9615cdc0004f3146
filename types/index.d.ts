/** tcpscope in a browser: the element and what it tells a page. docs/element.md says more. */
import type { EntryView } from "./engine.js";
import type { RunRecord } from "./record.js";

export type * from "./engine.js";
export type { TcpScopeProps } from "./frameworks.js";
export type { RunRecord } from "./record.js";

/** The element `<tcp-scope>`; `tcpscope/define` registers it. */
export class TcpScope extends HTMLElement {
  /** Of the package: on a page with several, the first one serves all tags. */
  static readonly version: string;
  /** Address of a script file, relative to the page. */
  src: string | null | undefined;
  /** One of the ready-made scenarios. */
  scenario: string | null | undefined;
  /** Decides all chance: a whole number from 0 to 4294967295. */
  seed: string | number | null | undefined;
  /** How fast time goes, 0.1 to 16. */
  speed: string | number | null | undefined;
  /** The moment at which it opens, in seconds. */
  t: string | number | null | undefined;
  /** Time stands still. */
  paused: boolean;
  /** The bar of playback: `full`, `playback` or `none`. */
  bar: string | boolean | null | undefined;
  /** The reader plays and looks, but changes nothing. */
  readonly: boolean;
  /** `light`, `dark`, or `auto`: as the page around it. */
  theme: string | null | undefined;
  /** How states are called: `rfc`, `ss` or `netstat`. */
  names: string | null | undefined;
  /** Sequence numbers: `relative` to the initial ones, or `absolute`, as they are on the wire. */
  numbers: string | null | undefined;
  /** Which views are shown, with blanks between. */
  views: string | null | undefined;
  /** The page's address opens runs. */
  hash: boolean;
  /** Address of the engine, where it isn't beside the module. */
  wasmUrl: string | null | undefined;
  /** @deprecated `off` is `paused`: build tools cut the value of this attribute */
  autoplay: string | boolean | null | undefined;
  /** @deprecated `bar`: build tools cut the value of this attribute */
  controls: string | boolean | null | undefined;

  /** When it can be used; whoever asks has it load at once. Rejects with what is wrong. */
  readonly ready: Promise<void>;
  /** The moment that is shown, in seconds of virtual time. */
  readonly now: number;
  /** Whether time goes on by itself while a reader sees the element. */
  readonly playing: boolean;

  play(): void;
  pause(): void;
  /** Lets the next event happen, and pauses. */
  step(): void;
  /** Goes back to just before the last event, and pauses. */
  stepBack(): void;
  /** Goes to a moment, in seconds of virtual time from 0 on, and pauses. */
  seek(seconds: number): void;
  /** Says a line of the script language now; what is refused is a `tcpscope-error`. */
  dispatch(line: string): void;
  /** Begins another course of events at the present moment, and says a line in it. */
  fork(line?: string): void;
  /** Runs a script instead of what the attributes name. */
  load(script: string): void;
  /** A script that replays to this run; empty before it is ready. */
  script(): string;
  /** All that has happened; none before it is ready. */
  record(): RunRecord | undefined;

  addEventListener<K extends keyof TcpScopeEventMap>(
    type: K,
    listener: (this: TcpScope, event: TcpScopeEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: TcpScope, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The element `<tcp-lesson>`; `tcpscope/define-lesson` registers it. */
export interface TcpLesson extends HTMLElement {
  /** The address of the lesson's folder. */
  src: string | null | undefined;
  /** `off` keeps nothing in the reader's browser. */
  progress: string | null | undefined;
  /** Large type, for a room. */
  present: boolean;
}

/** All bubble, also out of shadow trees, but `tcpscope-change`. */
export interface TcpScopeEventMap {
  /** It can be used. */
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
