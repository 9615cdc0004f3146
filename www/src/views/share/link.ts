/**
 * A run as the fragment of an address: `#z=1.eJxT…&segment=7&t=2.15s`, or `#scenario=last-ack-lost`
 * for a ready-made one. docs/share.md describes it. Pure.
 */

import { LARGEST_SCRIPT } from "../../engine/limits.js";
import { NUMBERS, type Numbers } from "../../engine/numbers.js";
import { PackingError, type PackingFault, packText, unpackText } from "../../engine/packing.js";
import { SPEEDS } from "../../engine/player.js";
import type { WordValues } from "../../words/words.js";
import { type More, packMore, unpackMore } from "./more.js";
import { lengthen, shorten } from "./shorthand.js";

const VERSION = "1";
/** Characters of a fragment. */
export const LONGEST_FRAGMENT = 64 * 1024;
const LONGEST_TIME = 24 * 3_600_000_000;
/** What every run has that says nothing else; links do not repeat it. */
const USUAL_SEED = "seed 1\n";
const SEED_LINE = /^[ \t]*seed[ \t]/m;

const UNITS: Readonly<Record<string, number>> = {
  ...{ us: 1, ms: 1_000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 },
};

/** Where and how a run is looked at. */
export interface Outlook {
  /** Microseconds of virtual time. */
  readonly at: number | undefined;
  /** Where more is to happen at this very moment: how many entries the log had. */
  readonly told: number | undefined;
  readonly segment: number | undefined;
  readonly speed: number | undefined;
  /** Time stands still there; else it goes on, as far as the page lets it. */
  readonly paused?: boolean | undefined;
  /** How sequence numbers are shown; relative where nothing is said. */
  readonly numbers?: Numbers | undefined;
}

/** What a link opens. */
export interface Link extends Outlook {
  readonly run: { readonly script: string } | { readonly scenario: string };
  readonly more?: More | undefined;
}

/** The message `link-<code>` with its values. */
export interface LinkProblem {
  readonly code:
    | PackingFault
    | "future"
    | "scenario"
    | "time"
    | "told"
    | "end"
    | "segment"
    | "speed"
    | "numbers"
    | "far"
    | "paused"
    | "more"
    | "branches"
    | "without";
  readonly values: WordValues;
}

export interface LinkReading {
  /** None where the link can't be opened. */
  readonly link: Link | undefined;
  readonly problems: readonly LinkProblem[];
}

/** The fragment, `#` included. */
export async function writeLink(link: Link): Promise<string> {
  const { run, at, told, segment, speed, numbers, paused, more } = link;
  const parts =
    "scenario" in run
      ? [`scenario=${encodeURIComponent(run.scenario)}`]
      : [`z=${VERSION}.${await packText(shorten(brief(run.script)))}`];
  const packed = more && (await packMore(more));
  if (packed !== undefined) {
    parts.push(`more=${packed}`);
  }
  if (speed !== undefined && speed !== 1) {
    parts.push(`speed=${speed}`);
  }
  if (numbers !== undefined && numbers !== "relative") {
    parts.push(`numbers=${numbers}`);
  }
  if (segment !== undefined) {
    parts.push(`segment=${segment}`);
  }
  if (told !== undefined) {
    parts.push(`told=${told}`);
  }
  if (paused) {
    parts.push("paused");
  }
  // Last, as its unit shows that nothing has been cut off.
  parts.push(`t=${timeText(at ?? 0)}`);
  return `#${parts.join("&")}`;
}

/** None where the fragment is not ours. */
export async function readLink(
  fragment: string,
  scenarios: readonly string[],
): Promise<LinkReading | undefined> {
  if (!isLink(fragment)) {
    return undefined;
  }
  if (fragment.length > LONGEST_FRAGMENT) {
    return failed("oversized", { most: LONGEST_FRAGMENT / 1024 });
  }
  const parts = partsOf(fragment);
  const packed = parts.get("z");
  const read =
    packed === undefined
      ? readScenario(parts.get("scenario") ?? "", scenarios)
      : await readScript(packed);
  if ("code" in read) {
    return { link: undefined, problems: [read] };
  }
  const problems: LinkProblem[] = [];
  if (packed !== undefined && parts.get("t") === undefined) {
    problems.push({ code: "end", values: {} });
  }
  const at = readPart(parts, "t", "time", timeOf, problems);
  const told = readPart(parts, "told", "told", wholeOf, problems);
  const segment = readPart(parts, "segment", "segment", wholeOf, problems);
  const speed = readPart(parts, "speed", "speed", speedOf, problems);
  const numbers = readPart(parts, "numbers", "numbers", numbersOf, problems);
  const paused = readPaused(parts.get("paused"), problems);
  const more = await readMore(parts.get("more"), problems);
  return { link: { run: read, at, told, segment, speed, numbers, paused, more }, problems };
}

