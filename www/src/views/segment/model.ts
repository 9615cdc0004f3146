/** A segment field by field: where its parts are drawn, and which octets are whose. Pure. */
import type { Numbers } from "../../engine/numbers.js";
import type { CitationView, FieldView, OctetsView } from "../../engine/view.js";

/** Where each field is explained; in the order of the header. */
const SOURCES: Readonly<Record<string, readonly [rfc: number, section: string]>> = {
  "source-port": [9293, "3.1"],
  "destination-port": [9293, "3.1"],
  sequence: [9293, "3.4"],
  acknowledgment: [9293, "3.4"],
  "data-offset": [9293, "3.1"],
  reserved: [9293, "3.1"],
  cwr: [3168, "6.1"],
  ece: [3168, "6.1"],
  urg: [9293, "3.1"],
  ack: [9293, "3.1"],
  psh: [9293, "3.1"],
  rst: [9293, "3.5.2"],
  syn: [9293, "3.5"],
  fin: [9293, "3.6"],
  window: [9293, "3.8.6"],
  checksum: [9293, "3.1"],
  urgent: [9293, "3.8.5"],
  "option-end": [9293, "3.2"],
  "option-nop": [9293, "3.2"],
  "option-mss": [9293, "3.7.1"],
  "option-window-scale": [7323, "2"],
  "option-sack-permitted": [2018, "2"],
  "option-sack": [2018, "3"],
  "option-timestamps": [7323, "3"],
  "option-unknown": [9293, "3.1"],
  padding: [9293, "3.1"],
  data: [9293, "3.1"],
  ip: [791, "3.1"],
};

export const FIELD_NAMES: readonly string[] = Object.keys(SOURCES);

const FLAGS: readonly string[] = ["cwr", "ece", "urg", "ack", "psh", "rst", "syn", "fin"];

/** More words of one option than that are drawn no taller. */
const TALLEST = 2;
const WORD = 32;
/** Of data that is shown as text. */
const MOST_TEXT = 72;

export function sourceOf(name: string): CitationView {
  const [rfc, section] = SOURCES[name] ?? [9293, "3.1"];
  return { rfc, section, step: undefined };
}

/** A single bit that says yes or no. */
export function isFlag({ name }: Pick<FieldView, "name">): boolean {
  return FLAGS.includes(name);
}

/** All that stands for itself, the IP header first, which has no fields here. */
export function allFields({ fields, tcpAt }: OctetsView): FieldView[] {
  const ip = { name: "ip", firstBit: -8 * tcpAt, bits: 8 * tcpAt, value: "", relative: undefined };
  return [ip, ...fields];
}

/** A part of a field within a row of the drawing; all but the largest only continue it. */
export interface Cell {
  /** Its place in the list of fields. */
  readonly field: number;
  /** From 0 on. */
  readonly row: number;
  readonly rows: number;
  /** From 0 to 31. */
  readonly column: number;
  readonly columns: number;
  readonly main: boolean;
}

/** The header as rows of 32 bits, RFC 9293 Figure 1; the data is one row. */
export function cellsOf(fields: readonly FieldView[]): Cell[] {
  let row = 0;
  return fields.flatMap(({ name, firstBit, bits }, field) => {
    if (firstBit < 0) {
      return [];
    }
    const parts = partsOf(firstBit, name === "data" ? WORD : bits, row);
    row = parts.next;
    const largest = Math.max(...parts.list.map(sizeOf));
    const main = parts.list.findIndex((part) => sizeOf(part) === largest);
    return parts.list.map((part, place) => ({ ...part, field, main: place === main }));
  });
}

/** The parts of a field that begins in a row, and the row in which the next one does. */
function partsOf(firstBit: number, bits: number, first: number) {
  const list: Omit<Cell, "main" | "field">[] = [];
  let row = first;
  for (let bit = firstBit; bit < firstBit + bits; ) {
    const left = firstBit + bits - bit;
    const column = bit % WORD;
    const words = column === 0 ? Math.floor(left / WORD) : 0;
    const size = words > 0 ? words * WORD : Math.min(left, WORD - column);
    const rows = Math.max(1, Math.min(words, TALLEST));
    list.push({ row, rows, column, columns: Math.min(size, WORD) });
    bit += size;
    row += bit % WORD === 0 ? rows : 0;
  }
  return { list, next: row };
}

function sizeOf({ rows, columns }: Pick<Cell, "rows" | "columns">): number {
  return rows * columns;
}

/** The octets of the datagram in which a field is: from the first one to before the end. */
export function octetsOf(
  { tcpAt }: Pick<OctetsView, "tcpAt">,
  { firstBit, bits }: FieldView,
): { readonly first: number; readonly end: number } {
  return {
    first: tcpAt + Math.floor(firstBit / 8),
    end: tcpAt + Math.ceil((firstBit + bits) / 8),
  };
}

/** The places of the fields that an octet belongs to, wholly or in part. */
export function fieldsAt(
  view: Pick<OctetsView, "tcpAt">,
  fields: readonly FieldView[],
  octet: number,
): number[] {
  return [...fields.keys()].filter((place) => {
    const field = fields[place];
    const { first, end } = field ? octetsOf(view, field) : { first: 0, end: 0 };
    return first <= octet && octet < end;
  });
}

/** The field that an octet stands for: of several the first one that is set. */
export function fieldAt(
  view: Pick<OctetsView, "tcpAt">,
  fields: readonly FieldView[],
  octet: number,
): number | undefined {
  const places = fieldsAt(view, fields, octet);
  return places.find((place) => fields[place]?.value !== "0") ?? places[0];
}

export function hex(octet: number): string {
  return octet.toString(16).padStart(2, "0");
}

/** As the fields write a checksum. */
export function checksumHex(checksum: number): string {
  return `0x${checksum.toString(16).padStart(4, "0")}`;
}

/** The octets of a field in hexadecimal, the first ones if there are many. */
export function hexOf(view: OctetsView, field: FieldView): string {
  const { first, end } = octetsOf(view, field);
  const shown = view.octets
    .slice(first, Math.min(end, first + 12))
    .map(hex)
    .join(" ");
  return end - first > 12 ? `${shown} …` : shown;
}

/** The bits of a field that does not fill its octets; none of others. */
export function bitsOf({ firstBit, bits, value }: FieldView): string | undefined {
  const whole = bits % 8 === 0 && firstBit % 8 === 0;
  return whole ? undefined : Number(value).toString(2).padStart(bits, "0");
}

/** What the data says as text, with a dot for what can't be printed. */
export function textOf(view: OctetsView, field: FieldView): string {
  const { first, end } = octetsOf(view, field);
  const octets = Uint8Array.from(view.octets.slice(first, Math.min(end, first + MOST_TEXT)));
  const text = new TextDecoder().decode(octets).replace(/[\p{Cc}\ufffd]/gu, "·");
  return end - first > MOST_TEXT ? `${text}…` : text;
}

/** The blocks of a SACK option, relative ones counted from where the acknowledgment number counts. */
export function sackBlocks(
  fields: readonly FieldView[],
  value: string,
  numbers: Numbers = "relative",
): string {
  const ack = fields.find(({ name }) => name === "acknowledgment");
  if (ack?.relative === undefined || numbers === "absolute") {
    return value;
  }
  const initial = Number(ack.value) - ack.relative;
  return value.replace(/\d+/g, (number) => String((Number(number) - initial) >>> 0));
}
