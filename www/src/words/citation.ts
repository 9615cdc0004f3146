/** A rule of an RFC, as a link to where it can be read. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { CitationView } from "../engine/view.js";
import { address } from "./format.js";
import type { Words } from "./words.js";

/** Tab leads to it, unless it belongs to something that Tab passes by. */
export function renderCitation(
  citation: CitationView,
  words: Words,
  reached = true,
): TemplateResult {
  const { rfc, section, step } = citation;
  const values = { rfc: String(rfc), section, step: step ?? 0 };
  const text = words.say(step === undefined ? "citation" : "citation-step", values);
  return html`<a class="citation" translate="no" tabindex=${reached ? nothing : -1} href=${address(citation)} target="_blank" rel="noreferrer">${text}</a>`;
}

export const citationStyles = css`
  .citation {
    font-size: 12.5px;
    color: var(--mute);
    white-space: nowrap;
    /* Without any, WebKit does not count the blank before it, and lets it reach beyond a full line. */
    margin-inline-start: 0.5px;
    text-underline-offset: 2px;
  }
  .citation:hover {
    color: var(--ink);
  }
`;
