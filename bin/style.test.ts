/** The words that docs/style.md bans, looked for in everything that people read. */

import { describe, expect, it } from "vitest";

interface Ban {
  /** What to look for. */
  readonly found: RegExp;
  readonly remedy: string;
}

const BANS: readonly Ban[] = [
  { found: /\bnobody\b/gi, remedy: "name the actor: no program, neither host" },
  { found: /\ball\s+that\b/gi, remedy: "everything that, every segment that" },
  { found: /\banew\b/gi, remedy: "again" },
  { found: /\bcourses?\s+of\s+events\b/gi, remedy: "branch, run" },
  { found: /\bwh(?:at|o)ever\b/gi, remedy: "any, the side that, even if" },
  { found: /\bso\s+(?:many|much|long|often)\b/gi, remedy: "the amount: this many, up to" },
  { found: /\bbef(?:a|e)ll(?:s|en)?\b/gi, remedy: "happens to" },
  { found: /\b(?:makes?|made|making)\s+no\s+sense\b/gi, remedy: "does not apply, is not valid" },
  {
    found: /(?<!\bthere\s+)\b(?:is|are|was|were|be)\s+no\b(?!\s+(?:longer|more|less)\b)/gi,
    remedy: "is not a",
  },
  { found: /\bst(?:ands?|ood|anding)\b(?!-)/gi, remedy: "is" },
  { found: /\btold\b/gi, remedy: "reported, shown" },
  { found: /\b(?:is|are|was|were|been)\s+said\b/gi, remedy: "given, issued" },
  // A question ends otherwise; so does a heading.
  {
    found: /(?<=[.!?]\s+|\n\n|^)Wh(?:at|o)\s[^.!?:|#]*[^.!?:|#\s]\.(?=\s|$)/g,
    remedy: "a noun first",
  },
  { found: /\bsituations?\b/gi, remedy: "scenario" },
  { found: /\boctets?\b/gi, remedy: "byte" },
  { found: /\bSYN ACKs?\b/g, remedy: "SYN-ACK" },
  { found: /\bapplications?\b/gi, remedy: "program" },
];

type Prose = (source: string) => string;

/** Everything but line ends becomes blank, so that places stay. */
const blank = (text: string): string => text.replace(/[^\n]/g, " ");

const without =
  (...code: readonly RegExp[]): Prose =>
  (source) =>
    code.reduce((text, pattern) => text.replace(pattern, blank), source);

/** Fences, indented code, code in a line, live values, addresses, anchors, keys of lessons, tags. */
const ofMarkdown = without(
  /^( *)(`{3,})[\s\S]*?^\1\2/gm,
  /(?<=\n\n)(?: {4}.*\n)+/g,
  /`[^`\n]*(?:\n[^`\n]+)?`/g,
  /\{\{.*?\}\}/g,
  /\]\([^)]*\)/g,
  /\{#[\w-]+\}/g,
  /^### (?:option|notice|wrong) .*$/gm,
  /<[^>]*>/g,
);

/** Names of messages and of their variants, and what is filled in. */
const ofMessages = without(/^[a-z][\w-]* =/gm, /\{[^{}\n]*\}|\{[^{}\n]*->/g, /^ *\*?\[[\w-]+\]/gm);

const ofPage = without(/<!--[\s\S]*?-->/g, /<[^>]*>/g);

/** Only the strings, without what is filled into templates. */
const ofStrings: Prose = (source) =>
  source
    .replace(
      /\/\*[\s\S]*?\*\/|\/\/.*|[^"'`/]+|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[\s\S]/g,
      (part) => (/^["'`]./s.test(part) ? part : blank(part)),
    )
    .replace(/\$\{[^}]*\}/g, blank);

/** The comments of scripts. */
const ofScript = without(/^[^#\n]*/gm);

/** Where the texts are, and what of them is prose. */
const TEXTS: readonly (readonly [files: Record<string, string>, prose: Prose])[] = [
  [
    import.meta.glob<string>(["../*.md", "../docs/**/*.md", "../lessons/*/en.md"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
    ofMarkdown,
  ],
  [
    import.meta.glob<string>(
      ["../www/locales/en.ftl", "../www/site/locales/en.ftl", "../www/src/lesson/locales/en.ftl"],
      { query: "?raw", import: "default", eager: true },
    ),
    ofMessages,
  ],
  [
    import.meta.glob<string>("../www/*.html", { query: "?raw", import: "default", eager: true }),
    ofPage,
  ],
  [
    import.meta.glob<string>("./*.js", { query: "?raw", import: "default", eager: true }),
    ofStrings,
  ],
  [
    import.meta.glob<string>(["../scenarios/*.tcp", "../lessons/*/lesson.tcp"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
    ofScript,
  ],
];

/** Each banned word with its place and what to write instead. */
function bannedIn(file: string, source: string, prose: Prose): string[] {
  const text = prose(source);
  return BANS.flatMap(({ found, remedy }) =>
    [...text.matchAll(found)].map(({ 0: words, index }) => {
      const line = text.slice(0, index).split("\n").length;
      return `${file}:${line}: “${words.replace(/\s+/g, " ")}”: ${remedy} (docs/style.md)`;
    }),
  );
}

it.each(TEXTS)("the texts keep to docs/style.md", (files, prose) => {
  expect(Object.keys(files)).not.toEqual([]);
  const found = Object.entries(files).flatMap(([path, source]) =>
    bannedIn(path.replace(/^\.\.\//, "").replace(/^\.\//, "bin/"), source, prose),
  );
  expect(found).toEqual([]);
});

describe("a banned word", () => {
  it.each([
    ["Nobody listens.", "Nobody"],
    ["It keeps all\nthat it gets.", "all that"],
    ["The run begins anew.", "anew"],
    ["Two courses of events.", "courses of events"],
    ["Whatever comes, whoever sends.", "Whatever"],
    ["It waits so long.", "so long"],
    ["This befell it.", "befell"],
    ["A line that makes no sense.", "makes no sense"],
    ["This is no SYN.", "is no"],
    ["It stands there.", "stands"],
    ["It was told.", "told"],
    ["All was said.", "was said"],
    ["Wait. What is lost comes again.", "What is lost comes again."],
    ["A situation.", "situation"],
    ["Five octets.", "octets"],
    ["The SYN ACK.", "SYN ACK"],
    ["An application.", "application"],
  ])("in “%s” is found", (text, words) => {
    expect(bannedIn("a.md", text, ofMarkdown)[0]).toContain(`a.md:1: “${words}”: `);
  });

  it.each([
    ["There is no FIN, and it is no longer there."],
    ["What is lost? What comes next is shown: nothing."],
    ["The `octets`, [it](told.md) and {{? client sockets SYN ACK}}."],
    ["```\nnobody\n```"],
    ["Text.\n\n    nobody anew\n"],
    ["### option nobody"],
    ["## No listener {#nobody}"],
  ])("is not in %j", (text) => {
    expect(bannedIn("a.md", text, ofMarkdown)).toEqual([]);
  });

  it("has its line, in every kind of text", () => {
    const place = (source: string, prose: Prose) => bannedIn("a", source, prose).join();
    expect(place("one = x\ntold =\n  { $n ->\n    [told] anew { $told }\n  }", ofMessages)).toMatch(
      /^a:4: “anew”[^,]*$/,
    );
    expect(place('<p title="anew">\nanew</p>', ofPage)).toMatch(/^a:2: “anew”[^,]*$/);
    expect(
      place(`// It’s told.\nlet told = 'x';\nthrow \`a \${told} b\nanew\`;`, ofStrings),
    ).toMatch(/^a:4: “anew”[^,]*$/);
    expect(place("client told\n# It begins anew.", ofScript)).toMatch(/^a:2: “anew”[^,]*$/);
  });
});
