/** The variables by what they are for, and where they are explained. */
import type { CitationView } from "../../engine/view.js";

export const GROUPS = ["send", "receive", "retransmission", "congestion"] as const;
export type Group = (typeof GROUPS)[number];

/** What the sender does about losses: `TcbView.phase`. */
export const PHASES = ["open", "fast", "timeout", "slow-start"] as const;

/** The order within a group is that of the page. */
const VARIABLES: Readonly<Record<Group, Readonly<Record<string, readonly [number, string]>>>> = {
  send: {
    "snd.una": [9293, "3.3.1"],
    "snd.nxt": [9293, "3.3.1"],
    "snd.wnd": [9293, "3.3.1"],
    "snd.up": [9293, "3.3.1"],
    "snd.wl1": [9293, "3.3.1"],
    "snd.wl2": [9293, "3.3.1"],
    iss: [9293, "3.3.1"],
    "snd.mss": [9293, "3.7.1"],
    "snd.scale": [7323, "2"],
  },
  receive: {
    "rcv.nxt": [9293, "3.3.1"],
    "rcv.wnd": [9293, "3.3.1"],
    "rcv.up": [9293, "3.3.1"],
    irs: [9293, "3.3.1"],
    "rcv.scale": [7323, "2"],
  },
  retransmission: {
    srtt: [6298, "2"],
    rttvar: [6298, "2"],
    rto: [6298, "2"],
    backoff: [6298, "5.5"],
  },
  congestion: {
    cwnd: [5681, "2"],
    ssthresh: [5681, "3.1"],
    flight: [5681, "2"],
    dupacks: [5681, "3.2"],
    phase: [5681, "3.2"],
  },
};

/** All that can be explained. */
export const NAMES: readonly string[] = GROUPS.flatMap((group) => namesIn(group));

export function namesIn(group: Group): string[] {
  return Object.keys(VARIABLES[group]);
}

/** Where the RFCs explain it. */
export function sourceOf(name: string): CitationView | undefined {
  for (const group of GROUPS) {
    const source = VARIABLES[group][name];
    if (source) {
      return { rfc: source[0], section: source[1], step: undefined };
    }
  }
  return undefined;
}

/** As messages are named: `snd-una`. */
export function dashed(name: string): string {
  return name.replace(".", "-");
}
