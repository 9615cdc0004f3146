/**
 * What of a run a link holds beside its script and a moment: which of its lines were said by hand
 * and to which scenario, the other branches, what is compared, and what was typed. Pure.
 */
import { LARGEST_SCRIPT } from "../../engine/limits.js";
import { packText, unpackText } from "../../engine/packing.js";
import type { Began } from "../../engine/session.js";
import type { BeganView, BranchView, HostName } from "../../engine/view.js";
import { HOSTS } from "../../engine/view.js";

const VERSION = "1";
export const MOST_BRANCHES = 64;
export const LONGEST_NAME = 400;
const LONGEST_LINE = 64 * 1024;
const LONGEST_TIME = 24 * 3_600_000_000;
/** More of a typed text is no text to send, but a script. */
export const LONGEST_TEXT = 1000;

/** A line, and when it was said, µs. */
export type Act = readonly [at: number, line: string];

/** A branch of a link; the first one departs from none. */
export interface LinkedBranch {
  /** Its place in the list, which is before this one’s. */
  readonly parent: number | undefined;
  /** When it departs, µs, and after how many acts of its parent. */
  readonly at: number;
  readonly kept: number;
  /** What it began with, as `nameFor` writes it. */
  readonly name: string;
  readonly title: string;
  /** Up to when it is known, µs. */
  readonly until: number;
  /** What was said in it since. */
  readonly acts: readonly Act[];
  /** What is left out of it of its parent’s later acts was tried. */
  readonly tried: boolean;
}

export interface More {
  /** The ready-made scenario that the script begins with. */
  readonly scenario?: string | undefined;
  /** So many of the last lines of the script were said by hand. */
  readonly said?: number | undefined;
  readonly branches?: readonly LinkedBranch[] | undefined;
  /** The places of the branch that is shown, and of the one that is compared with its parent. */
  readonly shown?: number | undefined;
  readonly compared?: number | undefined;
  /** What the branch is called, where no other one is in the link. */
  readonly title?: string | undefined;
  /** So many branches are not in the link. */
  readonly without?: number | undefined;
  /** What was typed to be sent. */
  readonly typed?: Readonly<Partial<Record<HostName, string>>> | undefined;
}

/** As it stands in a link; nothing where there is nothing to say. */
export async function packMore(more: More): Promise<string | undefined> {
  const { branches, ...rest } = more;
  const rows = branches?.map(({ parent, at, kept, name, title, until, acts, tried }) => {
    return [parent ?? -1, at, kept, name, title, until, acts, tried ? 1 : 0];
  });
  const text = JSON.stringify({ ...rest, branches: rows });
  return text === "{}" ? undefined : `${VERSION}.${await packText(text)}`;
}

/** None where it is damaged, or of another version. Never throws. */
export async function unpackMore(packed: string): Promise<More | undefined> {
  const [, version, letters] = /^(\d+)\.(.*)$/s.exec(packed) ?? [];
  if (version !== VERSION || letters === undefined) {
    return undefined;
  }
  try {
    return moreOf(JSON.parse(await unpackText(letters, LARGEST_SCRIPT)));
  } catch {
    return undefined;
  }
}

/** Some of the branches, which stand after those from which they depart, for a link. */
export function linkedBranches(
  branches: readonly BranchView[],
  wanted: ReadonlySet<number>,
): { readonly rows: readonly LinkedBranch[]; readonly placeOf: ReadonlyMap<number, number> } {
  const placeOf = new Map<number, number>();
  const rows: LinkedBranch[] = [];
  let left = branches.filter(({ id }) => wanted.has(id));
  while (left.length > 0) {
    const ready = left.filter(({ parent }) => parent === undefined || placeOf.has(parent));
    if (ready.length === 0) {
      break;
    }
    for (const { id, parent, forkedAt, kept, began, title, knownUntil, said, leftOut } of ready) {
      placeOf.set(id, rows.length);
      rows.push({
        parent: parent === undefined ? undefined : placeOf.get(parent),
        ...{ at: forkedAt, kept, name: nameFor(began), title, until: knownUntil },
        acts: said.slice(kept).map(({ at, line }): Act => [at, line]),
        tried: leftOut.length > 0 && leftOut.every(({ refusal }) => refusal !== undefined),
      });
    }
    left = left.filter(({ id }) => !placeOf.has(id));
  }
  return { rows, placeOf };
}

/** Before a goal; no line of the script language begins with it. */
const GOAL = "reach ";

/** With what a branch began, in a link: a line, `reach` and a goal, or nothing. */
export function nameFor(began: BeganView): string {
  switch (began.kind) {
    case "first":
    case "fork":
      return "";
    case "goal":
      return `${GOAL}${began.goal}`;
    default:
      return began.line;
  }
}

/** What `nameFor` has written. */
export function beganWith(name: string): Began {
  if (name.startsWith(GOAL)) {
    return { goal: name.slice(GOAL.length) };
  }
  return name === "" ? {} : { line: name };
}

/** A branch, and all from which it departs. */
export function lineageOf(branches: readonly BranchView[], id: number | undefined): Set<number> {
  const lineage = new Set<number>();
  let next = branches.find((branch) => branch.id === id);
  while (next && !lineage.has(next.id)) {
    lineage.add(next.id);
    const { parent } = next;
    next = branches.find((branch) => branch.id === parent);
  }
  return lineage;
}

function moreOf(value: unknown): More | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { scenario, said, branches, shown, compared, title, without, typed } = value;
  const rows = branches === undefined ? undefined : rowsOf(branches);
  const places = rows?.length ?? 0;
  const fits =
    isOptional(scenario, isName) &&
    isOptional(title, isName) &&
    isOptional(said, isCount) &&
    isOptional(without, isCount) &&
    isOptional(shown, (place) => isCount(place) && place < places) &&
    isOptional(compared, (place) => isCount(place) && place > 0 && place < places) &&
    (branches === undefined || rows !== undefined) &&
    (typed === undefined || isObject(typed));
  if (!fits) {
    return undefined;
  }
  return {
    ...(value as More),
    branches: rows,
    typed: isObject(typed) ? typedOf(typed) : undefined,
  };
}

function typedOf(typed: Record<string, unknown>): More["typed"] {
  const texts = HOSTS.flatMap((host) => {
    const text = typed[host];
    return typeof text === "string" ? [[host, text.slice(0, LONGEST_TEXT)] as const] : [];
  });
  return Object.fromEntries(texts);
}

function rowsOf(value: unknown): readonly LinkedBranch[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_BRANCHES) {
    return undefined;
  }
  const rows: LinkedBranch[] = [];
  for (const [place, row] of value.entries()) {
    const [parent, at, kept, name, title, until, acts, tried = 0]: unknown[] = Array.isArray(row)
      ? row
      : [];
    const rooted = place === 0 ? parent === -1 : isCount(parent) && parent < place;
    const timed = isTime(at) && isTime(until) && isCount(kept);
    const named = isText(name, LONGEST_LINE) && isName(title);
    if (!(rooted && timed && named && Array.isArray(acts) && acts.every(isAct))) {
      return undefined;
    }
    rows.push({
      parent: place === 0 ? undefined : Number(parent),
      ...{ at, kept, name, title, until, acts },
      tried: tried === 1,
    });
  }
  return rows;
}

function isAct(value: unknown): value is Act {
  return (
    Array.isArray(value) && value.length === 2 && isTime(value[0]) && isText(value[1], LONGEST_LINE)
  );
}

function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1e9;
}

function isTime(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_TIME;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length <= most;
}

function isName(value: unknown): value is string {
  return isText(value, LONGEST_NAME);
}
