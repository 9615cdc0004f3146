import { css } from "lit";

export const helpStyles = css`
  .help {
    width: min(460px, 100vw - 32px);
    max-height: calc(100dvh - 32px);
    padding: 18px 20px 20px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--paper);
    color: var(--ink);
    box-shadow: 0 8px 40px rgb(0 0 0 / 0.3);
    overscroll-behavior: contain;
  }
  .help::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .help-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .help-head h2 {
    font-size: 17px;
  }
  .help-close {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 32px;
    padding: 4px;
  }
  .help .check {
    min-height: 32px;
    font-size: 15px;
  }
  .help table {
    width: 100%;
    margin-block: 10px 12px;
    border-collapse: collapse;
    font-size: 14px;
  }
  .help td,
  .help tbody th {
    padding: 5px 16px 5px 0;
    border-block-start: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  .help td > span {
    white-space: nowrap;
    margin-inline-end: 10px;
  }
  .help kbd {
    display: inline-block;
    min-width: 26px;
    margin-block: 1px;
    padding: 1px 6px;
    border: 1px solid var(--mute);
    border-radius: 5px;
    font: 13px/1.5 var(--mono);
    text-align: center;
  }
  .help kbd + kbd {
    margin-inline-start: 3px;
  }
  .help .off {
    color: var(--mute);
    text-decoration: line-through;
  }
  .help p {
    color: var(--mute);
    font-size: 13.5px;
  }
  @container tcpscope (max-width: 720px) {
    .help-close {
      min-width: 42px;
      min-height: 42px;
    }
  }
`;

/** Beside the button before it, above the choice of the speed. */
export const helpNarrow = css`
  @container tcpscope (max-width: 720px) {
    .controls .speed {
      min-width: 90px;
    }
    .controls .share,
    .controls .help-button {
      grid-row: 1;
      grid-column: 5;
    }
    .controls .share {
      justify-self: start;
    }
    .controls .help-button {
      justify-self: end;
    }
    .controls .share-button,
    .controls .help-button {
      width: 42px;
      padding-inline: 4px;
    }
  }
  @container tcpscope (max-width: 310px) {
    .controls .speed {
      min-width: 70px;
    }
    .controls .share-button,
    .controls .help-button {
      width: 32px;
      min-width: 32px;
    }
    .controls .step,
    .controls .reset {
      min-width: 38px;
      padding-inline: 4px;
    }
  }
`;
