import { expect, it } from "vitest";
import chinese from "../../locales/zh-CN.ftl?raw";
import { spell } from "./notation.js";
import { englishWords, Words } from "./words.js";

const english = englishWords();
const parts = (line: string): string[] => spell(line, english).map(({ part }) => part);

it("every part of a line has its meaning", () => {
  const spelt = spell("S. 0:0(0) ack 1 win 65535 <mss 1460>", english);
  expect(spelt.map(({ part, meaning }) => `${part}: ${meaning}`)).toEqual([
    "S.: SYN, ACK",
    "0:0(0): sequence number 0, no data",
    "ack 1: acknowledgment number: everything before 1 has arrived",
    expect.stringMatching(/^win 65535: window: /),
    expect.stringMatching(/^mss 1460: maximum segment size: .*1460/),
  ]);
});

it("a dot alone is an ACK, and data is counted", () => {
  expect(spell(". 1:1(0) ack 1 win 1", english)[0]?.meaning).toBe("ACK");
  const [flags, data] = spell("P. 1:6(5) ack 1 win 1", english);
  expect(flags?.meaning).toBe("PSH, ACK");
  expect(data?.meaning).toBe("sequence number 1: 5 bytes of data, the next one is 6");
});

it("all options and the urgent pointer", () => {
  expect(parts("FU 7:7(0) win 0 urg 3 <sackOK,TS val 1 ecr 2,wscale 7,sack 1:2 3:4>")).toEqual([
    ...["FU", "7:7(0)", "win 0", "urg 3", "sackOK", "TS val 1 ecr 2", "wscale 7", "sack 1:2 3:4"],
  ]);
  expect(spell("- 7:7(0) win 0", english)[0]?.meaning).toBe("no flag");
});

it("in Chinese as well; what is no line is not explained", () => {
  const [, numbers] = spell("S 0:0(0) win 1", new Words("zh-CN", chinese));
  expect(numbers?.meaning).toBe("序列号 0，没有数据");
  expect(spell("segment 7", english)).toEqual([]);
});
