import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { initSync, Simulation } from "../../pkg/tcpscope.js";
import { Session } from "../session.js";
import { segment } from "../testing/views.js";
import type { BranchView, SegmentView } from "../view.js";
import { englishWords, Words } from "../words.js";
import {
  BranchNames,
  beginningOf,
  FATES,
  reachName,
  sayBeginning,
  wasDoomed,
  whatIfLine,
} from "./names.js";

initSync({ module: readFileSync(new URL("../../pkg/tcpscope_bg.wasm", import.meta.url)) });

const ACK = segment({ id: 12, ack: 8 });
const SEGMENTS = new Map([[12, ACK]]);
const words = englishWords();

const branch = (id: number, changes: Partial<BranchView> = {}): BranchView => ({
  ...{ id, name: "drop segment 12", title: "", parent: 0, forkedAt: 2_150_000, knownUntil: 0 },
  ...{ kept: 0, said: [], leftOut: [] },
  ...changes,
});

const named = (changes: Partial<BranchView>) =>
  sayBeginning(beginningOf(branch(1, { name: "", ...changes }), SEGMENTS), words);

it("questions are lines of the script language", () => {
  expect(FATES.map((fate) => whatIfLine(fate, ACK))).toEqual([
    "drop segment 12",
    "delay segment 12 by 300ms",
    "duplicate segment 12 after 10ms",
    "corrupt segment 12",
  ]);
});

it("a branch is called after what befell a segment", () => {
  expect(named({ name: "drop segment 12" })).toBe("ACK 8 from client lost at 2.150\u00a0s");
  expect(named({ name: "delay segment 12 by 300ms" })).toBe(
    "ACK 8 from client late at 2.150\u00a0s",
  );
});

it("or after what was said", () => {
  expect(named({ name: 'client send "x"' })).toBe('client send "x" at 2.150\u00a0s');
  expect(named({ name: "drop segment 99" })).toBe("drop segment 99 at 2.150\u00a0s");
});

it("or after the edge to which it is a way", () => {
  expect(named({ name: reachName("client FIN-WAIT-1 -> CLOSING") })).toBe(
    "Way of the client from FIN-WAIT-1 to CLOSING at 2.150\u00a0s",
  );
});

it("the first one has no line", () => {
  expect(named({ parent: undefined })).toBe("Original run");
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
  names.observe([branch(0, { parent: undefined }), branch(1)], sessionOn(1, ACK));
  names.observe([branch(0, { parent: undefined }), branch(1)], sessionOn(0, other));
  expect(names.of(branch(1), words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
});

it("one that is not the present one is called after its own segment", () => {
  const names = new BranchNames();
  names.observe([branch(3)], sessionOn(0, segment({ id: 12, ack: 99 })));
  expect(names.of(branch(3), words)).toBe("ACK 8 from client lost at 2.150\u00a0s");
});

it("the name of a deleted one is not that of the next", () => {
  const names = new BranchNames();
  const first = branch(0, { parent: undefined });
  names.observe([first, branch(1), branch(2, { name: "cut" })], sessionOn(1, ACK));
  names.observe([first, branch(2, { name: "cut" }), branch(3)], sessionOn(3, ACK));
  expect(names.of(branch(2), words)).toBe("cut at 2.150\u00a0s");
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
