/** "Is it real?": what the tests have found, as they wrote it. */
import { html, type TemplateResult } from "lit";
import type { Words } from "../src/words/words.js";
import found from "./conformance.json" with { type: "json" };
import { SiteLanguage } from "./language.js";
import { renderInto } from "./render.js";

function renderFigures(words: Words): TemplateResult {
  const { labels, conversations, scenarios, expectations } = found;
  const met = labels.filter(({ status }) => status === "met").length;
  const figures = [
    [met, words.say("figures-labels", { all: labels.length })],
    [conversations, words.say("figures-conversations")],
    [scenarios, words.say("figures-scenarios", { expectations })],
  ] as const;
  return html`
    <ul class="figures">
      ${figures.map(([number, text]) => html`<li><b>${number}</b> ${text}</li>`)}
    </ul>
  `;
}

function renderLabels(words: Words): TemplateResult {
  const heads = ["label", "section", "asks", "status"] as const;
  return html`
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${words.say(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${found.labels.map(
          ({ label, section, asks, status, tests }) => html`
            <tr class=${status}>
              <th scope="row" translate="no">${label}</th>
              <td>
                <a translate="no" href="https://www.rfc-editor.org/rfc/rfc9293#section-${section}">§${section}</a>
              </td>
              ${
                words.has(`asks-${label}`)
                  ? html`<td>${words.say(`asks-${label}`)}</td>`
                  : html`<td lang="en">${asks}</td>`
              }
              <td>${words.say(`status-${status}`, { tests })}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

new SiteLanguage((words) => {
  const [figures, labels] = [".figures", ".labels"].map((name) =>
    document.querySelector<HTMLElement>(`div${name}`),
  );
  if (figures && labels) {
    renderInto(renderFigures(words), figures);
    renderInto(renderLabels(words), labels);
  }
});
