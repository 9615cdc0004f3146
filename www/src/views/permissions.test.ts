import { expect, it } from "vitest";
import { permissionsOf } from "./permissions.js";

const FREE = { guided: false, readonly: false, bar: "full" } as const;

it("by itself an element permits everything", () => {
  expect(permissionsOf(FREE)).toEqual({
    ...{ bar: "full", acts: true, scenarios: true, script: "edit" },
    ...{ expectations: true, languages: true },
  });
});

it("whoever only reads may look at everything and change nothing", () => {
  expect(permissionsOf({ ...FREE, readonly: true })).toMatchObject({
    ...{ acts: false, scenarios: false, script: "read", expectations: true },
  });
});

it("a lesson gives nothing away and lets its reader act", () => {
  expect(permissionsOf({ ...FREE, guided: true })).toMatchObject({
    ...{ acts: true, scenarios: false, script: "none", expectations: false },
  });
});

it("a bar that only plays chooses nothing", () => {
  expect(permissionsOf({ ...FREE, bar: "playback" })).toMatchObject({
    scenarios: false,
    acts: true,
  });
});
