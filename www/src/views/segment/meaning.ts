/** What a field is for, and what its very value says. */
import { html, nothing, type TemplateResult } from "lit";
import { type Numbers, onWire } from "../../engine/numbers.js";
import type { FieldView, OctetsView, SegmentView } from "../../engine/view.js";
import { peerOf } from "../../engine/view.js";
import { renderCitation } from "../../words/citation.js";
import type { Words } from "../../words/words.js";
import { bitsOf, checksumHex, hexOf, sackBlocks, sourceOf, textOf } from "./model.js";

/** Whether the checksum is as it should be, in words. */
export function checksumWords(view: OctetsView, words: Words): string {
  const value = view.fields.find(({ name }) => name === "checksum")?.value ?? "";
  const should = checksumHex(view.checksum);
  return words.say(value === should ? "checksum-right" : "checksum-wrong", { value, should });
}

export function isWrong(view: OctetsView): boolean {
  const field = view.fields.find(({ name }) => name === "checksum");
  return field !== undefined && field.value !== checksumHex(view.checksum);
}

/** A segment, and what it takes to understand it. */
export interface Understood {
  readonly segment: SegmentView;
  readonly view: OctetsView;
  /** Octets for each 1 in its window field. */
  readonly unit: number;
  /** Which sequence numbers are shown. */
  readonly numbers: Numbers;
}

export function meaningWords(field: FieldView, understood: Understood, words: Words): string {
  const { segment, view } = understood;
  const { name, value, bits, relative } = field;
  const counts = ["window", "option-mss"].includes(name);
  const about = words.say(`field-${name}-about`, {
    ...{ host: segment.from, peer: peerOf(segment.from), count: bits / 8 },
    value: counts ? Number(value) : value,
    relative: relative === undefined ? "none" : String(relative),
    next: String(onWire(segment.seq, segment.length + (segment.flags.includes("SYN") ? 1 : 0))),
    set: value === "1" ? "yes" : "no",
    octets: octetsIn(field, understood),
    scaling: scalingIn(understood),
    factor: name === "window" ? understood.unit : 2 ** Number(value),
    blocks: name === "option-sack" ? sackBlocks(view.fields, value, understood.numbers) : "",
    text: name === "data" ? textOf(view, field) : "",
  });
  return name === "checksum" ? `${about} ${checksumWords(view, words)}` : about;
}

/** What the value of a field that counts in larger units comes to. */
function octetsIn({ name, value }: FieldView, { unit }: Understood): number {
  return (name === "window" ? unit : 4) * Number(value);
}

function scalingIn({ segment, unit }: Understood): "syn" | "none" | "some" {
  if (segment.flags.includes("SYN")) {
    return "syn";
  }
  return unit === 1 ? "none" : "some";
}

export function renderMeaning(
  field: FieldView,
  understood: Understood,
  words: Words,
): TemplateResult {
  const { view } = understood;
  const bits = bitsOf(field);
  return html`
    <h4>${words.say(`field-${field.name}`)} <b translate="no">${field.value}</b></h4>
    <p>
      ${meaningWords(field, understood, words)} ${renderCitation(sourceOf(field.name), words)}
    </p>
    <p class="field-octets">
      <code translate="no">${hexOf(view, field)}</code>
      ${bits === undefined ? nothing : words.say("field-bits", { bits })}
    </p>
  `;
}
