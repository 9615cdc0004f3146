/** What a frame answers to the page that holds it, and what it tells of itself. */
import type { ScopeElement } from "../element/api/element.js";
import {
  type Change,
  COMMANDS,
  type Command,
  EVENTS,
  type EventName,
  type FrameMessage,
  frameResize,
  type HostMessage,
  type Id,
  isProblem,
  type Problem,
  parse,
  type ResultValue,
  type Status,
} from "./protocol.js";

type Calls =
  | "play"
  | "pause"
  | "step"
  | "stepBack"
  | "seek"
  | "dispatch"
  | "fork"
  | "load"
  | "script";

/** What a command needs of the element; each may throw an `Unable`. */
export interface Actor extends Pick<ScopeElement, Calls> {
  /** When commands can be obeyed. */
  readonly ready: Promise<unknown>;
  record(): object | undefined;
  /** How it stands now. */
  change(): Change;
  /** When what was asked for can be seen. */
  settled(): Promise<unknown>;
  getState(): Promise<string>;
  /** What is wrong with a state that was opened all the same. */
  setState(state: string): Promise<Unable | undefined>;
}

/** Why a command could not be obeyed. */
export class Unable extends Error {
  override readonly name = "Unable";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the element rejects with tells its code by the cause. */
function unableFor(error: unknown): Unable {
  if (error instanceof Unable) {
    return error;
  }
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const told = typeof cause === "object" && cause !== null && "code" in cause;
  return new Unable(told ? String(cause.code) : "failure", message);
}

export interface Place {
  /** Of tcpscope. */
  readonly version: string;
  /** The pages that may talk to the frame; any page that holds it where none are named. */
  readonly allowed: readonly string[] | undefined;
  /** Of the page that holds the frame, where the browser tells. */
  readonly hostOrigin: string | undefined;
  /** To the page that holds the frame; a text as it is. */
  post(message: FrameMessage | string, targetOrigin: string): void;
}

/** A message as it arrives. */
export interface Heard {
  readonly data: unknown;
  readonly origin: string;
  /** The sender is the page that holds the frame, and not any other window. */
  readonly fromHost: boolean;
}

/** Commands that wait for their turn; what a page sends beyond that is refused. */
const MOST_WAITING = 1000;
/** They bring another script, also where the present one can't be had. */
const REPAIRS: readonly Command["type"][] = ["load", "setState"];

export class Talk {
  readonly #actor: Actor;
  readonly #place: Place;
  readonly #events = new Set<EventName>(["height"]);
  readonly #ignored = { foreign: 0, malformed: 0 };
  #hostOrigin: string | undefined;
  #height: number | undefined;
  #change = "";
  /** Commands are obeyed one after the other, however long one takes. */
  #doing: Promise<void> = Promise.resolve();
  #waiting = 0;
  #acting = false;
  /** What went wrong during the present act. */
  #wrong: Unable | undefined;

  constructor(actor: Actor, place: Place) {
    this.#actor = actor;
    this.#place = place;
    this.#hostOrigin = place.hostOrigin;
  }

  /** The page may talk from now on. */
  greet(): void {
    const { version } = this.#place;
    this.#post({ type: "ready", version, capabilities: COMMANDS, events: EVENTS });
    if (this.#height !== undefined) {
      this.height(this.#height);
    }
  }

  hear({ data, origin, fromHost }: Heard): void {
    if (!fromHost || !this.#isAllowed(origin)) {
      this.#ignored.foreign += 1;
      return;
    }
    this.#hostOrigin = origin;
    const message = parse(data);
    if (isProblem(message)) {
      this.#passOver(message);
    } else {
      this.#take(message);
    }
  }

  /** In CSS pixels. */
  height(height: number): void {
    this.#height = height;
    this.#tell("height", { type: "height", height });
    this.#tell("height", frameResize(height));
  }

  /** Something may have changed. */
  changed(): void {
    const wanted: EventName = "change";
    if (!this.#events.has(wanted)) {
      return;
    }
    const change = this.#actor.change();
    const text = JSON.stringify(change);
    if (text !== this.#change) {
      this.#change = text;
      this.#post({ type: "change", ...change });
    }
  }

  entries(entries: Extract<FrameMessage, { type: "entries" }>["entries"]): void {
    if (entries.length > 0) {
      this.#tell("entries", { type: "entries", entries });
    }
  }

  loaded(): void {
    this.#tell("load", { type: "load" });
  }

  /** Something went wrong: while a command is obeyed, this is its answer. */
  failed(code: string, message: string): void {
    if (this.#acting) {
      this.#wrong ??= new Unable(code, message);
    } else {
      this.#post({ type: "error", code, message });
    }
  }

  #isAllowed(origin: string): boolean {
    return this.#place.allowed?.includes(origin) ?? true;
  }

