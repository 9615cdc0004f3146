/** The words of the page: Fluent messages, found by name. No other module holds any. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../locales/en.ftl?raw";

export type WordValues = Record<string, FluentVariable>;

export class Words {
  readonly #bundle: FluentBundle;

  constructor(locale: string, source: string) {
    // Isolation marks would sit inside accessible names and copied text.
    this.#bundle = new FluentBundle(locale, { useIsolating: false });
    for (const error of this.#bundle.addResource(new FluentResource(source))) {
      throw error;
    }
  }

  get locale(): string {
    return this.#bundle.locales[0] ?? "en";
  }

  has(name: string): boolean {
    return this.#bundle.hasMessage(name);
  }

  /** The message `name`; where it is missing or broken, its name shows that on the page. */
  say(name: string, values: WordValues = {}): string {
    const pattern = this.#bundle.getMessage(name)?.value;
    if (!pattern) {
      return `{${name}}`;
    }
    // With a list for errors, Fluent leaves `{$name}` in the text instead of throwing.
    return this.#bundle.formatPattern(pattern, values, []);
  }
}

export const englishWords = (): Words => new Words("en", english);
