import { FluentResource } from "@fluent/bundle";
import { expect, it } from "vitest";
import english from "./locales/en.ftl?raw";
import chinese from "./locales/zh-CN.ftl?raw";

const SOURCES = Object.values(
  import.meta.glob<string>("./*.ts", { query: "?raw", import: "default", eager: true }),
).join("\n");

const idsOf = (source: string): string[] =>
  [...new FluentResource(source).body].map(({ id }) => id);
const variablesOf = (source: string): string[] =>
  source.split("\n").map((line) => [...line.matchAll(/\$\w+/g)].join());

it("what a lesson says in English it says in Chinese", () => {
  expect(idsOf(chinese)).toEqual(idsOf(english));
  expect(variablesOf(chinese).filter(Boolean)).toHaveLength(
    variablesOf(english).filter(Boolean).length,
  );
});

it("no message is too many, and none is missing", () => {
  const said = [...SOURCES.matchAll(/"(lesson-[a-z-]+)"/g)].map(([, id]) => id);
  expect(new Set(said)).toEqual(new Set(idsOf(english)));
});
