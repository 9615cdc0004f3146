/**
 * The numbers with which exercises come, as lines of a script: a form shows what the script says of
 * them, and writes into it. Pure.
 */

export interface NumberField {
  /** The message `exercise-<name>` names it. */
  readonly name: NumberName;
  /** How its line begins. */
  readonly line: string;
  /** What follows a bare number. */
  readonly unit: string;
  /** What can be chosen; else it is written. */
  readonly choices: readonly string[];
  /** What stands for an answer where none was given. */
  readonly example: string;
}

export const NUMBER_NAMES = [
  ...(["client-isn", "server-isn", "mss", "cwnd", "ssthresh", "algorithm"] as const),
] as const;
export type NumberName = (typeof NUMBER_NAMES)[number];

export const NUMBER_FIELDS: readonly NumberField[] = [
  field("client-isn", "host client isn", "8000"),
  field("server-isn", "host server isn", "5000"),
  field("mss", "hosts mss", "1000", "B"),
  field("cwnd", "hosts initial-window", "1"),
  field("ssthresh", "hosts ssthresh", "16000", "B"),
  {
    ...field("algorithm", "hosts congestion-control", ""),
    choices: ["tahoe", "reno", "newreno", "none"],
  },
];

function field(name: NumberName, line: string, example: string, unit = ""): NumberField {
  return { name, line, unit, choices: [], example };
}

/**
 * What the script says of it, as it is typed: without the unit that `withNumber` adds; nothing where
 * it is left to the preset. The last line counts.
 */
export function numberIn(script: string, { line, unit }: NumberField): string {
  const last = script.split("\n").findLast((one) => says(one, line)) ?? "";
  const value = patternOf(line).exec(last)?.[1] ?? "";
  const bare = value.slice(0, value.length - unit.length);
  return value.endsWith(unit) && /^\d+$/.test(bare) ? bare : value;
}

/** The script that says `value` of it, in one line; where that is empty, nothing. */
export function withNumber(script: string, { line, unit }: NumberField, value: string): string {
  const lines = script.split("\n");
  const wanted = value.trim().replace(/\s+/g, "");
  const place = lines.findLastIndex((one) => says(one, line));
  const written = `${line} ${wanted}${/^\d+$/.test(wanted) ? unit : ""}`;
  if (wanted !== "" && place < 0) {
    lines.splice(placeFor(lines), 0, written);
    return lines.join("\n");
  }
  return lines
    .map((one, index) => (wanted !== "" && index === place ? written : one))
    .filter((one, index) => !says(one, line) || (wanted !== "" && index === place))
    .join("\n");
}

/**
 * After the presets, which set all numbers at once, and after the numbers that stand there, but
 * before all else that happens.
 */
function placeFor(lines: readonly string[]): number {
  const preset = lines.findLastIndex((one) => /^\s*(hosts|host\s+\w+)\s+preset\b/.test(one));
  const first = lines.findIndex((one) => !/^\s*(#|$)/.test(one));
  const start = preset >= 0 ? preset + 1 : first < 0 ? lines.length : first;
  const after = lines
    .slice(start)
    .findIndex((one) => !NUMBER_FIELDS.some(({ line }) => says(one, line)));
  return after < 0 ? lines.length : start + after;
}

function says(one: string, line: string): boolean {
  return patternOf(line).test(one);
}

/** Lines with a time or a condition are no numbers to begin with. */
function patternOf(line: string): RegExp {
  return new RegExp(`^\\s*${line.replaceAll(" ", "\\s+")}\\s+(\\S+)\\s*(?:#.*)?$`);
}
