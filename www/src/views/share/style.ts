import { css } from "lit";

export const shareStyles = css`
  .share-button[aria-expanded="true"] {
    border-color: var(--mute);
  }
  .share-panel {
    position: absolute;
    z-index: 8;
    inset-block-start: calc(100% + 6px);
    inset-inline-end: 0;
    display: grid;
    gap: 10px;
    width: min(440px, 100%);
    padding: 14px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--paper);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.2);
    font-size: 13.5px;
  }
  .share-text {
    width: 100%;
    font: 12.5px/1.5 var(--mono);
    text-overflow: ellipsis;
  }
  .share-panel .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .share-save {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 6px 8px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--line);
  }
  .share-save select {
    width: 100%;
    font-family: var(--sans);
  }
  .share-panel .primary {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  .share-panel .close {
    margin-inline-start: auto;
  }
  .share-opens,
  .share-message {
    color: var(--mute);
    overflow-wrap: anywhere;
  }
  .share-warning {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--fin);
  }
  /* Out of the way, and yet there: what appears within is announced. */
  .share-message {
    scroll-margin-block: 16px;
  }
  .share-message:empty {
    position: absolute;
  }
  .share-save {
    order: 2;
  }
  .share-message {
    order: 3;
  }
  /* At the buttons that copy. */
  .share-message.of-copy {
    order: 1;
    color: var(--ink);
    font-weight: 600;
  }
`;

/** Beside the button of the help, in the bar. */
export const shareNarrow = css`
  @container tcpscope (max-width: 1040px) {
    .bar .controls {
      grid-template-columns: auto auto auto minmax(max-content, 1fr) fit-content(40%) auto auto auto;
    }
  }
  @container tcpscope (max-width: 720px) {
    .bar .controls {
      grid-template-columns: auto auto auto minmax(max-content, 1fr) auto;
    }
    .controls .scenario {
      grid-column: 4 / 5;
    }
    .controls .share {
      display: grid;
      grid-row: 1;
      grid-column: 5;
    }
    .controls .share-button {
      justify-content: center;
    }
    .controls .share-button span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .share-panel {
      inset-block: auto calc(100% + 6px);
      inset-inline: 0;
      width: 100%;
    }
    .controls .share-panel button,
    .share-panel select,
    .share-panel input {
      min-height: 42px;
    }
  }
`;
