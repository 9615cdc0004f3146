/** Where a line has hardly twenty letters: on the smallest screens, or in the largest type. */
import { css } from "lit";

/** Figures whose letters would be too small are as wide as they have to be. */
const scrolls = css`
  min-width: 0;
  overflow-x: auto;
  touch-action: pan-x pan-y pinch-zoom;
`;

/** Buttons and lists of the bar and of the timeline. */
const small = css`
  min-width: 28px;
  min-height: 30px;
  padding-inline: 5px;
`;

/** For each view, and for what is around them. */
export const narrowest = {
  shell: css`
    @container tcpscope (max-width: 270px) {
      /* It would cover half of what is seen. */
      .bar {
        position: static;
        order: 0;
      }
      .scope {
        --covered: 0px;
      }
      .top {
        gap: 12px 8px;
      }
    }
  `,
  share: css`
    @container tcpscope (max-width: 270px) {
      .share-panel {
        inset-block: calc(100% + 6px) auto;
      }
    }
  `,
  host: css`
    @container tcpscope (max-width: 270px) {
      .host .state {
        font-size: 12px;
      }
      .host .address {
        font-size: 11px;
        overflow-wrap: anywhere;
      }
      .host .calls,
      .host .send {
        grid-template-columns: minmax(0, 1fr);
      }
      .host .calls :is(button, input) {
        min-width: 0;
        padding-inline: 4px;
      }
    }
  `,
  controls: css`
    @container tcpscope (max-width: 270px) {
      .bar .controls {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .controls .situation {
        flex: 1 0 100%;
        width: auto;
        min-width: 0;
        min-block-size: 4.05em;
      }
      .controls .scenario {
        flex: 1 1 0;
        width: auto;
        min-width: 0;
      }
      .controls button,
      .controls select,
      .controls .toggle {
        ${small}
      }
      .controls .clock {
        flex: 1 0 auto;
        text-align: end;
      }
    }
  `,
  timeline: css`
    @container tcpscope (max-width: 270px) {
      .timeline {
        gap: 4px;
      }
      .timeline button {
        ${small}
      }
    }
  `,
  stage: css`
    @container tcpscope (max-width: 270px) {
      .wire-foot,
      .cable {
        flex-wrap: wrap;
        gap: 4px;
      }
      .wire-foot button {
        padding-inline: 6px;
      }
    }
  `,
  segment: css`
    @container tcpscope (max-width: 270px) {
      .segment-left,
      .octets {
        ${scrolls}
      }
      .header-figure {
        min-width: 300px;
      }
    }
  `,
  diagram: css`
    @container tcpscope (max-width: 270px) {
      .diagram-figure {
        ${scrolls}
      }
      .diagram-figure:not(.wide) .diagram {
        width: 330px;
      }
    }
  `,
};
