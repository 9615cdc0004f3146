import { css } from "lit";

/** The segment that the reader points at, in each view: by form as well as by tone. */
export const focusStyles = {
  ladder: css`
  .ways [data-pointed] rect {
    fill: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  .arrow[data-pointed] text {
    font-weight: 700;
    text-decoration: underline;
  }
`,
  stage: css`
  .segment[data-pointed]::before {
    content: "";
    position: absolute;
    inset-inline: 8px;
    inset-block-end: -5px;
    block-size: 3px;
    border-radius: 2px;
    background: var(--ink);
  }
`,
  log: css`
  .log li[data-pointed] {
    background: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  .log li[data-pointed] .entry-head code {
    font-weight: 700;
    text-decoration: underline;
  }
`,
  table: css`
  tr[data-pointed] > * {
    background: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  tr[data-pointed] > th {
    font-weight: 700;
    text-decoration: underline;
  }
`,
};
