import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readLink, writeLink } from "./link.js";
import { beganWith, type LinkedBranch, type More, nameFor, packMore, unpackMore } from "./more.js";

const FIRST: LinkedBranch = {
  ...{ parent: undefined, at: 0, kept: 0, name: "", title: "", until: 3_000_000 },
  acts: [[2_000_000, "client close"]],
  tried: false,
};
const SECOND: LinkedBranch = {
  ...{ parent: 0, at: 50_000, kept: 0, name: "drop segment 1", title: "“lost” & 丢失" },
  until: 4_000_001,
  acts: [
    [50_000, "drop segment 1"],
    [2_000_000, "client close"],
  ],
  tried: true,
};

const ALL: More = {
  ...{ scenario: "connected", said: 2, branches: [FIRST, SECOND], shown: 1, compared: 1 },
  ...{ title: "one", without: 3, typed: { client: "hello\n“x”", server: "" } },
};

const packed = (value: unknown): string =>
  `1.${deflateSync(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url")}`;

/** The same numbers again on every machine. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("what is beside the run", () => {
  it("comes out as it went in, with any of its members", async () => {
    const keys = Object.keys(ALL) as (keyof More)[];
    for (let choice = 0; choice < 2 ** keys.length; choice += 1) {
      const some = keys.filter((_, place) => choice & (1 << place));
      // Places are those of branches.
      const more = Object.fromEntries(
        some
          .filter((key) => some.includes("branches") || (key !== "shown" && key !== "compared"))
          .map((key) => [key, ALL[key]]),
      );
      const text = await packMore(more);
      expect(text === undefined ? {} : await unpackMore(text)).toEqual(more);
    }
  });

  it("any tree of branches comes back", async () => {
    const next = chance(7);
    for (let round = 0; round < 200; round += 1) {
      const branches = Array.from({ length: 2 + next(20) }, (_, place): LinkedBranch => {
        const acts = Array.from({ length: next(4) }, () => [next(1e9), `client send ${next(9)}B`]);
        return {
          parent: place === 0 ? undefined : next(place),
          ...{ at: next(1e9), kept: next(5), name: `x${next(9)}`, title: "", until: next(1e9) },
          acts: acts as [number, string][],
          tried: next(2) === 1,
        };
      });
      const more = { branches, shown: next(branches.length) };
      expect(await unpackMore((await packMore(more)) ?? "")).toEqual(more);
    }
  });

  it("where there is nothing, nothing stands in the link", async () => {
    expect(await packMore({})).toBeUndefined();
    expect(await packMore({ title: undefined, branches: undefined })).toBeUndefined();
  });
});

describe("what is damaged or meant badly is not read, and nothing breaks", () => {
  const row = [-1, 0, 0, "", "", 0, []];
  it.each([
    ...["", "1", "1.", "2.eJw", "0.x", "1.!!", "x"],
    ...["null", "[]", "1", '"x"', "{", "{}}"].map(packed),
    ...[{ said: -1 }, { said: 1.5 }, { said: "2" }, { scenario: 7 }, { without: null }].map(packed),
    ...[{ branches: [] }, { branches: {} }, { branches: [[]] }, { branches: [null] }].map(packed),
    ...[{ shown: 0 }, { branches: [row], shown: 1 }, { branches: [row], compared: 0 }].map(packed),
    packed({ branches: [[0, ...row.slice(1)]] }),
    packed({ branches: [row, [1, ...row.slice(1)]] }),
    packed({ branches: [row, [-1, ...row.slice(1)]] }),
    packed({ branches: [[-1, 0, 0, "", "", 1e18, []]] }),
    packed({ branches: [[-1, 0, 0, "", "", 0, [["x", "y"]]]] }),
    packed({ branches: [[-1, 0, 0, "", "x".repeat(500), 0, []]] }),
    packed({ branches: Array.from({ length: 65 }, (_, at) => [at - 1, ...row.slice(1)]) }),
    packed({ title: "x".repeat(401) }),
    packed({ typed: [] }),
    packed("\n".repeat(30_000_000)),
  ])("%.60s", async (text) => {
    expect(await unpackMore(text)).toBeUndefined();
  });

  it("the run opens all the same, and the page says what is missing", async () => {
    const reading = await readLink("#scenario=closed&more=1.abc&t=1s", ["closed"]);
    expect(reading?.link).toMatchObject({ run: { scenario: "closed" }, at: 1_000_000 });
    expect(reading?.problems).toEqual([{ code: "more", values: {} }]);
  });

  it("cut or changed anywhere, it is the same, less, or nothing", async () => {
    const run = { scenario: "closed" };
    const outlook = { at: 0, told: undefined, segment: undefined, speed: undefined };
    const fragment = await writeLink({ run, ...outlook, more: ALL });
    const next = chance(3);
    for (let round = 0; round < 2000; round += 1) {
      const at = next(fragment.length);
      const other = "Az7_&%=\u0000"[next(8)] ?? "";
      const reading = await readLink(fragment.slice(0, at) + other + fragment.slice(at + 1), [
        "closed",
      ]);
      expect([undefined, JSON.stringify(ALL)]).toContain(
        reading?.link?.more && JSON.stringify({ ...ALL, ...reading.link.more }),
      );
    }
  });
});

it("what a branch began with comes back from a link", () => {
  const goal = "client FIN-WAIT-1 -> CLOSING";
  expect(beganWith(nameFor({ kind: "goal", goal, edge: undefined }))).toEqual({ goal });
  const line = "drop segment 12";
  expect(beganWith(nameFor({ kind: "fault", line, fault: "drop", segment: 12 }))).toEqual({ line });
  expect(beganWith(nameFor({ kind: "line", line: "unplug" }))).toEqual({ line: "unplug" });
  expect(beganWith(nameFor({ kind: "fork" }))).toEqual({});
});
