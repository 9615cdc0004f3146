/** What buttons say: lines of the script language, the one way to make something happen. */
import type { Call, HostName, SegmentView } from "./view.js";

/** The ports of the ready-made scenarios. */
export const PORTS: Readonly<Record<HostName, number>> = { client: 49_152, server: 80 };

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A text as the language writes it: in quotes, on one line. */
export function quote(text: string): string {
  // Half a surrogate pair is no character that could be sent.
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  return `"${whole.replace(/["\\\p{Cc}\u2028\u2029]/gu, escaped)}"`;
}

function escaped(character: string): string {
  return ESCAPES[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`;
}

/** The line behind one of a host's main buttons. */
export function lineFor(call: Call, host: HostName, text: string): string {
  switch (call) {
    case "listen":
      return `${host} listen ${PORTS[host]}`;
    case "connect":
      return host === "client"
        ? `client connect server:${PORTS.server}`
        : `server connect client:${PORTS.client}`;
    case "send":
      return `${host} send ${quote(text)}`;
    default:
      return `${host} ${call}`;
  }
}

/** What can be done to a segment that is in flight: `drop segment 12`. */
export function onSegment(verb: string, { id }: Pick<SegmentView, "id">, rest = ""): string {
  return `${verb} segment ${id}${rest && ` ${rest}`}`;
}

/** The next segment from this host is lost, or it is not. */
export function dropNext(host: HostName, armed: boolean): string {
  return armed ? `drop ${host} segment` : `disarm ${host}`;
}
