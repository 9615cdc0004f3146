/** What is shown where the simulation could not start, has not yet, or has broken. */
import { html, nothing, type TemplateResult } from "lit";
import type { EngineFailure } from "../engine/failure.js";
import type { Run } from "../engine/run.js";
import type { ScriptErrorView } from "../engine/view.js";
import { refusedWords } from "../words/sentence.js";
import type { Words } from "../words/words.js";

/** What keeps a run from being played. */
export interface Trouble {
  readonly cause: object;
  readonly code: string;
  /** In the reader's language. */
  readonly message: string;
}

interface Ill {
  readonly failure: EngineFailure | undefined;
  readonly error: ScriptErrorView | undefined;
  readonly run: Run | undefined;
}

export function troubleOf({ failure, error, run }: Ill, words: Words): Trouble | undefined {
  if (failure) {
    const { code, values } = failure;
    return { cause: failure, code, message: words.say(`failure-${code}`, values) };
  }
  if (error) {
    return { cause: error, code: "script", message: refusedWords(error, words) };
  }
  return run?.crashed ? { cause: run, code: "crash", message: words.say("crash") } : undefined;
}

export function renderFailure(
  { code, values }: EngineFailure,
  words: Words,
  again: () => void,
): TemplateResult {
  return html`
    <div class="trouble" role="alert" lang=${words.locale} dir=${words.direction}>
      <p><b>${words.say("failure")}</b> ${words.say(`failure-${code}`, values)}</p>
      <button @click=${again}>${words.say("failure-again")}</button>
    </div>
  `;
}

export function renderCrash(words: Words, reset: () => void): TemplateResult {
  return html`
    <div class="trouble" role="alert">
      <p><b>${words.say("crash")}</b> ${words.say("crash-advice")}</p>
      <button @click=${reset}>${words.say("reset")}</button>
    </div>
  `;
}

/** None of the words while those of the reader's language are on their way. */
export function renderLoading(words: Words | undefined): TemplateResult {
  return html`
    <p class="loading" role="status" lang=${words?.locale ?? nothing} dir=${words?.direction ?? nothing}>
      ${words?.say("loading") ?? nothing}
    </p>
  `;
}

/** Whether an author's page has something inside the tag that readers can see meanwhile. */
export function hasFallback(element: Element): boolean {
  return [...element.childNodes].some((node) =>
    node instanceof Element
      ? !node.matches("script, style, template, [slot]")
      : node instanceof Text && node.data.trim() !== "",
  );
}
