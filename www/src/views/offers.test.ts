import { expect, it } from "vitest";
import { offersOf } from "./offers.js";

const FREE = { guided: false, readonly: false, bar: "full" } as const;

it("by itself an element offers everything", () => {
  expect(offersOf(FREE)).toEqual({
    ...{ bar: "full", acts: true, scenarios: true, script: "edit" },
    ...{ expectations: true, languages: true },
  });
});

it("whoever only reads may look at everything and change nothing", () => {
  expect(offersOf({ ...FREE, readonly: true })).toMatchObject({
    ...{ acts: false, scenarios: false, script: "read", expectations: true },
  });
});

it("a lesson gives nothing away and lets its reader act", () => {
  expect(offersOf({ ...FREE, guided: true })).toMatchObject({
    ...{ acts: true, scenarios: false, script: "none", expectations: false },
  });
});

it("a bar that only plays chooses nothing", () => {
  expect(offersOf({ ...FREE, bar: "playback" })).toMatchObject({
    scenarios: false,
    acts: true,
  });
});
