/** Pages that are read from right to left: what turns round with the text, and what does not. */
import { css } from "lit";

export const directionStyles = css`
  /* Diagrams, where the client is on the left and so is the past; code in columns. */
  .top,
  .timeline,
  .ladder-box,
  .diagram,
  .editor,
  .strace {
    direction: ltr;
  }
  /* In them each text reads as its language does. */
  .host p,
  .stage p,
  .what-if p {
    unicode-bidi: plaintext;
  }
  /* Code, times and numbers read from left to right in every language. */
  code,
  .clock,
  .speed,
  .address,
  [data-until],
  [data-expires],
  .entry-time,
  .tcb dd:not(.tcb-about),
  .entry-head > span:first-child {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .scope:dir(rtl) .segments :is(th[scope="row"], .flags) {
    direction: ltr;
    text-align: right;
    padding-inline: 14px 0;
  }
  .scope:dir(rtl) .sockets-body {
    direction: rtl;
  }
  .scope:dir(rtl) .info-toggle .icon {
    scale: -1 1;
  }
`;
