// Reads the words of a lesson, such as `en.md`; docs/lessons.md describes them.
import { Lexer } from "marked";
import { STATES } from "../engine/state-list.js";

/** @typedef {import("marked").Token} Token */
/** @typedef {import("./plan.js").Mistake} Mistake */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Step} Step */

/**
 * What a `###` heading names, or what stands before the first one (`""`).
 * @typedef {object} Section
 * @property {string} kind
 * @property {string} key of an option, a notice, or an answer; else empty
 * @property {Token[]} tokens CommonMark
 * @property {number[]} lines where each of them begins, from 1 on
 * @property {number} line of its heading
 */

/**
 * @typedef {object} StepText
 * @property {string} name
 * @property {string} title
 * @property {Section[]} sections
 * @property {number} line
 */

/**
 * @typedef {object} LessonText
 * @property {string} title
 * @property {Section} about
 * @property {StepText[]} steps
 */

/**
 * A value in double braces, or a claim that shows nothing.
 * @typedef {object} Live
 * @property {string} path such as `client.snd.nxt`; empty for a silent claim
 * @property {string | undefined} claim what it is said to be; of a silent claim the condition
 */

const KINDS = ["predict", "option", "right", "wrong", "goal", "hint", "notice", "done", "after"];
const KEYED = ["option", "notice"];
const LIVE = /\{\{\s*([^}]*?)\s*\}\}/;

/**
 * @param {string} source
 * @param {string} file as mistakes name it
 * @returns {{ text: LessonText, mistakes: Mistake[] }}
 */
export function readText(source, file) {
  /** @type {LessonText} */
  const text = { title: "", about: sectionAt(1), steps: [] };
  /** @type {Mistake[]} */
  const mistakes = [];
  let line = 1;
  for (const token of new Lexer({ gfm: true }).lex(source)) {
    const complain = (/** @type {string} */ message) =>
      mistakes.push({ file, line, column: 1, length: 0, message });
    if (token.type === "heading" && token.depth <= 3) {
      readHeading(text, token.depth, token.text, line, complain);
    } else if (token.type !== "space") {
      const section = text.steps.at(-1)?.sections.at(-1) ?? text.about;
      section.tokens.push(token);
      section.lines.push(line);
    }
    line += token.raw.split("\n").length - 1;
  }
  if (text.title === "") {
    mistakes.push({
      file,
      line: 1,
      column: 1,
      length: 0,
      message: "begin with a title: `# Title`",
    });
  }
  return { text, mistakes };
}

/**
 * @param {LessonText} text
 * @param {number} depth
 * @param {string} words
 * @param {number} line
 * @param {(message: string) => void} complain
 */
