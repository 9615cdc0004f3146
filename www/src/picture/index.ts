/**
 * Pictures of a record (docs/record.md), for the command line and for build pipelines:
 * docs/pictures.md.
 */
import chinese from "../../locales/zh-CN.ftl?raw";
import { type Numbers, toldIn } from "../engine/numbers.js";
import { LANGUAGES as ALL, languageFor } from "../words/language.js";
import type { StateNames } from "../words/states.js";
import { englishWords, Words } from "../words/words.js";
import { type Course, courseOf, type Told } from "./course.js";
import { drawMermaid } from "./mermaid.js";
import type { PictureOptions } from "./options.js";
import { drawSvg } from "./svg.js";
import { drawText } from "./text.js";

export { NUMBERS } from "../engine/numbers.js";
export { THEMES } from "../style/theme.js";
export { STATE_NAMES } from "../words/states.js";
export { LABELS, type Labels, LEAST_WIDTH, MOST_WIDTH, type PictureOptions } from "./options.js";
export type { Told };

/** Tags of the languages that pictures speak. */
export const LANGUAGES: readonly string[] = ALL.map(({ code }) => code);

export interface RecordPictureOptions extends PictureOptions {
  /** `en` or `zh-CN`; another region of the same is near enough. */
  readonly lang?: string | undefined;
  /** Whether sequence numbers count from the initial ones (`relative`), or are those on the wire. */
  readonly numbers?: Numbers | undefined;
  /** Which names of states: `rfc`, `ss` or `netstat`. */
  readonly names?: StateNames | undefined;
}

/**
 * The ladder as SVG: a file of its own, which refers to nothing else.
 *
 * @throws RangeError where there is too much for one picture
 */
export function ladderSvg(record: Told, options: RecordPictureOptions = {}): string {
  return drawSvg(courseFor(record, options), wordsFor(options), options);
}

/**
 * The ladder in letters, for what is monospaced; `width` is in columns.
 *
 * @throws RangeError where there is too much for one picture
 */
export function ladderText(record: Told, options: RecordPictureOptions = {}): string {
  return drawText(courseFor(record, options), wordsFor(options), options);
}

/**
 * The ladder as a sequence diagram for Mermaid.
 *
 * @throws RangeError where there is too much for one picture
 */
export function ladderMermaid(record: Told, options: RecordPictureOptions = {}): string {
  return drawMermaid(courseFor(record, options), wordsFor(options), options);
}

function courseFor(record: Told, { numbers = "relative" }: RecordPictureOptions): Course {
  return courseOf(toldIn(record, numbers));
}

function wordsFor({ lang = "en", names = "rfc" }: RecordPictureOptions): Words {
  const english = englishWords(names);
  const code = languageFor([lang])?.code;
  return code === "zh-CN" ? new Words(code, chinese, names, english) : english;
}
