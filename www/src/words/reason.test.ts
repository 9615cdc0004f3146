import { describe, expect, it } from "vitest";
import chineseSource from "../../locales/zh-CN.ftl?raw";
import type { ReasonView, ValueView } from "../engine/view.js";
import { reasonSentence } from "./reason.js";
import { englishWords, Words } from "./words.js";

const chinese = new Words("zh-CN", chineseSource);

const word = (name: string, text: string): ValueView => ({
  ...{ name, number: 0, word: text, unit: "word", base: undefined },
});
const count = (name: string, number: number): ValueView => ({
  ...{ name, number, word: "", unit: "count", base: undefined },
});
const span = (name: string, number: number): ValueView => ({
  ...{ name, number, word: "", unit: "micros", base: undefined },
});
const why = (code: string, ...values: ValueView[]): ReasonView => ({
  ...{ code, refused: false, values },
});

/** `tests/locales.rs` compares the messages with the codes of the engine. */
const SAID: readonly (readonly [ReasonView, english: string, chinese: string])[] = [
  [why("not-come"), "it did not come to that", "没有走到那一步"],
  [
    why("socket-is", word("host", "client"), count("fd", 4), word("state", "FIN-WAIT-1")),
    "client#4 is FIN-WAIT-1",
    "客户端的套接字 4 处于 FIN-WAIT-1",
  ],
  [
    why("no-socket", word("host", "server"), count("fd", 7)),
    "server has no socket 7",
    "服务器没有套接字 7",
  ],
  [why("level-is", count("level", 1460)), "it is 1460", "它的值是 1460"],
  [
    why("received-text", word("text", '"say \\"hi\\""')),
    'the last it received is "say \\"hi\\""',
    '最后收到的是 "say \\"hi\\""',
  ],
  [
    why("call-returned", word("call", "connect"), word("result", "ECONNREFUSED")),
    "the last connect returned ECONNREFUSED",
    "最近一次 connect 返回了 ECONNREFUSED",
  ],
  [why("lasted", span("span", 1_050_000)), "it lasted 1.05\u00a0s", "持续了 1.05\u00a0s"],
];

describe("why an expectation is not met", () => {
  it.each(SAID)("%o", (reason, inEnglish, inChinese) => {
    expect(reasonSentence(reason, englishWords())).toBe(inEnglish);
    expect(reasonSentence(reason, chinese)).toBe(inChinese);
  });

  it("a line that can’t be carried out gives the reason of its refusal", () => {
    const refused = { ...why("host-down"), refused: true };
    expect(reasonSentence(refused, englishWords())).toBe(
      "This host has crashed. Restart it first.",
    );
  });

  it("states are called as the reader wants it", () => {
    const words = new Words("zh-CN", chineseSource, "netstat");
    const reason = why("host-is", word("host", "client"), word("state", "FIN-WAIT-2"));
    expect(reasonSentence(reason, words)).toBe("客户端处于 FIN_WAIT2");
  });
});
