/** What each system would draw in its own way: the arrow of a list to choose from, and scroll bars. */
import { css } from "lit";

export const systemStyles = css`
  :host {
    scrollbar-color: var(--edge) transparent;
  }
  /* With either attribute it is a box of lines. Naming both outweighs the padding that views give. */
  select:not([multiple]):not([size]) {
    appearance: none;
    padding-inline-end: 26px;
    background-image:
      linear-gradient(45deg, transparent 50%, currentcolor 50%),
      linear-gradient(-45deg, transparent 50%, currentcolor 50%);
    background-position:
      right 14px center,
      right 9px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
    /* In WebKit a long entry would reach beyond it. */
    overflow: hidden;
    text-overflow: ellipsis;
  }
  select:not([multiple]):not([size]):dir(rtl) {
    background-position:
      left 9px center,
      left 14px center;
  }
`;
