/** Where everything in the state diagram is, arranged as in RFC 9293, Figure 5. Pure. */
import type { Point } from "../../drawing/geometry.js";
import type { EdgeView, HostName } from "../../engine/view.js";
import { keyOf } from "./edges.js";

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A cubic Bézier curve. */
export type Curve = readonly [from: Point, bendFrom: Point, bendTo: Point, to: Point];

/** A state; CLOSED is there twice, at the beginning and at the end. */
export interface Box extends Rect {
  readonly state: string;
  readonly last: boolean;
}

export interface FigureEdge {
  readonly key: string;
  readonly curve: Curve;
  readonly drawn: boolean;
  /** Where the client's and the server's mark go. */
  readonly marks: Readonly<Record<HostName, Point>>;
  /** The end of its label's middle line, which text turns to; none where there is no room. */
  readonly label: Label | undefined;
}

export interface Label extends Point {
  readonly anchor: "start" | "middle" | "end";
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** In the order of the engine's edges. */
  readonly edges: readonly FigureEdge[];
}

/** Half a token. */
export const TOKEN = 10;
/** How far a token's middle is from the corner of its box. */
const TOKEN_INSET = 10;
/** So far it is above the corner, away from the name. */
const TOKEN_ABOVE = 4;
export const MARK = 4.5;
const MARK_DISTANCE = 8;
/** From the end of a stub, around which there is a ring, to a mark. */
const BESIDE = 13;
export const RING = 5.5;
/** Between an arrow's tip and the box. */
const GAP = 1.5;
export const LABEL_LINE = 13;
/** Of the labels, in their typeface of fixed width. */
const LABEL_CHARACTER = 6.65;

interface Plan {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly [left: number, middle: number, right: number];
  /** The middle of each row, and how high its boxes are. */
  readonly rows: readonly Row[];
  readonly boxWidth: number;
  /** How long the edges are that the figure leaves out. */
  readonly stub: number;
  readonly labels: boolean;
}

type Row = readonly [y: number, height: number];

/** Between SYN-RECEIVED and SYN-SENT there are so many edges that these boxes are taller. */
function rowsAt(middles: readonly number[], height: number, tall: number): readonly Row[] {
  return middles.map((y, row) => [y, row === 2 ? tall : height]);
}

const WIDE: Plan = {
  ...{ width: 760, height: 786, columns: [126, 380, 634], boxWidth: 124, stub: 34, labels: true },
  rows: rowsAt([34, 142, 262, 382, 496, 620, 746], 38, 60),
};

const NARROW: Plan = {
  ...{ width: 340, height: 580, columns: [68, 170, 272], boxWidth: 80, stub: 16, labels: false },
  rows: rowsAt([30, 106, 194, 284, 370, 458, 546], 32, 46),
};

/** Of the narrow figure: these have longer names than others, and room beside them. */
const BROAD: Readonly<Record<string, number>> = { "SYN-RECEIVED": 98, ESTABLISHED: 96 };

const LAST = "last";
type Place = readonly [state: string, column: 0 | 1 | 2, row: number];
const PLACES: readonly Place[] = [
  ["CLOSED", 1, 0],
  ["LISTEN", 1, 1],
  ["SYN-RECEIVED", 0, 2],
  ["SYN-SENT", 2, 2],
  ["ESTABLISHED", 1, 3],
  ["FIN-WAIT-1", 0, 4],
  ["CLOSE-WAIT", 2, 4],
  ["FIN-WAIT-2", 0, 5],
  ["CLOSING", 1, 5],
  ["LAST-ACK", 2, 5],
  ["TIME-WAIT", 1, 6],
  [LAST, 2, 6],
];

/** A place on the rim of a box: how far from the middle of the side (0) to its end (1 or -1). */
type Port = readonly [side: "top" | "right" | "bottom" | "left", offset: number];
/** Its ports, and where the label is in the wide figure. */
type Route = readonly [from: Port, to: Port, label: readonly [Label["anchor"], number, number]];

