import { FluentBundle, FluentResource } from "@fluent/bundle";
import { expect, it } from "vitest";
import source from "../locales/en.ftl?raw";
import { sentence } from "./sentence.js";
import { entry } from "./testing/views.js";
import { englishWords } from "./words.js";

const names = [...source.matchAll(/^([a-z][\w-]*) =/gm)].map(([, name]) => name ?? "");

/** A value for every variable that a message may use. */
const VALUES = {
  ...Object.fromEntries([...source.matchAll(/\$(\w+)/g)].map(([, name]) => [name, "word"])),
  bytes: 5,
  count: 2,
  attempt: 1,
};

it("no message is defined twice or broken", () => {
  expect(new Set(names).size).toBe(names.length);
  const parsed = [...new FluentResource(source).body].map(({ id }) => id);
  expect(parsed).toEqual(names);
});

it.each(names)("%s can be said", (name) => {
  const bundle = new FluentBundle("en", { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  const errors: Error[] = [];
  const pattern = bundle.getMessage(name)?.value ?? "";
  const text = bundle.formatPattern(pattern, VALUES, errors);
  expect(errors).toEqual([]);
  expect(text).not.toMatch(/[{}]/);
  expect(text.trim()).not.toBe("");
});

it("a missing message shows its name instead of nothing", () => {
  expect(englishWords().say("no-such-message")).toBe("{no-such-message}");
});

it("sentences name the host, its peer and the values", () => {
  const words = englishWords();
  const time = (name: string, number: number) => ({
    name,
    number,
    word: "",
    unit: "micros" as const,
  });
  expect(
    sentence(entry({ code: "state-syn-acked", host: "server", kind: "state" }), words),
  ).toContain("The server’s SYN is acknowledged");
  const timeout = entry({
    code: "retransmission-timeout",
    values: [time("waited", 1_000_000), time("rto", 2_000_000)],
  });
  expect(sentence(timeout, words)).toContain("within 1 s");
  expect(sentence(timeout, words)).toContain("2 s");
});

it("a refused call says why", () => {
  const values = [
    { name: "error", number: 0, word: "connection-does-not-exist", unit: "word" as const },
  ];
  expect(sentence(entry({ code: "call-refused", values }), englishWords())).toContain(
    "There is no connection here",
  );
});
