import { describe, expect, it } from "vitest";
import { CALLS, callLine, fieldsOf } from "./calls.js";

describe("the line of a call", () => {
  it.each([
    ["socket", {}, "client socket"],
    ["bind", { port: "5000" }, "client bind 5000"],
    ["listen", { port: "80" }, "client listen 80"],
    ["listen", { port: "", backlog: "", app: "" }, "client listen"],
    [
      "listen",
      { port: "80", backlog: "5", app: "slow-reader 100B every 200ms" },
      "client listen 80 backlog 5 app slow-reader 100B every 200ms",
    ],
    ["accept", {}, "client accept"],
    ["connect", { port: "80" }, "client connect server:80"],
    ["connect", { port: " 80 ", from: "5000" }, "client connect server:80 from 5000"],
    ["send", { text: 'a "b"' }, 'client send "a \\"b\\""'],
    ["send", { text: " spaces count " }, 'client send " spaces count "'],
    ["send", { text: "hello", bytes: "5000" }, "client send 5000B"],
    ["recv", {}, "client recv"],
    ["recv", { bytes: "100" }, "client recv 100B"],
    ["shutdown", { how: "wr" }, "client shutdown wr"],
    ["close", {}, "client close"],
    ["abort", {}, "client abort"],
    ["setsockopt", { option: "TCP_NODELAY", value: "1" }, "client setsockopt TCP_NODELAY 1"],
    ["getsockopt", { option: "TCP_NODELAY" }, "client getsockopt TCP_NODELAY"],
    ["nonblocking", { on: "off" }, "client nonblocking off"],
  ] as const)("%s %j", (call, values, line) => {
    expect(callLine("client", "", call, values)).toBe(line);
  });

  it("may name the socket, and connects to the other host", () => {
    expect(callLine("server", "4", "send", { text: "x" })).toBe('server#4 send "x"');
    expect(callLine("server", "", "connect", { port: "49152" })).toBe(
      "server connect client:49152",
    );
  });
});

it.each(CALLS)("what %s proposes makes sense as it is", (call) => {
  const values = Object.fromEntries(
    fieldsOf(call, "server").map(({ name, initial }) => [name, initial]),
  );
  expect(callLine("server", "", call, values)).toMatch(new RegExp(`^server ${call}( \\S|$)`));
  for (const { initial, optional, choices } of fieldsOf(call, "server")) {
    expect(initial !== "" || optional).toBe(true);
    expect(choices?.includes(initial) ?? true).toBe(true);
  }
});
