import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import chineseSource from "../../locales/zh-CN.ftl?raw";
import { initSync, Simulation } from "../../pkg/tcpscope.js";
import type { ScriptErrorView } from "../engine/view.js";
import { excerpt } from "../views/script/excerpt.js";
import { problemParts, problemSentence } from "./script-problem.js";
import { englishWords, Words } from "./words.js";

initSync({ module: readFileSync(new URL("../../pkg/tcpscope_bg.wasm", import.meta.url)) });

const chinese = new Words("zh-CN", chineseSource);

/** What is said of each of these scripts. `tests/script/mistakes.rs` has the codes. */
const SAID: readonly (readonly [script: string, english: string, chinese: string])[] = [
  [
    "clinet close",
    "`clinet` is not a host; did you mean `client`?",
    "没有名为 `clinet` 的主机；是不是想写 `client`？",
  ],
  [
    "client clsoe",
    "`clsoe` is not a call; did you mean `close`?",
    "没有名为 `clsoe` 的调用；是不是想写 `close`？",
  ],
  [
    "client wiat 5ms",
    "`wiat` is not allowed here; did you mean `wait`?",
    "这里不能写 `wiat`；是不是想写 `wait`？",
  ],
  [
    "client close#now",
    "`close#now` is read as one word; a comment needs a blank before its `#`; did you mean `close #now`?",
    "`close#now` 会被当作一个词；注释的 `#` 前面要有空格；是不是想写 `close #now`？",
  ],
  [
    "client close now",
    "`now` can’t follow here; expected `=` or the end of the line",
    "后面不能再写 `now`；应为：`=`或行尾",
  ],
  [
    "expect client established",
    "`established` is not a state; did you mean `ESTABLISHED`?",
    "没有名为 `established` 的状态；是不是想写 `ESTABLISHED`？",
  ],
  [
    "expect client note fastrecovery",
    "`fastrecovery` is not a note of the log; did you mean `fast-recovery`?",
    "没有名为 `fastrecovery` 的日志条目；是不是想写 `fast-recovery`？",
  ],
  [
    "client connect client:80",
    "a host connects to the other one; did you mean `server`?",
    "主机要连接的是另一台主机；是不是想写 `server`？",
  ],
  [
    "client connect server:0",
    "`0` is out of range: a port is from 1 to 65535",
    "`0` 超出范围：端口的范围是 1 到 65535",
  ],
  [
    "client connect server:http",
    "`http` is not allowed here; expected a port",
    "这里不能写 `http`；应为：端口",
  ],
  [
    "client close = EREFUSED",
    "`EREFUSED` is not allowed here; expected an error (`EADDRINUSE`, `EADDRNOTAVAIL`, `EAGAIN`, `EALREADY`, …) or a number",
    "这里不能写 `EREFUSED`；应为：错误（`EADDRINUSE`、`EADDRNOTAVAIL`、`EAGAIN`、`EALREADY`、…）或数字",
  ],
  [
    "client send 1000",
    "`1000` has no unit; expected `B`, `kB`, `KiB`, `MB`, `MiB`, `GB` or `GiB`",
    "`1000` 没有单位；应为：`B`、`kB`、`KiB`、`MB`、`MiB`、`GB`或`GiB`",
  ],
  [
    "client wait 10sec",
    "`10sec` has an unknown unit; expected `us`, `ms`, `s`, `min` or `h`; did you mean `10s`?",
    "`10sec` 的单位无法识别；应为：`us`、`ms`、`s`、`min`或`h`；是不是想写 `10s`？",
  ],
  ["client wait 0.5us", "`0.5us` is too fine; the least is 1us", "`0.5us` 太精细；最小是 1us"],
  [
    "client wait 99999999999999h",
    "`99999999999999h` is more than can be counted",
    "`99999999999999h` 大得无法计数",
  ],
  [
    "client wait",
    "the line ends too early; expected a duration like `300ms`",
    "这一行还不完整；应为：时长（如 `300ms`）",
  ],
  [
    "client#x close",
    "`client#x` is not a socket; write its number after `#`, as in `client#4`",
    "`client#x` 不是套接字；请在 `#` 后面写它的编号，如 `client#4`",
  ],
  [
    "drop client#4 FIN",
    "a host is meant here, not one of its sockets; did you mean `client`?",
    "这里要写主机，不能写它的某个套接字；是不是想写 `client`？",
  ],
  [
    "drop client FIN of client data",
    "a segment acknowledges those of the other host; did you mean `server`?",
    "报文段确认的是另一台主机的报文段；是不是想写 `server`？",
  ],
  [
    "drop client ACK of ACK",
    "`ACK` occupies no sequence number, so nothing acknowledges it",
    "`ACK` 不占序列号，所以没有报文段会确认它",
  ],
  [
    "drop client 2th data",
    "`2th` is not an ordinal; did you mean `2nd`?",
    "`2th` 不是序数；是不是想写 `2nd`？",
  ],
  [
    "drop client 0th data",
    "`0th` is out of range: the number of a segment is from 1st to 4294967295th",
    "`0th` 超出范围：报文段编号的范围是 1st 到 4294967295th",
  ],
  [
    "drop first 0 client data",
    "`0` is out of range: a number of segments is from 1 to 4294967295",
    "`0` 超出范围：报文段数的范围是 1 到 4294967295",
  ],
  [
    "delay client data 3ms",
    "`3ms` is not allowed here; expected `of` or `by`",
    "这里不能写 `3ms`；应为：`of`或`by`",
  ],
  [
    "edit client data set",
    "the line ends too early; expected a header field (`seq`, `ack`, `win`, `flags`)",
    "这一行还不完整；应为：首部字段（`seq`、`ack`、`win`、`flags`）",
  ],
  [
    "edit client data set flags Q",
    "`Q` has a letter that is not a flag; there are S, F, R, P, U and . for ACK, and - for none",
    "`Q` 里有不是标志的字母；标志有 S、F、R、P、U，ACK 写作 .，没有标志写作 -",
  ],
  [
    "at 5s: seed 7",
    "a seed applies from the start; give it no time and no condition",
    "种子从一开始就决定一切随机事件；不要给它时间或条件",
  ],
  [
    "when client ESTABLISHED client close",
    "`client` is not allowed here; expected `->`, `+` or `:`",
    "这里不能写 `client`；应为：`->`、`+`或`:`",
  ],
  [
    "every 1ms times 0: client close",
    "`0` is out of range: a number of times is from 1 to 4294967295",
    "`0` 超出范围：次数的范围是 1 到 4294967295",
  ],
  [
    "expect never client SYN then client FIN",
    "`never` takes one condition; write a line for each",
    "`never` 只带一个条件；请为每个条件各写一行",
  ],
  [
    "expect client FIN for 2s",
    "only the state of a host lasts, as in `expect client TIME-WAIT for 2msl`",
    "只有主机的状态会持续，如 `expect client TIME-WAIT for 2msl`",
  ],
  [
    'expect client send = "x"',
    "a string is not allowed here; expected an error (`EADDRINUSE`, `EADDRNOTAVAIL`, `EAGAIN`, `EALREADY`, …) or a number",
    "这里不能写字符串；应为：错误（`EADDRINUSE`、`EADDRNOTAVAIL`、`EAGAIN`、`EALREADY`、…）或数字",
  ],
  [
    "link loss 120%",
    "`120%` is out of range: a share is from 0% to 100%",
    "`120%` 超出范围：百分比的范围是 0% 到 100%",
  ],
  [
    "link mtu 60",
    "`60` is out of range: an MTU is from 68 to 65535",
    "`60` 超出范围：MTU的范围是 68 到 65535",
  ],
  [
    "link rate 0bit/s",
    "`0bit/s` is too small: a rate is at least 1bit/s",
    "`0bit/s` 太小：速率至少是 1bit/s",
  ],
  [
    "host server msl 2h",
    "`2h` is out of range: `msl` is from 0s to 1h",
    "`2h` 超出范围：`msl` 的范围是 0s 到 1h",
  ],
  [
    "host server mss 10B",
    "`10B` is out of range: `mss` is from 88B to 65495B",
    "`10B` 超出范围：`mss` 的范围是 88B 到 65495B",
  ],
  [
    "host server congestion-control vegas",
    "`congestion-control` can’t be `vegas`; expected `tahoe`, `reno`, `newreno` or `none`",
    "`congestion-control` 不能是 `vegas`；应为：`tahoe`、`reno`、`newreno`或`none`",
  ],
  [
    "host server congestion-control newrenp",
    "`congestion-control` can’t be `newrenp`; did you mean `newreno`?",
    "`congestion-control` 不能是 `newrenp`；是不是想写 `newreno`？",
  ],
  [
    "host server isn -1",
    "`-1` is out of range: an initial sequence number is from 0 to 4294967295",
    "`-1` 超出范围：初始序列号的范围是 0 到 4294967295",
  ],
  [
    "host server slow-start-limit 0",
    "`0` is out of range: `slow-start-limit` is from 1 to 1000",
    "`0` 超出范围：`slow-start-limit` 的范围是 1 到 1000",
  ],
  [
    "host server sack maybe",
    "`maybe` is not a switch; expected `on` or `off`",
    "没有名为 `maybe` 的开关；应为：`on`或`off`",
  ],
  [
    "host server ports 9-8",
    "`9-8` is not a range of ports; write the first and the last from 1 to 65535, as in `50000-50999`",
    "`9-8` 不是端口范围；请写出首尾两个端口，从 1 到 65535，如 `50000-50999`",
  ],
  [
    "host server app slow-reader 1B every 0s",
    "`0s` is too small: a period is at least 1us",
    "`0s` 太小：间隔至少是 1us",
  ],
  [
    'forge client "R 6:7(0) win 0"',
    "the second number is the first one plus the length; did you mean `6`?",
    "第二个数应为第一个数加上长度；是不是想写 `6`？",
  ],
  [
    'forge client "R 6:6(0) wni 0"',
    "`wni` is not allowed here; did you mean `win`?",
    "这里不能写 `wni`；是不是想写 `win`？",
  ],
  [
    'forge client "R 6:6(0) ack 3"',
    "`ack` counts only with the flag `.`",
    "只有带标志 `.` 时才能写 `ack`",
  ],
  [
    'forge client ". 6:6(0)"',
    "the segment ends too early; expected `ack`",
    "这个报文段还不完整；应为：`ack`",
  ],
  [
    'forge client "S 6:6(0) <mss 9"',
    "the segment ends too early; expected `,` or `>`",
    "这个报文段还不完整；应为：`,`或`>`",
  ],
  [
    'forge client "S 6:6(0) <TS val 1 ecr 1,sack 1:2 1:2 1:2 1:2>"',
    "the options take 48 bytes; there is room for 40",
    "这些选项占 48 字节；只有 40 字节的空间",
  ],
  [
    'forge client "S 6:6(0) <sack 1:2 1:2 1:2 1:2 1:2>"',
    "a header has room for 4 blocks",
    "首部最多放得下 4 个块",
  ],
  [
    'client send "abc',
    'the string has no end; close it with `"`',
    '字符串没有结束；请在末尾加上 `"`',
  ],
  [
    'client send "a\\qc"',
    '`\\q` is not an escape; expected `\\"`, `\\\\`, `\\n`, `\\r`, `\\t`, `\\x1f` or `\\u{e9}`',
    '没有 `\\q` 这种转义；应为：`\\"`、`\\\\`、`\\n`、`\\r`、`\\t`、`\\x1f`或`\\u{e9}`',
  ],
  [
    "client send “abc”",
    '`“` does not begin a string; did you mean `"`?',
    '`“` 不能作为字符串的开头；是不是想写 `"`？',
  ],
  [
    "client\u00a0close",
    "the character U+00A0 is not allowed here; write a space",
    "这里不能有字符 U+00A0；请改为空格",
  ],
  [
    "client drop FIN",
    "a fault comes before the host, as in `drop client FIN`",
    "故障要写在主机前面，如 `drop client FIN`",
  ],
  [
    "at 1s: start 150ms",
    "`start` sets where a viewer begins; give it no time and no condition",
    "`start` 表示观看者从哪里开始；不要给它时间或条件",
  ],
  [
    "when client ESTABLISHED: client wait 1s",
    "only the program of a host can wait; give `wait` no time and no condition, or give the next line a later time",
    "只有主机的程序才能等待；不要给 `wait` 时间或条件，或者让后面的语句晚一些执行",
  ],
  [
    "client wait 5 s",
    "`5` has no unit; expected `us`, `ms`, `s`, `min` or `h`; did you mean `5s`?",
    "`5` 没有单位；应为：`us`、`ms`、`s`、`min`或`h`；是不是想写 `5s`？",
  ],
  [
    "link",
    "the line ends too early; expected `from` or a setting of the link (`delay`, `jitter`, `rate`, `queue`, …)",
    "这一行还不完整；应为：`from`或链路设置（`delay`、`jitter`、`rate`、`queue`、…）",
  ],
  [
    "foo",
    "`foo` is not allowed here; expected `at`, `when`, `every`, a host (`client`, `server`), a fault (`drop`, `hold`, `delay`, `duplicate`, …) or a statement (`release`, `disarm`, `forge`, `unplug`, …)",
    "这里不能写 `foo`；应为：`at`、`when`、`every`、主机（`client`、`server`）、故障（`drop`、`hold`、`delay`、`duplicate`、…）或语句（`release`、`disarm`、`forge`、`unplug`、…）",
  ],
  ["client bind 8o", "`8o` can’t be a port; write a whole number", "`8o` 不能作为端口；请写整数"],
  [
    "link reorder 0.00001%",
    "`0.00001%` is too fine; the least is 0.0001%",
    "`0.00001%` 太精细；最小是 0.0001%",
  ],
  [
    'client send "a\tb"',
    "a string can’t contain a control character; write `\\t`, `\\n` or `\\x1f`",
    "字符串里不能有控制字符；请写成 `\\t`、`\\n` 或 `\\x1f`",
  ],
  [
    'client send "\\x4"',
    "`\\x` needs two hexadecimal digits, as in `\\x1f`",
    "`\\x` 后面要有两位十六进制数字，如 `\\x1f`",
  ],
  [
    'client send "\\u{110000}"',
    "`\\u` needs a character, as in `\\u{e9}`",
    "`\\u` 后面要有一个字符，如 `\\u{e9}`",
  ],
  [
    'forge client "S \\x36:6(0)"',
    "a segment can’t contain a backslash; it never needs one",
    "报文段里不能有反斜杠；也用不到它",
  ],
  [
    "expect client TIME-WAIT for 99999999999msl",
    "`99999999999msl` is out of range: a multiple of the MSL is from 0msl to 4294967295msl",
    "`99999999999msl` 超出范围：MSL 的倍数的范围是 0msl 到 4294967295msl",
  ],
  [
    "client setsockopt TCP_NODELAY on",
    "`on` is not allowed here; expected a value",
    "这里不能写 `on`；应为：选项的值",
  ],
  [
    "expect client cwnd > x",
    "`x` is not allowed here; expected a number or a size like `1000B`",
    "这里不能写 `x`；应为：数值或大小（如 `1000B`）",
  ],
  [
    'forge client 80 > x "S 6:6(0)"',
    "`x` is not allowed here; expected a port",
    "这里不能写 `x`；应为：端口",
  ],
  [
    'client close "now"',
    "a string is not allowed here; expected `=` or the end of the line",
    "这里不能写字符串；应为：`=`或行尾",
  ],
  [
    "client send `hi`",
    '``hi`` is not allowed here; expected a string like `"hello"` or a size like `1000B`',
    '这里不能写 ``hi``；应为：字符串（如 `"hello"`）或大小（如 `1000B`）',
  ],
  ["x".repeat(262_145), "the script is too large; at most 256 KiB fit", "脚本太大；最多 256 KiB"],
  [
    " ".repeat(4_097),
    "the line is too long; at most 4096 characters fit",
    "这一行太长；最多 4096 个字符",
  ],
  [
    "plug\n".repeat(10_001),
    "there are too many statements; at most 10\u202f000 fit",
    "语句太多；最多 10\u202f000 条",
  ],
];

