import { describe, expect, it } from "vitest";
import chineseSource from "../locales/zh-CN.ftl?raw";
import { REASONS, retellReason } from "./reasons.js";
import { englishWords, Words } from "./words.js";

const chinese = new Words("zh-CN", chineseSource);
/** Without any message, each shows its name. */
const namesOnly = new Words("en", "");

/** Every form of sentence in `sim/watch.rs`, `sim/expect.rs` and `sim/session.rs`, in Chinese. */
const TOLD: readonly (readonly [why: string, inChinese: string])[] = [
  ["it did not come to that", "没有走到那一步"],
  ["it never came to that", "从未进入那个状态"],
  ["it did not happen", "没有发生"],
  ["it happened", "发生了"],
  ["the program did not get so far", "程序没有执行到这里"],
  ["it was over before its time came", "没等到它的时刻就结束了"],
  ["what it waits for never happened", "它等待的事从未发生"],
  ["client#4 is FIN-WAIT-1", "客户端的套接字 4 处于 FIN-WAIT-1"],
  ["server has no socket 7", "服务器没有套接字 7"],
  ["client is ESTABLISHED", "客户端处于 ESTABLISHED"],
  ["it is 65535", "它的值是 65535"],
  ["it has no value yet", "它还没有值"],
  ["server has no connection", "服务器没有连接"],
  ['the last it received is "say \\"hi\\""', '最后收到的是 "say \\"hi\\""'],
  ['the last it received is ""', '最后收到的是 ""'],
  ["it received 1460B", "收到了 1460 字节"],
  ["there are 0", "共有 0 个"],
  ["the last connect returned ECONNREFUSED", "最近一次 connect 返回了 ECONNREFUSED"],
  ["the last getsockopt returned -1", "最近一次 getsockopt 返回了 -1"],
  ['the last recv returned "hello"', '最近一次 recv 返回了 "hello"'],
  ["connect has not returned", "connect 还没有返回"],
  ["client has not called connect", "客户端没有调用过 connect"],
  ["it returned EINVAL", "它返回了 EINVAL"],
  ["it has not returned", "它还没有返回"],
  ["it lasted 1.05s", "持续了 1.05 秒"],
  ["after 240s it is still so", "过了 240 秒仍然如此"],
];

describe("why an expectation is not met", () => {
  it.each(TOLD)("“%s” is told in Chinese", (why, inChinese) => {
    expect(retellReason(why, chinese)).toBe(inChinese);
  });

  it.each(TOLD)("“%s” is told in English as the engine does, but for a blank", (why) => {
    const compact = (text: string): string => text.replace(/\s/g, "");
    expect(compact(retellReason(why, englishWords()))).toBe(compact(why));
  });

  it("no message waits for a sentence that is never said", () => {
    const said = new Set(TOLD.map(([why]) => retellReason(why, namesOnly)));
    expect([...said].sort()).toEqual(REASONS.map((reason) => `{reason-${reason}}`).sort());
  });

  // `tests/locales.rs` compares the messages with the codes of the engine.
  const codes = [...chineseSource.matchAll(/^refusal-([a-z-]+) =/gm)].map(([, code]) => code ?? "");
  const TEXTS = [
    "error: connection does not exist",
    "error: connection already exists",
    "error: remote socket unspecified",
    "error: connection closing",
    "error: insufficient resources",
    "error: segment not in flight",
    "error: host is down, restart it first",
    "error: host is not down",
    "error: an application reads this socket, say `app manual` to do it yourself",
    "error: `wait` belongs into a script, without a time before it",
    "error: only the beginning of a script can say this",
    "error: that time has passed",
    "error: the call would fail",
    "error: that time is not reached",
  ];

  it("each refusal of a line has its sentence", () => {
    expect(TEXTS.map((text) => retellReason(text, namesOnly)).sort()).toEqual(
      codes.map((code) => `{refusal-${code}}`).sort(),
    );
  });

  it("states are called as the reader wants it", () => {
    const words = new Words("zh-CN", chineseSource, "netstat");
    expect(retellReason("client is FIN-WAIT-2", words)).toBe("客户端处于 FIN_WAIT2");
  });

  it("a sentence that nobody knows stays as it is", () => {
    expect(retellReason("the moon is full", chinese)).toBe("the moon is full");
  });
});
