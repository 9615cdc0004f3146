import { describe, expect, it } from "vitest";
import type { FieldView, OctetsView } from "../../engine/view.js";
import {
  allFields,
  bitsOf,
  cellsOf,
  fieldAt,
  fieldsAt,
  hexOf,
  octetsOf,
  sackBlocks,
  textOf,
} from "./model.js";

const FIXED: readonly (readonly [string, number, string])[] = [
  ["source-port", 16, "49152"],
  ["destination-port", 16, "80"],
  ["sequence", 32, "1000"],
  ["acknowledgment", 32, "2006"],
  ["data-offset", 4, "6"],
  ["reserved", 4, "0"],
  ...["cwr", "ece", "urg", "ack", "psh", "rst", "syn", "fin"].map(
    (name) => [name, 1, name === "syn" ? "1" : "0"] as const,
  ),
  ["window", 16, "65535"],
  ["checksum", 16, "0x16eb"],
  ["urgent", 16, "0"],
];

/** A segment with these options and data, its octets counted up. */
function view(...rest: readonly (readonly [string, number, string])[]): OctetsView {
  let firstBit = 0;
  const fields = [...FIXED, ...rest].map(([name, bits, value]): FieldView => {
    const relative = name === "acknowledgment" ? 6 : undefined;
    const field = { name, firstBit, bits, value, relative };
    firstBit += bits;
    return field;
  });
  const octets = Array.from({ length: 20 + firstBit / 8 }, (_, octet) => octet);
  return { octets, tcpAt: 20, checksum: 0x16eb, fields };
}

const TIMESTAMPS = [
  ["option-nop", 8, ""],
  ["option-nop", 8, ""],
  ["option-timestamps", 80, "val 1 ecr 2"],
] as const;

const named = (fields: readonly FieldView[], name: string): FieldView => {
  const found = fields.find((field) => field.name === name);
  if (!found) {
    throw new Error(name);
  }
  return found;
};

describe("the drawing", () => {
  it("has the rows of Figure 1", () => {
    const { fields } = view();
    const rows = cellsOf(fields).map((cell) => [fields[cell.field]?.name, cell.row, cell.columns]);
    expect(rows.slice(0, 4)).toEqual([
      ["source-port", 0, 16],
      ["destination-port", 0, 16],
      ["sequence", 1, 32],
      ["acknowledgment", 2, 32],
    ]);
    expect(rows.at(-3)).toEqual(["window", 3, 16]);
    expect(rows.at(-1)).toEqual(["urgent", 4, 16]);
  });

  it("an option that begins within a word goes on in the next ones", () => {
    const { fields } = view(...TIMESTAMPS, ["data", 40, "5"]);
    const cells = cellsOf(fields).filter(({ row }) => row >= 5);
    expect(cells).toMatchObject([
      { row: 5, column: 0, columns: 8, main: true },
      { row: 5, column: 8, columns: 8, main: true },
      { row: 5, column: 16, columns: 16, main: false },
      { row: 6, rows: 2, column: 0, columns: 32, main: true },
      { row: 8, rows: 1, column: 0, columns: 32, main: true },
    ]);
  });

  it("no two cells share a place, and each field has one main cell", () => {
    const sack = ["option-sack", 272, "1:2"] as const;
    const { fields } = view(["option-nop", 8, ""], ["option-nop", 8, ""], sack, ["data", 8, "1"]);
    const cells = cellsOf(fields);
    const places = cells.flatMap(({ row, rows, column, columns }) =>
      Array.from({ length: rows * columns }, (_, place) =>
        [row + Math.floor(place / columns), column + (place % columns)].join(),
      ),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(cells.filter(({ main }) => main).length).toBe(fields.length);
  });
});

describe("octets and fields", () => {
  const syn = view(["option-mss", 32, "1460"]);
  const fields = allFields(syn);

  it("lead to one another", () => {
    expect(octetsOf(syn, named(fields, "option-mss"))).toEqual({ first: 40, end: 44 });
    expect(fields[fieldAt(syn, fields, 43) ?? -1]?.name).toBe("option-mss");
    expect(fields[fieldAt(syn, fields, 7) ?? -1]?.name).toBe("ip");
    expect(hexOf(syn, named(fields, "window"))).toBe("22 23");
  });

  it("of an octet of flags, the one that is set counts", () => {
    expect(fieldsAt(syn, fields, 33)).toHaveLength(8);
    expect(fields[fieldAt(syn, fields, 33) ?? -1]?.name).toBe("syn");
  });

  it("bits are written where a field does not fill octets", () => {
    expect(bitsOf(named(fields, "data-offset"))).toBe("0110");
    expect(bitsOf(named(fields, "window"))).toBeUndefined();
  });

  it("data is text, as far as it can be printed", () => {
    const data = view(["data", 48, "6"]);
    data.octets.splice(40, 6, ...new TextEncoder().encode("hé\u0007!!"));
    expect(textOf(data, named(data.fields, "data"))).toBe("hé·!!");
  });

  it("SACK blocks count like the acknowledgment number, across the end of the numbers too", () => {
    expect(sackBlocks(syn.fields, "2010:2020 3000:3010")).toBe("10:20 1000:1010");
    const late = syn.fields.map((field) =>
      field.name === "acknowledgment" ? { ...field, value: "4294967290", relative: 10 } : field,
    );
    expect(sackBlocks(late, "4:14")).toBe("20:30");
  });
});
