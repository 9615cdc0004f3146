import { expect, it } from "vitest";
import { timeoutOf } from "./timeout.js";

const given = (values: Readonly<Record<string, number>>, leastAbove?: number) =>
  timeoutOf(
    Object.entries(values).map(([name, value]) => ({ name, value, base: 0, unit: "micros" })),
    leastAbove,
  );

it("is SRTT + 4 RTTVAR where no bound forbids that", () => {
  expect(given({ srtt: 100_000, rttvar: 50_000, rto: 300_000, backoff: 0 })).toMatchObject({
    sum: 300_000,
    how: "exact",
  });
});

it("is at least the lower bound and at most the upper one", () => {
  expect(given({ srtt: 100_000, rttvar: 50_000, rto: 1_000_000 })?.how).toBe("raised");
  expect(given({ srtt: 90_000_000, rttvar: 0, rto: 60_000_000 })?.how).toBe("cut");
});

it("is at least so much above SRTT, where that is the bound", () => {
  const steady = { srtt: 100_000, rttvar: 5_000, rto: 300_000 };
  expect(given(steady, 200_000)?.how).toBe("raised-above");
  expect(given({ ...steady, rttvar: 50_000 }, 200_000)?.how).toBe("exact");
});

it("was doubled since", () => {
  const doubled = given({ srtt: 100_000, rttvar: 50_000, rto: 600_000, backoff: 1 });
  expect(doubled).toMatchObject({ how: "doubled", backoff: 1 });
});

it("is a guess before anything is measured, and nothing without a connection", () => {
  expect(given({ rto: 1_000_000, backoff: 0 })?.how).toBe("unmeasured");
  expect(given({})).toBeUndefined();
});
