import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import source from "../../locales/en.ftl?raw";
import type { QueryProblem } from "../embed/query.js";
import type { FailureCode } from "../engine/failure.js";
import { MARKS } from "../engine/marks.js";
import { NUMBERS } from "../engine/numbers.js";
import { SCENARIOS } from "../engine/scenarios.js";
import { type Call, HOSTS, type TimerView } from "../engine/view.js";
import { entry, segment } from "../testing/views.js";
import { TURNS } from "../views/branches/difference.js";
import { ACTIONS, EVENTS } from "../views/diagram/edges.js";
import { STATUSES } from "../views/expectations/expectations.js";
import { SORT_NAMES } from "../views/log/filter.js";
import { NUMBER_NAMES } from "../views/script/numbers.js";
import { FIELD_NAMES } from "../views/segment/model.js";
import { FORMATS } from "../views/share/formats.js";
import type { LinkProblem } from "../views/share/link.js";
import { fieldsOf, CALLS as SOCKET_CALLS } from "../views/sockets/calls.js";
import { COLUMNS } from "../views/sockets/table.js";
import { FAULTS, WHICH } from "../views/stage/faults-model.js";
import { choicesFor, EDIT_FIELDS } from "../views/stage/menu-model.js";
import { COLUMNS as SEGMENT_COLUMNS } from "../views/table/rows.js";
import { STOP_MARKS } from "../views/timeline/memory.js";
import { dashed, GROUPS, PHASES, NAMES as VARIABLES } from "../views/variables/names.js";
import { RECEIVE_PARTS, SEND_PARTS } from "../views/variables/space.js";
import { TURNS as TIMEOUTS } from "../views/variables/timeout.js";
import { FATES } from "./branch-names.js";
import { LANGUAGES } from "./language.js";
import type { Problem } from "./problem.js";
import { refusedWords, sentence } from "./sentence.js";
import { englishWords, Words } from "./words.js";

const names = [...source.matchAll(/^([a-z][\w-]*) =/gm)].map(([, name]) => name ?? "");

const LOCALES = Object.entries(
  import.meta.glob<string>("../../locales/*.ftl", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).map(([path, text]) => ({ locale: path.replace(/.*\/|\.ftl$/g, ""), text }));

const sourceOf = (code: string): string =>
  LOCALES.find(({ locale }) => locale === code)?.text ?? "";

/** The text of each message, by its name. */
function messagesOf(text: string): Map<string, string> {
  const found = text.matchAll(/^([a-z][\w-]*) =(.*(?:\n +.*)*)/gm);
  return new Map([...found].map(([, name, value]) => [name ?? "", (value ?? "").trim()]));
}

const variablesOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? ""))].sort();

/** What is the same in every language: values alone, what tools and scripts print. */
const ALIKE = new Set([
  ...["send-default", "edit-win-example", "edit-seq-example", "edit-ack-example"],
  ...["edit-flags-example", "socket-optional", "ss-count", "ss-recv-q", "ss-send-q", "ss-fd"],
  ...["citation", "speed-value", "failure-unknown", "ladder-timer"],
  ...["segments-from-to", "timeout-exact", "graph-value"],
  ...["graph-cwnd", "graph-rto", "graph-srtt", "graph-ssthresh", "graph-una"],
]);

/** A value for every variable that a message may use. */
const VALUES = {
  ...Object.fromEntries([...source.matchAll(/\$(\w+)/g)].map(([, name]) => [name, "word"])),
  bytes: 5,
  count: 2,
  attempt: 1,
};

