/** The state of a run as the fragment of a link, and the way back. */
import type { Run } from "../../engine/run.js";
import { SCENARIOS, scriptOf } from "../../engine/scenarios.js";
import { composeLink, momentOf, partedScript } from "./compose.js";
import { type Link, type LinkProblem, LONGEST_FRAGMENT, readLink } from "./link.js";
import { type Restored, restore } from "./restore.js";
import { seekToLink } from "./seek-to-link.js";

/** A run that can be replaced by another one. */
export interface Opening {
  readonly run: Run | undefined;
  /** When there is a run; rejects where there can't be one. */
  readonly ready: Promise<unknown>;
  /** Of playback. */
  speed: string | number | null | undefined;
  paused?: boolean;
  /** How sequence numbers are shown. */
  numbers: string | null | undefined;
  /** Starts anew; at once where the engine is there. */
  load(script: string): void;
}

/** What follows `#` in a link to this very moment, with all branches. */
export async function stateOf(run: Run): Promise<string> {
  const look = { scenario: undefined, paused: false, typed: {}, compared: undefined };
  const seen = { ...look, nameOf: () => "" };
  const { fragment } = await composeLink(run, seen, momentOf(run), undefined, LONGEST_FRAGMENT);
  return fragment.slice(1);
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
  if (link.paused) {
    opening.paused = true;
  }
  opening.load("script" in link.run ? baseOf(link) : scriptOf(link.run.scenario));
  await opening.ready;
  const missed = opening.run ? arrive(opening.run, link).problems : [];
  return { opened: true, problems: [...problems, ...missed] };
}

/** With what the run of a link begins: without what was said by hand. */
export function baseOf({ run, more }: Link): string {
  return "script" in run ? partedScript(run.script, more?.said).base : "";
}

/** In a run that has just begun: says again what was said by hand, and goes where the link points. */
export function arrive(run: Run, link: Link): Restored {
  const acts = "script" in link.run ? partedScript(link.run.script, link.more?.said).acts : [];
  const restored = link.more ? restore(run, link.more, acts) : undefined;
  return {
    problems: [...(restored?.problems ?? []), ...seekToLink(run, link)],
    compared: restored?.compared,
  };
}
