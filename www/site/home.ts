/** The site's first page: the gallery of situations and the builder of tags. */
import { html, render, type TemplateResult } from "lit";
import { VIEWS, type ViewName } from "../src/attributes.js";
import { LANGUAGES } from "../src/language.js";
import { SPEEDS } from "../src/player.js";
import { SCENARIOS, scriptOf, titleOf } from "../src/scenarios.js";
import { copyText } from "../src/share/clipboard.js";
import { STATE_NAMES } from "../src/states.js";
import type { Words } from "../src/words.js";
import { SiteLanguage } from "./language.js";
import { lessonsOf, renderLessons } from "./lessons.js";
import { type Choice, tagFor } from "./tag.js";

let choice: Choice = {
  scenario: SCENARIOS[0] ?? "",
  speed: 1,
  paused: false,
  lang: "",
  names: "rfc",
  views: new Set(VIEWS),
};
let copied = "";

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

function renderBuilder(words: Words): TemplateResult {
  const change = (changes: Partial<Choice>): void => {
    choice = { ...choice, ...changes };
    copied = "";
    show(words);
  };
  const tag = tagFor(choice, new URL("tcpscope.js", document.baseURI).href);
  const select = (
    label: string,
    value: string,
    options: readonly (readonly [value: string, text: string])[],
    chosen: (value: string) => void,
  ): TemplateResult => html`
    <label>
      ${label}
      <select @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
        ${options.map(
          ([one, text]) => html`<option value=${one} .selected=${one === value}>${text}</option>`,
        )}
      </select>
    </label>
  `;
  return html`
    <div class="fields">
      ${select(
        words.say("builder-scenario"),
        choice.scenario,
        SCENARIOS.map((name) => [name, titleOf(name, words)] as const),
        (scenario) => change({ scenario }),
      )}
      ${select(
        words.say("builder-speed"),
        String(choice.speed),
        SPEEDS.map((speed) => [String(speed), words.say("speed-value", { speed })] as const),
        (speed) => change({ speed: Number(speed) }),
      )}
      ${select(
        words.say("builder-lang"),
        choice.lang,
        [
          ["", words.say("builder-lang-page")] as const,
          ...LANGUAGES.map(({ code, name }) => [code, name] as const),
        ],
        (lang) => change({ lang }),
      )}
      ${select(
        words.say("builder-names"),
        choice.names,
        STATE_NAMES.map((names) => [names, names] as const),
        (names) => change({ names }),
      )}
      <label class="check">
        <input
          type="checkbox"
          .checked=${choice.paused}
          @change=${(event: Event) => change({ paused: (event.target as HTMLInputElement).checked })}
        />
        ${words.say("builder-paused")}
      </label>
    </div>
    ${renderViews(words, (views) => change({ views }))}
    <label class="tag">
      ${words.say("builder-tag")}
      <textarea readonly rows="6" spellcheck="false" .value=${tag}></textarea>
    </label>
    <p>
      <button type="button" @click=${() => void copy(tag, words)}>${words.say("builder-copy")}</button>
      <span role="status">${copied === "" ? "" : words.say(copied)}</span>
    </p>
  `;
}

/** Those that go by another name in the words of the element. */
const TITLES: Partial<Record<ViewName, string>> = { hosts: "builder-hosts", table: "segments" };

function renderViews(words: Words, chosen: (views: ReadonlySet<ViewName>) => void): TemplateResult {
  const toggle = (view: ViewName): void => {
    const others = VIEWS.filter((one) => choice.views.has(one) !== (one === view));
    chosen(new Set(others));
  };
  return html`
    <fieldset>
      <legend>${words.say("builder-views")}</legend>
      ${VIEWS.map(
        (view) => html`
          <label class="check">
            <input
              type="checkbox"
              .checked=${choice.views.has(view)}
              @change=${() => toggle(view)}
            />
            ${words.say(TITLES[view] ?? view)}
          </label>
        `,
      )}
    </fieldset>
  `;
}

async function copy(tag: string, words: Words): Promise<void> {
  const done = await copyText(tag);
  if (!done) {
    document.querySelector<HTMLTextAreaElement>(".builder textarea")?.select();
  }
  copied = done ? "builder-copied" : "builder-copy-denied";
  show(words);
}

function show(words: Words): void {
  const gallery = document.querySelector<HTMLElement>("ul.gallery");
  const builder = document.querySelector<HTMLElement>(".builder");
  if (gallery && builder) {
    render(renderGallery(words), gallery);
    render(renderBuilder(words), builder);
  }
}

document.querySelector(".builder")?.addEventListener("submit", (event) => event.preventDefault());
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
