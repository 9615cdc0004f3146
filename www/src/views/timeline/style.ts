import { css } from "lit";

/** The timeline, the courses of events, and the question what would have been. */
export const timelineStyles = css`
  .timeline :is(.earlier, .later) span {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .timeline {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block-end: 10px;
    border-block-end: 1px solid var(--line);
    background: var(--paper);
  }
  .timeline button {
    display: inline-flex;
    align-items: center;
    gap: 7px;
  }
  .scrubber {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    height: 32px;
    margin-inline: 4px;
  }
  .scrubber svg {
    position: absolute;
    inset: 0 8px;
    width: calc(100% - 16px);
    height: 100%;
    overflow: visible;
  }
  .scrubber path {
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
    fill: none;
  }
  .scrubber .state {
    stroke: var(--mute);
  }
  .scrubber .resent {
    stroke: var(--fin);
  }
  .scrubber .lost {
    stroke: var(--rst);
    stroke-width: 2.5;
  }
  .scrubber input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    min-height: 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    appearance: none;
    cursor: pointer;
    --reached: calc(8px + var(--part, 1) * (100% - 16px));
    --line-of-time: linear-gradient(to right, var(--ink) var(--reached), var(--edge) 0);
  }
  .scrubber input::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: var(--line-of-time);
  }
  .scrubber input::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--line-of-time);
  }
  .scrubber input::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-block-start: -6px;
    border: 2px solid var(--paper);
    border-radius: 50%;
    background: var(--ink);
  }
  .scrubber input::-moz-range-thumb {
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    border: 2px solid var(--paper);
    border-radius: 50%;
    background: var(--ink);
  }
  .legend {
    display: flex;
    gap: 12px;
    margin-inline-start: 8px;
    color: var(--mute);
    font-size: 12.5px;
    white-space: nowrap;
  }
  .key::before {
    content: "";
    display: inline-block;
    width: 2px;
    height: 6px;
    margin-inline-end: 5px;
    background: var(--mute);
  }
  .key-lost::before {
    width: 3px;
    height: 11px;
    background: var(--rst);
  }
  .key-resent::before {
    background: var(--fin);
    vertical-align: 5px;
  }
`;

export const timelineNarrow = css`
  @container tcpscope (max-width: 1040px) {
    .legend {
      display: none;
    }
  }
  @container tcpscope (max-width: 720px) {
    .timeline {
      gap: 6px;
      padding-block: 6px max(8px, env(safe-area-inset-bottom));
      border-block-end: 0;
    }
    .timeline button {
      min-width: 42px;
      min-height: 42px;
      justify-content: center;
    }
    .timeline .back span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .scrubber {
      height: 42px;
    }
  }
`;
