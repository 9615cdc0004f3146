/** What a branch says again of what the reader did later elsewhere, and what it leaves out. */
import { html, nothing, type TemplateResult } from "lit";
import type { BranchView, LeftOutView, SaidView } from "../../engine/view.js";
import { instant } from "../../words/format.js";
import { refusalSentence } from "../../words/sentence.js";
import type { Words } from "../../words/words.js";
import type { Commands } from "../commands.js";
import { type Acts, actsOf } from "./later.js";

type One = Pick<LeftOutView, "at" | "line" | "refusal"> | SaidView;

/** Below the branch that is shown; `parent`, from which it departs. */
export function renderLater(
  branch: BranchView,
  parent: BranchView | undefined,
  name: string,
  commands: Commands,
  words: Words,
): TemplateResult | typeof nothing {
  const again = parent ? actsOf(branch, parent).both : [];
  const refused = branch.leftOut.filter(({ refusal }) => refusal);
  const untried = branch.leftOut.filter(({ refusal }) => !refusal);
  if (again.length + branch.leftOut.length === 0) {
    return nothing;
  }
  return html`
    <div class="later">
      ${again.length > 0 ? renderActs(words.say("later-again"), again, words) : nothing}
      ${refused.length > 0 ? renderActs(words.say("later-refused"), refused, words) : nothing}
      ${
        untried.length > 0
          ? html`${renderActs(words.say("later-untried", { name }), untried, words)}
              <button class="take-up" @click=${() => commands.takeUp()}>
                ${words.say("later-take-up", { count: untried.length })}
              </button>`
          : nothing
      }
    </div>
  `;
}

/** In a comparison: what was done in one of the two only. */
export function renderOneSided(
  { own, missing }: Acts,
  words: Words,
): readonly (TemplateResult | typeof nothing)[] {
  const only = (side: string, acts: readonly One[]): TemplateResult | typeof nothing =>
    acts.length > 0
      ? html`<div class="later">
          ${renderActs(words.say("compare-acts", { side }), acts, words)}
        </div>`
      : nothing;
  return [only("A", missing), only("B", own)];
}

/** What is announced as the branch begins. */
export function laterWords(
  branch: BranchView,
  parent: BranchView | undefined,
  words: Words,
): string {
  const again = parent ? actsOf(branch, parent).both.length : 0;
  const refused = branch.leftOut.filter(({ refusal }) => refusal);
  const untried = branch.leftOut.length - refused.length;
  return [
    ...(again > 0 ? [words.say("say-again", { count: again })] : []),
    ...refused.map((act) =>
      words.say("say-left-out", { act: act.line, when: whenWords(act, words) }),
    ),
    ...(untried > 0 ? [words.say("say-untried", { count: untried })] : []),
  ].join(" ");
}

/** No list: it stands within the one of the branches. */
function renderActs(title: string, acts: readonly One[], words: Words): TemplateResult {
  return html`
    <p>${title}</p>
    ${acts.map(
      (act) => html`<p class="act">
        <code dir="ltr" translate="no">${act.line}</code>
        ${whenWords(act, words)}
      </p>`,
    )}
  `;
}

function whenWords(act: One, words: Words): string {
  const at = instant(act.at);
  const why = whyOf(act, words);
  return why === "" ? words.say("later-at", { at }) : words.say("later-why", { at, why });
}

function whyOf(act: One, words: Words): string {
  const refusal = "refusal" in act ? act.refusal : undefined;
  return refusal ? refusalSentence(refusal, words) : "";
}
