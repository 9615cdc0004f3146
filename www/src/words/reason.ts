/** Codes of the engine with their values, as sentences. Pure. */

import type { ReasonView, ValueView } from "../engine/view.js";
import { span } from "./format.js";
import type { Words, WordValues } from "./words.js";

/** Why an expectation is not met, or why its line could not be carried out. */
export function reasonSentence({ code, refused, values }: ReasonView, words: Words): string {
  return words.say(`${refused ? "refusal" : "reason"}-${code}`, wordValues(values));
}

/** The values of a code by name, as its sentence writes them. */
export function wordValues(values: readonly ValueView[]): WordValues {
  return Object.fromEntries(values.map((value) => [value.name, written(value)]));
}

/** Numbers that name something, and so are not grouped. */
const NAMES: readonly string[] = ["port", "fd"];

function written({ name, number, word, unit }: ValueView): string | number {
  if (NAMES.includes(name)) {
    return String(number);
  }
  switch (unit) {
    case "word":
      return word;
    case "micros":
      return span(number);
    default:
      return number;
  }
}
