/** The composition, and what all views share. */
import { type CSSResult, css, unsafeCSS } from "lit";
import { ladderDrawingStyles } from "../drawing/draw.js";
import { directionStyles } from "../style/direction.js";
import { focusStyles } from "../style/focus-style.js";
import { forcedStyles } from "../style/forced.js";
import { narrowest } from "../style/narrow-style.js";
import { outside, within } from "../style/scoped.js";
import { systemStyles } from "../style/system-style.js";
import { alone, theme } from "../style/theme.js";
import { coverStyles, reachBarStyles, touchStyles } from "../style/touch.js";
import { dataTableStyles } from "../ui/data-table.js";
import { fieldStyles } from "../ui/fields.js";
import { readerSized } from "../ui/type-size.js";
import { unseenStyles } from "../ui/unseen.js";
import { branchNarrow, branchStyles } from "../views/branches/branch-style.js";
import { ControlsView } from "../views/controls/controls.js";
import { diagramStyles } from "../views/diagram/style.js";
import { ExpectationsView } from "../views/expectations/expectations.js";
import { graphStyles } from "../views/graph/style.js";
import { helpNarrow, helpStyles } from "../views/help/style.js";
import { hostStyles } from "../views/host/host-style.js";
import { LadderView } from "../views/ladder/ladder.js";
import { Ways } from "../views/ladder/ways.js";
import { zoomStyles } from "../views/ladder/zoom.js";
import { languageStyles } from "../views/language-select.js";
import { FilterView } from "../views/log/filter-view.js";
import { LogView } from "../views/log/log.js";
import { numbersStyles } from "../views/numbers-button.js";
import { printStyles, sheetStyles } from "../views/print/style.js";
import { scriptStyles } from "../views/script/style.js";
import { segmentStyles } from "../views/segment/style.js";
import { shareNarrow, shareStyles } from "../views/share/style.js";
import {
  drawerStyles,
  drawersStyles,
  foldStyles,
  socketStyles,
  socketTableStyles,
} from "../views/sockets/style.js";
import { menuStyles, overlayStyles } from "../views/stage/overlay-style.js";
import { stageStyles } from "../views/stage/style.js";
import { segmentTableStyles } from "../views/table/style.js";
import { timelineNarrow, timelineStyles } from "../views/timeline/style.js";
import { variablesStyles } from "../views/variables/style.js";
import { citationStyles } from "../words/citation.js";
import { notationStyles } from "../words/notation-view.js";
import { roomInside } from "./room.js";

const base = css`
  :host {
    display: block;
    container: tcpscope / inline-size;
    --pane-height: clamp(380px, var(--window-height) - 570px, 700px);
    background: var(--paper);
    color: var(--ink);
    /* Of the reader, not of the page. */
    font: medium / 1.5 var(--sans);
    font-size: medium !important;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    line-height: 1.4;
  }
  p {
    margin: 0;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    font-size: 13px;
    line-height: 1.3;
    color: inherit;
    background: none;
    border: 1px solid var(--line);
    border-radius: 8px;
    min-height: 32px;
    padding: 4px 11px;
    margin: 0;
  }
  input,
  textarea {
    border-color: var(--edge);
  }
  button,
  select {
    cursor: pointer;
  }
  option {
    background: var(--paper);
    color: var(--ink);
  }
  button:hover,
  select:hover {
    border-color: var(--mute);
  }
  button[aria-disabled="true"] {
    color: var(--mute);
    border-style: dashed;
    border-color: var(--line);
    cursor: help;
  }
  :focus-visible {
    outline: 2.5px solid var(--focus);
    outline-offset: 2px;
    border-radius: 6px;
  }
  .icon {
    width: 14px;
    height: 14px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @keyframes mark {
    from,
    30% {
      background: color-mix(in srgb, var(--data) 26%, transparent);
    }
  }
`;

/** What has to be said before all else, also within a view. */
const notices = css`
  .problems,
  .trouble {
    margin: 0 0 16px;
    padding: 10px 14px;
    border-inline-start: 4px solid var(--fin);
    background: var(--soft);
    list-style: none;
  }
  .problems button {
    margin-inline-start: 8px;
    border-color: var(--mute);
  }
  .problems code {
    font: 0.92em var(--mono);
  }
  .trouble {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 20px;
    align-items: center;
    justify-content: space-between;
    border-color: var(--rst);
  }
  .trouble p {
    flex: 1 1 320px;
    max-width: 70ch;
    overflow-wrap: anywhere;
  }
  .trouble button {
    border-color: var(--mute);
  }
`;

