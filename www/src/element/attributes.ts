/** Reads what the host page asked for; what makes no sense is named and replaced by the default. */

import { LONGEST, MOST_SEED } from "../engine/limits.js";
import { NUMBERS, type Numbers } from "../engine/numbers.js";
import { SPEEDS } from "../engine/player.js";
import { THEMES, type Theme } from "../style/theme.js";
import { BARS, type Bar } from "../views/permissions.js";
import { VIEWS, type ViewName } from "../views/view-names.js";
import type { Problem } from "../words/problem.js";
import { STATE_NAMES, type StateNames } from "../words/states.js";

export interface Settings {
  readonly scenario: string;
  readonly seed: number;
  readonly speed: number;
  readonly names: StateNames;
  readonly numbers: Numbers;
  readonly theme: Theme;
  readonly views: ReadonlySet<ViewName>;
  /** The address of a script, as it was written; none where none was named. */
  readonly src: string | undefined;
  /** The moment at which it opens, in seconds of virtual time. */
  readonly t: number;
  /** Else it waits for Play. */
  readonly plays: boolean;
  readonly bar: Bar;
  /** The address of the engine, as it was written, where it isn't beside the module. */
  readonly wasmUrl: string | undefined;
}

/** As the page wrote it, in an attribute or a property. */
export interface Asked {
  readonly scenario: unknown;
  readonly seed: unknown;
  readonly speed: unknown;
  readonly names: unknown;
  readonly numbers: unknown;
  readonly theme: unknown;
  readonly views: unknown;
  readonly src: unknown;
  readonly t: unknown;
  readonly bar: unknown;
  readonly autoplay: unknown;
  readonly controls: unknown;
  readonly wasmUrl: unknown;
}

/**
 * Whose presence alone says something. Build tools cut the values of names that HTML owns as such
 * (`readonly`), so no other attribute may have such a name.
 */
export const SWITCHES = ["paused", "readonly", "hash"] as const;

export const OWN_ATTRIBUTES: readonly string[] = [
  ...["scenario", "src", "seed", "speed", "t", "bar", ...SWITCHES],
  ...["names", "numbers", "theme", "views", "wasm-url"],
];

/** Older names that HTML owns: they work where their value has survived. */
export const OLD_ATTRIBUTES: readonly string[] = ["autoplay", "controls"];

const LEAST_SPEED = SPEEDS[0] ?? 1;
const MOST_SPEED = SPEEDS.at(-1) ?? 1;
/** Only to see whether an address can be one. */
const ANY_PAGE = "https://example.org/";

/** The attributes that HTML allows on every element. */
const GLOBAL_ATTRIBUTES = new Set(
  `accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint
   exportparts hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce
   part popover role slot spellcheck style tabindex title translate virtualkeyboardpolicy
   writingsuggestions`.split(/\s+/),
);

/** `scenarios`: what the engine offers, the default first. */
export function readSettings(
  asked: Asked,
  scenarios: readonly string[],
): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const scenario = readScenario(asked.scenario, scenarios, problems);
  const speed = readSpeed(asked.speed, problems);
  const seed = readSeed(asked.seed, problems);
  const names = readNames(asked.names, problems);
  const numbers = readNumbers(asked.numbers, problems);
  const theme = readTheme(asked.theme, problems);
  const views = readViews(asked.views, problems);
  const src = readAddress(asked.src, "src", problems);
  const t = readMoment(asked.t, problems);
  const plays = readAutoplay(asked.autoplay, problems);
  const bar = readBar(asked, problems);
  const wasmUrl = readAddress(asked.wasmUrl, "wasm-url", problems);
  return {
    settings: {
      ...{ scenario, seed, speed, names, numbers, theme, views },
      ...{ src, t, plays, bar, wasmUrl },
    },
    problems,
  };
}

export function unknownAttributes(names: readonly string[]): Problem[] {
  return names
    .filter((name) => ![...OWN_ATTRIBUTES, ...OLD_ATTRIBUTES].includes(name) && !isGlobal(name))
    .map((name) => ({ code: "unknown", values: { name, allowed: OWN_ATTRIBUTES.join(", ") } }));
}

function isGlobal(name: string): boolean {
  return GLOBAL_ATTRIBUTES.has(name) || /^(data-|aria-|on)/.test(name);
}

function readScenario(value: unknown, scenarios: readonly string[], problems: Problem[]): string {
  const used = scenarios[0] ?? "";
  if (isAbsent(value)) {
    return used;
  }
  const name = String(value);
  if (scenarios.includes(name)) {
    return name;
  }
  problems.push({
    code: "scenario",
    values: { value: name, allowed: scenarios.join(", "), used },
  });
  return used;
}

