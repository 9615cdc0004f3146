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
  .segments caption {
    padding-block: 2px 6px;
    text-align: start;
    color: var(--mute);
    font: 13px/1.4 var(--sans);
  }
  .segments :is(th, td) {
    vertical-align: top;
  }
  .segments .why {
    min-width: 44ch;
    font: 13px/1.45 var(--sans);
    white-space: normal;
  }
`;
