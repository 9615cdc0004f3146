/** What is wrong with how an element is embedded. */
import type { WordValues } from "./words.js";

/** The message `attribute-<code>` with its values. */
export interface Problem {
  readonly code:
    | "unknown"
    | "scenario"
    | "speed"
    | "seed"
    | "theme"
    | "hash"
    | "names"
    | "numbers"
    | "views"
    | "language"
    | "src"
    | "t"
    | "t-far"
    | "autoplay"
    | "bar"
    | "controls"
    | "wasm-url"
    | "cut"
    | "unclosed";
  readonly values: WordValues;
}
