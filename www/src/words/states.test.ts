import { expect, it } from "vitest";
import { renameStates, STATE_NAMES, STATES, stateName } from "./states.js";

it("the RFC’s names are our own", () => {
  expect(STATES.map((state) => stateName(state, "rfc"))).toEqual([...STATES]);
});

it.each([
  ["ss", "UNCONN LISTEN SYN-SENT SYN-RECV ESTAB"],
  ["ss", "FIN-WAIT-1 FIN-WAIT-2 CLOSE-WAIT CLOSING LAST-ACK TIME-WAIT"],
  ["netstat", "CLOSE LISTEN SYN_SENT SYN_RECV ESTABLISHED"],
  ["netstat", "FIN_WAIT1 FIN_WAIT2 CLOSE_WAIT CLOSING LAST_ACK TIME_WAIT"],
] as const)("%s prints %s", (names, printed) => {
  const all = STATES.map((state) => stateName(state, names)).join(" ");
  expect(all).toContain(printed);
});

it("no name needs more room than the RFC’s", () => {
  for (const names of STATE_NAMES) {
    for (const state of STATES) {
      expect(stateName(state, names).length, state).toBeLessThanOrEqual(state.length);
    }
  }
});

it("in a sentence only whole words are states", () => {
  const told = "In SYN-RECEIVED, then FIN-WAIT-1：TIME-WAIT（2 MSL）, not CLOSED-LOOP or SYN-ACK.";
  expect(renameStates(told, "netstat")).toBe(
    "In SYN_RECV, then FIN_WAIT1：TIME_WAIT（2 MSL）, not CLOSED-LOOP or SYN-ACK.",
  );
  expect(renameStates(told, "rfc")).toBe(told);
});
