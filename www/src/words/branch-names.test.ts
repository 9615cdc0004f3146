import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { initSync, Simulation } from "../../pkg/tcpscope.js";
import { Session } from "../engine/session.js";
import type { BeganView, BranchView, SegmentView } from "../engine/view.js";
import { segment } from "../testing/views.js";
import {
  BranchNames,
  beginningOf,
  FATES,
  sayBeginning,
  wasDoomed,
  whatIfLine,
} from "./branch-names.js";
import { englishWords, Words } from "./words.js";

initSync({ module: readFileSync(new URL("../../pkg/tcpscope_bg.wasm", import.meta.url)) });

const ACK = segment({ id: 12, ack: 8 });
const SEGMENTS = new Map([[12, ACK]]);
const words = englishWords();

const fault = (line: string, fault: string, segment: number): BeganView => ({
  ...{ kind: "fault", line, fault, segment },
});

const branch = (id: number, changes: Partial<BranchView> = {}): BranchView => ({
  ...{
    id,
    began: fault("drop segment 12", "drop", 12),
    title: "",
    parent: 0,
    forkedAt: 2_150_000,
    knownUntil: 0,
  },
  ...{ kept: 0, said: [], leftOut: [] },
  ...changes,
});

const named = (began: BeganView) =>
  sayBeginning(beginningOf(branch(1, { began }), SEGMENTS), words);

it("questions are lines of the script language", () => {
  expect(FATES.map((fate) => whatIfLine(fate, ACK))).toEqual([
    "drop segment 12",
    "delay segment 12 by 300ms",
    "duplicate segment 12 after 10ms",
    "corrupt segment 12",
  ]);
});

it("a branch is called after what befell a segment", () => {
  expect(named(fault("drop segment 12", "drop", 12))).toBe(
    "ACK 8 from client lost at 2.150\u00a0s",
  );
  expect(named(fault("delay segment 12 by 300ms", "delay", 12))).toBe(
    "ACK 8 from client late at 2.150\u00a0s",
  );
});

it("or after what was said", () => {
  expect(named({ kind: "line", line: 'client send "x"' })).toBe('client send "x" at 2.150\u00a0s');
  expect(named(fault("drop segment 99", "drop", 99))).toBe("drop segment 99 at 2.150\u00a0s");
  expect(named(fault("hold segment 12", "hold", 12))).toBe("hold segment 12 at 2.150\u00a0s");
});

it("or after the edge to which it is a way", () => {
  const edge = { host: "client", from: "FIN-WAIT-1", to: "CLOSING" } as const;
  expect(named({ kind: "goal", goal: "client FIN-WAIT-1 -> CLOSING", edge })).toBe(
    "Way of the client from FIN-WAIT-1 to CLOSING at 2.150\u00a0s",
  );
  expect(named({ kind: "goal", goal: "client CLOSED", edge: undefined })).toBe(
    "A way to client CLOSED at 2.150\u00a0s",
  );
});

it("the first one has no line, and one that only goes on has none", () => {
  expect(named({ kind: "first" })).toBe("Original run");
  expect(named({ kind: "fork" })).toBe("New branch at 2.150\u00a0s");
});

it("the engine says which line it was, and of which segment", () => {
  const session = played("");
  session.whatIf("duplicate segment 0 after 10ms");
  session.seek(100_000);
  session.follow(["at 150ms: client close"], "client CLOSED");
  session.follow([]);
  expect(session.branches().map(({ began }) => began)).toEqual([
    { kind: "first" },
    {
      ...{ kind: "fault", line: "duplicate segment 0 after 10ms" },
      ...{ fault: "duplicate", segment: 0 },
    },
    { kind: "goal", goal: "client CLOSED", edge: undefined },
    { kind: "fork" },
  ]);
});

/** A session on this branch, where 12 is this segment; elsewhere it is an ACK. */
function sessionOn(present: number, twelve: SegmentView): Session {
  const known: Pick<Session, "segments" | "branch"> & { snapshot: { branch: number } } = {
    snapshot: { branch: present },
    segments: new Map([[12, twelve]]),
    branch: () => ({ segments: [ACK] }) as unknown as ReturnType<Session["branch"]>,
  };
  return known as Session;
}

it("a branch keeps its first name when its segment is out of sight", () => {
  const names = new BranchNames();
  const other = segment({ id: 12, ack: 99 });
  names.observe(
    [branch(0, { parent: undefined, began: { kind: "first" } }), branch(1)],
    sessionOn(1, ACK),
  );
  names.observe(
    [branch(0, { parent: undefined, began: { kind: "first" } }), branch(1)],
    sessionOn(0, other),
  );
  expect(names.of(branch(1), words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
});

it("one that is not the present one is called after its own segment", () => {
  const names = new BranchNames();
  names.observe([branch(3)], sessionOn(0, segment({ id: 12, ack: 99 })));
  expect(names.of(branch(3), words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
});

it("the name of a deleted one is not that of the next", () => {
  const names = new BranchNames();
  const first = branch(0, { parent: undefined, began: { kind: "first" } });
  names.observe(
    [first, branch(1), branch(2, { began: { kind: "line", line: "unplug" } })],
    sessionOn(1, ACK),
  );
  names.observe(
    [first, branch(2, { began: { kind: "line", line: "unplug" } }), branch(3)],
    sessionOn(3, ACK),
  );
  expect(names.of(branch(2), words)).toBe("unplug at 2.150\u00a0s");
  expect(names.of(branch(3), words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
  expect(names.first(1, words)).toBe("");
});

it("what the user calls it comes first", () => {
  const names = new BranchNames();
  names.observe([branch(1)], sessionOn(1, ACK));
  expect(names.of(branch(1, { title: "Mine" }), words)).toBe("Mine");
  expect(names.first(1, words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
});

it("a name is said in the language that the reader chose since", () => {
  const names = new BranchNames();
  names.observe([branch(1)], sessionOn(1, ACK));
  const other = new Words("xx", "branch-drop = -{ $label } ({ $host })\nhost-client = C");
  expect(names.of(branch(1), words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
  expect(names.of(branch(1), other)).toMatch(/^-.*ACK 8.* \(.*C.*\)$/);
});

/** What has happened after 100 ms; the line is said when the SYN has just been sent. */
function played(script: string, line?: string): Session {
  const session = new Session(
    new Simulation(`${script}\nserver listen 80\nclient connect server:80\n`, 1),
  );
  while (session.segments.size === 0) {
    session.step();
  }
  if (line !== undefined) {
    session.dispatch(line);
  }
  session.seek(100_000);
  return session;
}

const doomed = (session: Session): boolean => {
  expect(session.segments.get(0)?.fate).toBe("lost");
  return wasDoomed(0, session.entries);
};

it("what the wire loses by itself is lost whatever else befalls it", () => {
  for (const script of ["drop client SYN", "unplug", "link loss 100%"]) {
    expect(doomed(played(script))).toBe(true);
  }
});

it("what was taken off its way could have arrived", () => {
  expect(doomed(played("", "drop segment 0"))).toBe(false);
  expect(doomed(played("", "unplug"))).toBe(false);
});

it("what has arrived could have met with anything", () => {
  expect(wasDoomed(0, played("").entries)).toBe(false);
});
