/** The button that shows all sequence numbers as they are on the wire, or relative again. */
import { css, html, nothing, type TemplateResult } from "lit";
import { ACTIONS, shortcuts, tip } from "./actions.js";
import type { ViewContext } from "./context.js";

export function renderNumbers({
  words,
  commands,
}: Pick<ViewContext, "words" | "commands">): TemplateResult {
  const action = ACTIONS.numbers;
  return html`
    <button
      class="numbers"
      aria-pressed=${commands.numbers === "absolute"}
      aria-keyshortcuts=${shortcuts(action, commands) ?? nothing}
      title=${tip(words.say("numbers-about"), action, commands, words)}
      @click=${() => action.run(commands)}
    >
      ${words.say("numbers-absolute")}
    </button>
  `;
}

export const numbersStyles = css`
  .numbers {
    font-size: 12.5px;
  }
  button.numbers[aria-pressed="true"] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
`;
