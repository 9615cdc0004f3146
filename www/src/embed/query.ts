/** What the address of the frame asks for. docs/embedding/iframe.md lists it. Pure. */
import { shortened, timeOf } from "../views/share/link.js";
import type { WordValues } from "../words/words.js";

/** Given to the element as they are; it says what is wrong with them. */
export const ATTRIBUTES = [
  ...(["src", "scenario", "views", "bar", "readonly", "paused", "t", "speed"] as const),
  ...(["seed", "lang", "theme", "names", "numbers", "autoplay", "controls"] as const),
];
export type AttributeName = (typeof ATTRIBUTES)[number];

/** Attributes whose presence alone says something. */
const SWITCHES: readonly AttributeName[] = ["readonly", "paused"];

/** The parts of a link to a run, beside the run itself. */
const OUTLOOK = ["more", "speed", "numbers", "segment", "told", "paused", "t"] as const;

export const KEYS: readonly string[] = [...ATTRIBUTES, "z", "more", "segment", "told", "origin"];

/** The message `embed-<code>` with its values. */
export interface QueryProblem {
  readonly code: "unknown" | "twice" | "origin" | "switch" | "alone" | "src";
  readonly values: WordValues;
}

export interface Query {
  readonly attributes: ReadonlyMap<AttributeName, string>;
  /** The link to a run that the frame is to open, `#` included. */
  readonly fragment: string | undefined;
  /** The pages that may hold the frame and talk to it; any page where none are named. */
  readonly origins: readonly string[] | undefined;
  readonly problems: readonly QueryProblem[];
}

/** `search`: as in `location.search`. */
export function readQuery(search: string): Query {
  const problems: QueryProblem[] = [];
  const parts = partsOf(search, problems);
  const fragment = fragmentOf(parts);
  if (fragment === undefined) {
    for (const name of ["more", "segment", "told"]) {
      if (parts.has(name)) {
        problems.push({ code: "alone", values: { name } });
      }
    }
  }
  const inLink: readonly string[] = fragment === undefined ? [] : OUTLOOK;
  const attributes = new Map<AttributeName, string>();
  for (const name of ATTRIBUTES) {
    const value = parts.get(name);
    if (value !== undefined && !inLink.includes(name)) {
      putAttribute(attributes, name, value, problems);
    }
  }
  const origins = readOrigins(parts.get("origin"), problems);
  return { attributes, fragment, origins, problems };
}

/** Of what is said twice, the first counts. */
function partsOf(search: string, problems: QueryProblem[]): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const asked = new URLSearchParams(search);
  for (const [name, value] of asked) {
    // As a link says it; beside a run it is one of its parts.
    const ofLink = name === "paused" && asked.get("z") !== null;
    if (!KEYS.includes(name) && !ofLink) {
      problems.push({
        code: "unknown",
        values: { name: shortened(name), allowed: KEYS.join(", ") },
      });
    } else if (parts.has(name)) {
      problems.push({ code: "twice", values: { name } });
    } else {
      parts.set(name, value);
    }
  }
  return parts;
}

/** What follows `#` in a link to a run may stand in the query as well. */
function fragmentOf(parts: ReadonlyMap<string, string>): string | undefined {
  const packed = parts.get("z");
  if (packed === undefined) {
    return undefined;
  }
  const outlook = OUTLOOK.flatMap((name) => {
    const value = parts.get(name);
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`.replace(/=$/, "")];
  });
  // Without a moment, a link counts as cut off.
  const whole = parts.get("t") === undefined ? [...outlook, "t=0s"] : outlook;
  return `#z=${[encodeURIComponent(packed), ...whole.map(withUnit)].join("&")}`;
}

/** Seconds as the attribute has them are seconds here. */
function withUnit(part: string): string {
  return /^t=[\d.]+$/.test(part) ? `${part}s` : part;
}

function putAttribute(
  attributes: Map<AttributeName, string>,
  name: AttributeName,
  value: string,
  problems: QueryProblem[],
): void {
  if (name === "src" && !isScriptFile(value)) {
    problems.push({ code: "src", values: { value: shortened(value) } });
    return;
  }
  if (SWITCHES.includes(name)) {
    if (!["", "on", "off"].includes(value)) {
      problems.push({ code: "switch", values: { name, value: shortened(value) } });
    }
    if (value !== "off") {
      attributes.set(name, "");
    }
    return;
  }
  attributes.set(name, spelt(name, value));
}

/**
 * Only such a file: what a frame shows it also tells to its page, which must not learn by that what
 * else lies on the frame's server.
 */
function isScriptFile(address: string): boolean {
  return /^[^?#]*\.tcp(?:[?#]|$)/.test(address);
}

/** What addresses write in another way than attributes do. */
function spelt(name: AttributeName, value: string): string {
  if (name === "views") {
    return value.replaceAll(",", " ");
  }
  const time = name === "t" ? timeOf(value) : undefined;
  return time === undefined ? value : String(time / 1_000_000);
}

function readOrigins(
  value: string | undefined,
  problems: QueryProblem[],
): readonly string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  const origins: string[] = [];
  for (const text of value.split(",")) {
    const origin = originOf(text.trim());
    if (origin === undefined) {
      problems.push({ code: "origin", values: { value: shortened(text) } });
    } else {
      origins.push(origin);
    }
  }
  // Where all are nonsense, nobody is obeyed: it was not meant for everybody.
  return origins;
}

/** As a browser writes it: scheme, host, and the port where it is not the usual one. */
function originOf(text: string): string | undefined {
  try {
    const { origin, protocol, href } = new URL(text);
    const web = protocol === "https:" || protocol === "http:";
    return web && href === `${origin}/` ? origin : undefined;
  } catch {
    return undefined;
  }
}
