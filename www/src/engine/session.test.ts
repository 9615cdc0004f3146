import { expect, it } from "vitest";
import { call, entry, segment } from "../testing/views.js";
import { marksOf } from "./marks.js";
import { Session, type Simulation } from "./session.js";
import type { EntryView, Update } from "./view.js";

const SNAPSHOT: Update["snapshot"] = {
  now: 0,
  nextEventAt: undefined,
  inFlight: 0,
  oneWayDelay: 50_000,
  plugged: true,
  ended: false,
  knownUntil: 0,
  branch: 0,
  branches: 1,
  hosts: [],
};

/** Tells these updates, one at a time. */
function session(...updates: Partial<Update>[]): Session {
  const next = (): Update => ({
    ...{ snapshot: SNAPSHOT, kept: undefined, entries: [], segments: [], phases: [] },
    ...{ calls: [], expectations: [] },
    ...updates.shift(),
  });
  const simulation: Simulation = {
    expects: false,
    ...{ update: next, advance: next, step: next, finish: next, dispatch: next },
    ...{ stepBack: next, seek: next, whatIf: next, select: next, remove: next, follow: next },
    ...{ takeUp: next, depart: next },
    ...{ branches: () => [], branch: () => undefined, rename: () => {}, find: () => undefined },
    ...{
      script: () => "",
      capture: () => new Uint8Array(),
      digest: () => "",
      octets: () => undefined,
      tcb: () => undefined,
    },
    trace: () => ({
      at: [],
      una: [],
      nxt: [],
      edge: [],
      cwnd: [],
      ssthresh: [],
      flight: [],
      srtt: [],
      rto: [],
    }),
    sockets: () => ({ rows: [], total: 0, states: [] }),
    free: () => {},
  };
  return new Session(simulation);
}

it("a call that returns takes the place of the one that waited", () => {
  const connect = call({ id: 0 });
  const accept = call({ id: 1, host: "server", text: "accept(3)" });
  const send = call({ id: 2, text: 'send(3, "x")', result: "1" });
  const returned = { ...connect, result: "0", returnedAt: 5 };
  const told = session({ calls: [connect, accept, send] }, { calls: [returned] });
  expect(told.calls("client")).toEqual([connect, send]);
  told.step();
  expect(told.calls("client")).toEqual([returned, send]);
  expect(told.calls("server")).toEqual([accept]);
  expect(told.latestCalls).toEqual([returned]);
});

it("an expectation that is decided takes the place of the open one", () => {
  const open = {
    ...{ id: 0, line: 1, text: "expect never client RST", status: "open" as const },
    ...{ decidedAt: undefined, why: undefined },
  };
  const met = { ...open, status: "met" as const, decidedAt: 5 };
  const told = session({ expectations: [open] }, { expectations: [met] });
  told.finish();
  expect(told.expectations).toEqual([met]);
});

it("a segment that asks a closed window stays marked as a probe", () => {
  const [probe, other] = [segment({ id: 0, fate: "in-flight" }), segment({ id: 1 })];
  const why = entry({ code: "sent-probe", segment: 0 });
  const told = session(
    { segments: [probe, other], entries: [why] },
    { segments: [{ ...probe, fate: "arrived" }] },
  );
  told.step();
  const marks = [...told.segments.values()].map((one) => marksOf(one));
  expect(marks).toEqual([["probe"], []]);
});

it("what is held stays on the stage, what has arrived leaves it", () => {
  const flying = segment({ id: 0, fate: "in-flight" });
  const held = segment({ id: 1, fate: "held" });
  const lost = segment({ id: 2, fate: "lost", lostAt: 10 });
  const told = session(
    { segments: [flying, held, lost] },
    { segments: [{ ...flying, fate: "arrived" }] },
  );
  const ids = (since: number) => [...told.recentSegments(since)].map(({ id }) => id);
  expect(ids(0)).toEqual([0, 1, 2]);
  told.step();
  expect(ids(0)).toEqual([1, 2]);
  expect(ids(11)).toEqual([1]);
  expect(told.segments.size).toBe(3);
});

const KEPT = { entries: 9, segments: 9, phases: 9, calls: 9, expectations: 9 };

