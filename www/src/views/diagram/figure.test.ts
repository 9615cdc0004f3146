import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { initSync, Simulation } from "../../../pkg/tcpscope.js";
import { HOSTS } from "../../engine/view.js";
import { englishWords } from "../../words/words.js";
import { meaningOf } from "./edges.js";
import {
  boxFor,
  coverOf,
  type Figure,
  type FigureEdge,
  headOf,
  layOut,
  MARK,
  pointOn,
  type Rect,
  TOKEN,
  tokenOn,
} from "./figure.js";
import { labelOf } from "./words.js";

initSync({ module: readFileSync(new URL("../../../pkg/tcpscope_bg.wasm", import.meta.url)) });
const EDGES = Simulation.edges();
const wide = layOut(EDGES, true);
const narrow = layOut(EDGES, false);
const FIGURES = [
  ["wide", wide],
  ["narrow", narrow],
] as const;

const labels = wide.edges.flatMap(({ key, label }, place) => {
  const edge = EDGES[place];
  return label && edge
    ? [{ key, cover: coverOf(label, labelOf(meaningOf(edge), englishWords())) }]
    : [];
});

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  ...{ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by },
});

const meet = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Little squares along an edge. */
const along = ({ curve }: FigureEdge): Rect[] =>
  Array.from({ length: 81 }, (_, step) => ({ ...pointOn(curve, step / 80), width: 0, height: 0 }));

const tokensOf = ({ boxes }: Figure): Rect[] =>
  boxes.flatMap((box) =>
    HOSTS.map((host) => grown({ ...tokenOn(box, host), width: 0, height: 0 }, TOKEN)),
  );

it("all that the engine counts is in the figure, in its order", () => {
  const keys = EDGES.map(({ from, to }) => `${from} -> ${to}`);
  expect(wide.edges.map(({ key }) => key)).toEqual(keys);
  expect(narrow.edges.map(({ key }) => key)).toEqual(keys);
  expect(wide.edges.filter(({ drawn }) => drawn)).toHaveLength(21);
  expect(labels).toHaveLength(21);
});

it.each(FIGURES)("the %s one holds all of its parts", (_, figure) => {
  const parts = [
    ...figure.boxes,
    ...tokensOf(figure),
    ...figure.edges.flatMap(along).map((rect) => grown(rect, 6)),
    ...(figure === wide ? labels.map(({ cover }) => cover) : []),
  ];
  for (const { x, y, width, height } of parts) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(figure.width);
    expect(y + height).toBeLessThanOrEqual(figure.height);
  }
});

it("no label meets another, a box, a token or an edge", () => {
  const lines = wide.edges.map((edge) => ({ key: edge.key, rects: along(edge) }));
  const met = labels.flatMap(({ key, cover }, index) =>
    [
      ...labels.slice(index + 1).flatMap((other) => (meet(cover, other.cover) ? other.key : [])),
      ...wide.boxes.flatMap((box) => (meet(grown(cover, 3), box) ? box.state : [])),
      ...wide.edges
        .flatMap(({ marks }) => Object.values(marks))
        .flatMap((at) => (meet(cover, grown({ ...at, width: 0, height: 0 }, MARK)) ? "mark" : [])),
      ...tokensOf(wide).flatMap((token) => (meet(cover, token) ? "token" : [])),
      ...lines.flatMap((line) =>
        line.rects.some((rect) => meet(grown(cover, 3), rect)) ? `${key} / line ${line.key}` : [],
      ),
    ].map((what) => `${key}: ${what}`),
  );
  expect(met).toEqual([]);
});

it.each(FIGURES)("in the %s one no edge passes below a box or a token", (_, figure) => {
  const met = figure.edges.flatMap((edge) =>
    // Its ends touch their boxes.
    along(edge)
      .slice(2, -2)
      .some((rect) => [...figure.boxes, ...tokensOf(figure)].some((box) => meet(rect, box)))
      ? edge.key
      : [],
  );
  expect(met).toEqual([]);
});

it.each(FIGURES)("in the %s one no mark hides another", (_, figure) => {
  for (const { key, marks } of figure.edges) {
    const { client, server } = marks;
    const apart = Math.hypot(client.x - server.x, client.y - server.y);
    expect(apart, key).toBeGreaterThan(2 * MARK);
  }
});

it("an arrow's head points where the edge goes", () => {
  const at = (x: number) => ({ x, y: 0 });
  expect(headOf([at(0), at(10), at(20), at(30)], 8)).toEqual([
    { x: 30, y: 0 },
    { x: 22, y: 4 },
    { x: 22, y: -4 },
  ]);
});

it("who comes from the end of a connection is at the end of the figure", () => {
  expect(boxFor(wide, "CLOSED", "LAST-ACK")).toMatchObject({ state: "CLOSED", last: true });
  expect(boxFor(wide, "CLOSED", "TIME-WAIT")).toMatchObject({ last: true });
  expect(boxFor(wide, "CLOSED", "ESTABLISHED")).toMatchObject({ last: false });
  expect(boxFor(wide, "CLOSED", undefined)).toMatchObject({ last: false });
  expect(boxFor(wide, "ESTABLISHED", "SYN-SENT")).toMatchObject({ state: "ESTABLISHED" });
});
