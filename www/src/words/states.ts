/** The names of the states, as the RFC writes them and as two well-known tools print them. Pure. */

import { STATES } from "../engine/state-list.js";

export { STATES };

export type StateNames = "rfc" | "ss" | "netstat";

export const STATE_NAMES: readonly StateNames[] = ["rfc", "ss", "netstat"];

/** By the RFC's name. None is longer than that, for which the drawings leave room. */
const NAMES: ReadonlyMap<string, Readonly<Record<"ss" | "netstat", string>>> = new Map([
  ["CLOSED", { ss: "UNCONN", netstat: "CLOSE" }],
  ["LISTEN", { ss: "LISTEN", netstat: "LISTEN" }],
  ["SYN-SENT", { ss: "SYN-SENT", netstat: "SYN_SENT" }],
  ["SYN-RECEIVED", { ss: "SYN-RECV", netstat: "SYN_RECV" }],
  ["ESTABLISHED", { ss: "ESTAB", netstat: "ESTABLISHED" }],
  ["FIN-WAIT-1", { ss: "FIN-WAIT-1", netstat: "FIN_WAIT1" }],
  ["FIN-WAIT-2", { ss: "FIN-WAIT-2", netstat: "FIN_WAIT2" }],
  ["CLOSE-WAIT", { ss: "CLOSE-WAIT", netstat: "CLOSE_WAIT" }],
  ["CLOSING", { ss: "CLOSING", netstat: "CLOSING" }],
  ["LAST-ACK", { ss: "LAST-ACK", netstat: "LAST_ACK" }],
  ["TIME-WAIT", { ss: "TIME-WAIT", netstat: "TIME_WAIT" }],
]);

/** As a whole word: `FIN-WAIT-1`, not the `CLOSED` of `CLOSED-LOOP`. */
const ANY_STATE = new RegExp(`(?<![\\w-])(?:${STATES.join("|")})(?![\\w-])`, "g");

/** What else than a state is left as it is. */
export function stateName(state: string, names: StateNames): string {
  return names === "rfc" ? state : (NAMES.get(state)?.[names] ?? state);
}

/** A text in which the RFC's states stand, with these names instead. */
export function renameStates(text: string, names: StateNames): string {
  return names === "rfc" ? text : text.replace(ANY_STATE, (state) => stateName(state, names));
}
