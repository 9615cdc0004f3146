/** The page of a lesson: the way on to the next one. */
import { html, nothing } from "lit";
import { SiteLanguage } from "./language.js";
import { lessonsOf, wordsIn } from "./lessons.js";
import { renderInto } from "./render.js";

const own = document.location.pathname.split("/").at(-2);

new SiteLanguage(async (words) => {
  const onward = document.querySelector<HTMLElement>(".onward");
  const lessons = await lessonsOf("../");
  const index = lessons.findIndex(({ name }) => name === own);
  const present = lessons[index];
  const next = lessons[index + 1];
  if (present) {
    document.title = `${wordsIn(present, words.locale).title} · tcpscope`;
  }
  if (onward && index >= 0) {
    renderInto(
      html`
        <a href="../../#lessons">${words.say("lessons-all")}</a>
        ${
          next
            ? html`<a href="../${next.name}/">
                ${words.say("lessons-next", { title: wordsIn(next, words.locale).title })}
              </a>`
            : nothing
        }
      `,
      onward,
    );
  }
});
