/** What tools and readers are told of the element is what it has. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../../../custom-elements.json" with { type: "json" };
import { OLD_ATTRIBUTES, OWN_ATTRIBUTES } from "../attributes.js";

const read = (path: string) =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
const names = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name);
const sorted = (list: readonly (string | undefined)[]) => [...list].sort();

const [element] = manifest.modules[0]?.declarations ?? [];
const members = element?.members ?? [];
const source = read("www/src/element/api/element.ts");
const guide = read("docs/element.md");
/** Those of any element, which it heeds. */
const HEEDED = ["lang"];

describe("custom-elements.json has", () => {
  it("the attributes, each with its property", () => {
    expect(sorted(element?.attributes.map(({ name }) => name) ?? [])).toEqual(
      sorted([...OWN_ATTRIBUTES, ...OLD_ATTRIBUTES, ...HEEDED]),
    );
    expect(element?.attributes.flatMap((one) => ("deprecated" in one ? [one.name] : []))).toEqual(
      OLD_ATTRIBUTES,
    );
    const properties = names(
      read("www/src/element/tcp-scope.ts").split("static override readonly properties")[1] ?? "",
      /^ {4}(\w+): \{/gm,
    );
    const described = members.filter((member) => "attribute" in member);
    expect(sorted(described.map(({ name }) => name))).toEqual(sorted(properties));
  });

  it("the methods", () => {
    const methods = members.filter(({ kind }) => kind === "method").map(({ name }) => name);
    expect(methods).toEqual(names(source, /^ {2}(?!override|protected|get)(\w+)\(.*\): .*\{$/gm));
    expect(methods.length).toBeGreaterThan(5);
  });

  it("the events", () => {
    const events = names(read("www/src/element/api/events.ts"), /^ {2}"(tcpscope-\w+)": /gm);
    expect(events.length).toBeGreaterThan(5);
    expect(element?.events.map(({ name }) => name)).toEqual(events);
  });
});

it("the README has a row for each attribute, but for older names", () => {
  const rows = names(read("README.md"), /^\| `([\w-]+)` \|/gm);
  expect(sorted(rows)).toEqual(sorted([...OWN_ATTRIBUTES, ...HEEDED]));
});

it("docs/element.md has a row for each method, property and event", () => {
  const rows = names(guide, /^\| `([\w-]+)/gm);
  const told = [
    ...members.filter((member) => !("attribute" in member)).map(({ name }) => name),
    ...(element?.events.map(({ name }) => name) ?? []),
  ];
  expect(sorted(rows)).toEqual(sorted(told));
});