describe.each(LOCALES)("in $locale", ({ locale, text }) => {
  const messages = messagesOf(text);
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(text));

  it("no message is defined twice or broken, none is missing, and all have their place", () => {
    const parsed = [...new FluentResource(text).body].map(({ id }) => id);
    expect(parsed).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(names)("%s can be said", (name) => {
    const errors: Error[] = [];
    const pattern = bundle.getMessage(name)?.value ?? "";
    const said = bundle.formatPattern(pattern, VALUES, errors);
    expect(errors).toEqual([]);
    expect(said).not.toMatch(/[{}]/);
    expect(said.trim()).not.toBe("");
  });

  it("every message tells what it tells in English", () => {
    for (const [name, english] of messagesOf(source)) {
      expect(variablesOf(messages.get(name) ?? ""), name).toEqual(variablesOf(english));
    }
  });

  it("a message chooses by a host or shows it, never both", () => {
    const both = [...messages].filter(
      ([, message]) => /\$(host|peer) ->/.test(message) && /\{ \$(host|peer) \}/.test(message),
    );
    expect(both).toEqual([]);
  });

  it.skipIf(locale === "en")("nothing is left in English", () => {
    const same = [...messagesOf(source)].filter(
      ([name, english]) => messages.get(name) === english,
    );
    // The state diagram and the header are lettered as the RFC’s figures.
    const figure =
      /^(event|action)-(?!.*-words$)|^field-(ack|cwr|ece|fin|psh|rst|syn|urg|option-nop|option-sack)$/;
    const names = same.map(([name]) => name).filter((name) => !figure.test(name));
    expect(new Set(names)).toEqual(ALIKE);
  });
});

it("in Chinese one thing has one word, and lists their own comma", () => {
  const chinese = sourceOf("zh-CN");
  // Beside 计时器, 阈值, 演示区, 空缺 and 校验和.
  expect(chinese).not.toMatch(/定时器|门限|舞台|空洞|检验和/);
  expect(chinese).toMatch(/四次挥手/);
  expect(new Words("zh-CN", chinese).list(["甲", "乙"])).toBe("甲，乙");
});

it("every locale is on offer, and none that isn’t there", () => {
  expect(LANGUAGES.map(({ code }) => code).sort()).toEqual(
    LOCALES.map(({ locale }) => locale).sort(),
  );
});

it("a missing message shows its name instead of nothing", () => {
  expect(englishWords().say("no-such-message")).toBe("{no-such-message}");
});

it("where a language has no words, English speaks", () => {
  const words = new Words("zh-CN", "pause = 暂停", "rfc", englishWords());
  expect(words.say("pause")).toBe("暂停");
  expect(words.say("play")).toBe("Play");
  expect(words.has("play")).toBe(true);
});

it("a message chooses by a host, or shows its name", () => {
  const words = new Words("zh-CN", sourceOf("zh-CN"));
  expect(words.say("drop-next", { host: "client" })).toBe("丢弃下一个来自客户端的报文段");
  expect(words.say("send-default", { host: "server" })).toBe("world!");
});

it("labels and prose agree on the names of states; what people wrote stays", () => {
  const words = englishWords("netstat");
  expect(words.say("log-ignored-reset-without-ack")).toMatch(/In SYN_SENT it is dropped/);
  expect(words.say("say-state", { host: "client", state: "FIN-WAIT-1" })).toBe(
    "Client: FIN_WAIT1.",
  );
  expect(
    words.say("log-state-close-called", { host: "client", peer: "server", to: "LAST-ACK" }),
  ).toMatch(/waits for the last acknowledgment/);
  const line = "when client SYN-SENT: client abort";
  expect(words.say("branch-line", { line, at: "0\u00a0s" })).toContain(line);
});

it.each(LOCALES)(
  "counts are grouped alike in $locale, and no line ends within",
  ({ locale, text }) => {
    const words = new Words(locale, text);
    const said = (bytes: number) => words.say("host-received-bytes", { bytes });
    expect(said(65_536)).toContain("65\u202f536 ");
    expect(said(9_000)).toContain("9000 ");
  },
);

it("sentences name the host, its peer and the values", () => {
  const words = englishWords();
  const time = (name: string, number: number) => ({
    name,
    number,
    word: "",
    base: 0,
    unit: "micros" as const,
  });
  expect(
    sentence(entry({ code: "state-syn-acked", host: "server", kind: "state" }), words),
  ).toContain("The server’s SYN is acknowledged");
  const timeout = entry({
    code: "retransmission-timeout",
    values: [time("waited", 1_000_000), time("rto", 2_000_000)],
  });
  expect(sentence(timeout, words)).toContain("within 1\u00a0s");
  expect(sentence(timeout, words)).toContain("2\u00a0s");
});

describe("a line that can’t be read says what is wrong, and where", () => {
  const error = {
    ...{ code: "unknown-word", line: 1, column: 6, length: 5, source: "drop clint" },
    values: [
      { name: "kind", number: 0, word: "host", unit: "word" as const, base: undefined },
      { name: "word", number: 0, word: "clint", unit: "word" as const, base: undefined },
    ],
    expected: [{ kind: "host", words: ["client", "server"], example: undefined }],
    suggestion: "client",
  };

  it("wholly in the reader’s language", () => {
    expect(refusedWords(error, englishWords())).toBe(
      "`clint` is not a host; did you mean `client`? (at 6)",
    );
    expect(refusedWords(error, new Words("zh-CN", sourceOf("zh-CN")))).toBe(
      "没有名为 `clint` 的主机；是不是想写 `client`？（第 6 列）",
    );
  });
});

describe("a line that makes no sense now says why", () => {
  it("with the RFC’s words only where TCP refuses", () => {
    const down = { code: "host-down", text: undefined, citation: undefined };
    expect(refusedWords(down, englishWords())).toBe("This host has crashed. Restart it first.");
    const citation = { rfc: 9293, section: "3.9.1.5", step: undefined };
    const closing = { code: "connection-closing", text: "error: connection closing", citation };
    expect(refusedWords(closing, englishWords())).toMatch(
      /RFC 9293 §3\.9\.1\.5: “error: connection closing”$/,
    );
  });
});

describe("no word too many, none too few", () => {
  const sources = Object.values(
    import.meta.glob<string>(
      ["../**/*.ts", "!../**/*.test.ts", "!../testing/**", "!../lesson/**"],
      {
        query: "?raw",
        import: "default",
        eager: true,
      },
    ),
  ).join("\n");
  const CALLS: readonly Call[] = ["listen", "connect", "send", "close", "abort"];
  const TIMERS: readonly TimerView["name"][] = [
    ...(["retransmission", "persist", "override"] as const),
    ...(["delayed-ack", "keep-alive", "fin-wait-2", "time-wait"] as const),
  ];
  const STATES = [
    ...["closed", "listen", "syn-sent", "syn-received", "established", "fin-wait-1"],
    ...["fin-wait-2", "close-wait", "closing", "last-ack", "time-wait"],
  ];
  const FAILURES: readonly FailureCode[] = [
    ...(["file", "offline", "not-found", "http", "not-wasm"] as const),
    ...(["policy", "broken", "unsupported", "unknown"] as const),
    ...(["src-file", "src-offline", "src-not-found", "src-http"] as const),
    ...(["src-page", "src-binary", "src-large"] as const),
  ];
  const LINK_PROBLEMS: readonly LinkProblem["code"][] = [
    ...(["broken", "truncated", "oversized", "future", "scenario"] as const),
    ...(["time", "told", "end", "segment", "speed", "numbers", "far"] as const),
    ...(["paused", "more", "branches", "without"] as const),
  ];
  const PROBLEMS: readonly Problem["code"][] = [
    ...(["unknown", "scenario", "speed", "seed", "hash", "theme", "names", "views"] as const),
    ...([
      "language",
      "src",
      "t",
      "t-far",
      "autoplay",
      "bar",
      "controls",
      "wasm-url",
      "numbers",
    ] as const),
    ...(["cut", "unclosed"] as const),
  ];
  const QUERY_PROBLEMS: readonly QueryProblem["code"][] = [
    ...(["unknown", "twice", "origin", "switch", "alone", "src"] as const),
  ];
  /** Names that are put together: the text around the hole, and what may stand in it. */
  const FAMILIES: Readonly<Record<string, readonly string[]>> = {
    "call-…": CALLS,
    "about-…": CALLS,
    "host-…": HOSTS,
    "timer-…": TIMERS,
    "timer-…-about": TIMERS,
    "failure-…": FAILURES,
    "attribute-…": PROBLEMS,
    "embed-…": QUERY_PROBLEMS,
    "link-…": LINK_PROBLEMS,
    "scenario-…": SCENARIOS,
    "socket-…": SOCKET_CALLS.flatMap((call) => fieldsOf(call, "client").map(({ name }) => name)),
    "ss-…": COLUMNS,
    "choice-…": [...choicesFor(segment()), "release"],
    "ask-…": ["delay", "duplicate"],
    "do-…": FAULTS,
    "edit-…": EDIT_FIELDS,
    "edit-…-example": EDIT_FIELDS,
    "mark-…": MARKS,
    "notation-…": ["ack", "win", "urg"],
    "notation-option-…": ["mss", "sackok", "ts", "wscale", "sack"],
    "numbers-now-…": NUMBERS,
    "which-…": WHICH,
    "waits-…": STATES,
    "filter-…": SORT_NAMES,
    "segments-…": SEGMENT_COLUMNS,
    "format-…": FORMATS,
    "segment-…": ["in-flight", "held", "arrived", "lost"],
    "expectation-…": STATUSES,
    "expectations-…": STATUSES,
    "exercise-…": NUMBER_NAMES,
    "timeline-…": STOP_MARKS,
    "event-…": EVENTS,
    "event-…-words": EVENTS,
    "action-…": ACTIONS,
    "action-…-words": ACTIONS,
    "what-if-…": FATES,
    "branch-…": FATES,
    "turn-…": TURNS,
    "variable-…": VARIABLES.map(dashed),
    "variables-…": GROUPS,
    "phase-…": PHASES,
    "space-…": [...SEND_PARTS, ...RECEIVE_PARTS],
    "timeout-…": TIMEOUTS,
    "field-…": FIELD_NAMES,
    "field-…-about": FIELD_NAMES,
    "say-…": ["sent", "resent", "lost"],
    "…-about": ["step", "reset"],
    // `tests/locales.rs` compares these with what the engine can tell.
    "log-…": [],
    "refusal-…": [],
    "script-problem-…": [],
    "script-kind-…": [],
  };
  const members = Object.entries(FAMILIES).flatMap(([family, words]) =>
    words.map((word) => family.replace("…", word)),
  );
  const written = new Set([...sources.matchAll(/"([a-z][a-z-]*)"/g)].map(([, id]) => id));
  const said = [...sources.matchAll(/\b(?:say|has)\(([^`(){]*?)[,)]/g)]
    .flatMap(([, argument]) => [...(argument ?? "").matchAll(/"([a-z][a-z-]*)"/g)])
    .map(([, id]) => id ?? "")
    // Lit's map of changed properties is asked likewise.
    .filter((id) => !["seed", "hash", "autoplay", "t"].includes(id));
  const composed = [...sources.matchAll(/\bsay\([^`()]*`([^`$]*)\$\{[\w.()]*\}([^`]*)`/g)];

  it.each(names)("%s has a user", (name) => {
    const told = /^(log|refusal|reason|script-problem|script-kind)-/.test(name);
    expect(told || written.has(name) || members.includes(name)).toBe(true);
  });

  it("what the page says is there to be said", () => {
    expect(said.length).toBeGreaterThan(40);
    expect([...said, ...members].filter((id) => !names.includes(id))).toEqual([]);
  });

  it("what is put together belongs to a known family", () => {
    const found = new Set(composed.map(([, before, after]) => `${before}…${after}`));
    expect([...found].sort()).toEqual(Object.keys(FAMILIES).sort());
  });
});
