import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import docs from "../../../docs/embedding/protocol.md?raw";
import schema from "../../../docs/embedding/protocol.schema.json" with { type: "json" };
import english from "../../locales/en.ftl?raw";
import { entry } from "../testing/views.js";
import {
  COMMANDS,
  type Command,
  EVENTS,
  type FrameMessage,
  frameResize,
  isProblem,
  parse,
  type Status,
} from "./protocol.js";

const ajv = new Ajv({ allErrors: true });
ajv.addSchema(schema);
const fits = (part: string) => ajv.getSchema(`tcpscope-protocol-1#/definitions/${part}`);
const isHostMessage = fits("hostMessage");
const isFrameMessage = fits("frameMessage");
const isFrameResize = fits("frameResize");

const say = (fields: object): object => ({ tcpscope: 1, ...fields });

/** One of every command, as a page may send it. */
const COMMANDS_SAID: { readonly [T in Command["type"]]: readonly object[] } = {
  hello: [{}, { id: 1 }, { id: "a" }],
  ...{ play: [{}], pause: [{}], step: [{ id: -7 }], stepBack: [{}] },
  ...{ getState: [{ id: 1 }], getScript: [{ id: 1 }], getRecord: [{ id: 1 }] },
  status: [{ id: "x".repeat(100) }],
  seek: [{ seconds: 0 }, { seconds: 1.5 }, { seconds: 86_400 }],
  dispatch: [{ line: "client close" }, { line: "" }],
  fork: [{}, { line: "client close" }],
  load: [{ script: "" }, { script: "x".repeat(262_144) }],
  setState: [{ state: "z=1.eJw&t=0s" }],
  subscribe: [{ events: [] }, { events: ["entries", "height"] }],
  unsubscribe: [{ events: ["change", "load"] }],
};
const GOOD = Object.entries(COMMANDS_SAID).flatMap(([type, ways]) =>
  ways.map((fields) => say({ type, ...fields })),
);

/** What can't be a command, though it may look like one. */
const BAD: readonly unknown[] = [
  ...[undefined, null, 0, Number.NaN, true, "tcpscope", "", [], {}, new Map([["tcpscope", 1]])],
  ...[say({}), say({ type: 7 }), say({ type: "toString" }), say({ type: "__proto__" })],
  ...[say({ type: "constructor" }), say({ type: ["play"] }), say({ type: "Play" })],
  ...[{ type: "play" }, { tcpscope: "1", type: "play" }, { tcpscope: 2, type: "play" }],
  ...[
    { tcpscope: true, type: "play" },
    { tcpscope: [1], type: "play" },
  ],
  ...["", "x".repeat(101), 0.5, Number.NaN, 2 ** 53, null, {}, []].map((id) =>
    say({ type: "play", id }),
  ),
  ...["getState", "getScript", "getRecord", "status"].map((type) => say({ type })),
  ...[undefined, Number.NaN, -1, 86_401, Number.POSITIVE_INFINITY, "1", null, [1]].map((seconds) =>
    say({ type: "seek", seconds }),
  ),
  ...[undefined, 7, ["client close"], "x".repeat(65_537)].map((line) =>
    say({ type: "dispatch", line }),
  ),
  ...[say({ type: "fork", line: null }), say({ type: "fork", line: {} })],
  ...[say({ type: "load" }), say({ type: "load", script: "x".repeat(262_145) })],
  ...[say({ type: "setState", state: 1 }), say({ type: "setState", state: "x".repeat(65_537) })],
  ...[undefined, "height", ["heights"], ["height", "height"], { length: 0 }, [["height"]]].map(
    (events) => say({ type: "subscribe", events }),
  ),
];

describe("what a page says", () => {
  it("there is an example of every command", () => {
    expect(Object.keys(COMMANDS_SAID).sort()).toEqual([...COMMANDS].sort());
  });

  it("is a command, to the schema as well", () => {
    for (const data of GOOD) {
      const { tcpscope, id, ...command } = data as Record<string, unknown>;
      const read = parse(structuredClone(data));
      expect(isProblem(read) ? read.message : read.id).toEqual(id);
      expect(isProblem(read) || read.command).toEqual(command);
      isHostMessage?.(data);
      expect(isHostMessage?.errors).toBeNull();
    }
  });

  it("nonsense is a problem in words, to the schema as well", () => {
    for (const data of BAD) {
      const read = parse(data);
      const shown = JSON.stringify(data)?.slice(0, 80);
      expect(isProblem(read) && read.message, shown).toMatch(/^.{20,200}\.$/);
      expect(isHostMessage?.(data), shown).toBe(false);
    }
  });

  it("the sender of a broken command is told by its id, where there is one", () => {
    expect(parse(say({ type: "seek", id: 5, seconds: Number.NaN }))).toMatchObject({
      problem: "field",
      id: 5,
    });
    expect(parse(say({ type: "fly", id: "a" }))).toMatchObject({ problem: "type", id: "a" });
    expect(parse({ tcpscope: 2, type: "play", id: 1 })).toMatchObject({
      problem: "version",
      id: undefined,
    });
  });
});

