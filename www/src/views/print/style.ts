import { css } from "lit";

/** Black on white, whatever the screen is like. */
export const printStyles = css`
  @media print {
    :host {
      color-scheme: light;
      container-type: normal;
      --paper: #fff;
      --ink: #000;
      --mute: #333;
      --line: #999;
      --soft: #e4e4e4;
      --syn: #000;
      --data: #000;
      --ack: #000;
      --fin: #000;
      --rst: #000;
      font-size: 10.5pt;
    }
    .scope > :not(.sheet, .problems, .trouble) {
      display: none;
    }
  }
`;

export const sheetStyles = css`
  @media screen {
    .sheet {
      display: none;
    }
  }
  @media print {
    .sheet h2 {
      font-size: 14pt;
    }
    .sheet > p {
      margin-block-end: 12px;
    }
    .sheet-piece {
      break-inside: avoid;
      overflow: hidden;
      width: max-content;
      margin-inline: auto;
    }
    .sheet-piece svg {
      display: block;
      font-family: var(--mono);
    }
    .sheet .arrow.in-flight text {
      opacity: 1;
    }
    .sheet table {
      width: 100%;
      margin-block-start: 20px;
      border-collapse: collapse;
      font-size: 9pt;
      line-height: 1.4;
    }
    .sheet thead {
      display: table-header-group;
    }
    .sheet tr {
      break-inside: avoid;
    }
    .sheet th,
    .sheet td {
      padding: 4px 12px 4px 0;
      border-block-end: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
    }
    .sheet td:first-child {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    .sheet td:nth-child(3) {
      width: 34%;
      overflow-wrap: anywhere;
    }
    .sheet td b {
      display: block;
    }
    .sheet td code {
      font: 8.5pt var(--mono);
    }
    .sheet .citation {
      color: inherit;
      font-size: inherit;
    }
  }
`;
