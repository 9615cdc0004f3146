/** The look of a lesson: its words in a column of their own, beside the simulation or above it. */
import { css } from "lit";
import { ladderDrawingStyles } from "../drawing/draw.js";
import { forcedStyles } from "../style/forced.js";
import { within } from "../style/scoped.js";
import { systemStyles } from "../style/system-style.js";
import { alone, theme } from "../style/theme.js";
import { readerSized } from "../ui/type-size.js";
import { unseenStyles } from "../ui/unseen.js";

const layout = css`
  :host {
    display: block;
    container: tcplesson / inline-size;
    background: var(--paper);
    color: var(--ink);
    /* Of the reader, not of the page. */
    font: medium / 1.6 var(--sans);
    font-size: medium !important;
  }
  :host([hidden]) {
    display: none;
  }
  :host([present]) article {
    font-size: 21px;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 28px;
  }
  @container tcplesson (width >= 1040px) {
    article {
      /* So that the wires lie between the hosts, not below them, where that is possible at all. */
      grid-template-columns: minmax(280px, 4fr) minmax(min(904px, 75%), 9fr);
      gap: 28px;
    }
    .text {
      position: sticky;
      inset-block-start: 20px;
      align-self: start;
      max-block-size: calc(100vh - 40px);
      overflow-y: auto;
      /* Room for what is outlined at its edge. */
      padding: 4px;
      margin: -4px;
    }
  }
`;

const prose = css`
  p,
  ul,
  ol,
  blockquote,
  pre,
  .wide {
    margin: 0 0 0.75em;
    text-wrap: pretty;
  }
  ul,
  ol {
    padding-inline-start: 1.3em;
  }
  li > p {
    margin: 0;
  }
  h2,
  h3,
  h4 {
    margin: 0 0 0.4em;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 1.35em;
  }
  h3 {
    font-size: 1.15em;
  }
  h4 {
    font-size: 1em;
  }
  code,
  .live {
    font: 0.9em/1.4 var(--mono);
  }
  [translate="no"] {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .live {
    padding: 0 0.2em;
    border-block-end: 1.5px solid var(--syn-soft);
  }
  pre {
    overflow-x: auto;
    padding: 10px 12px;
    background: var(--soft);
    border-radius: 8px;
  }
  blockquote {
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--line);
    color: var(--mute);
  }
  a {
    color: inherit;
    text-underline-offset: 3px;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: 0.92em;
  }
  th,
  td {
    padding: 4px 12px 4px 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
`;

const controls = css`
  button,
  select,
  input:not([type="radio"]) {
    font: inherit;
    font-size: 0.92em;
    color: inherit;
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: 8px;
    min-height: 34px;
    padding: 4px 13px;
    margin: 0;
  }
  button {
    border-color: var(--line);
    cursor: pointer;
  }
  button:hover {
    border-color: var(--mute);
  }
  button.main {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  :focus-visible {
    outline: 2.5px solid var(--focus);
    outline-offset: 2px;
    border-radius: 6px;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .opening {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
    margin-block-end: 10px;
  }
  .opening h2 {
    margin: 0;
  }
  .minutes {
    color: var(--mute);
    font-size: 0.88em;
    margin: 0;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    list-style: none;
    margin: 0 0 16px;
    padding: 0;
  }
  .steps button {
    width: 24px;
    height: 24px;
    min-height: 0;
    padding: 0;
    border: 0;
    display: grid;
    place-items: center;
  }
  .steps button::before {
    content: "";
    width: 11px;
    height: 11px;
    border: 1.5px solid var(--mute);
    border-radius: 50%;
  }
  .steps .past::before {
    background: var(--mute);
  }
  .steps [aria-current]::before {
    width: 15px;
    height: 15px;
    border: 4px solid var(--ink);
  }
  .step-title:focus-visible {
    outline-offset: 4px;
  }
  .task {
    margin: 4px 0 14px;
    padding: 14px 16px 6px;
    background: var(--soft);
    border-radius: 10px;
  }
  .task button.main,
  .task select,
  .task input:not([type="radio"]) {
    margin-block: 2px 10px;
  }
  .task select,
  .task input:not([type="radio"]) {
    display: block;
    min-width: 12em;
  }
  .kicker {
    margin: 0 0 4px;
    padding: 0;
    font-size: 0.82em;
    font-weight: 650;
    color: var(--mute);
  }
  .option {
    display: flex;
    gap: 10px;
    padding-block: 3px;
    margin-block-end: 4px;
    cursor: pointer;
  }
  .option input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0.2em 0 0;
    accent-color: var(--syn);
  }
  .option p {
    margin: 0;
  }
  .offers,
  .ways,
  .extras {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .offers {
    margin-block: 4px 10px;
  }
  .ways {
    margin-block: 16px 12px;
  }
  .extras {
    align-items: center;
    font-size: 0.88em;
    color: var(--mute);
  }
  .verdict {
    margin-block: 4px 12px;
    padding-inline-start: 14px;
    border-inline-start: 4px solid var(--data);
  }
  .verdict.wrong {
    border-inline-start-style: double;
    border-color: var(--fin);
  }
  .complete {
    font-weight: 600;
  }
  .trouble {
    padding: 14px 16px;
    background: var(--soft);
    border-radius: 10px;
    overflow-wrap: anywhere;
  }
  .loading {
    color: var(--mute);
  }
`;

const paper = css`
  .handout {
    display: none;
  }
  @media print {
    article,
    :host {
      display: block;
      font-size: 11pt;
    }
    .text,
    tcp-scope {
      display: none;
    }
    :host {
      color-scheme: light;
      --paper: #fff;
      --ink: #000;
      --mute: #333;
      --syn: #000;
      --data: #000;
      --ack: #000;
      --fin: #000;
      --rst: #000;
    }
    .answer {
      font-weight: 600;
    }
    .figure {
      break-inside: avoid;
      margin-block: 8pt 14pt;
    }
    .figure .now {
      display: none;
    }
    .figure svg {
      margin-inline-start: 6px;
      overflow: visible;
      display: block;
      font-family: var(--mono);
    }
    .handout {
      display: block;
    }
    .handout section {
      break-inside: avoid;
      margin-block-end: 14pt;
    }
    .answers {
      break-before: page;
    }
    .boxes {
      list-style: none;
      padding: 0;
    }
    .boxes li::before {
      content: "☐ ";
    }
    .boxes li p {
      display: inline;
    }
    .space {
      height: 54pt;
      border-block-end: 0.6pt solid currentColor;
      color: var(--mute);
      font-size: 9pt;
    }
  }
`;

export const lessonStyles = [
  alone,
  theme,
  systemStyles,
  unseenStyles,
  layout,
  prose,
  controls,
  within([".drawing"], ladderDrawingStyles),
  paper,
  forcedStyles,
].map(readerSized);
