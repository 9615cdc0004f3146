/** Socket calls as `strace` shows them. Pure. */

import type { CallView } from "../../engine/view.js";
import { span } from "../../words/format.js";

export interface CallLine {
  readonly text: string;
  /** What stands behind `=`; none while the call waits. */
  readonly result: string | undefined;
  readonly outcome: "pending" | "failed" | "done";
  /** How long it waited, where it did. */
  readonly waited: string | undefined;
}

export function lineOfCall({ text, result, failed, at, returnedAt }: CallView): CallLine {
  const waited = returnedAt !== undefined && returnedAt > at ? span(returnedAt - at) : undefined;
  if (result === undefined) {
    return { text, result, outcome: "pending", waited: undefined };
  }
  return { text, result, outcome: failed ? "failed" : "done", waited };
}

/** The name of a call: `connect` of `connect(3, 10.0.0.2:80)`. */
export function nameOfCall({ text }: Pick<CallView, "text">): string {
  return /^\w+/.exec(text)?.[0] ?? text;
}