function readHeading(text, depth, words, line, complain) {
  if (depth === 1) {
    if (text.title !== "" || text.steps.length > 0) {
      complain("there can be only one title; steps have `##`");
    }
    text.title ||= words;
  } else if (depth === 2) {
    const [, title, name] = /^(.*?)\s*\{#([^}]+)\}$/.exec(words) ?? [];
    if (name === undefined) {
      complain("name the step of the plan behind its title: `## Title {#name}`");
    }
    text.steps.push({ name: name ?? "", title: title ?? words, sections: [sectionAt(line)], line });
  } else {
    const [kind = "", key = "", ...more] = words.trim().split(/\s+/);
    const step = text.steps.at(-1);
    const wrong = step
      ? wrongKind(kind, key, more)
      : "a `###` section belongs to a step: `## Title {#name}` comes before it";
    if (wrong !== undefined) complain(wrong);
    step?.sections.push({ ...sectionAt(line), kind, key });
  }
}

/** @param {string} kind @param {string} key @param {string[]} more @returns {string | undefined} */
function wrongKind(kind, key, more) {
  if (!KINDS.includes(kind) || more.length > 0) {
    return `\`###\` headings are ${KINDS.join(", ")}; for others use \`####\``;
  }
  return KEYED.includes(kind) && key === ""
    ? `which ${kind}? write \`### ${kind} KEY\``
    : undefined;
}

/** @param {number} line @returns {Section} */
function sectionAt(line) {
  return { kind: "", key: "", tokens: [], lines: [], line };
}

/**
 * What the words lack of the plan, and what they have too much.
 *
 * @param {LessonText} text
 * @param {Plan} plan
 * @param {string} file
 * @returns {Mistake[]}
 */
export function compare(text, plan, file) {
  /** @type {Mistake[]} */
  const mistakes = [];
  const complain = (/** @type {number} */ line, /** @type {string} */ message) =>
    mistakes.push({ file, line, column: 1, length: 0, message });
  for (const { name, line } of text.steps) {
    if (name !== "" && !plan.steps.some((step) => step.name === name)) {
      complain(line, `the plan has no step \`${name}\``);
    }
  }
  const order = text.steps.map(({ name }) => name).filter((name) => name !== "");
  for (const step of plan.steps) {
    const words = text.steps.find(({ name }) => name === step.name);
    if (!words) {
      complain(1, `step \`${step.name}\` has no words: write \`## Title {#${step.name}}\``);
      continue;
    }
    compareStep(words, step, complain);
  }
  const wanted = plan.steps.map(({ name }) => name).filter((name) => order.includes(name));
  const kept = order.filter((name) => wanted.includes(name));
  const astray = kept.findIndex((name, index) => name !== wanted[index]);
  if (astray >= 0) {
    const { line = 1 } = text.steps.find(({ name }) => name === kept[astray]) ?? {};
    complain(line, `in the plan, step \`${wanted[astray]}\` comes here`);
  }
  return mistakes;
}

/**
 * @param {StepText} words
 * @param {Step} step
 * @param {(line: number, message: string) => void} complain
 */
function compareStep({ sections, line, name }, step, complain) {
  const { prediction, goal, notices } = step;
  const options = prediction?.options.map(({ key }) => key) ?? [];
  const keys = notices.map(({ key }) => key);
  const wanted = [
    ...(prediction ? ["predict", "right", "wrong"] : []),
    ...options.map((key) => `option ${key}`),
    ...(goal ? ["goal", "done"] : []),
    ...keys.map((key) => `notice ${key}`),
  ];
  const has = (/** @type {string} */ heading) =>
    sections.some(({ kind, key }) => `${kind} ${key}`.trim() === heading);
  for (const heading of wanted.filter((heading) => !has(heading))) {
    complain(line, `step \`${name}\` lacks \`### ${heading}\``);
  }
  for (const section of sections.slice(1)) {
    const { kind, key } = section;
    const first = sections.find((one) => one.kind === kind && one.key === key);
    const wrong =
      kind !== "hint" && first !== section
        ? `there is a \`### ${kind} ${key}\` before; put the two together`
        : wrongSection(section, step);
    if (wrong !== undefined) complain(section.line, wrong);
  }
}

/** @param {Section} section @param {Step} step @returns {string | undefined} */
function wrongSection({ kind, key }, { prediction, goal, notices }) {
  const options = prediction?.options.map((option) => option.key) ?? [];
  const keys = notices.map((notice) => notice.key);
  const known =
    (kind === "option" && options.includes(key)) ||
    (kind === "notice" && keys.includes(key)) ||
    (["predict", "right", "wrong"].includes(kind) && prediction) ||
    (["goal", "hint", "done"].includes(kind) && goal) ||
    kind === "after";
  if (!known) {
    return `the plan has nothing that \`### ${kind} ${key}\` could speak of`;
  }
  if (kind === "wrong" && key !== "" && !isAnswer(key, prediction, options)) {
    return `\`${key}\` is not an answer to this question`;
  }
  const keyless = kind !== "wrong" && !KEYED.includes(kind);
  return keyless && key !== "" ? `\`### ${kind}\` has no key; leave \`${key}\` out` : undefined;
}

/**
 * @param {string} key
 * @param {Step["prediction"]} prediction
 * @param {string[]} options
 */
function isAnswer(key, prediction, options) {
  switch (prediction?.kind) {
    case "one":
      return options.includes(key);
    case "number":
      return /^\d+$/.test(key);
    default:
      return STATES.includes(key);
  }
}

/**
 * The sections of a kind, of a key where one is given.
 *
 * @param {StepText} words
 * @param {string} kind
 * @param {string} [key]
 * @returns {Section[]}
 */
export function sectionsOf({ sections }, kind, key) {
  return sections.filter(
    (section) => section.kind === kind && (key === undefined || section.key === key),
  );
}

/**
 * A text and the values in it, in turns; it begins and ends with a text.
 *
 * @param {string} text
 * @returns {(string | Live)[]}
 */
export function splitLive(text) {
  return text.split(new RegExp(LIVE, "g")).map((part, index) => (index % 2 ? liveOf(part) : part));
}

/** @param {string} inner @returns {Live} */
function liveOf(inner) {
  if (inner.startsWith("?")) {
    return { path: "", claim: inner.slice(1).trim() };
  }
  const [, path = "", claim] = /^(\S+?)(?:\s*=\s*(.*))?$/.exec(inner) ?? [undefined, inner];
  return { path, claim };
}

/**
 * All values in a section, with the line in which each begins.
 *
 * @param {Section} section
 * @returns {{ live: Live, line: number, source: string }[]}
 */
export function livesOf({ tokens, lines }) {
  return tokens.flatMap(({ raw }, index) =>
    [...raw.matchAll(new RegExp(LIVE, "g"))].map((match) => {
      const [source, inner = ""] = match;
      const below = raw.slice(0, match.index).split("\n").length - 1;
      return { live: liveOf(inner), line: (lines[index] ?? 1) + below, source };
    }),
  );
}
