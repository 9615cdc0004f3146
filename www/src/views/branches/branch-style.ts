import { css } from "lit";

/** The tree of what has been tried, and two of them side by side. */
export const branchStyles = css`
  .branches {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 16px;
    padding-block: 12px;
    border-block-end: 1px solid var(--line);
  }
  .branches ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .branches > ul {
    flex: 1 1 320px;
    min-width: 0;
    max-height: 320px;
    overflow: hidden auto;
    padding: 3px;
  }
  .branches li {
    position: relative;
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .branches li > ul {
    padding-inline-start: 22px;
  }
  /* The line from the one above, and the corner to this one. */
  .branches li li::before,
  .branches li li:not(:last-child)::after {
    content: "";
    position: absolute;
    inset: -4px auto auto -12px;
    border-inline-start: 1.5px solid var(--line);
  }
  .branches li li::before {
    width: 9px;
    height: 21px;
    border-block-end: 1.5px solid var(--line);
    border-end-start-radius: 6px;
  }
  .branches li li:not(:last-child)::after {
    inset-block-end: 0;
  }
  /* Deeper than that, there is no room for each to stand further in. */
  .branches li li li li li li > ul {
    padding-inline-start: 0;
  }
  .branch {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-width: 0;
  }
  .branch button {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .branch [aria-pressed="true"] {
    border-color: var(--ink);
    font-weight: 600;
  }
  .branch .select {
    min-width: 0;
  }
  .branch .title {
    flex: 0 1 360px;
    min-width: 0;
  }
  .branch small {
    color: var(--mute);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .branch .verbs {
    display: inline-flex;
  }
  .branch .verbs button {
    min-width: 32px;
    justify-content: center;
    padding: 4px;
    border-color: transparent;
    color: var(--mute);
  }
  .branch .verbs button:hover,
  .branch .verbs button:focus-visible,
  .branch .verbs [aria-expanded="true"] {
    color: var(--ink);
  }
  .branch .verbs [aria-expanded="true"] {
    background: var(--soft);
  }
  .later {
    display: grid;
    justify-items: start;
    gap: 4px;
    padding: 4px 0 4px 12px;
    border-inline-start: 3px solid var(--line);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .later p {
    margin: 0;
  }
  .later .act {
    padding-inline-start: 12px;
  }
  .later code {
    font: 12.5px var(--mono);
  }
  .compare {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    padding-block: 14px 18px;
    border-block-end: 1px solid var(--line);
  }
  .compare-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .compare-head h2 {
    overflow-wrap: anywhere;
  }
  .compare-close {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    min-width: 32px;
  }
  .compare-part {
    color: var(--mute);
    font-size: 13px;
  }
  .compare-pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px 32px;
  }
  .half {
    min-width: 0;
  }
  .half > p {
    padding-block-end: 6px;
    margin-block-end: 6px;
    border-block-end: 1px solid var(--line);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .compare-box {
    height: clamp(300px, 0.52 * var(--window-height), 560px);
    overflow: hidden auto;
    border-radius: 6px;
    contain: content;
  }
  .compare-box svg {
    display: block;
    font-family: var(--mono);
  }
  .outcome {
    width: max-content;
    max-width: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }
  .outcome th,
  .outcome td {
    padding: 3px 20px 3px 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .outcome thead th {
    font-weight: 600;
  }
  .outcome tbody th {
    color: var(--mute);
  }
  .outcome .other td {
    font-weight: 600;
  }
`;

export const branchNarrow = css`
  @container tcpscope (max-width: 720px) {
    .branch button,
    .branch .title,
    .take-up,
    .compare-close {
      min-height: 42px;
    }
    .branches li li::before {
      height: 26px;
    }
    .branch .verbs button,
    .compare-close {
      min-width: 42px;
    }
    .branch .title {
      flex-basis: 100%;
    }
    .compare-pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .compare-box {
      height: clamp(220px, 0.36 * var(--window-height), 420px);
    }
  }
`;