const ROUTES: Readonly<Record<string, Route>> = {
  "CLOSED -> LISTEN": [
    ["bottom", -0.3],
    ["top", -0.3],
    ["end", 353, 86],
  ],
  "CLOSED -> SYN-SENT": [
    ["right", -0.45],
    ["top", 0.45],
    ["start", 618, 66],
  ],
  "LISTEN -> CLOSED": [
    ["top", 0.3],
    ["bottom", 0.3],
    ["start", 407, 86],
  ],
  "SYN-SENT -> CLOSED": [
    ["top", 0],
    ["right", 0.45],
    ["end", 580, 118],
  ],
  "LISTEN -> SYN-RECEIVED": [
    ["left", 0.45],
    ["top", 0.4],
    ["start", 182, 202],
  ],
  "LISTEN -> SYN-SENT": [
    ["right", 0.2],
    ["top", -0.4],
    ["end", 574, 204],
  ],
  "SYN-RECEIVED -> LISTEN": [
    ["top", -0.2],
    ["left", -0.45],
    ["end", 140, 152],
  ],
  "SYN-SENT -> SYN-RECEIVED": [
    ["left", -0.4],
    ["right", -0.4],
    ["middle", 380, 230],
  ],
  "SYN-RECEIVED -> ESTABLISHED": [
    ["right", 0.5],
    ["top", -0.35],
    ["end", 318, 326],
  ],
  "SYN-SENT -> ESTABLISHED": [
    ["left", 0.5],
    ["top", 0.35],
    ["start", 442, 326],
  ],
  "SYN-RECEIVED -> FIN-WAIT-1": [
    ["bottom", -0.3],
    ["top", -0.3],
    ["end", 99, 384],
  ],
  "ESTABLISHED -> FIN-WAIT-1": [
    ["left", 0],
    ["top", 0.4],
    ["start", 192, 434],
  ],
  "ESTABLISHED -> CLOSE-WAIT": [
    ["right", 0],
    ["top", 0],
    ["end", 584, 434],
  ],
  "FIN-WAIT-1 -> FIN-WAIT-2": [
    ["bottom", -0.2],
    ["top", -0.2],
    ["end", 106, 558],
  ],
  "FIN-WAIT-1 -> CLOSING": [
    ["right", -0.4],
    ["top", 0],
    ["start", 312, 488],
  ],
  "FIN-WAIT-1 -> TIME-WAIT": [
    ["right", 0.5],
    ["left", -0.45],
    ["start", 254, 574],
  ],
  "CLOSE-WAIT -> LAST-ACK": [
    ["bottom", 0],
    ["top", 0],
    ["end", 626, 558],
  ],
  "FIN-WAIT-2 -> TIME-WAIT": [
    ["bottom", -0.2],
    ["left", 0.45],
    ["start", 148, 684],
  ],
  "CLOSING -> TIME-WAIT": [
    ["bottom", 0.2],
    ["top", 0.2],
    ["start", 401, 684],
  ],
  "LAST-ACK -> CLOSED": [
    ["bottom", 0],
    ["top", 0],
    ["end", 626, 684],
  ],
  "TIME-WAIT -> CLOSED": [
    ["right", 0],
    ["left", 0],
    ["middle", 507, 726],
  ],
};

/** From where those edges leave that the figure leaves out. */
const STUBS: Readonly<Record<string, Port>> = {
  "SYN-RECEIVED": ["left", 0],
  ESTABLISHED: ["bottom", 0],
  "FIN-WAIT-1": ["left", 0],
  "FIN-WAIT-2": ["left", 0],
  "CLOSE-WAIT": ["right", 0],
  CLOSING: ["bottom", -0.5],
};

/** The figure with its labels, or so narrow that it fits a telephone. */
export function layOut(edges: readonly EdgeView[], wide: boolean): Figure {
  const plan = wide ? WIDE : NARROW;
  const boxes = PLACES.map((place) => boxAt(place, plan));
  return {
    ...{ width: plan.width, height: plan.height, boxes },
    edges: edges.flatMap((edge) => layOutEdge(edge, boxes, plan) ?? []),
  };
}

function boxAt([state, column, row]: Place, { columns, rows, boxWidth, labels }: Plan): Box {
  const [y, height] = rows[row] ?? [0, 0];
  const last = state === LAST;
  const width = labels ? boxWidth : (BROAD[state] ?? boxWidth);
  // Left of the first column there are stubs.
  const half = (column === 0 ? boxWidth : width) / 2;
  return {
    ...{ x: columns[column] - half, y: y - height / 2, width, height },
    ...{ state: last ? "CLOSED" : state, last },
  };
}

function layOutEdge(edge: EdgeView, boxes: readonly Box[], plan: Plan): FigureEdge | undefined {
  const key = keyOf(edge);
  const route = ROUTES[key];
  const stub = STUBS[edge.from];
  const from = boxOf(boxes, edge.from, false);
  const leaves = edge.from === "LAST-ACK" || edge.from === "TIME-WAIT";
  const to = boxOf(boxes, edge.to, leaves);
  if (!from || !to) {
    return undefined;
  }
  if (route) {
    const [start, end, [anchor, x, y]] = route;
    const curve = connect(portOf(from, start, 0), portOf(to, end, GAP));
    const label = plan.labels ? { anchor, x, y } : undefined;
    return { key, curve, drawn: edge.drawn, marks: marksOn(curve), label };
  }
  const curve = stub && straight(portOf(from, stub, 0), plan.stub);
  return curve && { key, curve, drawn: edge.drawn, marks: marksBeside(curve), label: undefined };
}

