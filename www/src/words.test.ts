import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import source from "../locales/en.ftl?raw";
import type { Problem } from "./attributes.js";
import { ACTIONS, EVENTS } from "./diagram/edges.js";
import type { FailureCode } from "./engine.js";
import { STATUSES } from "./expectations.js";
import { SCENARIOS } from "./scenarios.js";
import { FIELD_NAMES } from "./segment/model.js";
import { refusedWords, sentence } from "./sentence.js";
import type { LinkProblem } from "./share/link.js";
import { fieldsOf, CALLS as SOCKET_CALLS } from "./sockets/calls.js";
import { COLUMNS } from "./sockets/table.js";
import { FAULTS, WHICH } from "./stage/faults-model.js";
import { MARKS } from "./stage/marks.js";
import { choicesFor, EDIT_FIELDS } from "./stage/menu-model.js";
import { entry, segment } from "./testing/views.js";
import { TURNS } from "./timeline/difference.js";
import { STOP_MARKS } from "./timeline/memory.js";
import { FATES } from "./timeline/names.js";
import { dashed, GROUPS, PHASES, NAMES as VARIABLES } from "./variables/names.js";
import { RECEIVE_PARTS, SEND_PARTS } from "./variables/space.js";
import { TURNS as TIMEOUTS } from "./variables/timeout.js";
import { type Call, HOSTS, type TimerView } from "./view.js";
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

it("a line that can’t be read says what is wrong, and where", () => {
  const error = {
    ...{ code: "unknown-word", message: "unknown host `clint`", line: 1, column: 7, length: 5 },
    ...{ source: "drop clint", suggestion: "client", rendered: "" },
  };
  expect(refusedWords(error, englishWords())).toBe("unknown host `clint` (at 7)");
});

describe("no word too many, none too few", () => {
  const sources = Object.values(
    import.meta.glob<string>(["./**/*.ts", "!./**/*.test.ts", "!./testing/**"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).join("\n");
  const CALLS: readonly Call[] = ["listen", "connect", "send", "close", "abort"];
  const TIMERS: readonly TimerView["name"][] = [
    ...(["retransmission", "persist", "override"] as const),
    ...(["delayed-ack", "keep-alive", "time-wait"] as const),
  ];
  const FAILURES: readonly FailureCode[] = [
    ...(["file", "offline", "not-found", "http", "not-wasm"] as const),
    ...(["policy", "broken", "unsupported", "unknown"] as const),
  ];
  const LINK_PROBLEMS: readonly LinkProblem["code"][] = [
    ...(["broken", "truncated", "oversized", "future", "scenario"] as const),
    ...(["time", "end", "segment", "speed", "far"] as const),
  ];
  const PROBLEMS: readonly Problem["code"][] = ["unknown", "scenario", "speed", "seed", "hash"];
  /** Names that are put together: the text around the hole, and what may stand in it. */
  const FAMILIES: Readonly<Record<string, readonly string[]>> = {
    "call-…": CALLS,
    "about-…": CALLS,
    "host-…": HOSTS,
    "timer-…": TIMERS,
    "timer-…-about": TIMERS,
    "failure-…": FAILURES,
    "attribute-…": PROBLEMS,
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
    "which-…": WHICH,
    "expectation-…": STATUSES,
    "expectations-…": STATUSES,
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
  };
  const members = Object.entries(FAMILIES).flatMap(([family, words]) =>
    words.map((word) => family.replace("…", word)),
  );
  const written = new Set([...sources.matchAll(/"([a-z][a-z-]*)"/g)].map(([, id]) => id));
  const said = [...sources.matchAll(/\b(?:say|has)\(([^`(){]*?)[,)]/g)]
    .flatMap(([, argument]) => [...(argument ?? "").matchAll(/"([a-z][a-z-]*)"/g)])
    .map(([, id]) => id ?? "")
    // Lit's map of changed properties is asked likewise.
    .filter((id) => id !== "seed" && id !== "hash");
  const composed = [...sources.matchAll(/\bsay\([^`()]*`([^`$]*)\$\{[\w.()]*\}([^`]*)`/g)];

  it.each(names)("%s has a user", (name) => {
    const told = /^(log|refusal)-/.test(name);
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