describe("hostile input", () => {
  const cyclic: Record<string, unknown> = { tcpscope: 1, type: "load" };
  cyclic.script = cyclic;
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();

  it.each([
    ["a circle", cyclic],
    ["a revoked proxy", proxy],
    ["fields of a prototype", Object.create({ tcpscope: 1, type: "play" })],
    ["a type that the prototype of all objects has", JSON.parse('{"tcpscope":1,"__proto__":{}}')],
    ["functions", say({ type: () => "play" })],
    ["symbols", { tcpscope: 1, type: Symbol("play") }],
    ["large numbers", say({ type: "seek", seconds: 10n })],
    ["a list that lies", say({ type: "subscribe", events: Object.assign([], { includes: 1 }) })],
    ["a long list", say({ type: "subscribe", events: new Array(1e6) })],
    ["a long text", "tcpscope".repeat(1e6)],
  ])("%s is passed over", (_, data) => {
    expect(parse(data)).toHaveProperty("problem");
  });

  it("getters are not called", () => {
    let called = 0;
    const trap = {
      get tcpscope() {
        called += 1;
        return 1;
      },
    };
    expect(parse(trap)).toHaveProperty("problem", "not-ours");
    expect(called).toBe(0);
  });

  it("what a command carries beside its fields goes no further", () => {
    const data = JSON.parse('{"tcpscope":1,"type":"play","__proto__":{"bad":1},"seconds":7}');
    expect(parse(data)).toEqual({ id: undefined, command: { type: "play" } });
    expect("bad" in {}).toBe(false);
  });
});

describe("what a frame says", () => {
  const change = { seconds: 1.5, playing: true, states: { client: "ESTABLISHED" } };
  const status: Status = { ...change, ignored: { foreign: 1, malformed: 0 }, events: EVENTS };
  const said: { readonly [T in FrameMessage["type"]]: readonly FrameMessage[] } = {
    ready: [{ type: "ready", version: "0.1.0", capabilities: COMMANDS, events: EVENTS }],
    result: [
      { type: "result", id: 1 },
      { type: "result", id: "a", value: "z=1.eJw&t=0s" },
      { type: "result", id: 2, value: status },
      { type: "result", id: 3, value: { version: 2, script: "seed 1\n", entries: [] } },
    ],
    error: [
      { type: "error", code: "refused", message: "No." },
      { type: "error", id: 1, code: "busy", message: "Later." },
    ],
    height: [{ type: "height", height: 640 }],
    change: [{ type: "change", ...change }],
    entries: [{ type: "entries", entries: [entry({ id: 3 })] }],
    load: [{ type: "load" }],
  };

  it.each(Object.values(said).flat())("%j is in the schema", (message) => {
    isFrameMessage?.(say(message));
    expect(isFrameMessage?.errors).toBeNull();
    // The two directions can't be taken for each other.
    expect(isHostMessage?.(say(message))).toBe(false);
  });

  it("a learning platform hears its own message, which is none of ours", () => {
    const text = frameResize(640);
    expect(JSON.parse(text)).toEqual({ subject: "lti.frameResize", height: 640 });
    isFrameResize?.(JSON.parse(text));
    expect(isFrameResize?.errors).toBeNull();
    for (const data of [text, JSON.parse(text)]) {
      expect([isFrameMessage?.(data), isHostMessage?.(data)]).toEqual([false, false]);
      expect(parse(data)).toHaveProperty("problem", "not-ours");
    }
    for (const height of ["640px", "max", 0, 0.5]) {
      expect(isFrameResize?.({ subject: "lti.frameResize", height }), `${height}`).toBe(false);
    }
    expect(docs).toContain(JSON.stringify({ subject: "lti.frameResize", height: 640 }));
  });

  it("the schema knows nothing else", () => {
    const typesIn = (part: "hostMessage" | "frameMessage"): string[] =>
      schema.definitions[part].oneOf.flatMap(({ properties: { type } }) =>
        "enum" in type ? type.enum : type.const,
      );
    expect(typesIn("frameMessage").sort()).toEqual(Object.keys(said).sort());
    expect(typesIn("hostMessage").sort()).toEqual([...COMMANDS].sort());
    expect(schema.definitions.event.enum).toEqual(EVENTS);
    for (const broken of [
      { type: "height", height: 0.5 },
      { type: "height" },
      { type: "change" },
    ]) {
      expect(isFrameMessage?.(say(broken))).toBe(false);
    }
  });

  it("the schema and docs/embedding/protocol.md name every code of an error, and no other", () => {
    const worded = [...english.matchAll(/^(failure-(?!again)|link-)([\w-]+) =/gm)].map(
      ([, kind, code = ""]) => (kind === "link-" ? `link-${code}` : code),
    );
    const codes = [
      ...[...worded, "malformed-type", "malformed-field", "busy"],
      ...["refused", "script", "crash", "failure"],
    ];
    expect([...schema.definitions.code.enum].sort()).toEqual(codes.sort());
    const rows = docs.slice(docs.indexOf("| `code` |")).split("\n\n")[0] ?? "";
    const named = [...rows.matchAll(/`([\w-]+)`/g)].map(([, code]) => code);
    expect(named.filter((code) => code !== "code").sort()).toEqual(codes.sort());
  });

  it("docs/embedding/protocol.md names every message, and every field of it", () => {
    const fields = [...GOOD, ...Object.values(said).flat().map(say)].flatMap((message) =>
      Object.entries(message).flatMap(([name, value]) => (name === "type" ? [value] : [name])),
    );
    const missing = [...new Set(fields)].filter((name) => !docs.includes(`\`${name}`));
    expect(missing).toEqual([]);
  });
});
