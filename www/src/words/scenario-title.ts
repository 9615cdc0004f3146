/** What scenarios are called. */
import type { Words } from "./words.js";

/** What a reader may choose. */
export function titleOf(scenario: string, words: Words): string {
  return words.has(`scenario-${scenario}`) ? words.say(`scenario-${scenario}`) : scenario;
}