/** The title of a pane, and what can be done at its end. */
const panes = css`
  .panes h2 {
    padding-block-end: 8px;
    margin-block-end: 12px;
    border-block-end: 1px solid var(--line);
  }
  /* What is left out, and the way to it. */
  .ladder-older,
  .log .log-hidden {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-block-end: 8px;
    color: var(--mute);
    font-size: 13px;
  }
`;

const stageFocus = css`
  .stage:focus-visible {
    outline-offset: 6px;
  }
`;

const composition = css`
  .scope,
  .meanwhile,
  .trouble {
    font-size: 15px;
  }
  .scope {
    position: relative;
  }
  .top {
    display: grid;
    grid-template-columns: 240px minmax(0, 1fr) minmax(0, 1fr) 240px;
    gap: 0 24px;
    padding-block-end: 10px;
  }
  .top .stage {
    grid-column: 2 / span 2;
    grid-row: 1;
  }
  .host.client {
    grid-column: 1;
  }
  .host.server {
    grid-column: 4;
  }
  /* Half of the width each: unfolded beside the stage they would leave a hole below it. */
  .sockets.client {
    grid-column: 1 / span 2;
  }
  .sockets.server {
    grid-column: 3 / span 2;
  }
  .host {
    grid-row: 1;
  }
  .sockets {
    grid-row: 2;
  }
  .top:not(:has(> .host)) .stage {
    grid-column: 1 / -1;
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 40px;
    padding-block-start: 20px;
  }
  .panes > :only-child {
    grid-column: 1 / -1;
  }
  .panes:not(:has(> *)),
  .top:not(:has(> *)) {
    display: none;
  }
  /* The margins of what is inside the tag stay within. */
  .meanwhile {
    display: flow-root;
  }
  .loading {
    padding-block: 96px;
    text-align: center;
    color: var(--mute);
  }
`;

/** One column, the hosts side by side, the controls within reach of a thumb. */
const narrow = css`
  @container tcpscope (max-width: 900px) {
    .top {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 18px 16px;
    }
    .top .stage {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .sockets.client {
      grid-column: 1;
    }
    .host.server,
    .sockets.server {
      grid-column: 2;
    }
    .sockets {
      grid-row: 3;
    }
    .panes {
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    .ladder {
      --pane-height: clamp(320px, 0.58 * var(--window-height), 640px);
    }
  }
  /* A phone on its side: the wire stands between the hosts. */
  @media (orientation: landscape) and (max-height: 500px) {
    @container tcpscope (720px < width <= 900px) {
      .top {
        grid-template-columns: 190px minmax(0, 1fr) minmax(0, 1fr) 190px;
      }
      .top .stage {
        grid-column: 2 / span 2;
        grid-row: 1;
      }
      .host.server {
        grid-column: 4;
      }
      .sockets.client {
        grid-column: 1 / span 2;
      }
      .sockets.server {
        grid-column: 3 / span 2;
      }
      .sockets {
        grid-row: 2;
      }
    }
  }
  @container tcpscope (max-width: 720px) {
    .bar {
      position: sticky;
      inset-block-end: 0;
      z-index: 5;
      order: var(--bar-order);
    }
    .scope {
      display: flex;
      flex-direction: column;
    }
    .top .sockets,
    .top .sockets.server {
      grid-column: 1 / -1;
      grid-row: auto;
    }
  }
`;

/** What is inside the views, where there is little room. */
const narrowSockets = css`
  @container tcpscope (max-width: 720px) {
    .top .sockets.server > summary {
      margin-inline-start: 0;
    }
    /* Out of its column, it has to say whose they are. */
    .sockets > summary .whose {
      all: unset;
    }
  }
`;

const narrowLog = css`
  @container tcpscope (max-width: 900px) {
    /* However long it is, what stands below it can be reached. */
    .log-box {
      block-size: clamp(240px, 0.56 * var(--window-height), 560px);
    }
  }
`;

