/** Why an expectation is not met: the engine’s English sentences in the reader’s language. Pure. */
import type { Words } from "./words.js";

const HOST = "(?<host>client|server)";
const STATE = "(?<state>[A-Z][A-Z0-9-]+)";
const RESULT = '(?<result>-?\\d+|[A-Z]+|".*")';
const SECONDS = "(?<seconds>[\\d.]+)s";

/** The name of each message, and the sentence that it tells; its groups are the values. */
const SENTENCES: Readonly<Record<string, string>> = {
  "not-come": "it did not come to that",
  "never-came": "it never came to that",
  "not-happened": "it did not happen",
  happened: "it happened",
  "not-so-far": "the program did not get so far",
  over: "it was over before its time came",
  "in-vain": "what it waits for never happened",
  "socket-is": `${HOST}#(?<fd>\\d+) is ${STATE}`,
  "no-socket": `${HOST} has no socket (?<fd>\\d+)`,
  "host-is": `${HOST} is ${STATE}`,
  "level-is": "it is (?<level>\\d+)",
  "no-value": "it has no value yet",
  "no-connection": `${HOST} has no connection`,
  "received-text": 'the last it received is (?<text>".*")',
  received: "it received (?<octets>\\d+)B",
  "there-are": "there are (?<number>\\d+)",
  "call-returned": `the last (?<call>\\S+) returned ${RESULT}`,
  // Before the next, for which “it” could be a call.
  "not-returned": "it has not returned",
  "call-not-returned": "(?<call>\\S+) has not returned",
  "call-not-made": `${HOST} has not called (?<call>\\S+)`,
  returned: `it returned ${RESULT}`,
  lasted: `it lasted ${SECONDS}`,
  lasts: `after ${SECONDS} it is still so`,
};

/** What the engine says when a line can’t be done, by the code of the refusal. */
const REFUSALS: Readonly<Record<string, string>> = {
  "connection-does-not-exist": "error: connection does not exist",
  "connection-already-exists": "error: connection already exists",
  "remote-socket-unspecified": "error: remote socket unspecified",
  "connection-closing": "error: connection closing",
  "insufficient-resources": "error: insufficient resources",
  "segment-not-in-flight": "error: segment not in flight",
  "host-down": "error: host is down, restart it first",
  "host-up": "error: host is not down",
  "socket-in-use": "error: an application reads this socket, say `app manual` to do it yourself",
  "only-in-program": "error: `wait` belongs into a script, without a time before it",
  "only-at-start": "error: only the beginning of a script can say this",
  "time-has-passed": "error: that time has passed",
  "call-fails": "error: the call would fail",
  "not-reached": "error: that time is not reached",
};

export const REASONS: readonly string[] = Object.keys(SENTENCES);

const PATTERNS = Object.entries(SENTENCES).map(([reason, sentence]) => ({
  reason,
  pattern: new RegExp(`^${sentence}$`),
}));

/** The engine’s `why`; a sentence that nobody knows here stays as it is. */
export function retellReason(why: string, words: Words): string {
  const refusal = Object.entries(REFUSALS).find(([, text]) => text === why);
  if (refusal) {
    const [code] = refusal;
    return words.say(`refusal-${code}`);
  }
  for (const { reason, pattern } of PATTERNS) {
    const found = pattern.exec(why);
    if (found) {
      return words.say(`reason-${reason}`, { ...found.groups });
    }
  }
  return words.retell(why);
}
