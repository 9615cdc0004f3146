/** The site's first page: the gallery of situations and the builder of what authors paste. */
import { html, render, type TemplateResult } from "lit";
import { SCENARIOS, scriptOf, titleOf } from "../src/scenarios.js";
import type { Words } from "../src/words.js";
import { Builder } from "./builder.js";
import { SiteLanguage } from "./language.js";
import { lessonsOf, renderLessons } from "./lessons.js";

function renderGallery(words: Words): TemplateResult {
  return html`
    ${SCENARIOS.map((name) => {
      const about = aboutOf(scriptOf(name));
      return html`
        <li>
          <a href="#scenario=${name}" @click=${toTop}>${titleOf(name, words)}</a>
          ${words.locale === "en" && about !== "" ? html`<p>${about}</p>` : ""}
        </li>
      `;
    })}
  `;
}

/** The comment that a script begins with. */
function aboutOf(script: string): string {
  const lines = script.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^#\s*/, ""))
    .join(" ");
}

function toTop(): void {
  document.querySelector("tcp-scope")?.scrollIntoView();
}

function show(words: Words): void {
  const gallery = document.querySelector<HTMLElement>("ul.gallery");
  if (gallery) {
    render(renderGallery(words), gallery);
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
      render(renderLessons(all, words), path);
    }
  });
});
