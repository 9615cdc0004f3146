import { describe, expect, it } from "vitest";
import { entry, segment } from "../testing/views.js";
import { cutBack, directionOf, type Group, gather, inReadingOrder } from "./groups.js";

function groupsOf(...entries: Partial<Parameters<typeof entry>[0]>[]): Group[] {
  const groups: Group[] = [];
  gather(
    groups,
    entries.map((changes, id) => entry({ id, ...changes })),
  );
  return groups;
}

it("a call, its change of state and the segment that it sends are one thing", () => {
  const [group, ...rest] = groupsOf(
    { kind: "user", code: "call-connect" },
    { kind: "state", code: "state-active-open" },
    { kind: "sent", code: "sent-syn", segment: 0, line: "S 0:0(0)" },
  );
  expect(rest).toEqual([]);
  expect(group).toMatchObject({ segment: 0, line: "S 0:0(0)" });
});

it("two calls at the same instant are two", () => {
  const groups = groupsOf(
    { kind: "user", code: "call-send" },
    { kind: "sent", segment: 0 },
    { kind: "user", code: "call-close" },
    { kind: "state" },
    { kind: "sent", segment: 1 },
  );
  expect(groups.map(({ entries }) => entries.length)).toEqual([2, 3]);
});

it("an arrival and the answer to it are two", () => {
  const groups = groupsOf({ kind: "state", segment: 1 }, { kind: "sent", segment: 2 });
  expect(groups).toHaveLength(2);
});

it("other hosts and other times are other things, and so is a loss", () => {
  const groups = groupsOf(
    { kind: "sent", segment: 0 },
    { kind: "lost", segment: 0 },
    { kind: "state", host: "server" },
    { kind: "state", host: "server", at: 5 },
  );
  expect(groups).toHaveLength(4);
});

it("what came before in the same update can still be joined", () => {
  const groups = groupsOf({ kind: "timer" });
  gather(groups, [entry({ id: 1, kind: "resent", segment: 3 })]);
  expect(groups).toHaveLength(1);
});

it("the change of state is told before its details", () => {
  const [group] = groupsOf({ kind: "arrival", segment: 1 }, { kind: "state", segment: 1 });
  expect(group && inReadingOrder(group).map(({ kind }) => kind)).toEqual(["state", "arrival"]);
  const [called] = groupsOf({ kind: "user" }, { kind: "state" });
  expect(called && inReadingOrder(called).map(({ kind }) => kind)).toEqual(["user", "state"]);
});

it("knows sent from arrived and lost", () => {
  const [sent, lost] = groupsOf({ kind: "sent", segment: 0 }, { kind: "lost", segment: 0 });
  expect(sent && directionOf(sent, segment())).toBe("sent");
  expect(sent && directionOf(sent, segment({ from: "server" }))).toBe("arrived");
  expect(lost && directionOf(lost, segment())).toBe("lost");
});

describe("when time goes back", () => {
  const first = entry({ id: 0, kind: "user", code: "call-send" });
  const sent = entry({ id: 1, kind: "sent", segment: 0 });
  const later = entry({ id: 2, kind: "user", code: "call-close", at: 5 });

  it("groups that are whole stay the same, those that are not are gathered anew", () => {
    const groups: Group[] = [];
    gather(groups, [first, sent, later]);
    const [whole] = groups;
    cutBack(groups, [first, sent]);
    expect(groups).toEqual([whole]);
    cutBack(groups, [first]);
    expect(groups).toEqual([]);
  });

  it("another entry in the place of one is not the same", () => {
    const groups: Group[] = [];
    gather(groups, [first, sent, later]);
    cutBack(groups, [first, sent, entry({ id: 2, kind: "timer", at: 4 }), entry({ id: 3 })]);
    expect(groups).toHaveLength(1);
  });
});
