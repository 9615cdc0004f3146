import { css } from "lit";

export const graphStyles = css`
  .graph {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-block: 12px 8px;
    font-size: 13px;
  }
  .graph-loading {
    min-height: 380px;
    padding-block: 24px;
    color: var(--mute);
  }
  .graph-trouble {
    margin-block-start: 12px;
  }
  .graph-choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 20px;
    padding-block-end: 6px;
  }
  .graph-choice {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .graph-choice [aria-pressed="true"] {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  .graph-axis,
  .graph-how,
  .graph-legend {
    color: var(--mute);
    font-size: 12.5px;
  }
  .graph-figure {
    position: relative;
    height: 320px;
    /* Time goes from left to right in every language. */
    direction: ltr;
  }
  .graph-canvas {
    width: 100%;
    height: 100%;
    overflow: hidden;
    /* Its end tells that the colours have changed, which a canvas must know. */
    transition: color 1ms;
  }
  .u-wrap {
    position: relative;
    user-select: none;
  }
  .u-over,
  .u-under,
  .u-axis {
    position: absolute;
  }
  .u-under {
    overflow: hidden;
  }
  .uplot canvas {
    display: block;
    width: 100%;
    height: 100%;
  }
  .uplot .u-off {
    display: none;
  }
  .graph-overlay {
    position: absolute;
    overflow: hidden;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .graph-veil,
  .graph-pointer {
    position: absolute;
    inset-block: 0;
    left: 0;
    pointer-events: none;
  }
  .graph-veil {
    width: 100%;
    border-left: 2px solid var(--focus);
    background: color-mix(in srgb, var(--paper) 62%, transparent);
  }
  .graph-pointer {
    border-left: 2px dashed var(--ink);
  }
  [data-ink="ink"] {
    color: var(--ink);
  }
  [data-ink="mute"] {
    color: var(--mute);
  }
  [data-ink="line"] {
    color: var(--line);
  }
  [data-ink="data"] {
    color: var(--data);
  }
  [data-ink="syn"] {
    color: var(--syn);
  }
  [data-ink="fin"] {
    color: var(--fin);
  }
  [data-ink="rst"] {
    color: var(--rst);
  }
  .graph-told {
    min-height: 1lh;
    font-variant-numeric: tabular-nums;
  }
  .graph-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .graph-legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .graph-legend svg {
    flex: none;
    width: 28px;
    height: 16px;
    fill: none;
    stroke: currentColor;
  }
  .graph-legend text {
    fill: currentColor;
    stroke: none;
    font: 600 11px var(--sans);
  }
  .graph-values > summary {
    min-height: 28px;
  }
  .graph-rows {
    overflow: auto;
    max-height: 320px;
    border-radius: 6px;
  }
  .graph-rows table {
    border-collapse: collapse;
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  .graph-rows th,
  .graph-rows td {
    padding: 3px 14px 3px 0;
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }
  .graph-rows thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--paper);
    font-weight: 600;
  }
  .graph-rows .graph-what {
    text-align: start;
    white-space: normal;
  }
  @container tcpscope (max-width: 720px) {
    .graph-figure {
      height: 260px;
    }
    .graph-told {
      min-height: 2lh;
    }
    .graph-choice button {
      min-height: 40px;
    }
  }
`;
