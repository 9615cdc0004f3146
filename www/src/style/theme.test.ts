/** Can everything be read, in both themes? And does the document name what a host page may set? */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { channels, paletteOf } from "../picture/palette.js";
import { theme } from "./theme.js";

type Color = readonly number[];

const SOURCES = Object.values(
  import.meta.glob<string>(["../**/*.ts", "!../**/*.test.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).join("\n");
const DOCUMENT = readFileSync(new URL("../../../docs/theming.md", import.meta.url), "utf8");

const mix = (a: Color, part: number, b: Color): Color =>
  a.map((value, index) => value * part + (b[index] ?? 0) * (1 - part));

/** As WCAG 2.2 defines it. */
function luminance(color: Color): number {
  const [r = 0, g = 0, b = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Color, b: Color): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Text, and the grounds on which it stands. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  ink: ["paper", "soft", "rst-soft"],
  mute: ["paper", "soft"],
  data: ["paper"],
  fin: ["paper"],
  rst: ["paper", "soft", "rst-soft"],
  // On a segment, a button or a hint.
  paper: ["ink", "syn", "data", "fin", "rst"],
};
/** Lines and shapes that mean something. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  ink: ["paper", "soft"],
  mute: ["paper", "soft"],
  edge: ["paper"],
  syn: ["paper"],
  data: ["paper"],
  ack: ["paper"],
  fin: ["paper", "soft"],
  rst: ["paper", "soft"],
  focus: ["paper", "soft"],
  paper: ["ink", "syn", "data", "fin", "rst", "focus"],
};
/** What only orders the page, or stands behind words that say the same. */
const QUIET = ["line", "soft", "syn-soft", "data-soft", "fin-soft", "rst-soft"];

const pairs = (table: typeof TEXT): string[][] =>
  Object.entries(table).flatMap(([of, grounds]) => grounds.map((on) => [of, on]));

for (const which of ["light", "dark"] as const) {
  const palette = paletteOf(which);
  const color = (name: string): Color => channels(palette.get(name) ?? "");
  const between = (a: string, b: string): number => contrast(color(a), color(b));

  it.each(pairs(TEXT))(`${which}: text in %s on %s can be read`, (of, on) => {
    expect(between(of, on)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(SHAPES))(`${which}: shapes in %s on %s can be seen`, (of, on) => {
    expect(between(of, on)).toBeGreaterThanOrEqual(3);
  });

  it(`${which}: what is written ahead of an arrow can be read`, () => {
    const paper = color("paper");
    const opacity = /in-flight text \{\s*opacity: ([\d.]+)/.exec(SOURCES)?.[1] ?? "1";
    const text = mix(color("ink"), Number(opacity), paper);
    expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5);
  });
}

it("no colour is used in a way that was not thought of", () => {
  const used = (property: string): string[] => {
    const found = SOURCES.matchAll(
      new RegExp(`(?<![\\w-])(?:${property}): var\\(--([a-z-]+)\\)`, "g"),
    );
    // `tone` and `on` stand for the colours of segments.
    return [...new Set([...found].map(([, name]) => name ?? ""))].filter(
      (name) => name !== "tone" && name !== "on",
    );
  };
  // The graph reads the colour of its grid, which is no text, from `color`.
  const texts = used("color").filter((name) => name !== "line");
  expect(texts.filter((name) => !(name in TEXT) && !(name in SHAPES))).toEqual([]);
  expect(used("fill|stroke").filter((name) => !(name in SHAPES) && !QUIET.includes(name))).toEqual(
    [],
  );
  expect(used("color|fill|stroke").length).toBeGreaterThan(8);
});

it("docs/theming.md names each custom property with its defaults", () => {
  const defaults = theme.cssText.matchAll(
    /var\(--tcpscope-(\w+), light-dark\((#\w{6}), (#\w{6})\)\)/g,
  );
  const told = DOCUMENT.matchAll(/^\| `--tcpscope-(\w+)` \| `(#\w{6})` \| `(#\w{6})` \|/gm);
  const rows = (found: Iterable<RegExpExecArray>): string[] =>
    [...found].map(([, ...row]) => row.join(" "));
  expect(rows(told)).toEqual(rows(defaults));
  const names = (text: string): string[] =>
    [...new Set([...text.matchAll(/--tcpscope-[\w-]+/g)].map(([name]) => name))].sort();
  expect(names(DOCUMENT)).toEqual(names(theme.cssText));
});

it("docs/theming.md names each part", () => {
  const parts = [...SOURCES.matchAll(/\bpart="([\w-]+)"/g)].map(([, name]) => name);
  const told = [...DOCUMENT.matchAll(/^\| `::part\(([\w-]+)\)` \|/gm)].map(([, name]) => name);
  expect(told.sort()).toEqual([...new Set(parts)].sort());
  expect(told.length).toBeGreaterThan(5);
});
