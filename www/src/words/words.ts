/** The words of the page: Fluent messages, found by name. No other module holds any. */
import {
  FluentBundle,
  FluentNumber,
  FluentResource,
  FluentType,
  type FluentVariable,
  type Message,
} from "@fluent/bundle";
import english from "../../locales/en.ftl?raw";
import { HOSTS } from "../engine/view.js";
import { grouped } from "./format.js";
import { renameStates, type StateNames, stateName } from "./states.js";

export type WordValues = Record<string, FluentVariable>;

export class Words {
  readonly #bundle: FluentBundle;
  readonly #names: StateNames;
  /** Speaks where this language has no words. */
  readonly #otherwise: Words | undefined;

  /** A message that can't be read is left out; the tests see to it that there is none. */
  constructor(locale: string, source: string, names: StateNames = "rfc", otherwise?: Words) {
    this.#names = names;
    this.#otherwise = otherwise;
    this.#bundle = new FluentBundle(locale, {
      // Isolation marks would sit inside accessible names and copied text; from right to left,
      // names and numbers would be scrambled without them.
      useIsolating: directionOf(locale) === "rtl",
      transform: (text) => renameStates(text, names),
    });
    this.#bundle.addResource(new FluentResource(source));
  }

  get locale(): string {
    return this.#bundle.locales[0] ?? "en";
  }

  /** Which way the language is read, whatever the page around is. */
  get direction(): "ltr" | "rtl" {
    return directionOf(this.locale);
  }

  has(name: string): boolean {
    return this.#bundle.hasMessage(name) || (this.#otherwise?.has(name) ?? false);
  }

  /** The message `name`; where no language has it, its name shows that on the page. */
  say(name: string, values: WordValues = {}): string {
    const pattern = this.#bundle.getMessage(name)?.value;
    if (!pattern) {
      return this.#otherwise?.say(name, values) ?? `{${name}}`;
    }
    // With a list for errors, Fluent leaves `{$name}` in the text instead of throwing.
    return this.#bundle.formatPattern(pattern, this.#shown(pattern, values), []);
  }

  /** A list as the language writes it. */
  list(parts: readonly string[]): string {
    return parts.join(this.say("list"));
  }

  /** The state under the name that the reader wants to see. */
  state(state: string): string {
    return stateName(state, this.#names);
  }

  /** A sentence of the engine’s, with those names. */
  retell(text: string): string {
    return renameStates(text, this.#names);
  }

  /** Hosts and states are given by their own words: a message chooses by those, or shows names. */
  #shown(pattern: Pattern, values: WordValues): WordValues {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (typeof value === "number" && Number.isInteger(value)) {
          return [name, new Count(value)];
        }
        const kept = typeof value !== "string" || choosesBy(pattern, name);
        return [name, kept ? value : this.#named(name, value)];
      }),
    );
  }

  #named(name: string, value: string): string {
    const isHost = name === "host" || name === "peer";
    return isHost && HOSTS.some((host) => host === value)
      ? this.say(`host-${value}`)
      : this.state(value);
  }
}

/** Of the languages that are written from right to left, these have the most readers. */
const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/;

function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(locale) ? "rtl" : "ltr";
}

/** Written as everywhere on the page, and not as each language would. */
class Count extends FluentNumber {
  override toString(): string {
    return grouped(this.value);
  }
}

/** Shown as it is, also where it is the name of a state: what scripts say. */
export class Verbatim extends FluentType<string> {
  override toString(): string {
    return this.value;
  }
}

type Pattern = NonNullable<Message["value"]>;

function choosesBy(pattern: Pattern, variable: string): boolean {
  return (
    typeof pattern !== "string" &&
    pattern.some(
      (part) =>
        typeof part !== "string" &&
        part.type === "select" &&
        part.selector.type === "var" &&
        part.selector.name === variable,
    )
  );
}

export const englishWords = (names?: StateNames): Words => new Words("en", english, names);
