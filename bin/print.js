// The record as lines for a terminal.

import { LONGEST } from "../www/src/engine/limits.js";
import { reasonSentence } from "../www/src/words/reason.js";
import { englishWords } from "../www/src/words/words.js";

/** @typedef {import("./play.js").RunRecord} RunRecord */

/**
 * Segments, and with `calls` the socket calls, in the order of time.
 *
 * @param {RunRecord} record
 * @param {{ calls: boolean }} options
 * @returns {string[]}
 */
export function exchange(record, { calls }) {
  const segments = record.segments.map((segment) => ({
    at: segment.sentAt,
    text: `client ${segment.from === "client" ? ">" : "<"} server  ${segment.line}${fateOf(segment)}`,
  }));
  const made = calls ? record.calls.map((call) => ({ at: call.at, text: callLine(call) })) : [];
  return [...made, ...segments]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => `${seconds(at).padStart(12)}  ${text}`);
}

/**
 * What became of the expectations.
 *
 * @param {RunRecord} record
 * @returns {string[]}
 */
export function verdict({ expectations, complete, endedAt, hosts }) {
  const failed = expectations.filter(({ status }) => status === "failed").length;
  const inOrder = expectations.toSorted((a, b) => a.line - b.line);
  const lines = inOrder.map(({ status, text, why, line, decidedAt }) => {
    const place = [
      line > 0 ? `line ${line}` : "",
      decidedAt === undefined ? "" : `at ${seconds(decidedAt)}`,
    ];
    const where = place.filter(Boolean).join(", ");
    return `${status === "met" ? "ok  " : "FAIL"} ${text}${why ? `: ${reasonSentence(why, englishWords())}` : ""}  (${where})`;
  });
  for (const fault of hosts.flatMap(({ armed }) => armed)) {
    // What waits for every segment like this never ends.
    if (!/^\w+ every /.test(fault)) lines.push(`note no such segment came: ${fault}`);
  }
  if (!complete) lines.push(`FAIL ${goesOn({ endedAt })}`);
  const met = expectations.length - failed;
  return [...lines, `${met} expectations met, ${failed} failed`];
}

/**
 * What to tell of a run that is not complete.
 *
 * @param {Pick<RunRecord, "endedAt">} record
 * @returns {string}
 */
export function goesOn({ endedAt }) {
  return `it is not over after ${LONGEST / 3600} h, or has too many segments: stopped at ${seconds(endedAt)}; add \`end 10s\` to the script, or use earlier times`;
}

/**
 * The sockets of both hosts in the end, as `ss -tanoi` prints them.
 *
 * @param {RunRecord} record
 * @returns {string[]}
 */
export function sockets({ sockets, endedAt }) {
  /** @param {"client" | "server"} host */
  const ofHost = (host) => {
    const { rows, total } = sockets[host];
    const lines = rows.flatMap((row) => socketLines(row, endedAt));
    const more = total > rows.length ? [`  … and ${total - rows.length} more`] : [];
    return [`${host}: ${total} sockets`, ...lines, ...more];
  };
  return [...ofHost("client"), ...ofHost("server")];
}

/**
 * @param {RunRecord["sockets"]["client"]["rows"][number]} row
 * @param {number} now µs
 * @returns {string[]}
 */
function socketLines({ state, recvQ, sendQ, local, peer, timer, fd, app, info }, now) {
  const timed = timer
    ? `timer:(${timer.name},${seconds(timer.expiresAt - now)}s,${timer.attempt})`
    : "";
  const users = fd === undefined ? "" : `users:((${app ?? "-"},fd=${fd}))`;
  const columns = [
    state.padEnd(12),
    String(recvQ).padStart(6),
    String(sendQ).padStart(6),
    local.padEnd(21),
    peer.padEnd(21),
    timed,
    users,
  ];
  const line = `  ${columns.join(" ").trimEnd()}`;
  return info ? [line, `      ${info}`] : [line];
}

/** @param {RunRecord["segments"][number]} segment */
function fateOf(segment) {
  const marks = [
    segment.retransmission ? "retransmission" : "",
    segment.copyOf === undefined ? "" : "copy",
    segment.forged ? "forged" : "",
    segment.edited ? "edited" : "",
    segment.corrupted ? "corrupted" : "",
    segment.fate === "arrived" ? "" : segment.fate,
  ].filter(Boolean);
  return marks.length > 0 ? `  [${marks.join(", ")}]` : "";
}

/** @param {RunRecord["calls"][number]} call */
function callLine({ host, text, result, returnedAt, at }) {
  const late = returnedAt !== undefined && returnedAt > at ? `  (at ${seconds(returnedAt)})` : "";
  return `${host} ${text} = ${result ?? "…"}${late}`;
}

/** @param {number} micros */
function seconds(micros) {
  return (micros / 1e6).toFixed(6);
}
