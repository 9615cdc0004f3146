/** The lessons of the site, as `lessons/index.json` lists them. */
import { html, nothing, type TemplateResult } from "lit";
import { recall } from "../src/lesson/progress.js";
import type { Words } from "../src/words/words.js";

export interface LessonEntry {
  readonly name: string;
  readonly minutes: number;
  readonly steps: number;
  readonly predictions: number;
  readonly goals: number;
  readonly words: Readonly<Record<string, { readonly title: string; readonly about: string }>>;
}

/** `folder`: where they are, from the page. Without them the page has none. */
export async function lessonsOf(folder: string): Promise<readonly LessonEntry[]> {
  try {
    const answer = await fetch(new URL(`${folder}index.json`, document.baseURI));
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

export function wordsIn({ words, name }: LessonEntry, locale: string) {
  return words[locale] ?? words.en ?? { title: name, about: "" };
}

export function renderLessons(lessons: readonly LessonEntry[], words: Words): TemplateResult {
  return html`${lessons.map((lesson) => {
    const { title, about } = wordsIn(lesson, words.locale);
    const address = new URL(`lessons/${lesson.name}/`, document.baseURI).href;
    const { minutes, goals, predictions } = lesson;
    return html`
      <li>
        <a href=${address}>${title}</a>
        <p>${about}</p>
        <p class="facts">
          ${words.say("lessons-facts", { minutes, goals, predictions })} ${renderProgress(address, lesson, words)}
        </p>
      </li>
    `;
  })}`;
}

function renderProgress(
  address: string,
  { predictions, goals }: LessonEntry,
  words: Words,
): TemplateResult | typeof nothing {
  const progress = recall(address);
  if (!progress) {
    return nothing;
  }
  const { score } = progress;
  const text =
    score === undefined
      ? words.say("lessons-begun")
      : words.say("lessons-done", { score, of: predictions + goals });
  return html`<strong>${text}</strong>`;
}
