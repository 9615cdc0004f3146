// `tcpscope check`: what is wrong with scripts and lessons.

import { checkLesson, isLesson, LESSON_FILES } from "./lesson.js";
import { HELP, list, readArgs, wrongNumberOfFiles } from "./options.js";
import { isFolder, readAndCheck } from "./script.js";

/**
 * @param {string[]} args what follows `check`
 * @returns {number | undefined} the exit status; none where only help is wanted
 */
export function checkCommand(args) {
  const { values, positionals: files } = readArgs("check", args, { help: HELP });
  if (values.help) return undefined;
  if (files.length === 0) throw wrongNumberOfFiles();
  let wrong = 0;
  for (const file of files) {
    const mistakes = mistakesIn(file);
    wrong += mistakes.length > 0 ? 1 : 0;
    for (const mistake of mistakes) {
      console.error(mistake);
    }
  }
  const what = files.some(isLesson) ? "files and lessons" : "scripts";
  console.log(`${files.length - wrong} of ${files.length} ${what} are right`);
  return wrong > 0 ? 1 : 0;
}

/** @param {string} file @returns {string[]} */
function mistakesIn(file) {
  if (isLesson(file)) return checkLesson(file);
  if (isFolder(file)) {
    throw new Error(`${file} is not a lesson: its folder needs ${list(LESSON_FILES, "and")}`);
  }
  const { mistake } = readAndCheck(file);
  return mistake === undefined ? [] : [mistake];
}
