/** What the edges of the state diagram mean (RFC 9293, Figure 5 and its notes). Pure. */
import type { CitationView, EdgeView, HostName, HostView } from "../../engine/view.js";

/** What makes a connection go on; the messages `event-<name>` tell it. */
export const EVENTS = [
  ...(["passive-open", "active-open", "send", "close"] as const),
  ...(["syn", "syn-ack", "syn-acked", "rst"] as const),
  ...(["fin", "fin-acked", "fin-with-ack", "time-wait-over", "broken"] as const),
] as const;
/** What TCP does then; the messages `action-<name>` tell it. */
export const ACTIONS = [
  ...(["create", "create-syn", "delete"] as const),
  ...(["syn", "syn-ack", "ack", "fin", "none"] as const),
] as const;

export type EdgeEvent = (typeof EVENTS)[number];
export type EdgeAction = (typeof ACTIONS)[number];

export interface Meaning {
  readonly event: EdgeEvent;
  readonly action: EdgeAction;
  /** Where the RFC has it. */
  readonly sections: readonly string[];
}

/** As conditions of the script language name them. */
const FIGURE: Readonly<Record<string, readonly [EdgeEvent, EdgeAction, section: string]>> = {
  "CLOSED -> LISTEN": ["passive-open", "create", "3.10.1"],
  "CLOSED -> SYN-SENT": ["active-open", "create-syn", "3.10.1"],
  "LISTEN -> CLOSED": ["close", "delete", "3.10.4"],
  "SYN-SENT -> CLOSED": ["close", "delete", "3.10.4"],
  "LISTEN -> SYN-RECEIVED": ["syn", "syn-ack", "3.10.7.2"],
  "LISTEN -> SYN-SENT": ["send", "syn", "3.10.2"],
  "SYN-RECEIVED -> LISTEN": ["rst", "none", "3.10.7.4"],
  "SYN-SENT -> SYN-RECEIVED": ["syn", "syn-ack", "3.10.7.3"],
  "SYN-RECEIVED -> ESTABLISHED": ["syn-acked", "none", "3.10.7.4"],
  "SYN-SENT -> ESTABLISHED": ["syn-ack", "ack", "3.10.7.3"],
  "SYN-RECEIVED -> FIN-WAIT-1": ["close", "fin", "3.10.4"],
  "ESTABLISHED -> FIN-WAIT-1": ["close", "fin", "3.10.4"],
  "ESTABLISHED -> CLOSE-WAIT": ["fin", "ack", "3.10.7.4"],
  "FIN-WAIT-1 -> FIN-WAIT-2": ["fin-acked", "none", "3.10.7.4"],
  "FIN-WAIT-1 -> CLOSING": ["fin", "ack", "3.10.7.4"],
  "FIN-WAIT-1 -> TIME-WAIT": ["fin-with-ack", "ack", "3.10.7.4"],
  "CLOSE-WAIT -> LAST-ACK": ["close", "fin", "3.10.4"],
  "FIN-WAIT-2 -> TIME-WAIT": ["fin", "ack", "3.10.7.4"],
  "CLOSING -> TIME-WAIT": ["fin-acked", "none", "3.10.7.4"],
  "LAST-ACK -> CLOSED": ["fin-acked", "none", "3.10.7.4"],
  "TIME-WAIT -> CLOSED": ["time-wait-over", "delete", "3.10.8"],
};

/** Those that the figure leaves out: a RST, ABORT or the user timeout ends the connection. */
const BROKEN: Meaning = {
  ...{ event: "broken", action: "delete" },
  sections: ["3.10.5", "3.10.7.4", "3.10.8"],
};
/** Figure 5. */
const DIAGRAM = "3.3.2";

export function meaningOf(edge: Pick<EdgeView, "from" | "to">): Meaning {
  const [event, action, section] = FIGURE[keyOf(edge)] ?? [];
  return event && action && section ? { event, action, sections: [DIAGRAM, section] } : BROKEN;
}

/** `FIN-WAIT-1 -> CLOSING`. */
export function keyOf({ from, to }: Pick<EdgeView, "from" | "to">): string {
  return `${from} -> ${to}`;
}

/** The condition that is met when this host walks this edge. */
export function goalOf(host: HostName, edge: Pick<EdgeView, "from" | "to">): string {
  return `${host} ${keyOf(edge)}`;
}

export function citationsOf({ sections }: Meaning): readonly CitationView[] {
  return sections.map((section) => ({ rfc: 9293, section, step: undefined }));
}

/** Who has walked the edge at this place. */
export function walkersOf(
  place: number,
  hosts: readonly Pick<HostView, "host" | "walked">[],
): readonly HostName[] {
  return hosts.filter(({ walked }) => (walked >>> place) & 1).map(({ host }) => host);
}

export interface Coverage {
  /** Of the edges that Figure 5 shows. */
  readonly walked: number;
  readonly total: number;
  /** Of those that only the text knows. */
  readonly otherWalked: number;
  readonly otherTotal: number;
}

/** How many edges some host has walked. */
export function coverageOf(
  edges: readonly EdgeView[],
  hosts: readonly Pick<HostView, "host" | "walked">[],
): Coverage {
  const count = (drawn: boolean, all: boolean): number =>
    edges.filter(
      (edge, place) => edge.drawn === drawn && (all || walkersOf(place, hosts).length > 0),
    ).length;
  return {
    walked: count(true, false),
    total: count(true, true),
    otherWalked: count(false, false),
    otherTotal: count(false, true),
  };
}
