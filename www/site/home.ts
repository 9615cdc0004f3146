/** The site's first page: the gallery of situations and the builder of what authors paste. */
import { html, nothing, type TemplateResult } from "lit";
import { SCENARIOS } from "../src/engine/scenarios.js";
import { titleOf } from "../src/words/scenario-title.js";
import type { Words } from "../src/words/words.js";
import { Builder } from "./builder.js";
import { SiteLanguage } from "./language.js";
import { lessonsOf, renderLessons } from "./lessons.js";
import { renderInto } from "./render.js";

function renderGallery(words: Words): TemplateResult {
  return html`
    ${SCENARIOS.map(
      (name) => html`
        <li>
          <a href="#scenario=${name}" @click=${toTop}>${titleOf(name, words)}</a>
          ${words.has(`about-${name}`) ? html`<p>${words.say(`about-${name}`)}</p>` : nothing}
        </li>
      `,
    )}
  `;
}

function toTop(): void {
  document.querySelector("tcp-scope")?.scrollIntoView();
}

function show(words: Words): void {
  const gallery = document.querySelector<HTMLElement>("ul.gallery");
  if (gallery) {
    renderInto(renderGallery(words), gallery);
  }
  builder?.show(words);
}

const form = document.querySelector<HTMLElement>(".builder");
const builder = form ? new Builder(form) : undefined;
const lessons = lessonsOf("lessons/");

new SiteLanguage((words) => {
  show(words);
  void lessons.then((all) => {
    const path = document.querySelector<HTMLElement>(".path");
    if (path) {
      renderInto(renderLessons(all, words), path);
    }
  });
});
