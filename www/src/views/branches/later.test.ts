import { describe, expect, it } from "vitest";
import type { BranchView, LeftOutView, SaidView } from "../../engine/view.js";
import { actsOf } from "./later.js";

const act = (at: number, line: string, was?: string): SaidView => ({ at, line, was });

function branch(kept: number, said: SaidView[], leftOut: LeftOutView[] = []) {
  return { kept, said, leftOut } satisfies Partial<BranchView>;
}

describe("what was done in both branches, and in one of them only", () => {
  const open = act(0, "client connect server:80");
  const close = act(2_000_000, "client close");
  const drop = act(1_000_000, "drop segment 7");
  const question = act(50_000, "drop segment 1");

  it("what comes again is in both, also where a segment has another number", () => {
    const again = act(1_000_000, "drop segment 9", "drop segment 7");
    const acts = actsOf(branch(1, [open, question, again, close]), { said: [open, drop, close] });
    expect(acts).toEqual({ both: [again, close], own: [question], missing: [] });
  });

  it("what is left out is in the other only, with why", () => {
    const refusal = { code: "segment-not-in-flight", text: "", citation: undefined };
    const leftOut = [{ ...drop, refusal }];
    const acts = actsOf(branch(1, [open, question], leftOut), { said: [open, drop, close] });
    expect(acts.missing).toEqual([
      { at: drop.at, line: drop.line, refusal },
      { at: close.at, line: close.line, refusal: undefined },
    ]);
  });

  it("the same thing done twice counts twice", () => {
    const acts = actsOf(branch(0, [close]), { said: [close, close] });
    expect(acts.both).toHaveLength(1);
    expect(acts.missing).toHaveLength(1);
  });

  it("at another time it is another thing", () => {
    const later = act(3_000_000, "client close");
    const acts = actsOf(branch(0, [later]), { said: [close] });
    expect(acts).toMatchObject({ both: [], own: [later], missing: [{ at: close.at }] });
  });
});
