/** What is wrong with a script, in the reader’s language. Pure. */
import type { ScriptErrorView } from "../view.js";
import type { Words } from "../words.js";
import { markLine } from "./mark.js";

/** So many characters of what is wrong are enough to find it. */
const MOST_SHOWN = 40;

/**
 * What sort of thing is wrong, and what was perhaps meant. Nothing in English: there the engine’s
 * own message says the same and more, such as what could stand there.
 */
export function retellProblem(error: ScriptErrorView, words: Words): string | undefined {
  if (words.locale === "en") {
    return undefined;
  }
  const { code, suggestion } = error;
  const sentence = words.say(`script-problem-${code}`, { text: textOf(error) });
  return suggestion === undefined
    ? sentence
    : `${sentence} ${words.say("script-did-you-mean", { suggestion })}`;
}

/** What is wrong as written; where something is missing, the line that lacks it. */
function textOf(error: ScriptErrorView): string {
  const characters = [...(markLine(error).wrong.trim() || error.source.trim())];
  return characters.length > MOST_SHOWN
    ? `${characters.slice(0, MOST_SHOWN).join("")}…`
    : characters.join("");
}
