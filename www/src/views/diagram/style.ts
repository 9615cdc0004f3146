import { css } from "lit";

/** Hosts differ by form and letter: the client is a dark disc, the server a light square. */
export const diagramStyles = css`
  .diagram-body {
    display: grid;
    grid-template-columns: minmax(0, 760px) minmax(260px, 1fr);
    gap: 12px 40px;
    padding-block: 12px 8px;
  }
  .diagram {
    display: block;
    width: 100%;
    overflow: visible;
    font-family: var(--sans);
  }
  .diagram-figure:not(.wide) .diagram {
    max-width: 400px;
    margin-inline: auto;
  }
  .diagram .box rect {
    fill: var(--paper);
    stroke: var(--mute);
    stroke-width: 1.25;
    transition: fill 0.3s;
  }
  .diagram .box text {
    fill: var(--ink);
    font-size: 12px;
    font-weight: 600;
  }
  .diagram .box.present rect {
    fill: var(--soft);
    stroke: var(--ink);
    stroke-width: 2;
  }
  .diagram .edge,
  .diagram .label {
    cursor: pointer;
    outline: none;
  }
  .diagram .band,
  .diagram .glow,
  .diagram-body .line,
  .diagram-body .ring {
    fill: none;
    stroke-linecap: round;
  }
  .diagram .band {
    stroke: transparent;
    stroke-width: 26;
    pointer-events: all;
  }
  .diagram .glow {
    stroke: transparent;
    stroke-width: 11;
  }
  .diagram .edge:hover .glow,
  .diagram .edge[aria-expanded="true"] .glow {
    stroke: color-mix(in srgb, var(--ink) 14%, transparent);
  }
  .diagram .edge:focus-visible .glow {
    stroke: var(--focus);
    stroke-linecap: butt;
  }
  .diagram-body .line,
  .diagram-body .ring {
    stroke: var(--mute);
    stroke-width: 1.25;
  }
  .diagram .head {
    fill: var(--mute);
  }
  .diagram .stub .line,
  .legend-stub .line {
    stroke-dasharray: 0.1 4;
    stroke-width: 2;
  }
  .diagram-body .ring {
    fill: var(--paper);
  }
  .diagram .walked .line,
  .diagram .walked .ring {
    stroke: var(--ink);
    stroke-width: 3;
  }
  .diagram .walked .ring {
    stroke-width: 2;
  }
  .diagram .walked .head {
    fill: var(--ink);
  }
  .diagram .edge:focus-visible .line {
    stroke: var(--paper);
  }
  .diagram .edge:focus-visible .head {
    fill: var(--focus);
    stroke: var(--focus);
    stroke-width: 7;
  }
  .diagram .edge:focus-visible .ring {
    stroke: var(--focus);
    stroke-width: 2.5;
  }
  .diagram .label text {
    fill: var(--ink);
    font: 11px var(--mono);
  }
  .diagram .label .action {
    fill: var(--mute);
  }
  .diagram .label path {
    stroke: var(--line);
  }
  .diagram .label.chosen text {
    font-weight: 700;
    fill: var(--ink);
  }
  .sign {
    stroke: var(--ink);
    stroke-width: 1.75;
  }
  .sign.client {
    fill: var(--ink);
    stroke: var(--paper);
  }
  .sign.server {
    fill: var(--paper);
  }
  .token {
    pointer-events: none;
  }
  .token text {
    fill: var(--ink);
    font-size: 12px;
    font-weight: 700;
  }
  .token.client text {
    fill: var(--paper);
  }
  .diagram-side {
    display: flex;
    flex-direction: column;
    gap: 16px;
    position: sticky;
    inset-block-start: 12px;
    align-self: start;
    min-width: 0;
    font-size: 13px;
  }
  .edge-panel {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    scroll-margin-block: 12px;
  }
  .edge-panel h2 {
    font-size: 15px;
  }
  .edge-panel code {
    font: 12.5px/1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  .edge-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .edge-buttons .quiet {
    border-color: transparent;
    color: var(--mute);
  }
  .edge-way {
    margin: 0;
    padding: 6px 10px 6px 32px;
    border-radius: 8px;
    background: var(--soft);
  }
  .diagram-choose,
  .diagram-legend {
    color: var(--mute);
  }
  .diagram-legend {
    display: grid;
    gap: 6px;
    font-size: 12.5px;
  }
  .legend-sign {
    margin-inline-end: 14px;
    white-space: nowrap;
  }
  .legend-sign svg {
    width: 12px;
    height: 12px;
    vertical-align: -1px;
  }
  .legend-stub {
    width: 34px;
    height: 12px;
    vertical-align: -2px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .token {
      transition: transform 0.6s cubic-bezier(0.3, 0, 0.2, 1);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .diagram .box rect {
      transition: none;
    }
  }
  @container tcpscope (max-width: 1040px) {
    .diagram-body {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container tcpscope (max-width: 720px) {
    /* The controls lie over the lower edge. */
    .edge-panel {
      scroll-margin-block-end: 190px;
    }
  }
`;
