import { expect, it } from "vitest";
import { type FaultForm, faultLine, INITIAL_FAULT, ordinal } from "./faults-model.js";

const line = (changes: Partial<FaultForm>) => faultLine("client", { ...INITIAL_FAULT, ...changes });

it.each([
  [{}, "drop client data"],
  [{ kind: "FIN" }, "drop client FIN"],
  [{ which: "nth", count: "2" }, "drop client 2nd data"],
  [{ which: "first", count: "3", kind: "ACK" }, "drop first 3 client ACK"],
  [{ which: "every", kind: "ACK", of: "data" }, "drop every client ACK of data"],
  [{ kind: "data", of: "FIN" }, "drop client data"],
  [{ retransmitted: true }, "drop client retransmitted data"],
  [{ fault: "hold", kind: "segment" }, "hold client segment"],
  [{ fault: "delay" }, "delay client data by 300ms"],
  [{ fault: "duplicate", span: "10ms" }, "duplicate client data after 10ms"],
  [{ fault: "corrupt" }, "corrupt client data"],
  [{ fault: "edit" }, "edit client data set win 0"],
] as const)("%j says %s", (changes, said) => {
  expect(line(changes)).toBe(said);
});

it("counts as people do", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(String).map(ordinal)).toEqual(
    "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th".split(" "),
  );
});

it("what is no number is left to the engine to refuse", () => {
  expect(line({ which: "nth", count: "many" })).toBe("drop client many data");
});
