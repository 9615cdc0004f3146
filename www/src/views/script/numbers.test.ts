import { describe, expect, test } from "vitest";
import { NUMBER_FIELDS, type NumberName, numberIn, withNumber } from "./numbers.js";

function field(name: NumberName) {
  const found = NUMBER_FIELDS.find((one) => one.name === name);
  if (!found) {
    throw new Error(name);
  }
  return found;
}

const SCRIPT = `# An exercise.

hosts preset linux
server listen 80
at 3s: host client isn 1
client connect server:80`;

describe("a number of an exercise", () => {
  test("is written behind the presets, which would set it again", () => {
    expect(withNumber(SCRIPT, field("client-isn"), "8000").split("\n").slice(2, 5)).toEqual([
      "hosts preset linux",
      "host client isn 8000",
      "server listen 80",
    ]);
  });

  test("is written before all that happens, but behind what is told of the script", () => {
    const script = "# Told.\n\nserver listen 80";
    expect(withNumber(script, field("cwnd"), "1")).toBe(
      "# Told.\n\nhosts initial-window 1\nserver listen 80",
    );
    expect(withNumber("", field("cwnd"), "1")).toBe("\nhosts initial-window 1");
  });

  test("is written behind the numbers that stand there", () => {
    const script = withNumber(SCRIPT, field("client-isn"), "8000");
    expect(withNumber(script, field("mss"), "500").split("\n").slice(2, 6)).toEqual([
      "hosts preset linux",
      "host client isn 8000",
      "hosts mss 500B",
      "server listen 80",
    ]);
  });

  test("is read, changed in its place, and taken out again", () => {
    const script = withNumber(SCRIPT, field("ssthresh"), " 16000 ");
    expect(script).toContain("hosts ssthresh 16000B\n");
    expect(numberIn(script, field("ssthresh"))).toBe("16000");
    const other = withNumber(script, field("ssthresh"), "16kB");
    expect(other).toContain("hosts ssthresh 16kB\n");
    expect(numberIn(other, field("ssthresh"))).toBe("16kB");
    expect(withNumber(other, field("ssthresh"), "")).toBe(SCRIPT);
  });

  test("counts where it is said last, and is then said once", () => {
    const script = "hosts mss 500B\n  hosts  mss  600B # again\nserver listen 80";
    expect(numberIn(script, field("mss"))).toBe("600");
    expect(withNumber(script, field("mss"), "700")).toBe("hosts mss 700B\nserver listen 80");
  });

  test("can be typed letter by letter", () => {
    let script = SCRIPT;
    for (const letter of "16kB") {
      script = withNumber(script, field("ssthresh"), numberIn(script, field("ssthresh")) + letter);
    }
    expect(numberIn(script, field("ssthresh"))).toBe("16kB");
  });

  test("with a time is not one to begin with", () => {
    expect(numberIn(SCRIPT, field("client-isn"))).toBe("");
    expect(withNumber(SCRIPT, field("client-isn"), "")).toBe(SCRIPT);
  });
});
