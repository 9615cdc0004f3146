/** An entry of the log in words. */

import { isScriptError, type Session } from "../engine/session.js";
import { type EntryView, peerOf, type RefusalView, type ScriptErrorView } from "../engine/view.js";
import { instant, label } from "./format.js";
import { wordValues } from "./reason.js";
import { problemSentence } from "./script-problem.js";
import type { Words } from "./words.js";

export function sentence(entry: EntryView, words: Words): string {
  return words.say(`log-${entry.code}`, {
    host: words.say(`host-${entry.host}`),
    peer: words.say(`host-${peerOf(entry.host)}`),
    ...wordValues(entry.values),
  });
}

/** Why the engine refused, and what to do instead. */
export function refusalSentence({ code }: RefusalView, words: Words): string {
  return words.say(`refusal-${code}`);
}

/** Why a line was refused or not understood. */
export function refusedWords(refused: RefusalView | ScriptErrorView, words: Words): string {
  if (!isScriptError(refused)) {
    return [refusalSentence(refused, words), rfcWords(refused, words)].filter(Boolean).join(" ");
  }
  const message = problemSentence(refused, words);
  return words.say("line-wrong", { message, column: refused.column });
}

/** The RFC's own text of a refusal, and where it stands; empty where TCP has no part in it. */
export function rfcWords({ text, citation }: RefusalView, words: Words): string {
  return text !== undefined && citation
    ? words.say("rfc-words", { text, rfc: String(citation.rfc), section: citation.section })
    : "";
}

/** What announcements tell of. */
type Told = Pick<Session, "snapshot" | "segments" | "latestCalls" | "latestExpectations">;

/** What a user's step brought about, for a live region: short, the important things only. */
export function announcement(entries: readonly EntryView[], session: Told, words: Words): string {
  const parts = [
    ...session.latestCalls
      .filter(({ failed, byApp }) => failed && !byApp)
      .map(({ text, result }) => words.say("say-failed", { call: text, result: result ?? "" })),
    ...entries.flatMap((entry) => announce(entry, session, words)),
  ];
  return (parts.length > 0 ? parts : announceRest(session, words)).join(" ");
}

/** Where no entry tells anything: failed expectations have an alarm of their own. */
function announceRest(session: Told, words: Words): string[] {
  const met = session.latestExpectations
    .filter(({ status }) => status === "met")
    .map(({ text }) => words.say("say-met", { text }));
  if (session.snapshot.nextEventAt === undefined) {
    return [...met, words.say("say-nothing")];
  }
  return met.length > 0 ? met : [momentOf(session, words)];
}

function announce(entry: EntryView, session: Told, words: Words): string[] {
  const { kind, host } = entry;
  if (kind === "state") {
    const state = entry.values.find(({ name }) => name === "to")?.word ?? "";
    return [words.say("say-state", { host, state })];
  }
  const segment = entry.segment === undefined ? undefined : session.segments.get(entry.segment);
  if (segment && (kind === "sent" || kind === "resent" || kind === "lost")) {
    return [words.say(`say-${kind}`, { host, label: label(segment, "full") })];
  }
  // A timer, a refusal, what a user is told: the sentence itself.
  return kind === "timer" || kind === "user" || kind === "ignored" ? [sentence(entry, words)] : [];
}

/** The time, and what the hosts are at. */
export function momentOf({ snapshot }: Pick<Session, "snapshot">, words: Words): string {
  const [client, server] = snapshot.hosts;
  return words.say("moment", {
    at: instant(snapshot.now),
    client: client?.state ?? "",
    server: server?.state ?? "",
  });
}
