/** What a moment of a session gives the drawing of the ladder. */
import type { HostName, SnapshotView } from "../view.js";
import type { Words } from "../words.js";
import type { LadderInput } from "./layout.js";

export function inputOf(
  { now, nextEventAt, inFlight, oneWayDelay }: SnapshotView,
  history: Pick<LadderInput, "segments" | "phases">,
  width: number,
  words: Words,
): LadderInput {
  return {
    ...history,
    now,
    // While something is in flight, its arrival already bounds the picture.
    nextEventAt: inFlight === 0 ? nextEventAt : undefined,
    oneWayDelay,
    width,
    tags: {
      lost: words.say("ladder-lost"),
      held: words.say("mark-held"),
      forged: words.say("mark-forged"),
      copy: words.say("mark-copy"),
      edited: words.say("mark-edited"),
      corrupted: words.say("mark-corrupted"),
    },
  };
}

/** `count` segments have been sent until this moment. */
export function summaryOf({ hosts }: SnapshotView, count: number, words: Words): string {
  if (count === 0) {
    return words.say("ladder-empty");
  }
  const stateOf = (name: HostName): string => hosts.find(({ host }) => host === name)?.state ?? "";
  return words.say("ladder-summary", {
    count,
    client: stateOf("client"),
    server: stateOf("server"),
  });
}
