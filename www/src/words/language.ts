/** In which language the page speaks: the reader's choice, else the host page's, else the browser's. */
import type { Problem } from "./problem.js";
import type { StateNames } from "./states.js";
import { englishWords, Words } from "./words.js";

export interface Language {
  /** A language tag (BCP 47). */
  readonly code: string;
  /** As its speakers call it. */
  readonly name: string;
  /** Its messages; none for English, which is always here. */
  readonly load?: () => Promise<string>;
}

const ENGLISH: Language = { code: "en", name: "English" };

export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  {
    code: "zh-CN",
    name: "简体中文",
    load: async () => (await import("../../locales/zh-CN.ftl?raw")).default,
  },
];

/** The first of these tags that the page can speak; another script or region is near enough. */
export function languageFor(
  tags: readonly string[],
  languages: readonly Language[] = LANGUAGES,
): Language | undefined {
  return tags
    .map((tag) => languages.find(({ code }) => primary(code) === primary(tag)))
    .find((language) => language !== undefined);
}

function primary(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0] ?? "";
}

/** The element and all around it, through shadow roots. */
export function* lineage(element: Element): Generator<Element> {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (node instanceof Element) {
      yield node;
    }
  }
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** What the host page says to be the language, the nearest first; empty where nobody knows. */
export function langsAround(element: Element): string[] {
  return [...lineage(element)].flatMap((node) => node.getAttribute("lang") ?? []);
}

export class LanguageChoice {
  readonly #changed: () => void;
  readonly #languages: readonly Language[];
  readonly #sources = new Map<Language, string>();
  #wanted = ENGLISH;
  #spoken = ENGLISH;
  #failed: Language | undefined;
  #names: StateNames = "rfc";
  #words = englishWords();
  /** What the host page said last. */
  #langs: string | undefined;

  constructor(changed: () => void, languages: readonly Language[] = LANGUAGES) {
    this.#changed = changed;
    this.#languages = languages;
  }

  get words(): Words {
    return this.#words;
  }

  /** The language that is spoken, or will be in a moment. */
  get code(): string {
    return this.#wanted.code;
  }

  /** Its words are still on their way. */
  get pending(): boolean {
    return this.#wanted !== this.#spoken;
  }

  get problems(): Problem[] {
    return this.#failed ? [{ code: "language", values: { name: this.#failed.name } }] : [];
  }

  /** `langs`: what the host page says, the nearest first; `browser`: what the browser was told. */
  follow(langs: readonly string[], browser: readonly string[], names: StateNames): void {
    if (names !== this.#names) {
      this.#names = names;
      this.#renew();
    }
    const said = langs.join();
    if (said !== this.#langs) {
      this.#langs = said;
      this.#want(languageFor([...langs.slice(0, 1), ...browser], this.#languages) ?? ENGLISH);
    }
  }

  /** Stands above what the host page says, until that changes. */
  choose(code: string): void {
    const language = this.#languages.find((one) => one.code === code);
    if (language) {
      this.#want(language);
    }
  }

  #want(language: Language): void {
    this.#wanted = language;
    this.#failed = undefined;
    if (!language.load || this.#sources.has(language)) {
      this.#speak(language);
    } else {
      void this.#fetch(language, language.load);
    }
  }

  async #fetch(language: Language, load: () => Promise<string>): Promise<void> {
    try {
      this.#sources.set(language, await load());
    } catch {
      if (this.#wanted === language) {
        this.#failed = language;
        this.#wanted = ENGLISH;
      }
    }
    // Another one may have been wanted meanwhile.
    if (this.#wanted === language || this.#failed === language) {
      this.#speak(this.#wanted);
    }
  }

  #speak(language: Language): void {
    this.#spoken = language;
    this.#renew();
    this.#changed();
  }

  #renew(): void {
    const { code } = this.#spoken;
    const source = this.#sources.get(this.#spoken);
    const english = englishWords(this.#names);
    this.#words = source === undefined ? english : new Words(code, source, this.#names, english);
  }
}
