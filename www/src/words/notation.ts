/** The one notation of a segment, `S. 0:0(0) ack 1 win 65535 <mss 1460>`, part by part in words. Pure. */
import type { Words } from "./words.js";

/** As in the notation, and what it means. */
export interface Spelt {
  readonly part: string;
  readonly meaning: string;
  /** The meaning is names of flags, the same in every language. */
  readonly flags?: true;
}

const FLAGS: Readonly<Record<string, string>> = {
  ...{ S: "SYN", F: "FIN", R: "RST", P: "PSH", U: "URG", ".": "ACK" },
};

const LINE =
  /^(\S+) ((\d+):(\d+)\((\d+)\))(?: (ack (\d+)))?(?: (win (\d+)))?(?: (urg (\d+)))?(?: <(.*)>)?$/;

/** Nothing for what is no line of the notation. */
export function spell(line: string, words: Words): Spelt[] {
  const found = LINE.exec(line);
  if (!found) {
    return [];
  }
  const [, letters = "", numbers = "", first = "", next = "", length = ""] = found;
  const [ack, number, win, window, urg, urgent, options] = found.slice(6);
  const said = (part: string | undefined, name: string, value = ""): Spelt[] =>
    part === undefined ? [] : [{ part, meaning: words.say(`notation-${name}`, { value }) }];
  const values = { first, next, count: Number(length) };
  return [
    spellFlags(letters, words),
    {
      part: numbers,
      meaning: words.say(length === "0" ? "notation-no-data" : "notation-data", values),
    },
    ...said(ack, "ack", number),
    ...said(win, "win", window),
    ...said(urg, "urg", urgent),
    ...(options ?? "").split(",").flatMap((option) => optionWords(option, words)),
  ];
}

function spellFlags(part: string, words: Words): Spelt {
  const names = [...part].flatMap((letter) => FLAGS[letter] ?? []);
  return names.length > 0
    ? { part, meaning: names.join(", "), flags: true }
    : { part, meaning: words.say("notation-no-flags") };
}

function optionWords(option: string, words: Words): Spelt[] {
  const [, name = "", value = ""] = /^(\S+) ?(.*)$/.exec(option) ?? [];
  const known = ["mss", "sackOK", "TS", "wscale", "sack"].includes(name);
  return known
    ? [{ part: option, meaning: words.say(`notation-option-${name.toLowerCase()}`, { value }) }]
    : [];
}
