/**
 * The words that scripts are full of, as one character each: half of a short script's link would
 * spell them out for the first time. Part of the format of links, so this table never changes;
 * another one would be another version. Pure.
 */
const PHRASES: readonly string[] = [
  ...["\nserver listen 80", "\nhost server app close-on-eof", "\nclient connect server:80"],
  ...["\nclient wait ", "\nserver wait ", "\nclient send ", "\nserver send "],
  ...["\nclient close", "\nserver close", "\nclient ", "\nserver ", "\nexpect ", "\nwhen "],
  ...["\nat ", "\ndrop ", "ESTABLISHED", "retransmitted", "FIN-WAIT-", "CLOSE-WAIT", "TIME-WAIT"],
  ...["LAST-ACK", ": server ", ": client ", " segment ", " then ", "client ", "server "],
];

/** Characters that no script needs: a text in it writes them otherwise. */
const CODES = [..."\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010"]
  .concat([
    ..."\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e",
  ])
  .slice(0, PHRASES.length);
/** What follows is meant as it stands. */
const LITERALLY = "\u001f";

const CODE_OF: ReadonlyMap<string, string> = new Map(
  PHRASES.map((phrase, index) => [phrase, CODES[index] ?? ""]),
);
const PHRASE_OF: ReadonlyMap<string, string> = new Map(
  PHRASES.map((phrase, index) => [CODES[index] ?? "", phrase]),
);

const PHRASE = new RegExp(`${[...PHRASES, ...CODES, LITERALLY].join("|")}`, "g");
const CODE = new RegExp(`${LITERALLY}([^])|[${CODES.join("")}]`, "g");

export function shorten(text: string): string {
  // As if every line had one before it.
  return `\n${text}`.replace(PHRASE, (found) => CODE_OF.get(found) ?? `${LITERALLY}${found}`);
}

/** Never fails: what was not shortened may be anything. */
export function lengthen(text: string): string {
  const long = text.replace(CODE, (found, literal) => literal ?? PHRASE_OF.get(found) ?? "");
  return long.replace(/^\n/, "");
}
