/** The look of the tables in drawers: of sockets, and of segments. */
import { css } from "lit";

export const dataTableStyles = css`
  :is(.ss, .segments) table {
    width: 100%;
    border-collapse: collapse;
    font: 12.5px/1.5 var(--mono);
    white-space: nowrap;
  }
  :is(.ss, .segments) :is(th, td) {
    padding-block: 3px;
    padding-inline: 0 14px;
    border-block-start: 1px solid var(--soft);
    text-align: start;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  /* As a whole: in WebKit the cells alone leave a strip above them. */
  :is(.ss, .segments) thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--paper);
  }
  :is(.ss, .segments) thead th {
    color: var(--mute);
    font: 12px/1.5 var(--sans);
  }
  :is(.ss, .segments) .number {
    text-align: end;
  }
`;
