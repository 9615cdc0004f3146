/** What a moment of a session gives the drawing of the ladder. */

import type { HostName, SnapshotView } from "../engine/view.js";
import { span } from "../words/format.js";
import type { Words } from "../words/words.js";
import type { NamedWait } from "./brackets.js";
import type { LadderInput } from "./layout.js";
import type { Wait } from "./waits.js";

/** What the ladder has to know of the present. */
export type Moment = Pick<
  SnapshotView,
  "now" | "nextEventAt" | "inFlight" | "oneWayDelay" | "hosts"
>;

/** What has happened, or the part of it that is drawn. */
export interface History extends Pick<LadderInput, "segments" | "phases"> {
  readonly waits: readonly Wait[];
}

export function inputOf(
  { now, nextEventAt, inFlight, oneWayDelay }: Moment,
  { segments, phases, waits }: History,
  { width, zoom }: Pick<LadderInput, "width" | "zoom">,
  words: Words,
): LadderInput {
  return {
    segments,
    phases,
    zoom,
    // What is left out took its timers along.
    waits: waits
      .filter(({ to }) => to >= (segments[0]?.sentAt ?? 0))
      .map((wait) => nameWait(wait, words)),
    now,
    // While something is in flight, its arrival already bounds the picture.
    nextEventAt: inFlight === 0 ? nextEventAt : undefined,
    oneWayDelay,
    width,
    tags: {
      lost: words.say("ladder-lost"),
      old: words.say("mark-old"),
      "old-ack": words.say("mark-old-ack"),
      probe: words.say("mark-probe"),
      held: words.say("mark-held"),
      forged: words.say("mark-forged"),
      copy: words.say("mark-copy"),
      edited: words.say("mark-edited"),
      corrupted: words.say("mark-corrupted"),
    },
  };
}

function nameWait(wait: Wait, words: Words): NamedWait {
  const timer = words.say(`timer-${wait.timer}`);
  const full = words.say("ladder-timer", { timer, span: span(wait.to - wait.from) });
  // Of one that was stopped, nobody can see how long it would have run.
  return { ...wait, texts: wait.end === "stopped" ? [timer] : [full, timer] };
}

/** `count` segments have been sent until this moment. */
export function summaryOf({ hosts }: Pick<Moment, "hosts">, count: number, words: Words): string {
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
