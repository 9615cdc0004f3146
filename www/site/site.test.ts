import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import home from "../index.html?raw";
import lesson from "../lesson.html?raw";
import real from "../real.html?raw";
import { OWN_ATTRIBUTES } from "../src/element/attributes.js";
import { readQuery } from "../src/embed/query.js";
import { SCENARIOS, scriptOf } from "../src/engine/scenarios.js";
import { VIEWS } from "../src/views/view-names.js";
import { Words } from "../src/words/words.js";
import found from "./conformance.json" with { type: "json" };
import english from "./locales/en.ftl?raw";
import chinese from "./locales/zh-CN.ftl?raw";
import { type Choice, folder, type Place, WRITERS } from "./tag.js";

const idsOf = (source: string): string[] =>
  [...new FluentResource(source).body].map(({ id }) => id);

it("what the pages say in English is said in Chinese too, and nothing else is", () => {
  const inPages = [...`${home}${real}${lesson}`.matchAll(/data-say="([\w-]+)"/g)].map(
    ([, name]) => name,
  );
  // In English the tests write them.
  const asks = found.labels.map(({ label }) => `asks-${label}`);
  const wanted = [...idsOf(english), ...inPages, ...asks];
  expect(new Set(idsOf(chinese))).toEqual(new Set(wanted));
});

it("every situation is described, in the words that its script begins with", () => {
  const about = idsOf(english).filter((id) => id.startsWith("about-"));
  expect(new Set(about)).toEqual(new Set(SCENARIOS.map((name) => `about-${name}`)));
  const words = new Words("en", english);
  for (const name of SCENARIOS) {
    const [, comment = ""] = /^((?:#.*\n)+)/.exec(scriptOf(name)) ?? [];
    const said = comment.replace(/^# */gm, "").replace(/\n/g, " ").replaceAll("'", "’").trim();
    expect(words.say(`about-${name}`), name).toBe(said);
  }
});

it("every status that the tests write has its words", () => {
  const statuses = new Set(found.labels.map(({ status }) => `status-${status}`));
  expect(idsOf(english)).toEqual(expect.arrayContaining([...statuses]));
});

describe("what an author pastes", () => {
  const choice: Choice = {
    ...{ scenario: "syn-lost", src: "", speed: 1, paused: false, lang: "", names: "rfc" },
    ...{ theme: "auto", bar: "full", readonly: false, views: new Set(VIEWS) },
  };
  const all: Choice = {
    ...{ scenario: "", src: 'runs/a "b" & {{c}}.tcp', speed: 2, paused: true, lang: "zh-CN" },
    ...{ names: "ss", theme: "dark", bar: "none", readonly: true },
    views: new Set(["log", "ladder"] as const),
  };
  const place: Place = {
    base: "https://a.example/tcpscope/",
    fallback: "Two hosts <shake> hands.",
    hashes: {
      "tcpscope-1.2.3/tcpscope.standalone.js": "sha384-abc",
      "tcpscope-1.2.3/tcpscope-frame.js": "sha384-def",
    },
  };

  it("a tag says only what is not said by default, and is of one version", () => {
    expect(WRITERS.tag(choice, place)).toBe(`\
<script async src="https://a.example/tcpscope/tcpscope-1.2.3/tcpscope.standalone.js"
  integrity="sha384-abc" crossorigin="anonymous"></script>

<tcp-scope scenario="syn-lost">
  Two hosts &#60;shake&#62; hands.
</tcp-scope>
`);
  });

  it("where nothing is known of versions, a tag loads the module", () => {
    expect(WRITERS.tag(choice, { ...place, hashes: {} })).toContain(
      '<script type="module" src="https://a.example/tcpscope/tcpscope.js"></script>\n',
    );
  });

  it("an iframe comes with the script that makes room for it", () => {
    expect(WRITERS.frame(choice, place)).toBe(`\
<iframe src="https://a.example/tcpscope/embed.html?scenario=syn-lost"
  title="syn-lost" loading="lazy" allow="clipboard-write"
  style="width: 100%; height: 640px; border: 0"></iframe>
<script async src="https://a.example/tcpscope/tcpscope-1.2.3/tcpscope-frame.js"
  integrity="sha384-def" crossorigin="anonymous"></script>
`);
  });

  it("shortcodes have the names of the attributes", () => {
    expect(WRITERS.hugo({ ...choice, readonly: true }, place)).toBe(
      '{{< tcpscope scenario="syn-lost" readonly="" />}}\n',
    );
    expect(WRITERS.jekyll({ ...choice, views: new Set(["log", "stage"]) }, place)).toBe(
      '{% include tcpscope.html scenario="syn-lost" views="stage log" %}\n',
    );
  });

  it("the address of a frame asks for nothing that the frame doesn’t know", () => {
    const { search } = new URL(WRITERS.link(all, place));
    const { attributes, problems } = readQuery(search);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(attributes)).toEqual({
      ...{
        src: "runs/a%20%22b%22%20&%20%7B%7Bc%7D%7D.tcp",
        speed: "2",
        paused: "",
        bar: "none",
        readonly: "",
      },
      ...{ lang: "zh-CN", theme: "dark", names: "ss", views: "ladder log" },
    });
  });

  it("a tag has no attribute that the element doesn’t know, and nobody’s words leave theirs", () => {
    const tag = WRITERS.tag(all, place);
    const [, inside = ""] = /<tcp-scope ([^>]*)>/.exec(tag) ?? [];
    const names = [...inside.matchAll(/([a-z]+)(?:="[^"]*")?(?: |$)/g)].map(([, name]) => name);
    expect([...OWN_ATTRIBUTES, "lang"]).toEqual(expect.arrayContaining(names));
    expect(names).toEqual([
      ...["src", "speed", "paused", "bar", "readonly", "lang", "theme", "names", "views"],
    ]);
    for (const form of ["tag", "frame", "hugo", "jekyll"] as const) {
      expect(WRITERS[form](all, place), form).not.toMatch(/"b"|\{\{c/);
    }
  });

  it("names views in the order of the page, where not all are wanted, but some", () => {
    expect(WRITERS.tag({ ...choice, views: new Set() }, place)).not.toContain("views");
    expect(WRITERS.tag({ ...choice, views: new Set(["log", "ladder"]) }, place)).toContain(
      '<tcp-scope scenario="syn-lost" views="ladder log">',
    );
  });

  it("a folder is one, however it is written", () => {
    expect(["/tcpscope", "/tcpscope/", " https://a.example// ", ""].map(folder)).toEqual([
      ...["/tcpscope/", "/tcpscope/", "https://a.example/", "/"],
    ]);
  });
});