function boxOf(boxes: readonly Box[], state: string, last: boolean): Box | undefined {
  return boxes.find((box) => box.state === state && box.last === last);
}

interface Exit extends Point {
  /** Away from the box. */
  readonly dx: number;
  readonly dy: number;
}

/** `gap`: so far outside of the rim. */
function portOf(box: Rect, [side, offset]: Port, gap: number): Exit {
  const [dx, dy] = { top: [0, -1], right: [1, 0], bottom: [0, 1], left: [-1, 0] }[side] as [
    number,
    number,
  ];
  const [halfWidth, halfHeight] = [box.width / 2, box.height / 2];
  return {
    x: box.x + halfWidth + dx * (halfWidth + gap) + Math.abs(dy) * offset * halfWidth,
    y: box.y + halfHeight + dy * (halfHeight + gap) + Math.abs(dx) * offset * halfHeight,
    ...{ dx, dy },
  };
}

/** Leaves and arrives at right angles to the boxes. */
function connect(from: Exit, to: Exit): Curve {
  const bend = (exit: Exit): Point => {
    const length = 0.56 * (exit.dx === 0 ? Math.abs(to.y - from.y) : Math.abs(to.x - from.x));
    return { x: exit.x + exit.dx * length, y: exit.y + exit.dy * length };
  };
  return [plain(from), bend(from), bend(to), plain(to)];
}

function straight({ x, y, dx, dy }: Exit, length: number): Curve {
  const at = (part: number): Point => ({ x: x + dx * length * part, y: y + dy * length * part });
  return [at(0), at(1 / 3), at(2 / 3), at(1)];
}

function plain({ x, y }: Point): Point {
  return { x, y };
}

/** The point after this part of the curve's parameter, 0 to 1. */
export function pointOn([a, b, c, d]: Curve, part: number): Point {
  const rest = 1 - part;
  const mix = (p: number, q: number, r: number, s: number): number =>
    rest ** 3 * p + 3 * rest ** 2 * part * q + 3 * rest * part ** 2 * r + part ** 3 * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/** On either side of the middle, one beside the other. */
function marksOn(curve: Curve): FigureEdge["marks"] {
  const length = Math.hypot(curve[3].x - curve[0].x, curve[3].y - curve[0].y);
  const step = Math.min(0.3, MARK_DISTANCE / length);
  return { client: pointOn(curve, 0.5 - step), server: pointOn(curve, 0.5 + step) };
}

/** On either side of the end: a stub has no room for marks. */
function marksBeside([from, , , to]: Curve): FigureEdge["marks"] {
  const part = BESIDE / Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) * part, (to.y - from.y) * part];
  return {
    client: { x: to.x - Math.abs(dy), y: to.y - Math.abs(dx) },
    server: { x: to.x + Math.abs(dy), y: to.y + Math.abs(dx) },
  };
}

/** The three corners of an arrow's head. */
export function headOf([, , bend, tip]: Curve, size: number): readonly Point[] {
  const length = Math.hypot(tip.x - bend.x, tip.y - bend.y) || 1;
  const [dx, dy] = [(tip.x - bend.x) / length, (tip.y - bend.y) / length];
  const corner = (side: number): Point => ({
    x: tip.x - size * dx - side * 0.5 * size * dy,
    y: tip.y - size * dy + side * 0.5 * size * dx,
  });
  return [tip, corner(1), corner(-1)];
}

/** What a label of these lines covers; its first line stands above its point, the second below. */
export function coverOf({ x, y, anchor }: Label, lines: readonly string[]): Rect {
  const width = Math.max(...lines.map((line) => line.length)) * LABEL_CHARACTER;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { x: left, y: y - LABEL_LINE, width, height: LABEL_LINE * lines.length };
}

/** Where a host's token stands on the box of its state: the client's left, the server's right. */
export function tokenOn(box: Rect, host: HostName): Point {
  const x = host === "client" ? box.x + TOKEN_INSET : box.x + box.width - TOKEN_INSET;
  return { x, y: box.y - TOKEN_ABOVE };
}

/**
 * The box that shows a host: of the two of CLOSED the last one, if the host came there from
 * `before` as connections end in the figure.
 */
export function boxFor(
  { boxes }: Figure,
  state: string,
  before: string | undefined,
): Box | undefined {
  const last = state === "CLOSED" && (before === "TIME-WAIT" || before === "LAST-ACK");
  return boxOf(boxes, state, last);
}
