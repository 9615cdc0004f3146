/** How the retransmission timeout follows from what was measured (RFC 6298 §2). Pure. */
import type { VariableView } from "../../engine/view.js";

export interface Timeout {
  readonly srtt: number;
  readonly rttvar: number;
  /** SRTT + 4 RTTVAR. */
  readonly sum: number;
  readonly rto: number;
  /** How often it was doubled since. */
  readonly backoff: number;
  /** What made another number of the sum, if anything did; `unmeasured` where there is no sum. */
  readonly how: "exact" | "raised" | "raised-above" | "cut" | "doubled" | "unmeasured";
}

/**
 * Times in µs; none before there is a timeout. `leastAbove` is what comes on top of SRTT at least,
 * where the lower bound is one of that.
 */
export function timeoutOf(
  variables: readonly VariableView[],
  leastAbove?: number,
): Timeout | undefined {
  const value = (name: string): number | undefined =>
    variables.find((variable) => variable.name === name)?.value;
  const [srtt, rttvar, rto, backoff = 0] = ["srtt", "rttvar", "rto", "backoff"].map(value);
  if (rto === undefined) {
    return undefined;
  }
  if (srtt === undefined || rttvar === undefined) {
    return { srtt: 0, rttvar: 0, sum: 0, rto, backoff, how: "unmeasured" };
  }
  const sum = srtt + 4 * rttvar;
  const how = turnOf(sum, rto, backoff);
  const above = how === "raised" && leastAbove !== undefined;
  return { srtt, rttvar, sum, rto, backoff, how: above ? "raised-above" : how };
}

function turnOf(sum: number, rto: number, backoff: number): Timeout["how"] {
  if (backoff > 0) {
    return "doubled";
  }
  if (rto === sum) {
    return "exact";
  }
  return rto > sum ? "raised" : "cut";
}

export const TURNS: readonly Timeout["how"][] = [
  ...(["exact", "raised", "raised-above", "cut", "doubled", "unmeasured"] as const),
];
