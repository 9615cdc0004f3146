import { expect, it } from "vitest";
import { inEm, readerSizedText } from "./type-size.js";

it("lengths follow the reader, hairlines do not", () => {
  const sheet =
    ".a { border: 1.5px solid; padding: 4px -12.5px; font: 12px/20px serif; width: 5ch; }";
  expect(readerSizedText(sheet)).toBe(
    ".a { border: 1.5px solid; padding: calc(4 * var(--px, 1px)) calc(-12.5 * var(--px, 1px)); font: calc(12 * var(--px, 1px))/calc(20 * var(--px, 1px)) serif; width: 5ch; }",
  );
});

it("what rules wait for is measured by the reader’s type", () => {
  const rule = (text: string): string =>
    readerSizedText(`${text} { a { b: 100% } }`).split(" {")[0] ?? "";
  expect(rule("@container tcpscope (max-width: 720px)")).toBe(
    "@container tcpscope (max-width: 45em)",
  );
  expect(rule("@container tcpscope (720px < width <= 900px)")).toBe(
    "@container tcpscope (45em < width <= 56.25em)",
  );
  expect(rule("@media (max-height: 500px)")).toBe("@media (max-height: 31.25em)");
});

it("where nothing is known of the reader, all lengths are in em", () => {
  expect(inEm("calc(48px + 0px + 0.58 * 100vh)")).toBe("calc(3em + 0em + 0.58 * 100vh)");
});
