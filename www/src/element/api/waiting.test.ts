import { expect, it } from "vitest";
import { Waiting } from "./waiting.js";

it("what was asked before is done in order, then at once", async () => {
  const waiting = new Waiting();
  const done: string[] = [];
  waiting.call(() => done.push("step"));
  waiting.call(() => done.push("play"));
  expect(done).toEqual([]);
  expect(waiting.empty).toBe(false);
  const { promise } = waiting;
  waiting.open();
  expect(done).toEqual(["step", "play"]);
  await promise;
  waiting.call(() => done.push("pause"));
  expect(done).toEqual(["step", "play", "pause"]);
  await waiting.promise;
});

it("after it was taken away, calls wait for its return", () => {
  const waiting = new Waiting();
  waiting.open();
  waiting.close();
  const done: string[] = [];
  waiting.call(() => done.push("step"));
  expect(done).toEqual([]);
  waiting.open();
  expect(done).toEqual(["step"]);
});

it("what could be done after all is ready, whatever failed before", async () => {
  const waiting = new Waiting();
  const before = waiting.promise;
  waiting.fail(new Error("no such file"));
  await expect(before).rejects.toThrow("no such file");
  waiting.open();
  await expect(waiting.promise).resolves.toBeUndefined();
});

it("whoever waits hears of a failure, and another try keeps what was asked", async () => {
  const waiting = new Waiting();
  const done: string[] = [];
  const before = waiting.promise;
  waiting.call(() => done.push("step"));
  waiting.fail(new Error("offline"));
  await expect(before).rejects.toThrow("offline");
  await expect(waiting.promise).rejects.toThrow("offline");
  waiting.retry();
  const after = waiting.promise;
  waiting.open();
  await after;
  expect(done).toEqual(["step"]);
});
