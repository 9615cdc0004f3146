import { expect, it } from "vitest";
import { type Group, gather } from "../../engine/groups.js";
import { entry } from "../../testing/views.js";
import { ALL, isAll, passes, SORT_NAMES, SORTS, toggled } from "./filter.js";

function groupOf(...entries: Partial<Parameters<typeof entry>[0]>[]): Group {
  const groups: Group[] = [];
  gather(
    groups,
    entries.map((changes, id) => entry({ id, ...changes })),
  );
  return groups[0] as Group;
}

const call = groupOf({ kind: "user" }, { kind: "state" }, { kind: "sent", segment: 0 });
const loss = groupOf({ kind: "lost", segment: 0, host: "server" });

it("without a choice all is shown", () => {
  expect(isAll(ALL)).toBe(true);
  expect(passes(call, ALL) && passes(loss, ALL)).toBe(true);
});

it("a group is shown whole if any part of it is wanted", () => {
  expect(passes(call, toggled(ALL, "states"))).toBe(true);
  expect(passes(call, toggled(ALL, "lost"))).toBe(false);
});

it("of the same question any answer will do, of both questions both must", () => {
  const both = toggled(toggled(ALL, "states"), "lost");
  expect(passes(call, both) && passes(loss, both)).toBe(true);
  const atServer = toggled(both, "server");
  expect(passes(call, atServer)).toBe(false);
  expect(passes(loss, atServer)).toBe(true);
});

it("what was chosen twice is not chosen, and everything chosen is nothing chosen", () => {
  expect(toggled(toggled(ALL, "timers"), "timers")).toEqual(ALL);
  expect(toggled(toggled(ALL, "client"), "server")).toEqual(ALL);
});

it("each kind that the engine tells belongs to one sort", () => {
  const kinds = "state sent resent ignored lost wire arrival timer user".split(" ");
  expect(SORT_NAMES.flatMap((sort) => [...SORTS[sort]]).sort()).toEqual(kinds.sort());
});
