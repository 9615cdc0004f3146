/** An edge of the state diagram in words. */
import type { EdgeView, HostName } from "../../engine/view.js";
import type { Words } from "../../words/words.js";
import { type Meaning, meaningOf } from "./edges.js";

/** As the figure writes it: the event, and below it the action. */
export function labelOf({ event, action }: Meaning, words: Words): readonly [string, string] {
  return [words.say(`event-${event}`), words.say(`action-${action}`)];
}

/** `FIN arrives, ACK is sent.` */
export function meaningWords({ event, action }: Meaning, words: Words): string {
  return words.say("edge-meaning", {
    event: words.say(`event-${event}-words`),
    action: words.say(`action-${action}-words`),
  });
}

export function walkedWords(walkers: readonly HostName[], words: Words): string {
  const [first, second] = walkers;
  return words.say("edge-walked", { by: second ? "both" : (first ?? "none") });
}

/** `FIN-WAIT-1 to CLOSING: FIN arrives, ACK is sent. Walked by the client.` */
export function nameOfEdge(edge: EdgeView, walkers: readonly HostName[], words: Words): string {
  return words.say("edge-name", {
    ...{ from: edge.from, to: edge.to },
    meaning: meaningWords(meaningOf(edge), words),
    walked: walkedWords(walkers, words),
  });
}
