/** Names that are the same in every language, within a sentence: states, flags, segments. */
import { html, type TemplateResult } from "lit";

/** `FIN-WAIT-1`, `SYN_RECV`, `RST`; `1:1461(1460)`. */
const NAMES = /(\b[A-Z][A-Z0-9]+(?:[-_][A-Z0-9]+)*\b|\b\d+:\d+\(\d+\))/;

/** Translators of pages leave them as they are. */
export function spelled(text: string): (string | TemplateResult)[] {
  return text
    .split(NAMES)
    .map((part, index) => (index % 2 === 0 ? part : html`<span translate="no">${part}</span>`));
}
