import { css } from "lit";
import { describe, expect, it } from "vitest";
import { outside, within } from "./scoped.js";

const IN_LOG = ":where(.log,.log *)";
const inLog = (text: TemplateStringsArray): string => within([".log"], css(text)).cssText.trim();

describe("styles within a view", () => {
  it("select the root itself, and what is inside", () => {
    expect(inLog`.log { top: 0 }`).toBe(`.log${IN_LOG}{ top: 0 }`);
    expect(inLog`.playing .log > li { top: 0 }`).toBe(`.playing .log > li${IN_LOG}{ top: 0 }`);
  });

  it("keep each selector of a list, and each bracket whole", () => {
    expect(inLog`a, li:not(.b, .c d)[title="x, y > z"] { top: 0 }`).toBe(
      `a${IN_LOG},li:not(.b, .c d)[title="x, y > z"]${IN_LOG}{ top: 0 }`,
    );
  });

  it("put the condition before a pseudo-element", () => {
    expect(inLog`li:hover::before, ::placeholder { content: "}" }`).toBe(
      `li:hover${IN_LOG}::before,${IN_LOG}::placeholder{ content: "}" }`,
    );
  });

  it("go into groups of rules, but not into frames of an animation", () => {
    const styles = inLog`
      /* A comment { with a brace */
      @container tcpscope (max-width: 720px) { @media print { li { top: 0 } } b { left: 0 } }
      @keyframes appear { from { opacity: 0 } }
    `;
    expect(styles).toContain(`@media print{li${IN_LOG}{ top: 0 }`);
    expect(styles).toContain(`b${IN_LOG}{ left: 0 }`);
    expect(styles).toContain("@keyframes appear{ from { opacity: 0 } }");
    expect(styles).not.toContain("comment");
  });

  it("fail as they are made, where a block has no end", () => {
    expect(() => inLog`li { top: 0`).toThrow(/no end/);
  });
});

it("styles of what is around the views select these, but nothing inside", () => {
  const shell = css`:host { top: 0 } .top .stage, .room { left: 0 }`;
  const around = ":where(:not(.stage *,.log *))";
  expect(outside([".stage", ".log"], shell).cssText.trim()).toBe(
    `:host{ top: 0 }\n.top .stage${around},.room${around}{ left: 0 }`,
  );
});
