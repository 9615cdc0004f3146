import { css } from "lit";

export const segmentTableStyles = css`
  .segments-box {
    overflow: auto;
    max-height: 420px;
    margin-block: 8px 12px;
    border-radius: 6px;
  }
  .segments-earlier {
    margin-block-start: 8px;
  }
  .segments table {
    width: 100%;
    border-collapse: collapse;
    font: 12.5px/1.5 var(--mono);
    white-space: nowrap;
  }
  .segments caption {
    padding-block: 2px 6px;
    text-align: start;
    color: var(--mute);
    font: 13px/1.4 var(--sans);
  }
  .segments th,
  .segments td {
    padding-block: 3px;
    padding-inline: 0 14px;
    border-block-start: 1px solid var(--soft);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .segments thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--paper);
    color: var(--mute);
    font: 12px/1.5 var(--sans);
  }
  .segments .number {
    text-align: end;
  }
  .segments .why {
    min-width: 44ch;
    font: 13px/1.45 var(--sans);
    white-space: normal;
  }
`;
