/** The values of a graph as a table, for those who don't see it or want to know exactly. */
import { html, nothing, type TemplateResult } from "lit";
import type { HostName } from "../../engine/view.js";
import { instant } from "../../words/format.js";
import type { Words } from "../../words/words.js";
import { baseAt, GRAPHS, type GraphKind, type Known, valueAt } from "./data.js";
import { LINE_LOOKS, sentWords, TITLES, valueWords } from "./words.js";

/** Nobody reads more; the newest are of interest. */
const MOST_ROWS = 100;

export function renderTable(
  kind: GraphKind,
  host: HostName,
  known: Known,
  words: Words,
): TemplateResult {
  const { columns, ticks } = known;
  const stops = known.stops.slice(-MOST_ROWS).reverse();
  const name = words.say("graph-of", { title: words.say(TITLES[kind]), host });
  const sequence = kind === "sequence";
  const left = known.stops.length - stops.length;
  return html`
    <div class="graph-rows" role="group" tabindex="0" aria-label=${name}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.say("graph-time")}</th>
            ${GRAPHS[kind].map((line) => html`<th scope="col">${words.say(LINE_LOOKS[line].name)}</th>`)}
            ${sequence ? html`<th scope="col">${words.say("graph-sent-column")}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${stops.map(
            (at) => html`
              <tr>
                <th scope="row" translate="no">${instant(at)}</th>
                ${GRAPHS[kind].map(
                  (line) =>
                    html`<td translate="no">${valueWords(kind, valueAt(columns, line, at), baseAt(known, at))}</td>`,
                )}
                ${sequence ? html`<td class="graph-what">${sentWords(ticks, at, words)}</td>` : nothing}
              </tr>
            `,
          )}
        </tbody>
      </table>
      ${left > 0 ? html`<p>${words.say("graph-rows-more", { count: left })}</p>` : nothing}
    </div>
  `;
}
