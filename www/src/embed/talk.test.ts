import { beforeEach, describe, expect, it } from "vitest";
import { entry } from "../testing/views.js";
import { COMMANDS, EVENTS, type FrameMessage } from "./protocol.js";
import { type Actor, Talk, Unable } from "./talk.js";

const HOST = "https://blog.example";

/** What was said, to whom, and what was done. */
let posted: { message: FrameMessage; target: string }[];
/** What was said to learning platforms. */
let resized: { text: string; target: string }[];
let done: string[];
let seconds: number;
let start: () => void;
/** As the element rejects: what is wrong, with its code in the cause. */
let fail: (code: string, message: string) => void;
let talk: Talk;

const said = () => posted.map(({ message }) => message);
const settled = () => new Promise((resolve) => setTimeout(resolve));

function begin({ allowed, hostOrigin }: { allowed?: string[]; hostOrigin?: string } = {}): void {
  posted = [];
  resized = [];
  done = [];
  seconds = 0;
  const act =
    (name: string) =>
    (what?: unknown): void => {
      done.push(what === undefined ? name : `${name} ${what}`);
    };
  let ready = new Promise<void>((resolve, reject) => {
    start = resolve;
    fail = (code, message) => reject(new Error(message, { cause: { code } }));
  });
  const begins = (name: string) => (script: string) => {
    act(name)(script);
    ready =
      script === "server fly"
        ? Promise.reject(new Error("Nobody flies.", { cause: { code: "script" } }))
        : Promise.resolve();
  };
  const actor: Actor = {
    get ready() {
      return ready;
    },
    ...{ play: act("play"), pause: act("pause"), step: act("step"), stepBack: act("stepBack") },
    ...{ fork: act("fork"), load: begins("load") },
    seek: (to) => {
      act("seek")(to);
      seconds = to;
    },
    dispatch: (line) => {
      act("dispatch")(line);
      if (line === "client fly") {
        talk.failed("refused", "No host can fly.");
      }
    },
    script: () => "seed 1\n",
    record: () => ({ version: 2, script: "seed 1\n" }),
    change: () => ({ seconds, playing: false, states: { client: "CLOSED" } }),
    settled: async () => {},
    getState: async () => "z=1.eJw&t=0s",
    setState: async (state) => {
      await settled();
      if (state === "broken") {
        throw new Unable("link-broken", "The link is damaged.");
      }
      begins("setState")(state);
      return state.includes("segment=99")
        ? new Unable("link-segment", "No segment 99.")
        : undefined;
    },
  };
  talk = new Talk(actor, {
    version: "1.2.3",
    allowed,
    hostOrigin,
    post: (message, target) => {
      if (typeof message === "string") {
        resized.push({ text: message, target });
      } else {
        posted.push({ message, target });
      }
    },
  });
}

/** The page that holds the frame says something. */
function host(fields: object, origin = HOST): void {
  talk.hear({ data: { tcpscope: 1, ...fields }, origin, fromHost: true });
}

const READY = { type: "ready", version: "1.2.3", capabilities: COMMANDS, events: EVENTS };

beforeEach(() => begin());

it("the frame greets, and again when it is greeted; then it tells its height, too", () => {
  talk.greet();
  expect(said()).toEqual([READY]);
  talk.height(640);
  host({ type: "hello" });
  expect(said().slice(1)).toEqual([
    { type: "height", height: 640 },
    READY,
    { type: "height", height: 640 },
  ]);
});

describe("a learning platform", () => {
  const height = (pixels: number) => JSON.stringify({ subject: "lti.frameResize", height: pixels });

  it("is told each height in its own words, to the same page as in ours", () => {
    talk.height(640);
    expect(resized).toEqual([{ text: height(640), target: "*" }]);
    host({ type: "status", id: 1 }, "https://school.example");
    talk.height(700);
    expect(resized[1]).toEqual({ text: height(700), target: "https://school.example" });
  });

  it("answers in words that are no command, and so is known from then on", async () => {
    const data = JSON.stringify({ subject: "lti.frameResize.response", height: 640 });
    talk.hear({ data, origin: "https://school.example", fromHost: true });
    expect(posted).toEqual([]);
    talk.height(700);
    expect(resized.map(({ target }) => target)).toEqual(["https://school.example"]);
  });

  it("hears nothing where the address of the frame names other pages", () => {
    begin({ allowed: [HOST], hostOrigin: "https://school.example" });
    talk.height(640);
    expect(resized).toEqual([]);
    begin({ allowed: [HOST] });
    talk.height(640);
    expect(resized.map(({ target }) => target)).toEqual([HOST]);
  });

  it("hears nothing once the page wants no heights", () => {
    host({ type: "unsubscribe", events: ["height"] });
    talk.height(640);
    expect([posted, resized]).toEqual([[], []]);
  });
});

