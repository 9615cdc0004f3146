import { css } from "lit";

export const scriptStyles = css`
  .script-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    padding-block: 8px 14px;
  }
  .editor {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    border: 1px solid var(--edge);
    border-radius: 8px;
    overflow: hidden;
    font: 13px/20px var(--mono);
  }
  .editor:focus-within {
    border-color: var(--focus);
    box-shadow: 0 0 0 1px var(--focus);
  }
  .gutter {
    /* As high as the text area beside it, whatever it holds. */
    height: 0;
    min-height: 100%;
    min-width: 38px;
    margin: 0;
    padding: 8px 8px 28px;
    overflow: hidden;
    background: var(--soft);
    color: var(--mute);
    font: inherit;
    text-align: end;
    user-select: none;
  }
  .gutter b {
    color: var(--rst);
    text-decoration: underline;
    text-decoration-thickness: 2px;
  }
  .editor textarea {
    width: 100%;
    min-height: 120px;
    margin: 0;
    padding: 8px 10px;
    border: 0;
    border-radius: 0;
    outline: none;
    resize: vertical;
    background: none;
    color: inherit;
    font: inherit;
    tab-size: 2;
  }
  .script-error.wrong {
    display: grid;
    gap: 8px;
    padding: 10px 14px;
    border-inline-start: 4px solid var(--rst);
    background: var(--soft);
    font-size: 13.5px;
  }
  .script-error p {
    overflow-wrap: anywhere;
  }
  .script-error pre {
    margin: 0;
    font: 13px/1.6 var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .script-error p code {
    font: 0.92em var(--mono);
  }
  .script-error code {
    font: inherit;
  }
  .script-error mark {
    background: var(--rst-soft);
    color: inherit;
    text-decoration-line: underline;
    text-decoration-style: wavy;
    text-decoration-color: var(--rst);
    text-underline-offset: 4px;
  }
  .script-error mark.gap {
    display: inline-block;
    width: 1ch;
    height: 1em;
    vertical-align: text-bottom;
    border-block-end: 2px solid var(--rst);
  }
  .script .row,
  .script-error .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .file span {
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    padding: 4px 11px;
    border: 1px solid var(--line);
    border-radius: 8px;
    font-size: 13px;
    cursor: pointer;
  }
  .file span:hover {
    border-color: var(--mute);
  }
  .file {
    position: relative;
  }
  .file input:focus-visible + span {
    outline: 2.5px solid var(--focus);
    outline-offset: 2px;
  }
  .exercise summary {
    display: list-item;
    padding-block: 5px;
    color: var(--mute);
    font-size: 13px;
    cursor: pointer;
  }
  .exercise p {
    margin-block: 2px 8px;
    color: var(--mute);
    font-size: 12.5px;
    line-height: 1.4;
  }
  .exercise .fields {
    max-width: 720px;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
  }
  .script-message {
    color: var(--mute);
    font-size: 13px;
  }
  .script-message:empty {
    display: none;
  }
`;
