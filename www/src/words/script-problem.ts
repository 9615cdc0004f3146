/** What is wrong with a script, in the reader’s language. Pure. */

import type { ExpectedView, ScriptErrorView } from "../engine/view.js";
import { wordValues } from "./reason.js";
import { Verbatim, type Words, type WordValues } from "./words.js";

/** As many words are named where only one kind of them fits. */
const MOST_WORDS = 10;

/** As many words of each kind are named where several kinds fit. */
const MOST_OF_A_KIND = 4;

/** In the messages this stands on both sides of what is quoted from the script. */
const QUOTE = "`";

/** Takes its place in what is quoted. */
const QUOTED_QUOTE = "\u{e000}";

/** What is wrong and the remedy, as plain text: what is quoted stands between backticks. */
export function problemSentence(error: ScriptErrorView, words: Words): string {
  return problemParts(error, words).join(QUOTE);
}

/** The same in turns: words, what is quoted from the script, words, … */
export function problemParts(error: ScriptErrorView, words: Words): string[] {
  return said(error, words)
    .split(QUOTE)
    .map((part) => part.replaceAll(QUOTED_QUOTE, QUOTE));
}

function said(error: ScriptErrorView, words: Words): string {
  const { code, values, suggestion } = error;
  const problem = words.say(`script-problem-${code}`, {
    ...wordValues(values.filter(({ unit }) => unit !== "word")),
    ...fromScript(values.filter(({ unit }) => unit === "word")),
    ...kindOf(error, words),
  });
  const expected = alternatives(error, words);
  const wanted =
    expected === "" ? problem : words.say("script-said-expected", { said: problem, expected });
  return suggestion === undefined
    ? wanted
    : words.say("script-said-meant", { said: wanted, suggestion: quoted(suggestion) });
}

/** The kind of thing that the sentence is about, in words. */
function kindOf({ values }: ScriptErrorView, words: Words): WordValues {
  const kind = values.find(({ name }) => name === "kind");
  return kind ? { kind: words.say(`script-kind-${kind.word}`) } : {};
}

function fromScript(values: ScriptErrorView["values"]): WordValues {
  return Object.fromEntries(values.map(({ name, word }) => [name, quoted(word)]));
}

/** What fits, in words; nothing where what was meant says enough. */
function alternatives({ values, expected, suggestion }: ScriptErrorView, words: Words): string {
  const [first] = expected;
  if (!first) {
    return "";
  }
  // Of what is part of a word, the sentence tells the kind already.
  const isPart = first.kind === "unit" || first.kind === "escape";
  if (suggestion !== undefined && !isPart) {
    return "";
  }
  const isNamed =
    isPart ||
    first.kind === "choice" ||
    values.some(({ name, word }) => name === "kind" && word === first.kind);
  const items =
    isNamed && expected.length === 1
      ? someOf(first.words, MOST_WORDS)
      : expected.map((one) => alternative(one, words));
  return either(items, words);
}

function alternative({ kind, words: fitting, example }: ExpectedView, words: Words): string {
  if (kind === "word") {
    return fitting.map(inQuotes).join("");
  }
  const name = words.say(`script-kind-${kind}`);
  if (fitting.length > 0) {
    const list = someOf(fitting, MOST_OF_A_KIND).join(words.say("script-comma"));
    return words.say("script-kind-words", { kind: name, words: list });
  }
  return example === undefined
    ? name
    : words.say("script-kind-like", { kind: name, example: quoted(example) });
}

/** At most `most` of them, and whether there are more. */
function someOf(fitting: readonly string[], most: number): string[] {
  const more = fitting.length > most ? ["…"] : [];
  return [...fitting.slice(0, most).map(inQuotes), ...more];
}

function either(items: readonly string[], words: Words): string {
  const comma = words.say("script-comma");
  const last = items.at(-1) ?? "";
  const others = items.slice(0, -1).join(comma);
  if (others === "" || last === "…") {
    return items.join(comma);
  }
  return words.say("script-or", { others, last });
}

function inQuotes(text: string): string {
  return `${QUOTE}${quoted(text)}${QUOTE}`;
}

function quoted(text: string): Verbatim {
  return new Verbatim(text.replaceAll(QUOTE, QUOTED_QUOTE));
}
