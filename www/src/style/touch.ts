/** Within reach of a thumb, and nothing under what stays in place. */
import { css } from "lit";

export const touchStyles = css`
  /* One finger scrolls the page from anywhere, two enlarge it. */
  .stage,
  .ladder-box,
  .diagram-figure,
  .scrubber input {
    touch-action: pan-y pinch-zoom;
  }
  .scope > :not(.bar) :is(a, button, input, select, textarea, summary, [tabindex]) {
    scroll-margin-block: 12px calc(var(--covered) + 12px);
  }
`;

/** How much lies over the lower edge, and where the bar stands. */
export const coverStyles = css`
  :host {
    /* So high is what lies over the lower edge of the screen. */
    --covered: 0px;
  }
  @container tcpscope (max-width: 720px) {
    .scope {
      --covered: 160px;
    }
  }
  /* A phone on its side: one row of controls, one of time. */
  @media (max-height: 480px) {
    @container tcpscope (min-width: 520px) {
      .scope {
        --covered: 100px;
        display: flex;
        flex-direction: column;
      }
      .bar {
        position: sticky;
        inset-block-end: 0;
        z-index: 5;
        order: 3;
      }
    }
  }
`;

export const reachBarStyles = css`
  @media (max-height: 480px) {
    @container tcpscope (min-width: 520px) {
      .bar .controls {
        display: flex;
        flex-wrap: nowrap;
        gap: 6px;
        padding-block: 4px 0;
        border-block-end: 0;
      }
      .controls .situation {
        display: none;
      }
      .controls .scenario {
        flex: 1 1 0;
        width: auto;
        min-width: 0;
      }
      .controls .clock {
        margin-inline-start: auto;
      }
      .timeline {
        padding-block: 4px max(4px, env(safe-area-inset-bottom));
      }
      .bar button,
      .bar select {
        min-height: 38px;
      }
      .share-panel {
        inset-block: auto calc(100% + 6px);
        max-height: calc(100dvh - 110px);
        overflow: hidden auto;
      }
    }
  }
`;
