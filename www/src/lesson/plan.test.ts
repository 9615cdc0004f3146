import { expect, it } from "vitest";
import { readPlan } from "./plan.js";
import { sceneOf } from "./scene.js";

const plan = (...lines: string[]) => readPlan(["minutes 5", ...lines].join("\n"));
const complaints = (...lines: string[]) =>
  plan(...lines).mistakes.map(
    ({ line, column, message }) => `${line}:${column} ${message.split(/[:;]/)[0]}`,
  );

it("a plan has a scene, and steps with what is said, shown and asked", () => {
  const { plan: read, mistakes } = plan(
    "server listen 80 # on the usual port",
    "",
    "step syn # the first one",
    '  client send "a # b"',
    "  until client SYN",
    "  views segment graph # both",
    "step answer",
    "  predict number server rcv.nxt",
    "  until server SYN-ACK",
  );
  expect(mistakes).toEqual([]);
  expect(read.minutes).toBe(5);
  expect(read.scene.map(({ text }) => text)).toEqual(["server listen 80 # on the usual port"]);
  expect(read.steps.map(({ name, from }) => [name, from])).toEqual([
    ["syn", "on"],
    ["answer", "on"],
  ]);
  expect(read.steps[0]).toMatchObject({
    says: [{ text: 'client send "a # b"', line: 5, column: 3 }],
    until: { text: "client SYN", line: 6, column: 9 },
    views: ["segment", "graph"],
  });
  expect(read.steps[1]?.prediction).toMatchObject({
    kind: "number",
    host: "server",
    variable: "rcv.nxt",
  });
});

it.each([
  [["until client SYN"], "2:1 `until` belongs to a step"],
  [["step"], "2:1 a step needs a name of letters, digits and hyphens"],
  [["step a", "step a"], "3:6 there is a step `a` already"],
  [["step a", "minutes 4"], "3:1 `minutes` goes before the first step, with a number from 1 to 60"],
  [["step a", "client close", "anew"], "4:1 `anew` must be the first line of its step"],
  [["step a", "anew now"], "3:6 only `bare` may follow `anew`"],
  [["step a", "until"], "3:6 here comes a condition"],
  [["step a", "until # what?"], "3:7 here comes a condition"],
  [["step a", "option # what?"], "3:1 options follow `predict one`"],
  [["step a", "until client SYN", "until client FIN"], "4:1 a step has only one of these"],
  [
    ["step a", "predict state nobody", "until client SYN"],
    "3:1 write `predict state HOST`, `predict number HOST VARIABLE`, or `predict one` and options",
  ],
  [["step a", "predict state client"], "2:1 a prediction needs an `until`"],
  [
    ["step a", "predict one", "option x client FIN", "until client FIN"],
    "2:1 add a second `option`",
  ],
  [["step a", "option x client FIN"], "3:1 options follow `predict one`"],
  [["step a", "goal client FIN", "until client FIN"], "2:1 a goal is the end of its step"],
  [["step a", "goal walked few"], "3:6 write how many edges, such as `goal walked 10`"],
  [["step a", "goal client FIN", "step b"], "2:1 the next step builds on this goal"],
  [["step a", "way client close"], "2:1 `notice` and `way` need a `goal`"],
  [
    ["step a", "goal client FIN", "notice x"],
    "4:8 write a key of letters, digits and hyphens, then an expectation",
  ],
  [["step a", "views ladder"], "3:7 there is no view `ladder`"],
])("%j: %s", (lines, message) => {
  expect(complaints(...lines)).toContain(message);
});

it("a lesson says how long it takes, and has steps", () => {
  expect(readPlan("step a\n").mistakes[0]?.message).toContain("minutes 6");
  expect(readPlan("minutes 6\n").mistakes[0]?.message).toContain("step NAME");
});

it("the script of a scene asks all that its steps ask, and knows where each line stands", () => {
  const { plan: read } = plan(
    "server listen 80",
    "step a",
    "client connect server:80",
    "until client SYN",
    "step b",
    "anew",
    "client connect server:81",
    "predict one",
    "option refused client connect = ECONNREFUSED",
    "option else otherwise # anything",
    "until client CLOSED",
    "step c",
    "goal client SYN",
  );
  expect(sceneOf(read, 0).script).toBe("server listen 80\nexpect client SYN\n");
  const scene = sceneOf(read, 2);
  expect(scene.script.split("\n")).toEqual([
    "server listen 80",
    "client connect server:81",
    "expect client CLOSED",
    "expect client connect = ECONNREFUSED",
    "expect client SYN",
    "",
  ]);
  expect(scene.steps.map(({ name }) => name)).toEqual(["b", "c"]);
  expect(scene.questions.get(4)).toMatchObject({ role: "option", key: "refused" });
  expect(scene.places[4]).toMatchObject({ line: 14, column: -1 });
});

it("bare, a scene begins with nothing", () => {
  const { plan: read } = plan("server listen 80", "step a", "anew bare", "client listen");
  expect(sceneOf(read, 0).script).toBe("client listen\n");
});
