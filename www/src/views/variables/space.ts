/**
 * A sequence space as a bar, after RFC 9293 Figures 3 and 4. Pure: from numbers to places.
 *
 * What is in use is drawn to scale, but never too small to be seen. The empty part of the window is
 * often a thousand times as long: it is cut short then, with a break. What lies outside is a stub.
 */
import type { SpaceView } from "../../engine/view.js";
import { type Mark, type PlacedMark, placeMarks } from "./marks.js";

export const SEND_PARTS = [
  ...(["acknowledged", "sent", "again", "sacked", "lost"] as const),
  ...(["ready", "window", "waiting", "beyond"] as const),
] as const;
export const RECEIVE_PARTS = ["read", "unread", "hole", "held", "room", "outside"] as const;
export type PartKind = (typeof SEND_PARTS)[number] | (typeof RECEIVE_PARTS)[number];

/** Numbers from `start` on, before `end`; what has no end goes on. */
export interface Stretch {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number | undefined;
}

export interface Part extends Stretch {
  readonly x: number;
  readonly width: number;
  /** Drawn shorter than its scale. */
  readonly broken: boolean;
}

export interface Bar {
  readonly width: number;
  readonly parts: readonly Part[];
  readonly marks: readonly PlacedMark[];
  /** How many lines the names of the marks take. */
  readonly rows: number;
  /** What is added to a number where it is written. */
  readonly base: number;
}

/** What lies outside, as a share of the width. */
const STUB_SHARE = 0.09;
const SMALLEST_STUB = 22;
/** The least width of a part. */
const SMALLEST = 10;
/** An empty part of the window longer than that much of what is in use is cut short. */
const BREAK_FROM = 1.5;
const BREAK_SHARE = 0.26;
/** In characters. */
const LONGEST_NAME = 28;

const STUBS: readonly PartKind[] = ["acknowledged", "beyond", "read", "outside"];
const EMPTY: readonly PartKind[] = ["window", "room"];

/** The send space. Before the peer has told of its window, `edge` means nothing. */
export function sendStretches(space: SpaceView, windowKnown: boolean): Stretch[] {
  const { start, next, end, pieces } = space;
  const edge = windowKnown ? space.edge : next;
  const list: Stretch[] = [
    { kind: "acknowledged", start: 0, end: start },
    ...pieces.map((piece) => ({ ...piece, kind: piece.kind as PartKind })),
    { kind: "ready", start: next, end: Math.min(end, edge) },
    { kind: "window", start: Math.max(next, Math.min(end, edge)), end: edge },
    { kind: "waiting", start: Math.max(next, edge), end },
    { kind: "beyond", start: Math.max(end, edge), end: undefined },
  ];
  return list.filter(isThere);
}

export function receiveStretches({ start, next, edge, end, pieces }: SpaceView): Stretch[] {
  const list: Stretch[] = [
    { kind: "read", start: 0, end: start },
    { kind: "unread", start, end: next },
  ];
  let reached = next;
  for (const piece of pieces) {
    list.push({ kind: "hole", start: reached, end: piece.start });
    list.push({ kind: "held", start: piece.start, end: piece.end });
    reached = piece.end;
  }
  const last = Math.max(reached, end);
  list.push({ kind: "room", start: last, end: edge });
  list.push({ kind: "outside", start: Math.max(last, edge), end: undefined });
  return list.filter(isThere);
}

export function sendMarks({ start, next, edge }: SpaceView, windowKnown: boolean): Mark[] {
  const window = windowKnown ? [{ name: "snd.una+snd.wnd", number: edge }] : [];
  return merged([{ name: "snd.una", number: start }, { name: "snd.nxt", number: next }, ...window]);
}

export function receiveMarks({ next, edge }: SpaceView): Mark[] {
  return merged([
    { name: "rcv.nxt", number: next },
    { name: "rcv.nxt+rcv.wnd", number: edge },
  ]);
}

export function layOutBar(
  stretches: readonly Stretch[],
  marks: readonly Mark[],
  width: number,
  base = 0,
): Bar {
  const widths = widthsOf(stretches, width);
  let x = 0;
  const parts = stretches.map((stretch, place) => {
    const { width = 0, broken = false } = widths[place] ?? {};
    const part = { ...stretch, x, width, broken };
    x += width;
    return part;
  });
  const placed = placeMarks(
    marks.map((mark) => ({ ...mark, base, x: placeOf(mark.number, parts, width) })),
    width,
  );
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  return { width, parts, marks: placed, rows, base };
}

function isThere({ start, end }: Stretch): boolean {
  return end === undefined || end > start;
}

/** Marks of the same number are one where that can be read. */
function merged(marks: readonly Mark[]): Mark[] {
  const list: Mark[] = [];
  for (const mark of [...marks].sort((one, other) => one.number - other.number)) {
    const last = list.at(-1);
    const name = last?.number === mark.number ? `${last.name} = ${mark.name}` : mark.name;
    if (last && name !== mark.name && name.length <= LONGEST_NAME) {
      list[list.length - 1] = { ...last, name };
    } else {
      list.push(mark);
    }
  }
  return list;
}

function lengthOf({ start, end }: Stretch): number {
  return end === undefined ? 0 : end - start;
}

interface Width {
  readonly width: number;
  readonly broken: boolean;
}

function widthsOf(stretches: readonly Stretch[], width: number): Width[] {
  const isStub = ({ kind }: Stretch): boolean => STUBS.includes(kind);
  const stubs = stretches.filter(isStub);
  const middle = stretches.filter((stretch) => !isStub(stretch));
  const stub = Math.max(SMALLEST_STUB, width * STUB_SHARE);
  const room = width - stub * stubs.length;
  const used = middle.filter(({ kind }) => !EMPTY.includes(kind));
  const usedLength = sum(used.map(lengthOf));
  const isBroken = (stretch: Stretch): boolean =>
    used.length > 0 && EMPTY.includes(stretch.kind) && lengthOf(stretch) > BREAK_FROM * usedLength;
  const broken = middle.some(isBroken) ? room * BREAK_SHARE : 0;
  const scaled = middle.filter((stretch) => !isBroken(stretch));
  const shares = share(scaled.map(lengthOf), room - broken);
  return stretches.map((stretch) => {
    if (isStub(stretch)) {
      const alone = middle.length === 0 && stretch === stubs.at(-1);
      return { width: alone ? stub + room : stub, broken: false };
    }
    const place = scaled.indexOf(stretch);
    return place < 0
      ? { width: broken, broken: true }
      : { width: shares[place] ?? 0, broken: false };
  });
}

/** Shares `room` by length, but nobody gets less than the least. */
function share(lengths: readonly number[], room: number): number[] {
  const least = Math.min(SMALLEST, room / Math.max(1, lengths.length));
  const small = new Set<number>();
  for (;;) {
    const rest = room - least * small.size;
    const total = sum(lengths.filter((_, place) => !small.has(place)));
    const widths = lengths.map((length, place) =>
      small.has(place) ? least : (rest * length) / total,
    );
    const next = widths.findIndex((width, place) => !small.has(place) && width < least);
    if (next < 0) {
      return widths;
    }
    small.add(next);
  }
}

/** Where a number is: at the start of the part that begins with it, or within one. */
function placeOf(number: number, parts: readonly Part[], width: number): number {
  for (const { start, end, x, width: wide } of parts) {
    if (number <= start) {
      return x;
    }
    if (end !== undefined && number < end) {
      return x + (wide * (number - start)) / (end - start);
    }
  }
  const last = parts.at(-1);
  return last?.end === undefined ? (last?.x ?? 0) : width;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
