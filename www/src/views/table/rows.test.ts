import { expect, it } from "vitest";
import { entry, segment, TRIP } from "../../testing/views.js";
import { englishWords } from "../../words/words.js";
import { fateWords, Reasons, rowOf } from "./rows.js";

const words = englishWords();

it("a row says all that an arrow of the ladder shows", () => {
  const syn = segment({ flags: ["SYN"], kind: "SYN", shape: "syn", seq: 0 });
  const why = entry({ code: "sent-syn", segment: 0 });
  expect(rowOf(syn, why, words)).toMatchObject({
    ...{ time: "0.000\u00a0s", way: "client → server", kind: "SYN", flags: "SYN", ack: "–" },
    ...{ seq: "0", length: "0", window: "65\u202f535", fate: "arrived at 0.050\u00a0s" },
    why: expect.stringContaining("First step of the handshake"),
  });
});

it("what became of a segment, and what was done to it", () => {
  const fate = (changes: Parameters<typeof segment>[0]): string =>
    fateWords(segment(changes), words);
  expect(fate({ fate: "in-flight" })).toBe("in flight, arrives at 0.050\u00a0s");
  expect(fate({ fate: "lost", lostAt: TRIP / 2 })).toBe("lost at 0.025\u00a0s");
  expect(fate({ fate: "held" })).toBe("held on the wire");
  expect(fate({ retransmission: true })).toBe("sent again, arrived at 0.050\u00a0s");
  expect(fate({ retransmission: true, copyOf: 0 })).toBe("copy, arrived at 0.050\u00a0s");
  expect(fate({ corrupted: true })).toBe("corrupted, arrived at 0.050\u00a0s");
});

it("the reason is why it was sent, wherever that is told", () => {
  const reasons = new Reasons();
  const state = entry({ id: 0, kind: "state", segment: 1 });
  const sent = entry({ id: 1, kind: "sent", segment: 1 });
  const arrival = entry({ id: 2, kind: "arrival", segment: 1 });
  reasons.take([state], 0);
  expect(reasons.of(1)).toBe(state);
  reasons.take([state, sent, arrival], 0);
  expect(reasons.of(1)).toBe(sent);
});

it("after time went back, what is no longer so is forgotten", () => {
  const reasons = new Reasons();
  const first = entry({ id: 0, kind: "sent", segment: 0 });
  reasons.take([first, entry({ id: 1, kind: "sent", segment: 1 })], 0);
  reasons.take([first], 1);
  expect(reasons.of(1)).toBeUndefined();
  expect(reasons.of(0)).toBe(first);
});
