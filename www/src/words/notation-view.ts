/** A segment in the notation; what its letters mean is shown where it is pointed at, focused or touched. */
import { css, html, type TemplateResult } from "lit";
import { spell } from "./notation.js";
import type { Words } from "./words.js";

export interface NotationInput {
  readonly line: string;
  /** Names it among others in the same shadow tree. */
  readonly id: string;
  /** Tab leads to it. */
  readonly reached: boolean;
  readonly words: Words;
}

export function renderNotation({ line, id, reached, words }: NotationInput): TemplateResult {
  return html`
    <span
      class="notation"
      @pointerenter=${onEnter}
      @pointerleave=${restore}
      @focusout=${restore}
      @keydown=${onKey}
    >
      <button
        class="notation-line"
        tabindex=${reached ? 0 : -1}
        aria-describedby=${id}
        @click=${onClick}
      >
        <code translate="no">${line}</code>
      </button>
      <span class="notation-words" id=${id} role="tooltip">
        ${spell(line, words).map(
          ({ part, meaning, flags }) =>
            html`<span
              ><code translate="no">${part}</code>
              ${flags ? html`<span translate="no">${meaning}</span>` : meaning}</span
            >`,
        )}
      </span>
    </span>
  `;
}

/** Not every browser focuses a button that is touched. */
function onClick(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  button.closest(".notation")?.removeAttribute("data-closed");
  button.focus();
}

function onKey(event: KeyboardEvent): void {
  const notation = event.currentTarget as HTMLElement;
  if (event.key === "Escape" && !notation.hasAttribute("data-closed")) {
    notation.toggleAttribute("data-closed", true);
    event.preventDefault();
    event.stopPropagation();
  }
}

/** While it is pointed at, Escape takes the words away wherever the focus is. */
function onEnter(event: Event): void {
  const notation = event.currentTarget as HTMLElement;
  const pointed = new AbortController();
  const { signal } = pointed;
  const close = ({ key }: KeyboardEvent): void => {
    if (!notation.isConnected) {
      pointed.abort();
    } else if (key === "Escape") {
      notation.toggleAttribute("data-closed", true);
    }
  };
  notation.ownerDocument.addEventListener("keydown", close, { signal });
  notation.addEventListener("pointerleave", () => pointed.abort(), { signal });
}

function restore(event: Event): void {
  (event.currentTarget as HTMLElement).removeAttribute("data-closed");
}

export const notationStyles = css`
  .notation {
    min-width: 0;
  }
  .notation-line {
    min-height: 24px;
    padding: 0;
    border: 0;
    text-align: start;
    font: inherit;
    color: inherit;
    cursor: help;
  }
  .notation-line code {
    text-decoration: underline dotted var(--mute);
    text-underline-offset: 3px;
  }
  .notation-line:focus-visible {
    outline-offset: -2px;
  }
  .notation-words {
    display: none;
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    padding: 7px 10px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--paper);
    color: var(--ink);
    box-shadow: 0 4px 14px rgb(0 0 0 / 18%);
    font: 13px/1.5 var(--sans);
  }
  .notation-words > span {
    display: block;
  }
  .notation .notation-words code {
    font: 12.5px var(--mono);
    color: var(--mute);
    text-decoration: none;
  }
  .notation:not([data-closed]):is(:hover, :focus-within) .notation-words {
    display: block;
  }
`;
