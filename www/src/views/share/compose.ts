/** A run, as it is on screen, becomes a link of a length that programs pass on. */

import type { Run } from "../../engine/run.js";
import { scriptOf } from "../../engine/scenarios.js";
import type { BranchView } from "../../engine/view.js";
import type { Look, MadeLink } from "../commands.js";
import { exactMoment, type Link, timeOf, writeLink } from "./link.js";
import {
  type Act,
  LONGEST_NAME,
  LONGEST_TEXT,
  lineageOf,
  linkedBranches,
  MOST_BRANCHES,
  type More,
} from "./more.js";

/** Longer ones are cut by some programs that pass them on. */
export const LONG_LINK = 2000;

/** A link without the page that opens it. */
export type Made = Omit<MadeLink, "address">;

/** The moment of a run that is shown, µs. */
export function momentOf({ player, session }: Run): number {
  return exactMoment(player.now, session.snapshot.now, session.snapshot.nextEventAt);
}

/** `at`: µs, a moment of the run; `most`, how long it may become for the sake of other branches. */
export async function composeLink(
  run: Run,
  look: Look,
  at: number,
  segment?: number,
  most = LONG_LINK,
): Promise<Made> {
  const { snapshot, entries } = run.session;
  const { now, nextEventAt } = snapshot;
  const told = at === now && nextEventAt === now ? entries.length : undefined;
  const { numbers } = run.session;
  const outlook = { at, told, segment, speed: run.player.speed, numbers, paused: look.paused };
  const branches = run.session.branches();
  const write = async (wanted: ReadonlySet<number>): Promise<string> =>
    writeLink({ ...outlook, ...partsOf(run, look, branches, wanted) });
  const fits = ({ length }: string): boolean => length <= most;
  const all = new Set(branches.slice(0, MOST_BRANCHES).map(({ id }) => id));
  let wanted = all;
  let fragment = await write(all);
  if ((!fits(fragment) && all.size > 1) || all.size < branches.length) {
    [wanted, fragment] = await choose(branches, snapshot.branch, look.compared, write, fits);
  }
  const untyped = Object.values(look.typed).some(({ length }) => length > LONGEST_TEXT);
  const without = branches.filter(({ id }) => id !== snapshot.branch && !wanted.has(id));
  return {
    ...{ fragment, branches: Math.max(1, wanted.size), untyped },
    without: without.map(({ id }) => look.nameOf(id)),
  };
}

/** The one that is shown by its name at least, then those that are compared, then the newest. */
async function choose(
  branches: readonly BranchView[],
  shown: number,
  compared: number | undefined,
  write: (wanted: ReadonlySet<number>) => Promise<string>,
  fits: (fragment: string) => boolean,
): Promise<[Set<number>, string]> {
  let wanted = new Set<number>();
  let fragment = await write(wanted);
  const newest = branches.map(({ id }) => id).reverse();
  for (const id of [shown, ...(compared === undefined ? [] : [compared]), ...newest]) {
    const more = new Set([...wanted, ...lineageOf(branches, shown), ...lineageOf(branches, id)]);
    const adds = more.size > wanted.size && more.size <= MOST_BRANCHES;
    const longer = adds ? await write(more) : undefined;
    if (longer !== undefined && fits(longer)) {
      wanted = more;
      fragment = longer;
    }
  }
  return [wanted, fragment];
}

/** What a link says of the run: with these branches, or with the shown one alone. */
function partsOf(
  run: Run,
  look: Look,
  branches: readonly BranchView[],
  wanted: ReadonlySet<number>,
): Pick<Link, "run" | "more"> {
  const { scenario } = look;
  const first = run.first ?? "";
  const script = run.session.script() ?? "";
  const beside = { ...treeOf(run, look, branches, wanted), typed: typedOf(look) };
  const tree = beside.branches !== undefined;
  const said = script.startsWith(first) ? linesOf(script).length - linesOf(first).length : 0;
  if (scenario !== undefined && !tree && !run.altered && isUsual(scenario, first)) {
    return { run: { scenario }, more: beside };
  }
  return { run: { script }, more: { scenario, said: said || undefined, ...beside } };
}

function treeOf(
  run: Run,
  look: Look,
  branches: readonly BranchView[],
  wanted: ReadonlySet<number>,
): More {
  const { branch: shown } = run.session.snapshot;
  const { rows, placeOf } = linkedBranches(branches, wanted);
  const without = branches.length - Math.max(1, rows.length) || undefined;
  if (rows.length > 1) {
    const compared = look.compared === undefined ? undefined : placeOf.get(look.compared);
    return { branches: rows, shown: placeOf.get(shown), compared, without };
  }
  const named = branches.length > 1 || branches.some(({ title }) => title !== "");
  return { title: named ? look.nameOf(shown).slice(0, LONGEST_NAME) : undefined, without };
}

function typedOf({ typed }: Look): More["typed"] {
  const fitting = Object.entries(typed).filter(([, { length }]) => length <= LONGEST_TEXT);
  return fitting.length > 0 ? Object.fromEntries(fitting) : undefined;
}

/** The page's seed is what a scenario gets by itself. */
function isUsual(scenario: string, first: string): boolean {
  return /^[ \t]*seed[ \t]/m.test(scriptOf(scenario)) || first.startsWith("seed 1\n");
}

/** Each with its end. */
function linesOf(script: string): readonly string[] {
  return script.match(/[^\n]*\n/g) ?? [];
}

/** What a link's script says by itself, and what was said by hand after that. */
export function partedScript(script: string, said = 0): { base: string; acts: readonly Act[] } {
  const lines = linesOf(script);
  const acts = lines.slice(Math.max(0, lines.length - said)).flatMap((line): Act[] => {
    const at = timeOf(/^at (\S+?):? /.exec(line)?.[1] ?? "");
    return at === undefined ? [] : [[at, line.trimEnd()]];
  });
  // What is said by hand has its time; else the link is somebody else's.
  return acts.length === said && said > 0
    ? { base: lines.slice(0, -said).join(""), acts }
    : { base: script, acts: [] };
}
