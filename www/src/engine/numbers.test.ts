import { expect, it } from "vitest";
import { entry, segment } from "../testing/views.js";
import { entryIn, onWire, segmentIn, sinceBase, toldIn } from "./numbers.js";

const sack = segment({
  ...{ seq: 1, ack: 6, seqBase: 4_294_967_290, ackBase: 1_000 },
  line: ". 1:11(10) ack 6 win 65535 <TS val 1 ecr 2,sack 11:16 21:26>",
});

it("all numbers of a line count from where its sender or its receiver began, round in 32 bits", () => {
  const shown = segmentIn(sack, "absolute");
  expect(shown.line).toBe(
    ". 4294967291:5(10) ack 1006 win 65535 <TS val 1 ecr 2,sack 1011:1016 1021:1026>",
  );
  expect(shown).toMatchObject({ seq: 4_294_967_291, ack: 1_006 });
  expect(segmentIn(sack, "relative")).toBe(sack);
});

it("what takes a number wraps, and back again", () => {
  expect(onWire(10, 4_294_967_290)).toBe(4);
  expect(sinceBase(4, 4_294_967_290)).toBe(10);
});

it("an entry counts from what it says itself, its line from its segment's", () => {
  const missing = {
    ...{ name: "missing", number: 6, word: "" },
    ...{ unit: "sequence" as const, base: 2_000 },
  };
  const bytes = { ...missing, name: "bytes", unit: "bytes" as const, base: undefined };
  const held = entry({ values: [bytes, missing], segment: 0, line: "S 0:0(0) win 1" });
  const shown = entryIn(held, sack, "absolute");
  expect(shown.values.map(({ number }) => number)).toEqual([6, 2_006]);
  expect(shown.line).toBe("S 4294967290:4294967290(0) win 1");
});

it("of a whole record each entry finds its segment", () => {
  const told = { segments: [sack], entries: [entry({ segment: 0, line: sack.line }), entry()] };
  const shown = toldIn(told, "absolute");
  expect(shown.entries[0]?.line).toBe(shown.segments[0]?.line);
  expect(shown.entries[1]?.line).toBeUndefined();
});
