import { expect, it } from "vitest";
import { readSettings, unknownAttributes, VIEWS } from "./attributes.js";

const SCENARIOS = ["first-look", "connected", "closed"];
const NOTHING = {
  ...{ scenario: undefined, seed: undefined, speed: undefined },
  ...{ names: undefined, theme: undefined, views: undefined },
};
const read = (asked: Partial<Record<keyof typeof NOTHING, unknown>>) =>
  readSettings({ ...NOTHING, ...asked }, SCENARIOS);

it("without attributes, the first scenario at speed 1", () => {
  expect(read({})).toEqual({
    settings: {
      ...{ scenario: "first-look", seed: 1, speed: 1, names: "rfc", theme: "auto" },
      views: new Set(VIEWS),
    },
    problems: [],
  });
});

it("attributes are text, properties may be numbers", () => {
  expect(read({ scenario: "closed", seed: "7", speed: 0.5 }).settings).toEqual({
    scenario: "closed",
    seed: 7,
    speed: 0.5,
    names: "rfc",
    theme: "auto",
    views: new Set(VIEWS),
  });
  expect(read({ theme: "dark" }).settings.theme).toBe("dark");
});

it("a removed attribute is as good as none", () => {
  expect(read({ speed: null, scenario: null }).problems).toEqual([]);
});

it.each([
  ["scenario", "handshake"],
  ["scenario", ""],
  ["speed", "fast"],
  ["speed", ""],
  ["speed", "0"],
  ["speed", "17"],
  ["speed", "Infinity"],
  ["theme", "Dark"],
  ["theme", ""],
  ["seed", "1.5"],
  ["seed", "-1"],
  ["seed", "4294967296"],
  ["names", "bsd"],
  ["names", ""],
])("%s=%j is named, and the default used", (name, value) => {
  const { settings, problems } = read({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ code: name, values: { value } });
  expect(settings).toEqual(read({}).settings);
});

it("of views the known ones are shown, the others named", () => {
  const { settings, problems } = read({ views: " ladder\n lader log " });
  expect([...settings.views]).toEqual(["ladder", "log"]);
  expect(problems).toMatchObject([{ code: "views", values: { value: "lader", shown: 2 } }]);
  expect(read({ views: "stage hosts" }).problems).toEqual([]);
});

it.each(["", "lader"])("views=%j names none that there is, so all are shown", (views) => {
  const { settings, problems } = read({ views });
  expect([...settings.views]).toEqual(VIEWS);
  expect(problems).toMatchObject([{ code: "views", values: { value: views, shown: 0 } }]);
});

it("HTML’s own attributes are welcome, others are named", () => {
  const names = ["id", "class", "lang", "data-x", "aria-label", "paused", "sceanrio", "onclick"];
  expect(unknownAttributes(names).map(({ values }) => values.name)).toEqual(["sceanrio"]);
});
