/**
 * Which way things are read. Only a language that is written from right to left turns the element
 * round, whatever the page around it does; this is what it does not turn.
 */
import { css } from "lit";

export const directionStyles = css`
  /* Diagrams, where the client is on the left and so is the past; code in columns. */
  .top,
  .timeline,
  .ladder-box,
  .diagram,
  .editor,
  .strace,
  .says,
  .entry-head {
    direction: ltr;
  }
  /* In them each text reads as its language does. */
  .host p,
  .stage p,
  .what-if p {
    unicode-bidi: plaintext;
  }
  /* Code, times and numbers read from left to right in every language. */
  [translate="no"],
  .speed {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .scope:dir(rtl) .entry-head {
    justify-content: end;
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