describe("commands", () => {
  it("wait until the simulation can be used, and are then obeyed in their order", async () => {
    host({ type: "setState", state: "z=1.eJw&t=0s" });
    host({ type: "seek", seconds: 1.5 });
    host({ type: "dispatch", line: "client close" });
    host({ type: "fork" });
    host({ type: "fork", line: "drop segment 1" });
    host({ type: "load", script: "seed 2" });
    for (const type of ["play", "pause", "step", "stepBack"]) {
      host({ type });
    }
    await settled();
    expect(done).toEqual([]);
    start();
    await settled();
    await settled();
    expect(done).toEqual([
      ...["setState z=1.eJw&t=0s", "seek 1.5", "dispatch client close", "fork"],
      ...["fork drop segment 1", "load seed 2", "play", "pause", "step", "stepBack"],
    ]);
    expect(posted).toEqual([]);
  });

  it("are answered by their ids", async () => {
    start();
    host({ type: "step", id: 1 });
    host({ type: "getState", id: "b" });
    host({ type: "getScript", id: 3 });
    host({ type: "getRecord", id: 4 });
    await settled();
    expect(said()).toEqual([
      { type: "result", id: 1 },
      { type: "result", id: "b", value: "z=1.eJw&t=0s" },
      { type: "result", id: 3, value: "seed 1\n" },
      { type: "result", id: 4, value: { version: 2, script: "seed 1\n" } },
    ]);
  });

  it("that were refused are answered by the reason, and the next one is obeyed", async () => {
    start();
    host({ type: "dispatch", line: "client fly", id: 1 });
    host({ type: "setState", state: "broken", id: 2 });
    host({ type: "step", id: 3 });
    await settled();
    await settled();
    expect(said()).toEqual([
      { type: "error", id: 1, code: "refused", message: "No host can fly." },
      { type: "error", id: 2, code: "link-broken", message: "The link is damaged." },
      { type: "result", id: 3 },
    ]);
  });

  it("a state that opens with a flaw is opened, and the flaw told beside the answer", async () => {
    start();
    host({ type: "setState", state: "z=1.eJw&segment=99&t=0s", id: 1 });
    await settled();
    await settled();
    expect(done).toEqual(["setState z=1.eJw&segment=99&t=0s"]);
    expect(said()).toEqual([
      { type: "error", code: "link-segment", message: "No segment 99." },
      { type: "result", id: 1 },
    ]);
  });

  it("a status waits for its turn: it tells what was done before", async () => {
    start();
    host({ type: "seek", seconds: 1.5 });
    host({ type: "status", id: 1 });
    host({ type: "seek", seconds: 3 });
    await settled();
    expect(said()).toMatchObject([{ type: "result", id: 1, value: { seconds: 1.5 } }]);
  });

  it("a status alone does not wait for the simulation", async () => {
    host({ type: "status", id: 1 });
    await settled();
    expect(said()).toMatchObject([{ type: "result", id: 1, value: { seconds: 0 } }]);
  });

  it("where there is no simulation, each is answered by the reason in plain words", async () => {
    fail("src-not-found", "There is no script.");
    host({ type: "play", id: 1 });
    host({ type: "getState", id: 2 });
    await settled();
    expect(done).toEqual([]);
    const error = { type: "error", code: "src-not-found", message: "There is no script." };
    expect(said()).toEqual([
      { ...error, id: 1 },
      { ...error, id: 2 },
    ]);
  });

  it.each([
    { type: "load", script: "seed 2" },
    { type: "setState", state: "z=1.eJw&t=0s" },
  ])("but $type is obeyed there, and those that follow", async (repair) => {
    fail("src-not-found", "There is no script.");
    host({ ...repair, id: 1 });
    host({ type: "play", id: 2 });
    await settled();
    await settled();
    expect(done).toEqual([`${repair.type} ${repair.script ?? repair.state}`, "play"]);
    expect(said()).toEqual([
      { type: "result", id: 1 },
      { type: "result", id: 2 },
    ]);
  });

  it("a script that is no better is answered by what is wrong with it", async () => {
    fail("src-not-found", "There is no script.");
    host({ type: "load", script: "server fly", id: 1 });
    await settled();
    expect(said()).toEqual([{ type: "error", id: 1, code: "script", message: "Nobody flies." }]);
  });

  it("are not piled up without end", () => {
    for (let count = 0; count < 1002; count += 1) {
      host({ type: "step", id: count });
    }
    expect(said()).toMatchObject([
      { type: "error", id: 1000, code: "busy" },
      { type: "error", id: 1001, code: "busy" },
    ]);
  });
});