const narrowControls = css`
  /* Two rows of controls, always: the bar keeps its height whatever the situation is. */
  @container tcpscope (max-width: 1040px) {
    .controls {
      display: grid;
      grid-template-columns: auto auto auto minmax(max-content, 1fr) fit-content(45%) auto;
    }
    .controls .situation {
      grid-row: 2;
      grid-column: 1 / -1;
      min-block-size: 0;
    }
    .controls .scenario {
      min-width: 0;
    }
  }
  @container tcpscope (max-width: 720px) {
    .controls {
      grid-template-columns: auto auto auto minmax(max-content, 1fr) auto;
      gap: 6px;
      padding-block: 8px max(8px, env(safe-area-inset-bottom));
      border-block-end: 0;
    }
    .controls button,
    .controls select {
      min-height: 42px;
    }
    .controls .step span,
    .controls .reset span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .controls .step,
    .controls .reset {
      min-width: 42px;
      justify-content: center;
    }
    .controls .clock {
      min-width: 0;
      margin: 0;
      justify-self: end;
    }
    .controls .speed {
      padding-inline: 6px;
    }
    /* Both fill their place; neither makes the columns below it wider. WebKit takes a list's width of
       0 for none. */
    .controls .situation,
    .controls .scenario {
      width: 1px;
      min-width: 100%;
    }
    .controls .situation {
      grid-row: 1;
      grid-column: 1 / 4;
    }
    .controls .scenario {
      grid-row: 1;
      grid-column: 4 / -1;
    }
    /* Where there is nothing to choose, what is said has that place, too. */
    .controls:not(:has(.scenario)) .situation {
      grid-column: 1 / 5;
    }
    .controls:has(.situation) > :is(.toggle, .step, .reset, .clock, .speed) {
      grid-row: 2;
    }
    .bar .controls {
      padding-block-end: 0;
    }
  }
  /* Three lines, whatever it says. */
  @container tcpscope (max-width: 480px) {
    .controls .situation {
      min-block-size: 4.05em;
    }
  }
  @container tcpscope (max-width: 300px) {
    .controls {
      gap: 6px 3px;
    }
    .controls .clock {
      font-size: 12px;
    }
  }
  @container tcpscope (max-width: 350px) {
    .controls .toggle {
      min-width: 44px;
    }
    .controls .toggle span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

/** What holds everywhere: plain elements, and the few parts that views share. */
const shared = [
  base,
  systemStyles,
  notices,
  unseenStyles,
  foldStyles,
  drawerStyles,
  fieldStyles,
  citationStyles,
];

/** Each view, or part of several, by its root: its styles reach nothing outside. */
const VIEWS: readonly (readonly [roots: readonly string[], ...styles: CSSResult[]])[] = [
  [[".ss", ".segments"], dataTableStyles],
  [[".ladder", ".log"], panes, zoomStyles],
  [[".host"], hostStyles, narrowest.host],
  [[".sockets"], socketStyles, narrowSockets],
  [[".stage"], stageStyles, stageFocus, overlayStyles, focusStyles.stage, narrowest.stage],
  [[".menu"], menuStyles],
  [[".share", ".share-panel"], shareStyles, narrowest.share],
  [
    [".controls"],
    ControlsView.styles,
    narrowControls,
    shareNarrow,
    helpNarrow,
    reachBarStyles,
    narrowest.controls,
  ],
  [[".timeline"], timelineStyles, timelineNarrow, reachBarStyles, narrowest.timeline],
  [[".branches", ".compare"], branchStyles, branchNarrow],
  [[".expectations"], ExpectationsView.styles],
  [[".ladder"], LadderView.styles, Ways.styles],
  [[".drawing"], ladderDrawingStyles],
  [[".ladder"], focusStyles.ladder],
  [[".log"], LogView.styles, FilterView.styles, narrowLog, focusStyles.log],
  [[".tcb-drawer"], variablesStyles],
  [[".segment-drawer"], segmentStyles, narrowest.segment],
  [[".diagram-drawer"], diagramStyles, narrowest.diagram],
  [[".graph-drawer"], graphStyles],
  [[".script"], scriptStyles],
  [[".ss"], socketTableStyles],
  [[".segments"], segmentTableStyles, focusStyles.table],
  [[".help"], helpStyles],
  [[".foot"], languageStyles],
  [[".notation"], notationStyles],
  [[".numbers"], numbersStyles],
  [[".sheet"], sheetStyles],
];

/** What is around the views: where each stands, and what else the element shows. */
const shell = [
  composition,
  drawersStyles,
  narrow,
  narrowest.shell,
  coverStyles,
  unsafeCSS(roomInside),
  printStyles,
];

/** One concern each, in all views at once: what is set is of that concern (`CONCERNS`). */
const concerns = [touchStyles, directionStyles, forcedStyles];

const roots = [...new Set(VIEWS.flatMap(([roots]) => roots))];

export const elementStyles = [
  alone,
  theme,
  ...shared,
  ...VIEWS.flatMap(([roots, ...styles]) => styles.map((one) => within(roots, one))),
  ...shell.map((one) => outside(roots, one)),
  ...concerns,
].map(readerSized);
