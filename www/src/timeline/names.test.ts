import { expect, it } from "vitest";
import { segment } from "../testing/views.js";
import type { BranchView } from "../view.js";
import { englishWords } from "../words.js";
import { FATES, nameOfBranch, reachName, whatIfLine } from "./names.js";

const ACK = segment({ id: 12, ack: 8 });
const SEGMENTS = new Map([[12, ACK]]);
const words = englishWords();

const named = (changes: Partial<BranchView>) =>
  nameOfBranch(
    {
      ...{ id: 1, name: "", title: "", parent: 0, forkedAt: 2_150_000, knownUntil: 0 },
      ...changes,
    },
    SEGMENTS,
    words,
  );

it("questions are lines of the script language", () => {
  expect(FATES.map((fate) => whatIfLine(fate, ACK))).toEqual([
    "drop segment 12",
    "delay segment 12 by 300ms",
    "duplicate segment 12 after 10ms",
    "corrupt segment 12",
  ]);
});

it("a branch is called after what befell a segment", () => {
  expect(named({ name: "drop segment 12" })).toBe("ACK 8 from client lost at 2.150 s");
  expect(named({ name: "delay segment 12 by 300ms" })).toBe("ACK 8 from client late at 2.150 s");
});

it("or after what was said", () => {
  expect(named({ name: 'client send "x"' })).toBe('client send "x" at 2.150 s');
  expect(named({ name: "drop segment 99" })).toBe("drop segment 99 at 2.150 s");
});

it("or after the edge to which it is a way", () => {
  expect(named({ name: reachName("client FIN-WAIT-1 -> CLOSING") })).toBe(
    "Way of the client from FIN-WAIT-1 to CLOSING at 2.150 s",
  );
});

it("the first one has no line", () => {
  expect(named({ parent: undefined })).toBe("As it began");
});
