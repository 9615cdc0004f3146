// What is wrong with a script, in English.

import { excerpt } from "../www/src/views/script/excerpt.js";
import { problemSentence } from "../www/src/words/script-problem.js";
import { englishWords } from "../www/src/words/words.js";
import * as engine from "./engine.js";

/**
 * An error of the engine with its sentence, and as a terminal shows it: the place, the sentence, the
 * line and a mark below. The caller writes the name of the file and a colon before that.
 *
 * @typedef {import("./engine.js").ScriptErrorView & { message: string, rendered: string }} ScriptMistake
 */

/**
 * @param {string} text
 * @returns {ScriptMistake | undefined} what is wrong with it
 */
export function checkScript(text) {
  const error = engine.checkScript(text);
  if (error === undefined) return undefined;
  const message = problemSentence(error, englishWords());
  const lines = [`${error.line}:${error.column}: ${message}`, excerpt(error)];
  return { ...error, message, rendered: lines.filter(Boolean).join("\n") };
}
