/** tcpscope in Node, for build pipelines: plays scripts, draws what happened, and captures it. */
import type { ScriptErrorView } from "./engine.js";
import type { RunRecord } from "./record.js";

export type * from "./engine.js";
export type { RunRecord } from "./record.js";

/** What is wrong with a script, also in English. */
export interface ScriptMistake extends ScriptErrorView {
  /** What is wrong, what was expected, and the nearest word that would do. */
  message: string;
  /** As a terminal shows it, with the line and a mark below; the file and a colon belong before it. */
  rendered: string;
}

/** What is wrong with a script; none where it can be played. */
export function checkScript(script: string): ScriptMistake | undefined;

/**
 * Plays a script to its end.
 *
 * @param seed decides all chance unless the script does: a whole number from 0 to 4294967295
 * @throws ScriptMistake where the script can't be read
 */
export function playScript(script: string, seed: number): RunRecord;

export interface PictureOptions {
  /** In px, from 280 to 4000; of text, in columns. */
  width?: number | undefined;
  /** The first moment that is drawn, µs of virtual time. */
  from?: number | undefined;
  /** The last one, µs of virtual time. */
  to?: number | undefined;
  /** How much labels tell at most. */
  labels?: "full" | "short" | "flags" | "none" | undefined;
  /** `auto`: as the reader's scheme. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** With lines to fill in, instead of numbers and the names of states. */
  blank?: boolean | undefined;
  /** Names the picture, instead of a summary. */
  title?: string | undefined;
  /** `en` or `zh-CN`. */
  lang?: string | undefined;
  /** How states are called. */
  names?: "rfc" | "ss" | "netstat" | undefined;
  /** Sequence numbers count from the initial ones (`relative`), or are those on the wire. */
  numbers?: "relative" | "absolute" | undefined;
}

/** The ladder as SVG. @throws RangeError where there is too much for one picture */
export function ladderSvg(record: RunRecord, options?: PictureOptions): string;
/** The ladder in letters. @throws RangeError as above */
export function ladderText(record: RunRecord, options?: PictureOptions): string;
/** The ladder for Mermaid. @throws RangeError as above */
export function ladderMermaid(record: RunRecord, options?: PictureOptions): string;

/** There are no elements in Node: stands for the class, so that a page can be rendered on a server. */
export class TcpScope {}
