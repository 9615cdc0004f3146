import { expect, it } from "vitest";
import { call } from "../../testing/views.js";
import { lineOfCall, nameOfCall } from "./strace.js";

it("a call that waits has no result yet", () => {
  expect(lineOfCall(call({ text: "accept(3)" }))).toEqual({
    text: "accept(3)",
    result: undefined,
    outcome: "pending",
    waited: undefined,
  });
});

it("a call that returned at once does not say how long it took", () => {
  const line = lineOfCall(call({ at: 7, returnedAt: 7, result: "0" }));
  expect(line).toMatchObject({ result: "0", outcome: "done", waited: undefined });
});

it("a call that waited says how long", () => {
  const line = lineOfCall(call({ at: 1_000, returnedAt: 101_000, result: "0" }));
  expect(line.waited).toBe("100\u00a0ms");
});

it("a failed call is told from one that returned", () => {
  const line = lineOfCall(call({ result: "-1 ECONNREFUSED", failed: true, returnedAt: 0 }));
  expect(line).toMatchObject({ result: "-1 ECONNREFUSED", outcome: "failed" });
});

it("knows the call by name", () => {
  expect(nameOfCall({ text: "connect(3, 10.0.0.2:80)" })).toBe("connect");
});
