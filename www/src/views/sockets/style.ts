import { css } from "lit";

/** What folds: of the drawers, and within the views. */
export const foldStyles = css`
  summary {
    cursor: pointer;
    width: max-content;
    max-width: 100%;
    min-height: 24px;
    font-size: 13px;
  }
`;

export const socketStyles = css`
  .call-form .field.long {
    grid-column: 1 / -1;
  }
  .sockets {
    min-width: 0;
  }
  .sockets > summary {
    color: var(--mute);
  }
  .sockets.server > summary {
    margin-inline-start: auto;
  }
  .sockets-body {
    display: grid;
    gap: 12px;
    padding-block: 6px 4px;
  }
  .call-form {
    display: grid;
    gap: 8px;
  }
  .call-form .fields {
    grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
  }
  .call-form .field select {
    padding-inline: 5px 0;
  }
  .strace {
    max-height: calc(8 * 20px + 12px);
    overflow: hidden auto;
    margin: 0;
    padding: 6px 10px;
    border-radius: 8px;
    background: var(--soft);
    list-style: none;
    font: 12px/20px var(--mono);
  }
  .strace li {
    padding-inline-start: 14px;
    text-indent: -14px;
    overflow-wrap: anywhere;
  }
  .strace code {
    font: inherit;
  }
  /* On a line of its own rather than broken. */
  .strace .result {
    display: inline-block;
    max-width: 100%;
    text-indent: 0;
  }
  .strace .pending,
  .strace small,
  .calls-empty {
    color: var(--mute);
  }
  .strace small {
    font-size: 11.5px;
  }
  .strace .failed .result {
    color: var(--rst);
    white-space: normal;
  }
  .strace .failed .icon {
    width: 10px;
    height: 10px;
    margin-inline-end: 3px;
  }
  .calls-empty {
    font-size: 13px;
  }
  .host-tools {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: end;
  }
  .crash {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
`;

export const drawersStyles = css`
  .drawers {
    display: grid;
    gap: 4px;
    margin-block-start: 22px;
    padding-block: 10px 14px;
    border-block-start: 1px solid var(--line);
  }
  .drawers:not(:has(> *)) {
    display: none;
  }
`;

export const drawerStyles = css`
  .drawer {
    min-width: 0;
  }
  .drawer > summary {
    font-weight: 600;
    min-height: 28px;
  }
  .drawer > summary :is(code, small) {
    margin-inline-start: 6px;
    color: var(--mute);
    font-size: 12px;
    font-weight: 400;
  }
  .drawer > summary code {
    font-family: var(--mono);
  }
`;

export const socketTableStyles = css`
  .ss-box {
    overflow: auto;
    max-height: 420px;
    margin-block: 8px 12px;
    border-radius: 6px;
  }
  .ss caption {
    padding-block: 2px 6px;
    text-align: start;
    color: var(--mute);
    font: 13px/1.4 var(--sans);
    white-space: normal;
  }
  .ss caption b {
    margin-inline-end: 8px;
    font-weight: 600;
    color: var(--ink);
  }
  .ss tbody th {
    font-weight: 600;
  }
  .info-toggle {
    display: inline-block;
    width: 24px;
    min-height: 24px;
    padding: 0;
    margin-inline-end: 4px;
    border-color: transparent;
    vertical-align: middle;
    color: var(--mute);
  }
  .info-toggle .icon {
    width: 11px;
    height: 11px;
  }
  .info-toggle[aria-expanded="true"] .icon {
    transform: rotate(90deg);
  }
  .ss .info td {
    border: 0;
    padding-block: 0 6px;
    padding-inline: 28px 14px;
    color: var(--mute);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .ss .info code {
    font: inherit;
  }
  .ss-more {
    padding-block: 6px;
    color: var(--mute);
    font-size: 13px;
  }
  @container tcpscope (max-width: 720px) {
    .ss .info td {
      max-width: calc(100cqi - 20px);
    }
    .ss .info code {
      display: block;
      max-width: calc(100cqi - 44px);
    }
  }
`;