function mistake(script: string): ScriptErrorView {
  const error = Simulation.check(script);
  if (!error) {
    throw new Error(`this can be read: ${script}`);
  }
  return error;
}

/** What the engine tells of a single line that can't be said. */
function refused(line: string): ScriptErrorView {
  try {
    new Simulation("", 1).dispatch(line);
  } catch (error) {
    return error as ScriptErrorView;
  }
  throw new Error(`this can be said: ${line}`);
}

describe("what is wrong with a script", () => {
  it.each(SAID)("%j", (script, inEnglish, inChinese) => {
    const error = mistake(script);
    expect(problemSentence(error, englishWords())).toBe(inEnglish);
    expect(problemSentence(error, chinese)).toBe(inChinese);
  });

  it("of a line: one statement, no more and no less", () => {
    const said = (line: string) => problemSentence(refused(line), englishWords());
    expect(said("plug\nplug")).toBe("only one statement fits here");
    expect(said("")).toBe("there is no statement; try `client connect server:80`");
    expect(problemSentence(refused(""), chinese)).toMatch(/^这里没有语句/);
  });

  it("every sentence is among these", () => {
    const codes = [...chineseSource.matchAll(/^script-problem-([a-z-]+) =/gm)];
    const said = SAID.map(([script]) => mistake(script).code);
    const ofLines = ["several-statements", "no-statement"];
    expect([...new Set([...said, ...ofLines])].sort()).toEqual(
      codes.map(([, code]) => code).sort(),
    );
  });

  it("a Chinese sentence holds no English but what it quotes", () => {
    for (const [script] of SAID) {
      const words = problemParts(mistake(script), chinese).filter((_, index) => index % 2 === 0);
      expect(words.join("`"), script).not.toMatch(/[a-z]{2,} [a-z]{2,}/i);
    }
  });

  it("words of the language stay as scripts write them, whatever the names of states", () => {
    const netstat = englishWords("netstat");
    const [meant, example] = [
      mistake("expect client FIN-WAIT2"),
      mistake("expect client FIN for 1s"),
    ];
    expect(problemSentence(meant, netstat)).toContain("did you mean `FIN-WAIT-2`");
    expect(problemSentence(example, netstat)).toContain("`expect client TIME-WAIT for 2msl`");
  });

  it("what is quoted is set apart, also where it holds a quote", () => {
    expect(problemParts(mistake("client `close`"), englishWords()).slice(0, 2)).toEqual([
      "",
      "`close`",
    ]);
  });
});

describe("the line in a terminal", () => {
  it("has a mark below the place", () => {
    expect(excerpt(mistake("seed 1\n\nexpect client ESTABLISHD\n"))).toBe(
      "  3 | expect client ESTABLISHD\n    |               ^^^^^^^^^^",
    );
  });

  it("where something is missing, behind the end", () => {
    expect(excerpt(mistake("client wait"))).toBe("  1 | client wait\n    |            ^");
  });

  it("is shown around the place where it is long", () => {
    const [line = "", mark = ""] = excerpt(
      mistake(`client send "${"ä".repeat(300)}" foo ${"x ".repeat(300)}`),
    ).split("\n");
    expect([...line].slice(mark.indexOf("^"), mark.indexOf("^") + 3).join("")).toBe("foo");
    expect([...line].length).toBeLessThan(120);
  });

  it("shows no control character, and nothing of an empty line", () => {
    expect(excerpt(mistake("client\tclose\u0007"))).toBe(
      "  1 | client close\ufffd\n    |             ^",
    );
    expect(excerpt(mistake("x".repeat(262_145)))).toBe("");
  });
});
