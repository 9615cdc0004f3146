import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import home from "../index.html?raw";
import lesson from "../lesson.html?raw";
import real from "../real.html?raw";
import { OWN_ATTRIBUTES, VIEWS, type ViewName } from "../src/attributes.js";
import found from "./conformance.json" with { type: "json" };
import english from "./locales/en.ftl?raw";
import chinese from "./locales/zh-CN.ftl?raw";
import { tagFor } from "./tag.js";

const idsOf = (source: string): string[] =>
  [...new FluentResource(source).body].map(({ id }) => id);

it("what the pages say in English is said in Chinese too, and nothing else is", () => {
  const inPages = [...`${home}${real}${lesson}`.matchAll(/data-say="([\w-]+)"/g)].map(
    ([, name]) => name,
  );
  const wanted = [...idsOf(english), ...inPages];
  expect(new Set(idsOf(chinese))).toEqual(new Set(wanted));
});

it("every status that the tests write has its words", () => {
  const statuses = new Set(found.labels.map(({ status }) => `status-${status}`));
  expect(idsOf(english)).toEqual(expect.arrayContaining([...statuses]));
});

describe("the tag for an article", () => {
  const choice = { scenario: "syn-lost", speed: 1, paused: false, lang: "", names: "rfc" };
  const all = { ...choice, views: new Set(VIEWS) };

  it("says only what is not said by default", () => {
    expect(tagFor(all, "https://a.example/tcpscope.js")).toBe(`\
<script type="module" src="https://a.example/tcpscope.js"></script>

<tcp-scope scenario="syn-lost">
  What readers see where the simulation can’t run.
</tcp-scope>
`);
  });

  it("names views in the order of the page, where not all are wanted", () => {
    const tag = (...views: ViewName[]) => tagFor({ ...choice, views: new Set(views) }, "x.js");
    expect(tag("log", "ladder")).toContain('<tcp-scope scenario="syn-lost" views="ladder log">');
    expect(tag()).not.toContain("views");
  });

  it("has no attribute that the element doesn’t know", () => {
    const wanted = { ...all, speed: 2, paused: true, lang: "zh-CN", names: "ss" };
    const tag = tagFor({ ...wanted, views: new Set(["ladder"] as const) }, "x.js");
    const [, attributes = ""] = /<tcp-scope ([^>]*)>/.exec(tag) ?? [];
    const names = attributes.split(" ").map((attribute) => attribute.split("=")[0] ?? "");
    expect([...OWN_ATTRIBUTES, "lang"]).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(["scenario", "speed", "paused", "lang", "names", "views"]);
  });
});
