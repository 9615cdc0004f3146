import { expect, it } from "vitest";
import { segment } from "../testing/views.js";
import { address, countdown, instant, label, span, thousands } from "./format.js";

it.each([
  [0, "0\u00a0µs"],
  [250, "250\u00a0µs"],
  [50_000, "50\u00a0ms"],
  [1_500, "1.5\u00a0ms"],
  [1_000_000, "1\u00a0s"],
  [1_280_000, "1.28\u00a0s"],
  [60_000_000, "60\u00a0s"],
  [240_000_000, "4\u00a0min"],
  [239_950_000, "4\u00a0min"],
  [200_000_000, "3\u00a0min 20\u00a0s"],
])("span of %i µs is %s", (micros, text) => {
  expect(span(micros)).toBe(text);
});

it.each([
  [-5, "0.00\u00a0s"],
  [850_000, "0.85\u00a0s"],
  [59_100_000, "59.1\u00a0s"],
  [192_000_000, "3:12"],
])("%i µs left are %s", (micros, text) => {
  expect(countdown(micros)).toBe(text);
});

it("an instant has milliseconds", () => {
  expect(instant(3_320_000)).toBe("3.320\u00a0s");
});

it("labels tell flags and relative numbers, as textbooks do", () => {
  const syn = segment({ flags: ["SYN"], shape: "syn" });
  const synAck = segment({ flags: ["SYN", "ACK"], shape: "syn", ack: 1 });
  const ack = segment({ flags: ["ACK"], shape: "ack", seq: 1, ack: 1 });
  const data = segment({ flags: ["PSH", "ACK"], shape: "data", seq: 1, ack: 1, length: 5 });
  const fin = segment({ flags: ["FIN", "ACK"], shape: "fin", seq: 6, ack: 1 });
  const dataFin = segment({
    flags: ["FIN", "PSH", "ACK"],
    shape: "fin",
    seq: 1,
    ack: 1,
    length: 5,
  });
  expect([syn, synAck, ack, data, fin, dataFin].map((one) => label(one, "full"))).toEqual([
    "SYN seq 0",
    "SYN ACK seq 0 ack 1",
    "ACK 1",
    "data 1:6 ack 1",
    "FIN ACK seq 6 ack 1",
    "FIN ACK 1:6 ack 1",
  ]);
  expect([syn, synAck, ack, data, fin].map((one) => label(one, "short"))).toEqual([
    "SYN 0",
    "SYN ACK 0",
    "ACK 1",
    "data 1:6",
    "FIN ACK 6",
  ]);
  expect([synAck, data].map((one) => label(one, "flags"))).toEqual(["SYN ACK", "5 B"]);
});

it.each([
  [9293, "3.10.7.4", "rfc9293.html#section-3.10.7.4"],
  [6298, "5.4", "rfc6298.html#section-5"],
  [6298, "5", "rfc6298.html#section-5"],
  [6298, "2.4", "rfc6298.html#section-2"],
  [2525, "2.17", "rfc2525.html#section-2.17"],
])("RFC %i §%s can be read at %s", (rfc, section, page) => {
  const citation = { rfc, section, step: undefined };
  expect(address(citation)).toBe(`https://www.rfc-editor.org/rfc/${page}`);
});

it.each([
  ["4194304", ["4", "194", "304"]],
  ["65535", ["65", "535"]],
  ["1460", ["1460"]],
  ["100\u00a0ms", ["100\u00a0ms"]],
])("the digits of %s are grouped as %j", (text, groups) => {
  expect(thousands(text)).toEqual(groups);
});
