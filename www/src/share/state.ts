/** The state of a run as the fragment of a link, and the way back. */
import type { Run } from "../run.js";
import { SCENARIOS, scriptOf } from "../scenarios.js";
import { type Link, type LinkProblem, readLink, roundMoment, writeLink } from "./link.js";
import { reach } from "./reach.js";

/** A run that can be replaced by another one. */
export interface Opening {
  readonly run: Run | undefined;
  /** When there is a run; rejects where there can't be one. */
  readonly ready: Promise<unknown>;
  /** Of playback. */
  speed: string | number | null | undefined;
  /** How sequence numbers are shown. */
  numbers: string | null | undefined;
  /** Starts anew; at once where the engine is there. */
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
  const { numbers } = session;
  return writeLink({ run: what, at, told, segment, speed: player.speed, numbers });
}

/** What follows `#` in a link to this very moment. */
export async function stateOf(run: Run): Promise<string> {
  const at = roundMoment(run.player.now, run.session.snapshot.now);
  const link = await linkAt(run, { script: run.session.script() ?? "" }, at);
  return link.slice(1);
}

export interface Opened {
  /** Of a broken state, nothing is. */
  readonly opened: boolean;
  /** What is wrong with the state. */
  readonly problems: readonly LinkProblem[];
}

/** Opens a state instead of the present run. Rejects where its script can't be run. */
export async function openState(state: string, opening: Opening): Promise<Opened> {
  const reading = await readLink(`#${state}`, SCENARIOS);
  if (!reading?.link) {
    return { opened: false, problems: reading?.problems ?? [{ code: "broken", values: {} }] };
  }
  const { link, problems } = reading;
  opening.speed = link.speed ?? 1;
  opening.numbers = link.numbers ?? "relative";
  opening.load("script" in link.run ? link.run.script : scriptOf(link.run.scenario));
  await opening.ready;
  const missed = opening.run ? reach(opening.run, link) : [];
  return { opened: true, problems: [...problems, ...missed] };
}
