import { css } from "lit";

/** Parts of a space differ by texture and words, not by colour alone. */
export const variablesStyles = css`
  .tcb-body {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 20px 44px;
    padding-block: 12px 4px;
  }
  .tcb {
    min-width: 0;
  }
  .tcb h3,
  .tcb h4 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    line-height: 1.4;
  }
  .tcb h3 {
    padding-block-end: 4px;
    border-block-end: 1px solid var(--line);
  }
  .tcb h3 small {
    margin-inline-start: 6px;
    font-size: 13px;
    font-weight: 400;
  }
  .tcb h4 {
    margin-block: 14px 6px;
    color: var(--mute);
    font-weight: 500;
  }
  .tcb-none,
  .tcb-note {
    max-width: 70ch;
    color: var(--mute);
    font-size: 13px;
  }
  .tcb > .tcb-none {
    margin-block-start: 8px;
  }
  .tcb-note {
    padding-block: 8px 4px;
  }
  .tcb-space {
    min-width: 0;
    overflow: hidden;
  }
  .space-bar {
    display: block;
    max-width: 100%;
    /* Numbers run from left to right in every language. */
    direction: ltr;
  }
  .part rect {
    fill: var(--paper);
    stroke: var(--mute);
    stroke-width: 1;
  }
  .part text {
    fill: var(--ink);
    font: 11px var(--sans);
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .part .texture {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .part.acknowledged rect,
  .part.read rect {
    fill: var(--soft);
  }
  .part.acknowledged .texture,
  .part.read .texture {
    stroke: color-mix(in srgb, var(--mute) 55%, var(--soft));
    stroke-width: 1;
  }
  .part.sent rect,
  .part.unread rect {
    fill: var(--data-soft);
  }
  .part.again rect {
    fill: var(--fin-soft);
  }
  .part.lost rect {
    fill: var(--rst-soft);
    stroke: var(--rst);
    stroke-width: 1.5;
  }
  .part.lost .texture {
    stroke: var(--rst);
  }
  .part.sacked rect,
  .part.held rect {
    fill: color-mix(in srgb, var(--data) 18%, var(--paper));
  }
  .part.hole rect {
    stroke: var(--rst);
    stroke-dasharray: 3 3;
    stroke-width: 1.5;
  }
  .part.beyond rect,
  .part.outside rect {
    fill: none;
    stroke-dasharray: 1 4;
  }
  .part .break {
    fill: var(--paper);
    stroke: none;
  }
  .part .break-edge {
    fill: none;
    stroke: var(--mute);
  }
  .space-bar .mark path {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .space-bar .mark text {
    fill: var(--ink);
    font: 11px var(--mono);
  }
  .space-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
    font-size: 12.5px;
  }
  .space-legend li {
    display: inline-flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0 6px;
  }
  .space-legend code {
    color: var(--mute);
    font: 12px var(--mono);
  }
  .tcb-timer {
    margin-block-end: 6px;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .tcb-timer small {
    color: var(--mute);
    font-size: 12.5px;
  }
  .tcb-timer-bar {
    height: 5px;
    border-radius: 3px;
    background: var(--soft);
    overflow: hidden;
  }
  .tcb-timer-bar i {
    display: block;
    height: 100%;
    background: var(--fin);
    transform-origin: left;
  }
  .tcb-groups {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
    gap: 0 28px;
  }
  .tcb dl {
    margin: 0;
  }
  .tcb dl > div {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 10px;
    border-block-start: 1px solid var(--soft);
    font: 12.5px/1.5 var(--mono);
  }
  .tcb dt button {
    min-height: 26px;
    padding: 1px 4px;
    margin-inline-start: -4px;
    border-color: transparent;
    color: inherit;
    font: inherit;
    text-decoration-line: underline;
    text-decoration-style: dotted;
    text-decoration-color: var(--mute);
    text-underline-offset: 3px;
  }
  .tcb dt button[aria-expanded="true"] {
    background: var(--soft);
  }
  .tcb dd {
    justify-self: end;
    margin: 0;
    padding-inline: 4px;
    border-radius: 3px;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .tcb dd span + span {
    margin-inline-start: 0.3em;
  }
  .tcb .tcb-about {
    grid-column: 1 / -1;
    justify-self: start;
    padding: 2px 0 8px;
    font: 13.5px/1.45 var(--sans);
    text-align: start;
  }
  .tcb .changed {
    background: color-mix(in srgb, var(--data) 18%, transparent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .tcb .changed {
      background: none;
      animation: mark 2s ease-out;
    }
  }
  .tcb-formula {
    padding-block: 6px;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .part rect,
    .part[class] .texture,
    .space-bar .mark path {
      stroke: CanvasText;
    }
    .tcb-timer-bar {
      border: 1px solid CanvasText;
    }
    .tcb-timer-bar i {
      background: Highlight;
    }
  }
  @container tcpscope (max-width: 720px) {
    .tcb-body {
      grid-template-columns: minmax(0, 1fr);
    }
    .tcb dt button {
      min-height: 32px;
    }
  }
`;
