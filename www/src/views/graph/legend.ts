/** What the forms of a graph mean. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Words } from "../../words/words.js";
import { GRAPHS, type GraphKind } from "./data.js";
import { LINE_LOOKS, TICK_INKS } from "./words.js";

export function renderLegend(kind: GraphKind, words: Words): TemplateResult {
  return html`
    <ul class="graph-legend" aria-label=${words.say("graph-legend")}>
      ${kind === "sequence" ? renderTicks(words) : nothing}
      ${GRAPHS[kind].map((line) => {
        const { name, about, ink, width, dash } = LINE_LOOKS[line];
        const drawn = svg`<path d="M1 8h26" stroke-width=${width} stroke-dasharray=${dash.join(" ")} />`;
        return key(
          ink,
          drawn,
          words.say("named", { name: words.say(name), text: words.say(about) }),
        );
      })}
    </ul>
  `;
}

function renderTicks(words: Words): TemplateResult[] {
  const stroke = svg`<path d="M14 2v12M11 2h6M11 14h6" stroke-width="1.5" />`;
  const again = svg`
    <path d="M8 2v12" stroke-width="3" /><path d="M5 2h6M5 14h6" stroke-width="1.5" />
    <text x="14" y="12">R</text>
  `;
  const lost = svg`
    <path d="M14 1v14" stroke-width="1.5" stroke-dasharray="2 2" />
    <path d="M10 4l8 8M10 12l8-8" stroke-width="1.5" />
  `;
  const sack = svg`<path d="M14 1v14" stroke-width="1.5" stroke-dasharray="1.5 1.5" />`;
  return [
    key(TICK_INKS.sent, stroke, words.say("graph-key-sent")),
    key(TICK_INKS.again, again, words.say("graph-key-again")),
    key(TICK_INKS.lost, lost, words.say("graph-key-lost")),
    key(TICK_INKS.sack, sack, words.say("graph-key-sack")),
  ];
}

function key(ink: string, drawn: SVGTemplateResult, text: string): TemplateResult {
  return html`
    <li><svg translate="no" data-ink=${ink} viewBox="0 0 28 16" aria-hidden="true">${drawn}</svg>${text}</li>
  `;
}
