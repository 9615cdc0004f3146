import { css } from "lit";

export const segmentStyles = css`
  .segment-panel {
    padding-block: 10px 6px;
    scroll-margin-block: 12px;
  }
  .segment-top {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 24px;
    padding-block-end: 12px;
  }
  .segment-top h3 {
    margin: 0;
    font-size: 15px;
    font-weight: 600;
    line-height: 1.4;
  }
  .segment-top small {
    margin-inline-start: 4px;
    color: var(--mute);
    font: 12px var(--mono);
  }
  .segment-top .notation-line code {
    display: block;
    color: var(--mute);
    font: 12px/1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  .segment-tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: start;
  }
  .segment-tools button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .scope:dir(rtl) .segment-tools .icon {
    transform: scaleX(-1);
  }
  .segment-none,
  .segment-gone {
    max-width: 70ch;
    color: var(--mute);
    font-size: 13px;
  }
  .segment-gone {
    margin-block-end: 10px;
    padding: 6px 12px;
    border-inline-start: 4px solid var(--fin);
    background: var(--soft);
    color: var(--ink);
  }
  .segment-body {
    display: grid;
    grid-template-columns: minmax(0, 680px) minmax(0, 1fr);
    gap: 16px 40px;
  }
  .segment-left,
  .segment-octets {
    min-width: 0;
  }
  /* The columns are bits. Those of the flags are wide enough to be hit. */
  .header-figure {
    display: grid;
    grid-template-columns:
      repeat(8, minmax(5px, 1fr))
      repeat(8, minmax(24px, 1.4fr))
      repeat(16, minmax(2.7px, 1fr));
    grid-auto-rows: minmax(46px, auto);
    grid-template-rows: 18px;
    padding-inline-start: 1px;
    direction: ltr;
  }
  .header-figure .bit {
    color: var(--mute);
    font: 11px/18px var(--mono);
    white-space: nowrap;
    padding-inline-start: 3px;
  }
  .header-figure .bit:nth-of-type(5) {
    justify-self: end;
    padding: 0;
  }
  .header-figure .cell {
    display: flex;
    flex-direction: column;
    justify-content: center;
    align-items: center;
    min-width: 0;
    padding: 3px 2px;
    margin-block-start: -1px;
    margin-inline-start: -1px;
    border: 1px solid var(--mute);
    border-radius: 0;
    font-size: 12px;
    line-height: 1.25;
    text-align: center;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .header-figure .cell span {
    color: var(--mute);
    font-size: 11.5px;
  }
  .header-figure .cell b {
    font: 500 12.5px/1.3 var(--mono);
  }
  .header-figure .cell i {
    color: var(--mute);
    font: 11.5px var(--sans);
  }
  .header-figure .cell q {
    max-width: 100%;
    color: var(--data);
    font: 12px var(--mono);
  }
  .header-figure .cell.flag {
    padding-inline: 0;
  }
  .header-figure .flag span {
    font: 11px var(--mono);
    letter-spacing: -0.04em;
    overflow-wrap: normal;
  }
  /* A bit that is set is a filled cell. */
  .header-figure .flag.set {
    background: var(--ink);
    box-shadow: inset 0 0 0 1px var(--paper);
    color: var(--paper);
  }
  .header-figure .flag.set span {
    color: inherit;
    font-weight: 700;
  }
  .header-figure .wrong b {
    color: var(--rst);
    text-decoration-line: underline;
    text-decoration-style: wavy;
    text-underline-offset: 3px;
  }
  .header-figure .cell.marked:not(.set) {
    background: color-mix(in srgb, var(--syn) 18%, var(--paper));
  }
  .header-figure .cell.marked {
    box-shadow: inset 0 0 0 2px var(--syn);
  }
  .header-figure .cell[data-near]:not(.set) {
    background: var(--soft);
  }
  .header-figure .cell[data-near].set {
    box-shadow: inset 0 0 0 2px var(--syn);
  }
  .header-figure .cell:focus-visible {
    z-index: 1;
    border-radius: 2px;
    outline-offset: -1px;
  }
  .checksum {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-block: 8px;
    font-size: 13px;
  }
  .checksum.wrong {
    color: var(--rst);
    font-weight: 600;
  }
  .field-meaning {
    max-width: 66ch;
    min-height: 96px;
  }
  .field-meaning h4 {
    margin: 0 0 2px;
    font-size: 13.5px;
    font-weight: 600;
  }
  .field-meaning h4 b {
    margin-inline-start: 6px;
    font: 500 13px var(--mono);
    overflow-wrap: anywhere;
  }
  .field-meaning p {
    font-size: 14px;
  }
  .field-meaning .field-octets {
    color: var(--mute);
    font-size: 12.5px;
  }
  .field-octets code {
    font: 12.5px var(--mono);
  }
  .octets {
    display: grid;
    grid-template-columns: 40px repeat(16, minmax(24px, 28px));
    direction: ltr;
    font: 12.5px/1 var(--mono);
  }
  .octets.short {
    grid-template-columns: 40px repeat(8, minmax(24px, 36px));
  }
  .octets .offset {
    align-self: center;
    color: var(--mute);
  }
  .octets button {
    min-height: 26px;
    padding: 0;
    border: 0;
    border-radius: 0;
    font: inherit;
  }
  .octets .ip {
    color: var(--mute);
  }
  .octets [data-near] {
    background: var(--soft);
  }
  .octets .marked {
    background: color-mix(in srgb, var(--syn) 18%, var(--paper));
    box-shadow: inset 0 -2px 0 var(--syn);
    color: var(--ink);
    font-weight: 700;
  }
  .octets button:focus-visible {
    outline-offset: -2px;
  }
  .octets-all {
    margin-block-start: 8px;
  }
  @media (forced-colors: active) {
    .header-figure .flag.set {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
    .cell.marked,
    .octets .marked {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @container tcpscope (max-width: 1100px) {
    .segment-body {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container tcpscope (max-width: 720px) {
    .segment-tools button {
      min-height: 38px;
    }
    .header-figure .cell span,
    .header-figure .cell i {
      font-size: 10.5px;
    }
    .header-figure .flag span {
      font-size: 10px;
    }
    .header-figure .small span {
      writing-mode: vertical-rl;
      line-height: 1.6;
    }
    .octets button {
      min-height: 30px;
    }
  }
`;
