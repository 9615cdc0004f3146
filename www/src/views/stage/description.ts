/** The stage in words, for those who don't see it: what each host waits for, what is in flight. Pure. */

import { isUnderWay, type Session } from "../../engine/session.js";
import type { HostView, SegmentView, TimerView } from "../../engine/view.js";
import { instant } from "../../words/format.js";
import { nameOf } from "../../words/segment-name.js";
import type { Words } from "../../words/words.js";

/** More segments than that are only counted. */
const MOST_TOLD = 12;

/** A sentence or a few for each thing that is to be told. Times are instants: they stay true. */
export function describeStage(
  { hosts, plugged }: Pick<Session["snapshot"], "hosts" | "plugged">,
  segments: readonly SegmentView[],
  words: Words,
): string[] {
  const flying = segments.filter(isUnderWay);
  const lost = segments.filter(({ fate }) => fate === "lost");
  return [
    ...hosts.map((host) => describeHost(host, words)),
    ...(plugged ? [] : [words.say("unplugged")]),
    flying.length > 0
      ? words.say("stage-in-flight", { list: listOf(flying, words, travelWords) })
      : words.say("stage-empty"),
    ...(lost.length > 0
      ? [words.say("stage-just-lost", { list: listOf(lost, words, nameOf) })]
      : []),
  ];
}

/** A segment by name, with all that is to be told of it. */

function describeHost({ host, state, down, timers }: HostView, words: Words): string {
  if (down) {
    return words.say("stage-host-down", { host });
  }
  return [
    words.say("stage-host", { host, state }),
    words.say(`waits-${state.toLowerCase()}`),
    ...(timers.length > 0
      ? [
          words.say("stage-timers", {
            list: words.list(timers.map((one) => timerWords(one, words))),
          }),
        ]
      : []),
  ].join(" ");
}

function timerWords({ name, expiresAt }: TimerView, words: Words): string {
  const timer = words.say(`timer-${name}`);
  return words.say("stage-timer", { timer, at: instant(expiresAt) });
}

function travelWords(segment: SegmentView, words: Words): string {
  const name = nameOf(segment, words);
  return segment.fate === "held"
    ? name
    : words.say("stage-arrives", { name, at: instant(segment.arrivesAt) });
}

function listOf(
  segments: readonly SegmentView[],
  words: Words,
  tell: (segment: SegmentView, words: Words) => string,
): string {
  const told = segments.slice(0, MOST_TOLD).map((segment) => tell(segment, words));
  const more = segments.length - told.length;
  return [...told, ...(more > 0 ? [words.say("stage-others", { count: more })] : [])].join(
    words.say("list-wide"),
  );
}