it("when time goes back, what is no longer so is forgotten, and the rest is told anew", () => {
  const phase = (at: number, state: string) => ({ host: "client" as const, at, state });
  const flying = segment({ id: 0, fate: "in-flight" });
  const told = session(
    {
      entries: [entry({ id: 0 }), entry({ id: 1 }), entry({ id: 2 })],
      segments: [{ ...flying, fate: "arrived" }, segment({ id: 1 })],
      phases: [phase(0, "CLOSED"), phase(5, "SYN-SENT")],
      calls: [call({ id: 0 }), call({ id: 1, host: "server" }), call({ id: 2 })],
    },
    {
      kept: { ...KEPT, entries: 1, segments: 1, phases: 1, calls: 1 },
      entries: [entry({ id: 1, code: "sent-fin" })],
      segments: [flying],
    },
    { calls: [call({ id: 1, text: "close(3)" })] },
  );
  told.stepBack();
  expect(told.rewinds).toBe(1);
  expect(told.entries.map(({ code }) => code)).toEqual(["sent-syn", "sent-fin"]);
  expect([...told.segments.values()]).toEqual([flying]);
  expect([...told.recentSegments(0)]).toEqual([flying]);
  expect(told.phases).toEqual([phase(0, "CLOSED")]);
  expect(told.calls("client").map(({ id }) => id)).toEqual([0]);
  expect(told.calls("server")).toEqual([]);
  told.step();
  expect(
    told
      .calls("client")
      .map(({ text }) => text)
      .at(-1),
  ).toBe("close(3)");
});

it("an expectation that was decided is open again, and later ones are gone", () => {
  const open = {
    ...{ id: 0, line: 1, text: "expect never client RST", status: "open" as const },
    ...{ decidedAt: undefined, why: undefined },
  };
  const met = { ...open, status: "met" as const, decidedAt: 5 };
  const told = session(
    { expectations: [met, { ...open, id: 1 }] },
    { kept: { ...KEPT, expectations: 1 }, expectations: [open] },
  );
  told.seek(0);
  expect(told.expectations).toEqual([open]);
});

it("what was lost a moment ago is just lost again when time goes back there", () => {
  const lost = segment({ id: 0, fate: "lost", lostAt: 10 });
  const told = session({ segments: [lost] }, {}, { kept: KEPT });
  expect([...told.recentSegments(11)]).toEqual([]);
  told.seek(12);
  told.seek(10);
  expect([...told.recentSegments(10)]).toEqual([lost]);
});

it("each entry is handed out once, and after going back, what happens again once more", () => {
  const [first, second, third] = [0, 1, 2].map((id) => entry({ id }));
  const kept = { entries: 1, segments: 0, phases: 0, calls: 0, expectations: 0 };
  const told = session(
    { entries: [first, second] as EntryView[] },
    { kept, entries: [] },
    { entries: [second, third] as EntryView[] },
  );
  expect(told.untold()).toEqual([first, second]);
  expect(told.untold()).toEqual([]);
  told.stepBack();
  expect(told.untold()).toEqual([]);
  told.step();
  expect(told.untold()).toEqual([second, third]);
});

it("shows absolute numbers everywhere at once, and hands out what the engine told", () => {
  const syn = segment({ flags: ["SYN"], line: "S 0:0(0) win 1", seqBase: 8_000 });
  const why = entry({ segment: 0, line: syn.line });
  const told = session({ segments: [syn], entries: [why] });
  const before = told.rewinds;
  told.numbers = "absolute";
  expect(told.segments.get(0)).toMatchObject({ seq: 8_000, line: "S 8000:8000(0) win 1" });
  expect(told.entries[0]?.line).toBe("S 8000:8000(0) win 1");
  expect([...told.recentSegments(0)].every(({ seq }) => seq === 8_000)).toBe(true);
  expect(told.rewinds).toBe(before + 1);
  expect(told.untold()).toEqual([why]);
  expect(told.tell(({ segments, entries }) => [segments, entries])).toEqual([[syn], [why]]);
  told.numbers = "relative";
  expect(told.segments.get(0)).toBe(syn);
});

it("after time went back to before the newer connection, nothing is old", () => {
  const syn = segment({ id: 0, flags: ["SYN"], fate: "held", arrivesAt: 900_000, seqBase: 1 });
  const newer = segment({ id: 1, flags: ["SYN"], sentAt: 500_000, seqBase: 2 });
  const kept = { entries: 0, segments: 1, phases: 0, calls: 0, expectations: 0 };
  const told = session({ segments: [syn] }, { segments: [newer] }, { kept });
  told.step();
  expect(told.segments.get(0)).toMatchObject({ old: true });
  told.stepBack();
  expect(told.segments.get(0)?.old ?? false).toBe(false);
});