  #passOver({ problem, id, message }: Problem): void {
    this.#ignored.malformed += 1;
    if (id !== undefined) {
      this.#post({ type: "error", id, code: `malformed-${problem}`, message });
    }
  }

  #take({ id, command }: HostMessage): void {
    if (this.#now(command)) {
      this.#answer(id, undefined);
      return;
    }
    if (this.#waiting >= MOST_WAITING) {
      this.#refuse(id, new Unable("busy", `${MOST_WAITING} commands are waiting already.`));
      return;
    }
    this.#waiting += 1;
    this.#doing = this.#doing.then(() => this.#obey(id, command));
  }

  /** What is about the talk alone is done at once; whether it was. */
  #now(command: Command): boolean {
    switch (command.type) {
      case "hello":
        this.greet();
        return true;
      case "subscribe":
        this.#subscribe(command.events);
        return true;
      case "unsubscribe":
        for (const name of command.events) {
          this.#events.delete(name);
        }
        return true;
      default:
        return false;
    }
  }

  #status(): Status {
    const events = EVENTS.filter((name) => this.#events.has(name));
    return { ...this.#actor.change(), ignored: { ...this.#ignored }, events };
  }

  /** What lasts is told at once. */
  #subscribe(events: readonly EventName[]): void {
    for (const name of events) {
      this.#events.add(name);
    }
    if (events.includes("height") && this.#height !== undefined) {
      this.height(this.#height);
    }
    if (events.includes("change")) {
      this.#change = "";
      this.changed();
    }
  }

  async #obey(id: Id | undefined, command: Command): Promise<void> {
    try {
      // Only a status can be told without a simulation, and does not start it.
      this.#answer(id, command.type === "status" ? this.#status() : await this.#do(command));
    } catch (error) {
      this.#refuse(id, unableFor(error));
    } finally {
      this.#waiting -= 1;
    }
  }

  async #do(command: Command): Promise<ResultValue | undefined> {
    const repairs = REPAIRS.includes(command.type);
    await this.#actor.ready.catch((error) => {
      if (!repairs) {
        throw error;
      }
    });
    this.#acting = true;
    this.#wrong = undefined;
    try {
      const value = await this.#act(command);
      await this.#actor.settled();
      if (this.#wrong) {
        throw this.#wrong;
      }
      await this.#actor.ready;
      return value;
    } finally {
      this.#acting = false;
    }
  }

  async #act(command: Command): Promise<ResultValue | undefined> {
    const actor = this.#actor;
    switch (command.type) {
      case "getState":
        return actor.getState();
      case "getScript":
        return actor.script();
      case "getRecord":
        return actor.record();
      case "setState": {
        const flaw = await actor.setState(command.state);
        if (flaw) {
          this.#refuse(undefined, flaw);
        }
        break;
      }
      case "seek":
        actor.seek(command.seconds);
        break;
      case "dispatch":
        actor.dispatch(command.line);
        break;
      case "fork":
        actor.fork(command.line);
        break;
      case "load":
        actor.load(command.script);
        break;
      case "play":
      case "pause":
      case "step":
      case "stepBack":
        actor[command.type]();
    }
    return undefined;
  }

  #answer(id: Id | undefined, value: ResultValue | undefined): void {
    if (id !== undefined) {
      this.#post({ type: "result", id, ...(value === undefined ? {} : { value }) });
    }
  }

  #refuse(id: Id | undefined, { code, message }: Unable): void {
    this.#post({ type: "error", ...(id === undefined ? {} : { id }), code, message });
  }

  #tell(name: EventName, message: FrameMessage | string): void {
    if (this.#events.has(name)) {
      this.#post(message);
    }
  }

  /** Never to any page where it is known which one it is; a page without an origin has no name. */
  #post(message: FrameMessage | string): void {
    const { allowed } = this.#place;
    const known = this.#hostOrigin;
    if (known !== undefined && !this.#isAllowed(known)) {
      return;
    }
    const targets = known === undefined ? (allowed ?? ["*"]) : [known === "null" ? "*" : known];
    for (const target of targets) {
      this.#place.post(message, target);
    }
  }
}
