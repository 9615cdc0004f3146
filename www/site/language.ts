/** The language of the site: English stands in its pages, others are brought when wanted. */
import { LANGUAGES, languageFor } from "../src/language.js";
import { englishWords, Words } from "../src/words.js";
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

  constructor(told: (words: Words) => void) {
    this.#told = told;
    for (const node of document.querySelectorAll<HTMLElement>("[data-say]")) {
      this.#own.set(node, node.textContent ?? "");
    }
    this.#button?.addEventListener("click", () => void this.speak(this.#next.code));
    void this.speak(languageFor(navigator.languages)?.code ?? "en");
  }

  async speak(code: string): Promise<void> {
    // Without the file of a language the page stays as it is.
    const words = await wordsFor(code).catch(() => ENGLISH);
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
