/** A picture in words, for those who do not see it. */

import { type Tags, tagsOf } from "../drawing/layout.js";
import type { KnownSegment } from "../engine/marks.js";
import type { HostName } from "../engine/view.js";
import { instant } from "../words/format.js";
import type { Words } from "../words/words.js";
import type { Plan } from "./options.js";

/** So much can be listened to. */
const MOST = 120;

interface Said {
  readonly at: number;
  readonly text: string;
}

/** Names a picture that has no other title. */
export function titleOf({ history, moment }: Plan, words: Words): string {
  const stateOf = (name: HostName): string =>
    moment.hosts.find(({ host }) => host === name)?.state ?? "";
  return words.say("picture-title", {
    count: history.segments.length,
    at: instant(moment.now),
    client: stateOf("client"),
    server: stateOf("server"),
  });
}

/** Everything that the picture shows, in the order of time: a line for each. */
export function tell({ history, lettering, moment }: Plan, words: Words): string {
  const [detail = "flags"] = lettering.details;
  const segments = history.segments.flatMap((segment): Said[] => {
    const { from: host, sentAt, lostAt, retransmission } = segment;
    const label = lettering.label(segment, detail);
    const sent = words.say(retransmission ? "say-resent" : "say-sent", { host, label });
    const lost = words.say("say-lost", { host, label });
    return [
      { at: sentAt, text: sent },
      ...(lostAt === undefined || lostAt > moment.now ? [] : [{ at: lostAt, text: lost }]),
    ];
  });
  const phases = history.phases.map(
    ({ host, state, at }): Said => ({ at, text: words.say("say-state", { host, state }) }),
  );
  // A state begins before what is sent in it.
  const all = [...phases, ...segments].sort((a, b) => a.at - b.at);
  const lines = all
    .slice(0, MOST)
    .map(({ at, text }) => words.say("picture-told", { at: instant(at), text }));
  const more = all.length - lines.length;
  return [...lines, ...(more > 0 ? [words.say("picture-more", { count: more })] : [])].join("\n");
}

/** Labels with all that is to be told of the segment, such as `ACK 7 (lost)`; the fullest first. */
export function labelsOf(
  segment: KnownSegment,
  { lettering }: Pick<Plan, "lettering">,
  tags: Tags,
  words: Words,
): string[] {
  const again = segment.retransmission && segment.copyOf === undefined;
  const told = [
    ...(again ? [words.say("segment-again")] : []),
    ...tagsOf(segment).map((tag) => tags[tag]),
  ];
  const after = told.length > 0 ? ` (${words.list(told)})` : "";
  return lettering.details.map((detail) => lettering.label(segment, detail) + after);
}
