import { expect, it } from "vitest";
import { dropNext, lineFor, onSegment, quote } from "./lines.js";

it.each([
  ["hello", '"hello"'],
  ["", '""'],
  ['say "hi"', '"say \\"hi\\""'],
  ["back\\slash", '"back\\\\slash"'],
  ["two\r\nlines\tand a tab", '"two\\r\\nlines\\tand a tab"'],
  ["Grüße 👋", '"Grüße 👋"'],
  ["\u0000\u001b\u2028", '"\\u{0}\\u{1b}\\u{2028}"'],
  ["half \ud83d", '"half \ufffd"'],
])("%j is quoted", (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

it("a text can't end its line and begin another", () => {
  expect(quote('"\nserver crash')).not.toMatch(/\n/);
  expect(quote('"\nserver crash')).toBe('"\\"\\nserver crash"');
});

it("the main buttons speak the script language", () => {
  expect(lineFor("listen", "server", "")).toBe("server listen 80");
  expect(lineFor("listen", "client", "")).toBe("client listen 49152");
  expect(lineFor("connect", "client", "")).toBe("client connect server:80");
  expect(lineFor("connect", "server", "")).toBe("server connect client:49152");
  expect(lineFor("send", "client", "a b")).toBe('client send "a b"');
  expect(lineFor("close", "server", "")).toBe("server close");
  expect(lineFor("abort", "server", "")).toBe("server abort");
});

it("what happens to one segment names it", () => {
  expect(onSegment("drop", { id: 12 })).toBe("drop segment 12");
  expect(onSegment("delay", { id: 12 }, "by 300ms")).toBe("delay segment 12 by 300ms");
});

it("the next loss can be taken back", () => {
  expect(dropNext("client", true)).toBe("drop client segment");
  expect(dropNext("client", false)).toBe("disarm client");
});
