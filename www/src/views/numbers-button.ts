/** The button that shows all sequence numbers as they are on the wire, or relative again. */
import { css, html, nothing, type TemplateResult } from "lit";
import { ACTIONS, shortcuts, tip } from "./actions.js";
import type { Scene } from "./scene.js";

export function renderNumbers({ words, deck }: Pick<Scene, "words" | "deck">): TemplateResult {
  const action = ACTIONS.numbers;
  return html`
    <button
      class="numbers"
      aria-pressed=${deck.numbers === "absolute"}
      aria-keyshortcuts=${shortcuts(action, deck) ?? nothing}
      title=${tip(words.say("numbers-about"), action, deck, words)}
      @click=${() => action.run(deck)}
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
