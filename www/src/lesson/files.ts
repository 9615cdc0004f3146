/** Fetches a lesson: its plan and its words in one language. */
import { mistakesInLines, type Wrong } from "./lines.js";
import { type Mistake, PLAN_FILE, type Plan, readPlan } from "./plan.js";
import { compare, type LessonText, readText } from "./text.js";

export interface Lesson {
  readonly plan: Plan;
  readonly text: LessonText;
  /** The language in which the words are. */
  readonly language: string;
}

/** The files can't be fetched, or hold mistakes. */
export class LessonError extends Error {
  override readonly name = "LessonError";
  /** A file that did not come. */
  readonly missing: string | undefined;
  readonly mistakes: readonly Mistake[];

  constructor(missing: string | undefined, mistakes: readonly Mistake[] = []) {
    super(missing ?? mistakes.map(({ message }) => message).join("; "));
    this.missing = missing;
    this.mistakes = mistakes;
  }
}

/**
 * `folder`: its address, with a slash at the end; `languages`: the wanted ones, the best first.
 *
 * @throws {LessonError}
 */
export async function fetchLesson(
  folder: string,
  languages: readonly string[],
  check: (script: string) => Wrong | undefined,
): Promise<Lesson> {
  const source = await fetchText(folder, PLAN_FILE);
  if (source === undefined) {
    throw new LessonError(PLAN_FILE);
  }
  const { plan, mistakes } = readPlan(source);
  mistakes.push(...(mistakes.length > 0 ? [] : mistakesInLines(plan, check)));
  if (mistakes.length > 0) {
    throw new LessonError(undefined, mistakes);
  }
  for (const language of languages) {
    const file = `${language}.md`;
    const words = await fetchText(folder, file);
    if (words !== undefined) {
      const { text, mistakes: wrong } = readText(words, file);
      wrong.push(...compare(text, plan, file));
      mistakes.push(...wrong);
      if (wrong.length === 0) {
        return { plan, text, language };
      }
    }
  }
  if (mistakes.length > 0) {
    throw new LessonError(undefined, mistakes);
  }
  throw new LessonError(languages.map((language) => `${language}.md`).join(", "));
}

/** None where there is no such file; servers of single-page sites send a page instead. */
async function fetchText(folder: string, file: string): Promise<string | undefined> {
  try {
    const answer = await fetch(new URL(file, folder));
    const isPage = answer.headers.get("content-type")?.includes("text/html") ?? false;
    return answer.ok && !isPage ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}
