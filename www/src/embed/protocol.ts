/**
 * What a page and the frame that it holds say to each other by `postMessage`. These types are the
 * truth; docs/embedding/protocol.md tells about them, protocol.schema.json has them for other
 * languages. Pure.
 */
import { LARGEST_SCRIPT, LONGEST } from "../engine/limits.js";
import type { EntryView } from "../engine/view.js";

/** Stands in every message as `tcpscope`; another number is another protocol. */
export const PROTOCOL = 1;

/** What a frame can tell without being asked each time. */
export const EVENTS = ["entries", "change", "load", "height"] as const;
export type EventName = (typeof EVENTS)[number];

/** Chosen by the host page; the answer bears it. */
export type Id = string | number;

/** What a host page asks for. */
export type Command =
  | { readonly type: "hello" | "play" | "pause" | "step" | "stepBack" }
  | { readonly type: "getState" | "getScript" | "getRecord" | "status" }
  /** Of virtual time. */
  | { readonly type: "seek"; readonly seconds: number }
  | { readonly type: "dispatch"; readonly line: string }
  | { readonly type: "fork"; readonly line: string | undefined }
  | { readonly type: "load"; readonly script: string }
  /** What follows `#` in a link that Share makes. */
  | { readonly type: "setState"; readonly state: string }
  | { readonly type: "subscribe" | "unsubscribe"; readonly events: readonly EventName[] };

export interface HostMessage {
  /** Without one, nothing is answered. */
  readonly id: Id | undefined;
  readonly command: Command;
}

/** What the frame says, beside `tcpscope: 1`. */
export type FrameMessage =
  | {
      readonly type: "ready";
      /** Of tcpscope. */
      readonly version: string;
      /** The commands that this frame knows. */
      readonly capabilities: readonly Command["type"][];
      readonly events: readonly EventName[];
    }
  | { readonly type: "result"; readonly id: Id; readonly value?: ResultValue }
  /** Without an id: it went wrong without having been asked for. */
  | { readonly type: "error"; readonly id?: Id; readonly code: string; readonly message: string }
  /** All that is to be seen, in CSS pixels. */
  | { readonly type: "height"; readonly height: number }
  | ({ readonly type: "change" } & Change)
  | { readonly type: "entries"; readonly entries: readonly EntryView[] }
  /** A new run has begun. */
  | { readonly type: "load" };

/**
 * How a learning platform is told the height, which knows nothing of this protocol: Canvas, Sakai and
 * plug-ins of Moodle listen for it. As JSON text, since most of them read only that.
 * https://developerdocs.instructure.com/services/canvas/external-tools/lti/file.lti_window_post_message
 *
 * @param height in CSS pixels
 */
export function frameResize(height: number): string {
  return JSON.stringify({ subject: "lti.frameResize", height });
}

/** What may change while a run is played. */
export interface Change {
  readonly seconds: number;
  readonly playing: boolean;
  /** What the hosts show, by the RFC's names. */
  readonly states: Readonly<Record<string, string>>;
}

export interface Status extends Change {
  /** Messages that were passed over: senders that are not obeyed, and what was no command. */
  readonly ignored: { readonly foreign: number; readonly malformed: number };
  readonly events: readonly EventName[];
}

/** A state or a script; a status; a record (docs/record.md). */
export type ResultValue = string | Status | object;

/** Why something is no message. */
export interface Problem {
  readonly problem: "not-ours" | "version" | "type" | "id" | "field";
  /** Where there is one, the sender can be told. */
  readonly id: Id | undefined;
  readonly message: string;
}

const LONGEST_ID = 100;
const LONGEST_LINE = 64 * 1024;
const LONGEST_STATE = 64 * 1024;

type Reader<T> = (value: unknown) => { readonly value: T } | undefined;
/** The commands of this type; one member of the union may stand for several. */
type Of<T extends Command["type"], C = Command> = C extends { readonly type: infer U }
  ? T extends U
    ? C
    : never
  : never;

/** The fields of every command. */
const SHAPES: {
  readonly [T in Command["type"]]: {
    readonly [F in Exclude<keyof Of<T>, "type">]-?: Reader<Of<T>[F]>;
  };
} = {
  ...{ hello: {}, play: {}, pause: {}, step: {}, stepBack: {} },
  ...{ getState: {}, getScript: {}, getRecord: {}, status: {} },
  seek: { seconds: number(LONGEST) },
  dispatch: { line: text(LONGEST_LINE) },
  fork: { line: optional(text(LONGEST_LINE)) },
  load: { script: text(LARGEST_SCRIPT) },
  setState: { state: text(LONGEST_STATE) },
  ...{ subscribe: { events: eventNames }, unsubscribe: { events: eventNames } },
};

export const COMMANDS = Object.keys(SHAPES) as readonly Command["type"][];

/** Those whose only use is the answer. */
const QUESTIONS: readonly string[] = ["getState", "getScript", "getRecord", "status"];

/** Of anything at all; nothing throws. */
export function parse(data: unknown): HostMessage | Problem {
  try {
    return read(data);
  } catch {
    // A revoked proxy, for one.
    return problem("not-ours", "This is not a plain object.");
  }
}

function read(data: unknown): HostMessage | Problem {
  if (typeof data !== "object" || data === null || ownValue(data, "tcpscope") === undefined) {
    return problem("not-ours", "This is not an object with “tcpscope”.");
  }
  if (ownValue(data, "tcpscope") !== PROTOCOL) {
    return problem("version", `Only version ${PROTOCOL} is supported here.`);
  }
  const said = ownValue(data, "id");
  const id = isId(said) ? said : undefined;
  if (said !== undefined && id === undefined) {
    return problem("id", `“id” must be a whole number or a text of 1 to ${LONGEST_ID} characters.`);
  }
  const type = COMMANDS.find((command) => command === ownValue(data, "type"));
  if (type === undefined) {
    return problem("type", `“type” must be one of ${COMMANDS.join(", ")}.`, id);
  }
  if (id === undefined && QUESTIONS.includes(type)) {
    return problem("id", `“${type}” needs an “id” for its answer.`);
  }
  const command: Record<string, unknown> = { type };
  for (const [field, readField] of Object.entries<Reader<unknown>>(SHAPES[type])) {
    const found = readField(ownValue(data, field));
    if (!found) {
      return problem("field", `“${field}” of “${type}” is missing or not what it must be.`, id);
    }
    command[field] = found.value;
  }
  return { id, command: command as Command };
}

export function isProblem(read: HostMessage | Problem): read is Problem {
  return "problem" in read;
}

function problem(code: Problem["problem"], message: string, id?: Id): Problem {
  return { problem: code, id, message };
}

/** Neither what a prototype has, nor what a getter would do. */
function ownValue(data: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(data, name)?.value;
}

function isId(value: unknown): value is Id {
  return typeof value === "string"
    ? value !== "" && value.length <= LONGEST_ID
    : Number.isSafeInteger(value);
}

function number(most: number): Reader<number> {
  return (value) =>
    typeof value === "number" && value >= 0 && value <= most ? { value } : undefined;
}

function text(most: number): Reader<string> {
  return (value) => (typeof value === "string" && value.length <= most ? { value } : undefined);
}

function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value) => (value === undefined ? { value } : reader(value));
}

function eventNames(value: unknown): { readonly value: readonly EventName[] } | undefined {
  if (!Array.isArray(value) || value.length > EVENTS.length) {
    return undefined;
  }
  const known = EVENTS.filter((name) => value.includes(name));
  return known.length === value.length ? { value: known } : undefined;
}
