/** The record of the run that an element shows. */
import type { Engine } from "./engine.js";
import { playOut, type RunRecord, recordOf } from "./record.js";
import type { Run } from "./run.js";

/**
 * Up to the present moment; once nothing more would happen, what `tcpscope run --json` prints for
 * the same script. None where the engine broke.
 */
export function recordOfRun(
  { session, source }: Pick<Run, "session" | "source">,
  engine: Pick<Engine, "create">,
): RunRecord | undefined {
  if (session.snapshot.nextEventAt !== undefined) {
    return session.tell((told, simulation) => recordOf(told, simulation));
  }
  if (!source) {
    return undefined;
  }
  // What was still expected is decided, which the run itself leaves open: a reader may go on.
  const again = engine.create(source.script, source.seed);
  try {
    return playOut(again);
  } finally {
    again.free();
  }
}
