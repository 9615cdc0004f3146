/** The socket calls that can be made by hand: their fields, and the lines they make. Pure. */
import { PORTS, quote } from "../../engine/lines.js";
import { type HostName, peerOf } from "../../engine/view.js";

export type CallName =
  | "socket"
  | "bind"
  | "listen"
  | "accept"
  | "connect"
  | "send"
  | "recv"
  | "shutdown"
  | "close"
  | "abort"
  | "setsockopt"
  | "getsockopt"
  | "nonblocking";

export type FieldName =
  | "port"
  | "backlog"
  | "app"
  | "from"
  | "text"
  | "bytes"
  | "how"
  | "option"
  | "value"
  | "on";

/** What a call asks for. */
export interface Field {
  readonly name: FieldName;
  readonly initial: string;
  /** Without it a text field; with it a choice. */
  readonly choices?: readonly string[];
  /** Takes digits only. */
  readonly numeric?: boolean;
  /** May be left empty. */
  readonly optional?: boolean;
}

export type Values = Partial<Record<FieldName, string>>;

/** In the order in which a program makes them. */
export const CALLS: readonly CallName[] = [
  ...(["socket", "bind", "listen", "accept", "connect", "send", "recv", "shutdown"] as const),
  ...(["close", "abort", "setsockopt", "getsockopt", "nonblocking"] as const),
];

export const APPS: readonly string[] = [
  ...["manual", "sink", "close-on-eof", "never-close", "echo"],
  ...["source 1000B", "slow-reader 100B every 200ms"],
];

const OPTIONS: readonly string[] = [
  ...["TCP_NODELAY", "TCP_CORK", "TCP_QUICKACK", "TCP_MAXSEG", "TCP_USER_TIMEOUT"],
  ...["TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT"],
  ...["SO_KEEPALIVE", "SO_LINGER", "SO_RCVBUF", "SO_SNDBUF", "SO_REUSEADDR"],
];

const option: Field = { name: "option", initial: "TCP_NODELAY", choices: OPTIONS };
const maximum: Field = { name: "bytes", initial: "", numeric: true, optional: true };
const app: Field = { name: "app", initial: "", choices: ["", ...APPS], optional: true };

/** The fields of a call, in their order. */
export function fieldsOf(call: CallName, host: HostName): readonly Field[] {
  switch (call) {
    case "bind":
      return [{ name: "port", initial: "5000", numeric: true }];
    case "listen":
      return [
        { name: "port", initial: String(PORTS[host]), numeric: true, optional: true },
        { name: "backlog", initial: "", numeric: true, optional: true },
        app,
      ];
    case "connect":
      return [
        { name: "port", initial: String(PORTS[peerOf(host)]), numeric: true },
        { name: "from", initial: "", numeric: true, optional: true },
        app,
      ];
    case "send":
      return [{ name: "text", initial: "hello", optional: true }, maximum];
    case "recv":
      return [maximum];
    case "shutdown":
      return [{ name: "how", initial: "wr", choices: ["rd", "wr", "rdwr"] }];
    case "setsockopt":
      return [option, { name: "value", initial: "1", numeric: true }];
    case "getsockopt":
      return [option];
    case "nonblocking":
      return [{ name: "on", initial: "on", choices: ["on", "off"] }];
    default:
      return [];
  }
}

/** The line that makes a call; `socket` is a descriptor, or empty for the host's present one. */
export function callLine(host: HostName, socket: string, call: CallName, values: Values): string {
  const value = (name: FieldName): string => values[name]?.trim() ?? "";
  const word = (before: string, name: FieldName, after = ""): string =>
    value(name) && `${before}${value(name)}${after}`;
  const rest = ((): string[] => {
    switch (call) {
      case "listen":
        return [value("port"), word("backlog ", "backlog"), word("app ", "app")];
      case "connect":
        return [`${peerOf(host)}:${value("port")}`, word("from ", "from"), word("app ", "app")];
      case "send":
        return [word("", "bytes", "B") || quote(values.text ?? "")];
      case "recv":
        return [word("", "bytes", "B")];
      default:
        return fieldsOf(call, host).map(({ name }) => value(name));
    }
  })();
  const target = socket.trim() === "" ? host : `${host}#${socket.trim()}`;
  return [target, call, ...rest].filter((part) => part !== "").join(" ");
}