export function isLink(fragment: string): boolean {
  return /^#(?:[^&]*&)*(?:z|scenario)=/.test(fragment);
}

/** A time as the script language writes it, exact to the microsecond: `2.15s`. */
export function timeText(micros: number): string {
  return `${Math.round(micros) / 1_000_000}s`;
}

/** The moment that is shown, to the microsecond; nothing happens between it and the last event. */
export function exactMoment(now: number, lastEvent: number, nextEvent = Infinity): number {
  return Math.max(lastEvent, Math.min(Math.round(now), nextEvent - 1));
}

/** The end of the last line and the usual seed go without saying. */
function brief(script: string): string {
  const text = script.startsWith(USUAL_SEED) ? script.slice(USUAL_SEED.length) : script;
  return (SEED_LINE.test(text) ? script : text).replace(/\n$/, "");
}

function whole(text: string): string {
  const ended = text === "" ? "" : `${text}\n`;
  return SEED_LINE.test(ended) ? ended : `${USUAL_SEED}${ended}`;
}

async function readScript(packed: string): Promise<Link["run"] | LinkProblem> {
  const [, version, letters] = /^(\d+)\.(.*)$/s.exec(packed) ?? [];
  if (version !== undefined && Number(version) > Number(VERSION)) {
    return { code: "future", values: { version, known: VERSION } };
  }
  if (letters === undefined || version !== VERSION) {
    return { code: /^1?$/.test(packed) ? "truncated" : "broken", values: {} };
  }
  try {
    // What unpacks to more is not meant well.
    const script = whole(lengthen(await unpackText(letters, LARGEST_SCRIPT)));
    return script.length > LARGEST_SCRIPT
      ? { code: "oversized", values: { most: LARGEST_SCRIPT / 1024 } }
      : { script };
  } catch (error) {
    if (!(error instanceof PackingError)) {
      throw error;
    }
    return { code: error.fault, values: { most: LARGEST_SCRIPT / 1024 } };
  }
}

function readScenario(scenario: string, scenarios: readonly string[]): Link["run"] | LinkProblem {
  return scenarios.includes(scenario)
    ? { scenario }
    : { code: "scenario", values: { value: shortened(scenario), allowed: scenarios.join(", ") } };
}

/** Of what is said twice, the first counts. */
function partsOf(fragment: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of fragment.slice(1).split("&")) {
    const [, name = part, value = ""] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (!parts.has(name)) {
      parts.set(name, decoded(value));
    }
  }
  return parts;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readPart<T>(
  parts: ReadonlyMap<string, string>,
  name: string,
  code: LinkProblem["code"],
  read: (text: string) => T | undefined,
  problems: LinkProblem[],
): T | undefined {
  const text = parts.get(name);
  const value = text === undefined ? undefined : read(text);
  if (text !== undefined && value === undefined) {
    problems.push({ code, values: { value: shortened(text) } });
  }
  return value;
}

function readPaused(text: string | undefined, problems: LinkProblem[]): true | undefined {
  if (text === undefined || text === "off") {
    return undefined;
  }
  if (text !== "" && text !== "on") {
    problems.push({ code: "paused", values: { value: shortened(text) } });
  }
  return true;
}

/** Without it the run opens all the same. */
async function readMore(
  text: string | undefined,
  problems: LinkProblem[],
): Promise<More | undefined> {
  const more = text === undefined ? undefined : await unpackMore(text);
  if (text !== undefined && more === undefined) {
    problems.push({ code: "more", values: {} });
  }
  return more;
}

/** Microseconds; none for what is no time, or too long a one. */
export function timeOf(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,15}(?:\.\d{1,9})?)(us|ms|s|min|h)$/.exec(text) ?? [];
  const micros = Math.round(Number(digits) * (UNITS[unit ?? ""] ?? Number.NaN));
  return micros <= LONGEST_TIME ? micros : undefined;
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function speedOf(text: string): number | undefined {
  const speed = /^\d{1,2}(?:\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  const [least = 1, most = 1] = [SPEEDS[0], SPEEDS.at(-1)];
  return speed >= least && speed <= most ? speed : undefined;
}

function numbersOf(text: string): Numbers | undefined {
  return NUMBERS.find((one) => one === text);
}

function failed(code: LinkProblem["code"], values: WordValues): LinkReading {
  return { link: undefined, problems: [{ code, values }] };
}

/** As much of a wrong value as can be read at a glance. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
