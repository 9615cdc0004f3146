/** The state of a run as the fragment of a link, and the way back. */
import type { Run } from "../run.js";
import { SCENARIOS, scriptOf } from "../scenarios.js";
import { type Link, type LinkProblem, readLink, roundMoment, writeLink } from "./link.js";
import { reach } from "./reach.js";

/** A run that can be replaced by another one. */
export interface Opening {
  readonly run: Run | undefined;
  /** Of playback. */
  speed: string | number | null | undefined;
  /** Starts anew, at once. */
  load(script: string): void;
}

/** `what`: the run as a link tells it; `at`: microseconds, a moment of it. */
export function linkAt(
  { session, player }: Run,
  what: Link["run"],
  at: number,
  segment?: number,
): Promise<string> {
  const { now, nextEventAt } = session.snapshot;
  const told = at === now && nextEventAt === now ? session.entries.length : undefined;
  return writeLink({ run: what, at, told, segment, speed: player.speed });
}

/** What follows `#` in a link to this very moment. */
export async function stateOf(run: Run): Promise<string> {
  const at = roundMoment(run.player.now, run.session.snapshot.now);
  const link = await linkAt(run, { script: run.session.script() ?? "" }, at);
  return link.slice(1);
}

/** Opens a state instead of the present run; what is wrong with it. Of a broken one, nothing. */
export async function openState(state: string, opening: Opening): Promise<readonly LinkProblem[]> {
  const reading = await readLink(`#${state}`, SCENARIOS);
  if (!reading?.link) {
    return reading?.problems ?? [{ code: "broken", values: {} }];
  }
  const { link, problems } = reading;
  opening.speed = link.speed ?? 1;
  opening.load("script" in link.run ? link.run.script : scriptOf(link.run.scenario));
  return opening.run ? [...problems, ...reach(opening.run, link)] : problems;
}
