import { css } from "lit";

/** The segment that the reader points at, in every view: by form as well as by tone. */
export const focusStyles = css`
  .ways [data-pointed] rect {
    fill: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  .arrow[data-pointed] text {
    font-weight: 700;
    text-decoration: underline;
  }
  .segment[data-pointed]::before {
    content: "";
    position: absolute;
    inset-inline: 8px;
    inset-block-end: -5px;
    block-size: 3px;
    border-radius: 2px;
    background: var(--ink);
  }
  .log li[data-pointed],
  tr[data-pointed] > * {
    background: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  .log li[data-pointed] .entry-head code,
  tr[data-pointed] > th {
    font-weight: 700;
    text-decoration: underline;
  }
`;
