/** Lessons as their authors check them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkLesson } from "./lesson.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const order = readFileSync(join(root, "lessons/order.txt"), "utf8").split("\n").filter(Boolean);

it("every folder of lessons has its place in the order", () => {
  const folders = readdirSync(join(root, "lessons"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect([...order].sort()).toEqual(folders.sort());
});

it.each(order)("%s is right: every claim holds, every goal is reached", (name) => {
  expect(checkLesson(join(root, "lessons", name))).toEqual([]);
});

it("the example of the documentation is right", () => {
  const documentation = readFileSync(join(root, "docs/lessons.md"), "utf8");
  const block = (language: string): string =>
    new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(documentation)?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "lesson-"));
  writeFileSync(join(folder, "lesson.tcp"), block("lesson"));
  writeFileSync(join(folder, "en.md"), block("markdown"));
  writeFileSync(join(folder, "zh-CN.md"), block("markdown"));
  expect(checkLesson(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

describe("with a mistake", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lesson-"));
    cpSync(join(root, "lessons/handshake"), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, from: string | RegExp, to: string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };

  it.each([
    [
      "lesson.tcp",
      "until client SYN",
      "until clint SYN",
      /lesson\.tcp:\d+:9: `clint` is not a host/,
    ],
    [
      "lesson.tcp",
      "expect client SYN-SENT",
      "expect client LISTEN",
      /false at the end of the step/,
    ],
    ["lesson.tcp", "until server SYN-ACK\n", "until server FIN\n", /condition is never met/],
    [
      "lesson.tcp",
      "option silence otherwise",
      "option silence client SYN",
      /one option must be right/,
    ],
    ["lesson.tcp", /way when.*\n/, "", /this way does not lead to the goal/],
    [
      "lesson.tcp",
      "goal server received >= 1B",
      "goal client CLOSING",
      /does not lead to the goal/,
    ],
    [
      "en.md",
      /\{\{client\.state = SYN-SENT\}\}/,
      "{{client.state = CLOSED}}",
      /at that moment it is SYN-SENT/,
    ],
    ["en.md", "{{client.state", "{{client.mood", /this value does not exist/],
    ["en.md", /^/, "# Another\n\n", /there can be only one title/],
    ["zh-CN.md", "{#syn}", "{#sin}", /no step `sin`/],
    ["zh-CN.md", "### predict", "### ask", /headings are predict/],
    ["zh-CN.md", /### right[^#]*/, "", /lacks `### right`/],
  ])("%s: %s → %s", (file, from, to, message) => {
    edit(file, from, to);
    expect(checkLesson(folder).join("\n")).toMatch(message);
  });

  it("a goal that nobody can reach is found by the search", () => {
    edit(
      "lesson.tcp",
      /(?<=goal )server received[\s\S]*$/,
      "client note time-wait-restarted then client SYN-RECEIVED -> LISTEN\n",
    );
    expect(checkLesson(folder).join("\n")).toMatch(/no way to this goal was found/);
  });

  it("a missing translation is missed", () => {
    rmSync(join(folder, "zh-CN.md"));
    expect(checkLesson(folder)).toEqual([
      expect.stringMatching(/the words in zh-CN\.md are missing/),
    ]);
  });
});
