import { describe, expect, it } from "vitest";
import { segment } from "../../testing/views.js";
import { moveInMenu } from "../../ui/menu.js";
import { answerLine, choiceLine, choicesFor, editsWords } from "./menu-model.js";

const flying = segment({ id: 12, fate: "in-flight" });
const nothing = { win: "", seq: "", ack: "", flags: "" };

it("dropping comes first, and what is held can only be released", () => {
  expect(choicesFor(flying)[0]).toBe("drop");
  expect(choicesFor(flying)).toContain("hold");
  const held = choicesFor({ ...flying, fate: "held" });
  expect(held[0]).toBe("drop");
  expect(held).toContain("release");
  expect(held).not.toContain("hold");
});

it("what is corrupted can't be corrupted again", () => {
  expect(choicesFor({ ...flying, corrupted: true })).not.toContain("corrupt");
});

describe("lines", () => {
  it("name the segment", () => {
    expect(choiceLine("drop", flying)).toBe("drop segment 12");
    expect(choiceLine("release", flying)).toBe("release segment 12");
  });

  it.each([
    ["300", "delay segment 12 by 300ms"],
    ["300 ms", "delay segment 12 by 300ms"],
    ["1.5s", "delay segment 12 by 1.5s"],
  ])("a delay of %j", (typed, line) => {
    expect(answerLine("delay", flying, typed, nothing)).toBe(line);
  });

  it("a duplicate and an edit", () => {
    expect(answerLine("duplicate", flying, "10", nothing)).toBe("duplicate segment 12 after 10ms");
    const edits = { win: "0", seq: "+ 10", ack: "-1", flags: "FR." };
    expect(answerLine("edit", flying, "", edits)).toBe(
      "edit segment 12 set win 0 seq +10 ack -1 flags FR.",
    );
  });
});

it("an edit that changes nothing says nothing", () => {
  expect(editsWords(nothing)).toBe("");
  expect(editsWords({ ...nothing, win: " 0 " })).toBe("set win 0");
});

it("arrows go round, Home and End to the ends", () => {
  expect(moveInMenu("ArrowDown", 0, 3)).toBe(1);
  expect(moveInMenu("ArrowDown", 2, 3)).toBe(0);
  expect(moveInMenu("ArrowUp", 0, 3)).toBe(2);
  expect(moveInMenu("Home", 2, 3)).toBe(0);
  expect(moveInMenu("End", 0, 3)).toBe(2);
  expect(moveInMenu("Enter", 0, 3)).toBeUndefined();
});
