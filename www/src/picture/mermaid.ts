/** The ladder as a sequence diagram of Mermaid, whose arrows are level. Pure. */

import { inputOf } from "../drawing/input.js";
import type { Tags } from "../drawing/layout.js";
import { HOSTS, type HostName } from "../engine/view.js";
import { span } from "../words/format.js";
import type { Words } from "../words/words.js";
import type { Course } from "./course.js";
import { type PictureOptions, type Plan, planOf } from "./options.js";
import { type Row, rowsOf } from "./rows.js";
import { labelsOf, titleOf } from "./telling.js";

const NAMES: Readonly<Record<HostName, string>> = { client: "C", server: "S" };

/** @throws RangeError where there is too much for one picture. */
export function drawMermaid(course: Course, words: Words, options: PictureOptions = {}): string {
  const plan = planOf(course, options);
  const { waits, tags } = inputOf(plan.moment, plan.history, { width: 0, zoom: 1 }, words);
  const title = options.title ?? titleOf(plan, words);
  const lines = [
    // Up to the end of the line, without escapes.
    `accTitle: ${plain(title).replace(/[;#]/g, ",")}`,
    ...HOSTS.map(
      (host) => `participant ${NAMES[host]} as ${escaped(words.say("host-title", { host }))}`,
    ),
    ...rowsOf(plan, waits).flatMap((row) => linesOf(row, { plan, tags, words })),
  ];
  return `sequenceDiagram\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

interface Writing {
  readonly plan: Plan;
  readonly tags: Tags;
  readonly words: Words;
}

function linesOf(row: Row, { plan, tags, words }: Writing): string[] {
  const silence =
    row.silence === undefined
      ? []
      : [`Note over C,S: ${escaped(words.say("ladder-silence", { span: span(row.silence) }))}`];
  const notes = HOSTS.flatMap((host) =>
    row.notes[host].map(
      (note) =>
        `Note ${host === "client" ? "left" : "right"} of ${NAMES[host]}: ${escaped(words.state(note))}`,
    ),
  );
  const { segment, part } = row;
  if (!segment || part === "end") {
    return [...silence, ...notes];
  }
  const [from, to] = segment.from === "client" ? ["C", "S"] : ["S", "C"];
  const [label = ""] = labelsOf(segment, plan, tags, words);
  // A message can't be without a text.
  const message = `${from}${signOf(segment.fate)}${to}: ${escaped(label) || "#160;"}`;
  return [...silence, message, ...notes];
}

function signOf(fate: string): string {
  if (fate === "lost") {
    return "-x";
  }
  return fate === "arrived" ? "->>" : "-)";
}

/** What means something to Mermaid or in HTML is written as its number. */
function escaped(text: string): string {
  return plain(text).replace(/[#;<>&%"{}\\`]/g, (letter) => `#${letter.codePointAt(0)};`);
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