describe("events", () => {
  it("are told to those who asked for them", () => {
    talk.entries([entry()]);
    talk.loaded();
    talk.changed();
    expect(said()).toEqual([]);
    host({ type: "subscribe", events: ["entries", "load"] });
    talk.entries([entry({ id: 7 })]);
    talk.entries([]);
    talk.loaded();
    host({ type: "unsubscribe", events: ["entries", "height"] });
    talk.entries([entry({ id: 8 })]);
    talk.height(700);
    expect(said()).toEqual([{ type: "entries", entries: [entry({ id: 7 })] }, { type: "load" }]);
  });

  it("a change is told once, the present one at once", () => {
    host({ type: "subscribe", events: ["change"] });
    talk.changed();
    seconds = 2;
    talk.changed();
    expect(said()).toMatchObject([
      { type: "change", seconds: 0, states: { client: "CLOSED" } },
      { type: "change", seconds: 2 },
    ]);
  });

  it("what goes wrong unasked is told", () => {
    talk.failed("engine", "It broke.");
    expect(said()).toEqual([{ type: "error", code: "engine", message: "It broke." }]);
  });
});

describe("who is heard", () => {
  const status = async (origin = HOST): Promise<unknown> => {
    posted = [];
    host({ type: "status", id: "s" }, origin);
    await settled();
    const [answer] = said();
    return answer?.type === "result" && answer.value;
  };

  it("other windows, and other origins than the named ones, are passed over and counted", async () => {
    begin({ allowed: [HOST, "https://two.example"] });
    start();
    const data = { tcpscope: 1, type: "play", id: 1 };
    talk.hear({ data, origin: HOST, fromHost: false });
    talk.hear({ data, origin: "https://evil.example", fromHost: true });
    talk.hear({ data, origin: "null", fromHost: true });
    talk.hear({ data, origin: "", fromHost: true });
    await settled();
    expect(done).toEqual([]);
    expect(posted).toEqual([]);
    expect(await status("https://two.example")).toEqual({
      ...{ seconds: 0, playing: false, states: { client: "CLOSED" } },
      ...{ ignored: { foreign: 4, malformed: 0 }, events: ["height"] },
    });
  });

  it("what is no command is passed over and counted; with an id, the sender is told", async () => {
    for (const data of [undefined, "play", { source: "devtools" }, { tcpscope: 2, id: 1 }]) {
      talk.hear({ data, origin: HOST, fromHost: true });
    }
    expect(posted).toEqual([]);
    host({ type: "seek", seconds: Number.NaN, id: 5 });
    expect(said()).toMatchObject([{ type: "error", id: 5, code: "malformed-field" }]);
    expect(await status()).toMatchObject({ ignored: { foreign: 0, malformed: 5 } });
  });
});

describe("to whom the frame talks", () => {
  const targets = () => posted.map(({ target }) => target);

  it("to any page that holds it, until it knows which one that is", () => {
    talk.greet();
    host({ type: "hello" });
    talk.height(9);
    expect(targets()).toEqual(["*", HOST, HOST]);
  });

  it("to that one alone where the browser tells at once", () => {
    begin({ hostOrigin: HOST });
    talk.greet();
    expect(targets()).toEqual([HOST]);
  });

  it("to the named ones, and not at all where another one holds it", () => {
    begin({ allowed: ["https://a.example", "https://b.example"] });
    talk.greet();
    expect(targets()).toEqual(["https://a.example", "https://b.example"]);
    begin({ allowed: ["https://a.example"], hostOrigin: "https://evil.example" });
    talk.greet();
    begin({ allowed: [] });
    talk.greet();
    expect(targets()).toEqual([]);
  });

  it("a page without an origin has no name by which it could be told", () => {
    begin({ hostOrigin: "null" });
    talk.greet();
    expect(targets()).toEqual(["*"]);
  });
});
