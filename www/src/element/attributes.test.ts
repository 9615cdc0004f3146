import { expect, it } from "vitest";
import { VIEWS } from "../views/view-names.js";
import { isOn, readSettings, unknownAttributes } from "./attributes.js";

const SCENARIOS = ["first-look", "connected", "closed"];
const NOTHING = {
  ...{ scenario: undefined, seed: undefined, speed: undefined },
  ...{ names: undefined, numbers: undefined, theme: undefined, views: undefined },
  ...{ src: undefined, t: undefined, bar: undefined, wasmUrl: undefined },
  ...{ autoplay: undefined, controls: undefined },
};
const read = (asked: Partial<Record<keyof typeof NOTHING, unknown>>) =>
  readSettings({ ...NOTHING, ...asked }, SCENARIOS);

it("without attributes, the first scenario at speed 1", () => {
  expect(read({})).toEqual({
    settings: {
      ...{ scenario: "first-look", seed: 1, speed: 1, names: "rfc" },
      ...{ numbers: "relative", theme: "auto" },
      ...{ src: undefined, t: 0, plays: true, bar: "full", wasmUrl: undefined },
      views: new Set(VIEWS),
    },
    problems: [],
  });
});

it("attributes are text, properties may be numbers", () => {
  expect(read({ scenario: "closed", seed: "7", speed: 0.5 }).settings).toEqual({
    ...read({}).settings,
    scenario: "closed",
    seed: 7,
    speed: 0.5,
  });
  expect(read({ t: "1.5" }).settings.t).toBe(1.5);
  expect(read({ t: 2 }).settings.t).toBe(2);
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
  ["src", ""],
  ["src", "https://["],
  ["t", "soon"],
  ["t", "-1"],
  ["t", "86401"],
  ["autoplay", "no"],
  ["bar", "some"],
  ["controls", "some"],
])("%s=%j is named, and the default used", (name, value) => {
  const { settings, problems } = read({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ code: name, values: { value } });
  expect(settings).toEqual(read({}).settings);
});

it("addresses are those of the page, whatever they look like", () => {
  const { settings, problems } = read({
    src: " ../handshake.tcp?v=1 ",
    wasmUrl: "//cdn.example/a",
  });
  expect(settings).toMatchObject({ src: "../handshake.tcp?v=1", wasmUrl: "//cdn.example/a" });
  expect(problems).toEqual([]);
  expect(read({ wasmUrl: "" }).problems).toMatchObject([{ code: "wasm-url" }]);
});

it.each([
  ["", true],
  ["on", true],
  ["true", true],
  ["autoplay", true],
  [true, true],
  ["off", false],
  ["false", false],
  [false, false],
])("autoplay=%j, as HTML and frameworks write it", (value, plays) => {
  const { settings, problems } = read({ autoplay: value });
  expect(settings.plays).toBe(plays);
  expect(problems).toEqual([]);
});

it.each([
  ["", "full"],
  [true, "full"],
  ["full", "full"],
  ["playback", "playback"],
  ["none", "none"],
  [false, "none"],
])("bar=%j, and controls, its older name", (value, bar) => {
  for (const asked of [{ bar: value }, { controls: value }, { bar: value, controls: "playback" }]) {
    const { settings, problems } = read(asked);
    expect([settings.bar, problems]).toEqual([bar, []]);
  }
});

it("XHTML repeats the name", () => {
  expect(read({ controls: "controls" })).toEqual(read({}));
});

it("a switch is on where it stands, with whatever value frameworks give it", () => {
  expect(["", true, "true", "paused"].map(isOn)).toEqual([true, true, true, true]);
  expect([false, null, undefined].map(isOn)).toEqual([false, false, false]);
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
