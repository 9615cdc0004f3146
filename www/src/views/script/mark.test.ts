import { describe, expect, it } from "vitest";
import { dedent, markLine, selectionOf } from "./mark.js";

describe("the wrong part of a line", () => {
  it("stands between what is before and what is after", () => {
    expect(markLine({ source: "at 2s: clint close", column: 8, length: 5 })).toEqual({
      before: "at 2s: ",
      wrong: "clint",
      after: " close",
    });
  });

  it("counts characters, not code units", () => {
    const { before, wrong } = markLine({ source: '"👋" clint', column: 5, length: 5 });
    expect([before, wrong]).toEqual(['"👋" ', "clint"]);
  });

  it("may lie behind the end, where something is missing", () => {
    expect(markLine({ source: "client", column: 7, length: 1 })).toEqual({
      before: "client",
      wrong: "",
      after: "",
    });
    expect(markLine({ source: "client", column: 70, length: 1 }).before).toBe("client");
  });
});

describe("the caret goes to", () => {
  const text = '# 👋\nserver listen 80\nsay "👋" clint\n';

  it.each([
    [{ line: 1, column: 1, length: 1 }, "#"],
    [{ line: 2, column: 8, length: 6 }, "listen"],
    [{ line: 3, column: 9, length: 5 }, "clint"],
  ])("%j", (place, selected) => {
    const { start, end } = selectionOf(text, place);
    expect(text.slice(start, end)).toBe(selected);
  });

  it("nowhere beyond the text", () => {
    expect(selectionOf("a", { line: 9, column: 9, length: 9 })).toEqual({ start: 1, end: 1 });
  });
});

describe("a script in a page", () => {
  it("loses the indentation of its surroundings, and no more", () => {
    expect(
      dedent("\n    server listen 80\n      # deeper\n\n    client connect server:80\n  "),
    ).toBe("server listen 80\n  # deeper\n\nclient connect server:80\n");
  });

  it("may be empty", () => {
    expect(dedent(" \n ")).toBe("");
  });
});
