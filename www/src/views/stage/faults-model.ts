/** Faults for segments that are still to come, by description. Pure. */
import type { HostName } from "../../engine/view.js";
import { type Edits, editsWords, spanWords } from "./menu-model.js";

export type Fault = "drop" | "hold" | "delay" | "duplicate" | "corrupt" | "edit";
export type Which = "next" | "nth" | "first" | "every";

export const FAULTS: readonly Fault[] = ["drop", "hold", "delay", "duplicate", "corrupt", "edit"];
export const WHICH: readonly Which[] = ["next", "nth", "first", "every"];
/** Their names in scripts; `segment` stands for any. */
export const KINDS: readonly string[] = ["segment", "data", "SYN", "SYN-ACK", "ACK", "FIN", "RST"];
/** What an ACK can be of. */
export const ACKED: readonly string[] = ["", "data", "SYN", "SYN-ACK", "FIN"];

export interface FaultForm {
  readonly fault: Fault;
  readonly which: Which;
  /** For `nth` and `first`. */
  readonly count: string;
  readonly retransmitted: boolean;
  readonly kind: string;
  /** What an ACK acknowledges; empty for anything. */
  readonly of: string;
  /** For `delay` and `duplicate`. */
  readonly span: string;
  readonly edits: Edits;
}

export const INITIAL_FAULT: FaultForm = {
  fault: "drop",
  which: "next",
  count: "2",
  retransmitted: false,
  kind: "data",
  of: "",
  span: "300ms",
  edits: { win: "0", seq: "", ack: "", flags: "" },
};

/** `drop client 2nd retransmitted data`, `drop first 3 client ACK`. */
export function faultLine(host: HostName, form: FaultForm): string {
  const { fault, which, kind } = form;
  const count = form.count.trim();
  return [
    fault,
    which === "every" ? "every" : "",
    which === "first" ? `first ${count}` : "",
    host,
    which === "nth" ? ordinal(count) : "",
    form.retransmitted ? "retransmitted" : "",
    kind,
    kind === "ACK" && form.of !== "" ? `of ${form.of}` : "",
    fault === "delay" ? `by ${spanWords(form.span)}` : "",
    fault === "duplicate" ? `after ${spanWords(form.span)}` : "",
    fault === "edit" ? editsWords(form.edits) : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** `1st`, `2nd`, `3rd`, `11th`; what is no number stays as it is. */
export function ordinal(typed: string): string {
  if (!/^\d+$/.test(typed)) {
    return typed;
  }
  const count = Number(typed);
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const ending = teen ? undefined : ["st", "nd", "rd"][(count % 10) - 1];
  return `${count}${ending ?? "th"}`;
}
