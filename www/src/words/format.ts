/** How times, numbers and segments are written. */
import { onWire } from "../engine/numbers.js";
import type { CitationView, SegmentView, VariableView } from "../engine/view.js";

const MILLISECOND = 1_000;
const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;

/** Before a unit: no line ends between a number and what it counts. */
const GAP = "\u00a0";

/** A time span in words as short as they are exact enough: `50 ms`, `1.5 s`, `4 min`. */
export function span(micros: number): string {
  if (micros < MILLISECOND) {
    return `${Math.round(micros)}${GAP}µs`;
  }
  if (micros < SECOND) {
    return `${trim(micros / MILLISECOND, 1)}${GAP}ms`;
  }
  if (micros < 2 * MINUTE) {
    return `${trim(micros / SECOND, 2)}${GAP}s`;
  }
  const whole = Math.round(micros / SECOND);
  const minutes = Math.floor(whole / 60);
  const seconds = whole % 60;
  return seconds === 0 ? `${minutes}${GAP}min` : `${minutes}${GAP}min ${seconds}${GAP}s`;
}

/** A time that counts down, steady in width: `0.85 s`, `59.1 s`, `3:12`. */
export function countdown(micros: number): string {
  const seconds = Math.max(0, micros) / SECOND;
  if (seconds < 10) {
    return `${seconds.toFixed(2)}${GAP}s`;
  }
  if (seconds < 60) {
    return `${seconds.toFixed(1)}${GAP}s`;
  }
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A point in virtual time: `3.320 s`. */
export function instant(micros: number): string {
  return `${(micros / SECOND).toFixed(3)}${GAP}s`;
}

export function variable({ value, unit }: VariableView): string {
  return unit === "micros" ? span(value) : String(value);
}

/** A long number in groups of three digits, anything else as it is. */
export function thousands(text: string): string[] {
  return /^\d{5,}$/.test(text) ? text.split(/(?=(?:\d{3})+$)/) : [text];
}

/** An exact count with narrow spaces, at which no line ends: `65 536`. */
export function grouped(count: number): string {
  return thousands(String(count)).join("\u202f");
}

/** RFCs whose `5.4` is the fourth rule within section 5, without an anchor of its own. */
const WITH_NUMBERED_RULES: readonly number[] = [6298];

/** Where a rule can be read: the section, or the nearest one around it. */
export function address({ rfc, section }: CitationView): string {
  const anchor = WITH_NUMBERED_RULES.includes(rfc) ? section.replace(/\..*/, "") : section;
  return `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${anchor}`;
}

/** How much of a segment a label tells. */
export type Detail = "full" | "short" | "flags";

/**
 * The label of a segment on the page. The acknowledgment number stands in most segments and is
 * told first where there is little room, the sequence number only where it counts something.
 */
export function label(segment: SegmentView, detail: Detail): string {
  const flags = segment.flags.filter((flag) => flag !== "PSH").join(" ") || "–";
  if (detail === "flags") {
    return segment.shape === "data" ? `${segment.length} B` : flags;
  }
  const ack = segment.ack === undefined ? "" : ` ack ${segment.ack}`;
  if (segment.length > 0) {
    const name = segment.shape === "data" ? "data" : flags;
    const range = `${name} ${segment.seq}:${onWire(segment.seq, segment.length)}`;
    return detail === "full" ? `${range}${ack}` : range;
  }
  if (segment.shape === "ack") {
    return `ACK ${segment.ack ?? ""}`.trim();
  }
  return detail === "full" ? `${flags} seq ${segment.seq}${ack}` : `${flags} ${segment.seq}`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