function readSpeed(value: unknown, problems: Problem[]): number {
  const speed = readNumber(value, 1);
  if (speed !== undefined && speed >= LEAST_SPEED && speed <= MOST_SPEED) {
    return speed;
  }
  const values = { value: String(value), least: LEAST_SPEED, most: MOST_SPEED, used: 1 };
  problems.push({ code: "speed", values });
  return 1;
}

function readSeed(value: unknown, problems: Problem[]): number {
  const seed = readNumber(value, 1);
  if (seed !== undefined && Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED) {
    return seed;
  }
  const values = { value: String(value), most: String(MOST_SEED), used: 1 };
  problems.push({ code: "seed", values });
  return 1;
}

function readNames(value: unknown, problems: Problem[]): StateNames {
  const names = STATE_NAMES.find((one) => one === String(value));
  if (names === undefined && !isAbsent(value)) {
    const values = { value: String(value), allowed: STATE_NAMES.join(", "), used: "rfc" };
    problems.push({ code: "names", values });
  }
  return names ?? "rfc";
}

function readNumbers(value: unknown, problems: Problem[]): Numbers {
  const used = "relative";
  const numbers = NUMBERS.find((one) => one === value);
  if (numbers === undefined && !isAbsent(value)) {
    const values = { value: String(value), allowed: NUMBERS.join(", "), used };
    problems.push({ code: "numbers", values });
  }
  return numbers ?? used;
}

function readTheme(value: unknown, problems: Problem[]): Theme {
  const used = THEMES[0];
  const theme = THEMES.find((one) => one === value);
  if (theme === undefined && !isAbsent(value)) {
    problems.push({
      code: "theme",
      values: { value: String(value), allowed: THEMES.join(", "), used },
    });
  }
  return theme ?? used;
}

/** A list with blanks between; where none of it is known, all. */
function readViews(value: unknown, problems: Problem[]): ReadonlySet<ViewName> {
  if (isAbsent(value)) {
    return new Set(VIEWS);
  }
  const wanted = String(value).split(/\s+/).filter(Boolean);
  const known = VIEWS.filter((name) => wanted.includes(name));
  const strange = wanted.filter((name) => !VIEWS.some((view) => view === name));
  if (strange.length > 0 || known.length === 0) {
    const values = { value: strange.join(" "), allowed: VIEWS.join(", "), shown: known.length };
    problems.push({ code: "views", values });
  }
  return new Set(known.length > 0 ? known : VIEWS);
}

/** Relative to the page; whether there is anything becomes clear when it is fetched. */
function readAddress(
  value: unknown,
  code: "src" | "wasm-url",
  problems: Problem[],
): string | undefined {
  if (isAbsent(value)) {
    return undefined;
  }
  const address = String(value).trim();
  if (address !== "" && URL.canParse(address, ANY_PAGE)) {
    return address;
  }
  problems.push({ code, values: { value: String(value) } });
  return undefined;
}

function readMoment(value: unknown, problems: Problem[]): number {
  const seconds = readNumber(value, 0);
  if (seconds !== undefined && seconds >= 0 && seconds <= LONGEST) {
    return seconds;
  }
  problems.push({ code: "t", values: { value: String(value), most: LONGEST } });
  return 0;
}

/**
 * Without its value, as build tools leave it, it is what HTML means by it. Frameworks set what is
 * true or false as such, some as text.
 */
function readAutoplay(value: unknown, problems: Problem[]): boolean {
  const text = isAbsent(value) ? "" : String(value);
  if (["off", "false"].includes(text)) {
    return false;
  }
  if (!["", "on", "true", "autoplay"].includes(text)) {
    problems.push({ code: "autoplay", values: { value: text } });
  }
  return true;
}

/** `bar`, or else `controls`, its older name. */
function readBar({ bar, controls }: Asked, problems: Problem[]): Bar {
  const [code, value] = isAbsent(bar) ? (["controls", controls] as const) : (["bar", bar] as const);
  const used = BARS[0];
  if (value === false) {
    return "none";
  }
  // Alone it asks for a bar, as in HTML.
  if (isAbsent(value) || value === true || value === "") {
    return used;
  }
  const text = String(value);
  const known = BARS.find((one) => one === text);
  if (known === undefined && text !== code) {
    problems.push({ code, values: { value: text, allowed: BARS.join(", "), used } });
  }
  return known ?? used;
}

/** Whether a switch is on; frameworks set what stands in the tag as a property, `paused=""` too. */
export function isOn(value: unknown): boolean {
  return value === "" || Boolean(value);
}

export function setSwitches(element: Record<(typeof SWITCHES)[number], boolean>): void {
  for (const name of SWITCHES) {
    element[name] = isOn(element[name]);
  }
}

/** A finite number, `absent` where nothing was asked for, and undefined for anything else. */
function readNumber(value: unknown, absent: number): number | undefined {
  if (isAbsent(value)) {
    return absent;
  }
  const text = String(value).trim();
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? number : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
