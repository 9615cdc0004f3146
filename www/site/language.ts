/** The language of the site: English stands in its pages, others are brought when wanted. */
import type { TcpScopeEventMap } from "../src/element/api/events.js";
import { LANGUAGES, languageFor } from "../src/words/language.js";
import { englishWords, Words } from "../src/words/words.js";
import { carryAlong, chooseLanguage, chosenLanguage } from "./choice.js";
import english from "./locales/en.ftl?raw";

/** The site's own words; where it has none, those of the element. */
const ENGLISH = new Words("en", english, "rfc", englishWords());

async function wordsFor(code: string): Promise<Words> {
  const load = LANGUAGES.find((language) => language.code === code)?.load;
  if (!load) {
    return ENGLISH;
  }
  const [own, { default: source }] = await Promise.all([load(), import("./locales/zh-CN.ftl?raw")]);
  return new Words(code, source, "rfc", new Words(code, own, "rfc", ENGLISH));
}

/** Puts the page into a language and keeps it there until its button asks for the next one. */
export class SiteLanguage {
  readonly #told: (words: Words) => void;
  /** What the page itself says, in English. */
  readonly #own = new Map<HTMLElement, string>();
  readonly #button = document.querySelector<HTMLButtonElement>("[data-language]");
  #code = "en";
  /** Its words may be on their way. */
  #wanted = "en";

  constructor(told: (words: Words) => void) {
    this.#told = told;
    for (const node of document.querySelectorAll<HTMLElement>("[data-say]")) {
      this.#own.set(node, node.textContent ?? "");
    }
    this.#button?.addEventListener("click", () => this.#choose(this.#next.code));
    // The elements of the page have a choice of their own to offer.
    document.addEventListener("tcpscope-language", (event) =>
      this.#choose((event as TcpScopeEventMap["tcpscope-language"]).detail.lang),
    );
    carryAlong(() => this.#code);
    // Out of the browser's memory a page comes back as it was left.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#begin());
    this.#begin();
  }

  #choose(code: string): void {
    chooseLanguage(code);
    void this.speak(code);
  }

  /** The elements are told at once, so that they do not begin in another language. */
  #begin(): void {
    const code = chosenLanguage() ?? languageFor(navigator.languages)?.code ?? "en";
    document.documentElement.lang = code;
    void this.speak(code);
  }

  async speak(code: string): Promise<void> {
    this.#wanted = code;
    // Without the file of a language the page stays as it is.
    const words = await wordsFor(code).catch(() => ENGLISH);
    if (this.#wanted !== code) {
      return;
    }
    this.#code = words.locale;
    document.documentElement.lang = this.#code;
    for (const [node, text] of this.#own) {
      const name = node.dataset.say ?? "";
      node.textContent = this.#code === "en" ? text : words.say(name);
    }
    if (this.#button) {
      this.#button.hidden = false;
      this.#button.textContent = this.#next.name;
      this.#button.lang = this.#next.code;
    }
    this.#told(words);
  }

  get #next(): { readonly code: string; readonly name: string } {
    const place = LANGUAGES.findIndex(({ code }) => code === this.#code);
    return LANGUAGES[(place + 1) % LANGUAGES.length] ?? { code: "en", name: "English" };
  }
}
