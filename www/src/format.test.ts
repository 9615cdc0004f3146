import { expect, it } from "vitest";
import { countdown, instant, label, span } from "./format.js";
import { segment } from "./testing/views.js";

it.each([
  [0, "0 µs"],
  [250, "250 µs"],
  [50_000, "50 ms"],
  [1_500, "1.5 ms"],
  [1_000_000, "1 s"],
  [1_280_000, "1.28 s"],
  [60_000_000, "60 s"],
  [240_000_000, "4 min"],
  [239_950_000, "4 min"],
  [200_000_000, "3 min 20 s"],
])("span of %i µs is %s", (micros, text) => {
  expect(span(micros)).toBe(text);
});

it.each([
  [-5, "0.00 s"],
  [850_000, "0.85 s"],
  [59_100_000, "59.1 s"],
  [192_000_000, "3:12"],
])("%i µs left are %s", (micros, text) => {
  expect(countdown(micros)).toBe(text);
});

it("an instant has milliseconds", () => {
  expect(instant(3_320_000)).toBe("3.320 s");
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
