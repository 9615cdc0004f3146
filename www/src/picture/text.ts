/** The ladder in letters: for a README, a mail, a terminal. Pure. */

import { inputOf } from "../drawing/input.js";
import type { Tags } from "../drawing/layout.js";
import type { KnownSegment } from "../engine/marks.js";
import type { HostName } from "../engine/view.js";
import { instant, span } from "../words/format.js";
import type { Words } from "../words/words.js";
import { columns, cut, padEnd, padMiddle, padStart } from "./columns.js";
import type { Course } from "./course.js";
import { type PictureOptions, type Plan, planOf } from "./options.js";
import { type Row, rowsOf } from "./rows.js";
import { labelsOf } from "./telling.js";

const COLUMNS = 80;
/** Between the hosts, at least. */
const LEAST = 24;
/** So much of the way has an arrow that is lost. */
const LOST_PART = 0.7;
/** What an arrow has beside its label: `-- ` and ` ->`. */
const AROUND = 6;

/** Where everything stands, in columns. */
interface Measures {
  readonly time: number;
  readonly names: Readonly<Record<HostName, number>>;
  readonly between: number;
}

/** @throws RangeError where there is too much for one picture. */
export function drawText(course: Course, words: Words, options: PictureOptions = {}): string {
  const plan = planOf(course, options);
  const { waits, tags } = inputOf(plan.moment, plan.history, { width: 0, zoom: 1 }, words);
  const rows = rowsOf(plan, waits).map((row) => ({
    ...row,
    notes: { client: row.notes.client.map(shown), server: row.notes.server.map(shown) },
  }));
  function shown(note: string): string {
    return words.state(note);
  }
  const measures = measure(rows, options.width ?? COLUMNS);
  const lines = [
    ...(options.title === undefined ? [] : [options.title, ""]),
    heading(measures, words),
    ...rows.flatMap((row, index) => {
      const at = rows[index - 1]?.at === row.at ? "" : instant(row.at);
      const silence = row.silence === undefined ? [] : [silent(row.silence, measures, words)];
      return [...silence, ...written(row, at, { measures, plan, tags, words })];
    }),
  ];
  return `${lines.map((line) => line.replaceAll("\u00a0", " ").trimEnd()).join("\n")}\n`;
}

function measure(rows: readonly Row[], width: number): Measures {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columns));
  const time = widest(rows.map(({ at }) => instant(at)));
  const names = {
    client: widest(rows.flatMap(({ notes }) => notes.client)),
    server: widest(rows.flatMap(({ notes }) => notes.server)),
  };
  const rest = width - time - names.client - names.server - 6;
  return { time, names, between: Math.max(LEAST, rest) };
}

function heading({ time, names, between }: Measures, words: Words): string {
  const [client, server] = [
    words.say("host-title", { host: "client" }),
    words.say("host-title", { host: "server" }),
  ];
  // Each stands above its line.
  const before = " ".repeat(Math.max(0, time + names.client + 3 - (columns(client) >> 1)));
  const gap = between + 1 - columns(client) + (columns(client) >> 1) - (columns(server) >> 1);
  return before + client + " ".repeat(Math.max(1, gap)) + server;
}

function silent(micros: number, { time, names, between }: Measures, words: Words): string {
  const said = ` ${words.say("ladder-silence", { span: span(micros) })} `;
  return `${" ".repeat(time + names.client + 3)}:${padMiddle(said, between)}:`;
}

interface Writing {
  readonly measures: Measures;
  readonly plan: Plan;
  readonly tags: Tags;
  readonly words: Words;
}

/** As many lines as it has notes at a host, but at least one. */
function written(row: Row, at: string, writing: Writing): string[] {
  const { time, names, between } = writing.measures;
  const { client, server } = row.notes;
  const count = Math.max(1, client.length, server.length);
  return Array.from({ length: count }, (_, index) => {
    const left = padStart(client[index] ?? "", names.client);
    const middle = index === 0 ? arrow(row, between, writing) : " ".repeat(between);
    const first = padStart(index === 0 ? at : "", time);
    return `${first}  ${left} |${middle}| ${server[index] ?? ""}`;
  });
}

function arrow({ segment, part }: Row, width: number, writing: Writing): string {
  if (!segment) {
    return " ".repeat(width);
  }
  const { from, fate } = segment;
  const lost = fate === "lost";
  const way = lost ? Math.ceil(width * LOST_PART) : part === "whole" ? width : width - 4;
  const tip = part === "sent" ? "" : lost ? "X" : from === "client" ? ">" : "<";
  const line = shaft(segment, way, tip, writing);
  if (part === "whole") {
    // What is lost does not get to the other side.
    return from === "client" ? padEnd(line, width) : padStart(line, width);
  }
  return (from === "client") === (part === "sent") ? `${line} ...` : `... ${line}`;
}

function shaft(
  segment: KnownSegment,
  way: number,
  tip: string,
  { plan, tags, words }: Writing,
): string {
  const label = fitting(labelsOf(segment, plan, tags, words), way - AROUND);
  const line = padMiddle(label === "" ? "" : ` ${label} `, way - tip.length, "-");
  return segment.from === "client" ? line + tip : tip + line;
}

/** The longest that has room; else the beginning of the shortest. */
function fitting(labels: readonly string[], room: number): string {
  const found = labels.find((label) => columns(label) <= room);
  return found ?? cut(labels.at(-1) ?? "", room);
}
