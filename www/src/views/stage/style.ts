import { css } from "lit";

/** Segments differ by form as well as by colour. */
export const stageStyles = css`
  .stage {
    position: relative;
    display: grid;
    align-content: start;
    gap: 6px;
    padding-block-start: 22px;
    min-width: 0;
    border-radius: 6px;
  }
  .wire {
    position: relative;
    display: flex;
    flex-direction: column;
  }
  .wire.server {
    flex-direction: column-reverse;
  }
  .wire-foot {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .wire-foot .delay {
    margin-inline-start: auto;
  }
  .wire.server .delay {
    margin-inline: 0 auto;
  }
  .wire.server .wire-foot {
    flex-direction: row-reverse;
  }
  .track {
    position: relative;
    container-type: inline-size;
    /* The line and three lanes, and what overlaps them. */
    block-size: 114px;
  }
  .track::before {
    content: "";
    position: absolute;
    inset-inline: 0;
    block-size: 1px;
    background: var(--edge);
  }
  /* The wire points to where its segments go. */
  .track::after {
    content: "";
    position: absolute;
    border: 4px solid transparent;
    margin-block: -4px;
  }
  .wire.client .track::after {
    inset-inline-end: 0;
    inset-block-end: 20px;
    border-inline-start: 7px solid var(--edge);
    border-inline-end: 0;
  }
  .wire.server .track::after {
    inset-inline-start: 0;
    inset-block-start: 20px;
    border-inline-end: 7px solid var(--edge);
    border-inline-start: 0;
  }
  .wire.client .track::before,
  .wire.client .segment,
  .wire.client .trap {
    inset-block-end: 20px;
  }
  .wire.server .track::before,
  .wire.server .segment,
  .wire.server .trap {
    inset-block-start: 20px;
  }
  .delay {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--mute);
    font: 12px var(--mono);
  }
  .delay .icon {
    width: 12px;
  }
  .wire.server .delay {
    flex-direction: row-reverse;
  }
  .drop-next {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 2px 10px;
    color: var(--mute);
    font-size: 12.5px;
  }
  .drop-next[aria-pressed="true"] {
    border-color: var(--rst);
    color: var(--rst);
    background: var(--rst-soft);
  }
  .trap {
    position: absolute;
    display: none;
    color: var(--fin);
    margin-block: -9px;
    width: 18px;
    height: 18px;
    background: var(--paper);
  }
  .trap.drop {
    color: var(--rst);
  }
  .armed .trap {
    display: block;
  }
  .wire.client .trap {
    left: 4px;
  }
  .wire.server .trap {
    right: 4px;
  }
  .trap .icon {
    width: 18px;
    height: 18px;
  }
  /* A host that has crashed: a sign where it stood, above what may have been lost there. */
  .absent {
    position: absolute;
    z-index: 3;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 2px 7px;
    border: 1.5px dashed var(--rst);
    border-radius: 6px;
    background: var(--paper);
    color: var(--rst);
    font-size: 12px;
    line-height: 1.3;
  }
  .absent .icon {
    width: 12px;
    height: 12px;
  }
  .wire.client .absent {
    left: 0;
    inset-block-end: 42px;
  }
  .wire.server .absent {
    right: 0;
    inset-block-start: 42px;
  }
  .segment {
    position: absolute;
    left: 0;
    block-size: 30px;
    margin-block: -15px;
    padding: 0;
    border: 0;
    background: none;
    font: 12px/1 var(--mono);
    white-space: nowrap;
    /* Before the tip of the wire. */
    z-index: 1;
    will-change: transform;
    --tone: var(--ack);
    --on: var(--paper);
  }
  .segment.syn {
    --tone: var(--syn);
  }
  .segment.data {
    --tone: var(--data);
  }
  .segment.fin {
    --tone: var(--fin);
  }
  .segment.rst {
    --tone: var(--rst);
  }
  .segment .body {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    block-size: 30px;
    padding-inline: 14px;
    background: var(--tone);
    color: var(--on);
    border: 2px solid var(--tone);
    /* In a pile each can be told from the next. */
    box-shadow: 0 0 0 1.5px var(--paper);
  }
  .segment .icon {
    width: 13px;
    height: 13px;
  }
  /* Beneath another one, which says how many lie there: only its outline tells of it. */
  .wire .segment.covered .body {
    --on: transparent;
    color: transparent;
  }
  /* SYN: a capsule, round at both ends. */
  .segment.syn .body {
    border-radius: 15px;
  }
  /* Data: a parcel with square corners. */
  .segment.data .body {
    border-radius: 3px;
  }
  /* A train: more behind the first one. */
  .segment.train .body {
    box-shadow:
      3px 3px 0 -1px var(--paper),
      3px 3px 0 0 var(--tone);
  }
  /* ACK: only an outline. */
  .segment.ack .body {
    background: var(--paper);
    color: var(--ink);
    border-radius: 8px;
    border-width: 1.5px;
  }
  /* FIN: a wall at its head. */
  .segment.fin .body {
    border-radius: 3px 12px 12px 3px;
  }
  .segment.fin.client .body {
    border-radius: 12px 3px 3px 12px;
    border-inline-end: 7px double var(--on);
  }
  .segment.fin.server .body {
    border-inline-start: 7px double var(--on);
  }
  /* RST: an octagon, the stop sign. */
  .segment.rst .body {
    clip-path: polygon(9px 0, calc(100% - 9px) 0, 100% 9px, 100% calc(100% - 9px), calc(100% - 9px) 100%, 9px 100%, 0 calc(100% - 9px), 0 9px);
    font-weight: 700;
  }
  .segment.again .body {
    outline: 1.5px dashed var(--tone);
    outline-offset: 2px;
  }
  .segment.rst.again .body {
    outline: none;
  }
  /* The head points where it goes. */
  .segment::after {
    content: "";
    position: absolute;
    top: 10px;
    border: 5px solid transparent;
  }
  .segment.client::after {
    left: calc(100% + 3px);
    border-left: 6px solid var(--tone);
    border-right: 0;
  }
  .segment.server::after {
    right: calc(100% + 3px);
    border-right: 6px solid var(--tone);
    border-left: 0;
  }
  button.segment:hover .body,
  button.segment.chosen .body {
    filter: brightness(1.08);
  }
  button.segment:hover,
  button.segment:focus,
  button.segment.chosen {
    z-index: 2;
  }
  /* Held: it stands between two bars. */
  .segment.held .body {
    border-inline: 5px solid var(--ink);
  }
  /* A copy: a second outline, in dots. */
  .segment.copy .body {
    outline: 2px dotted var(--tone);
    outline-offset: 2px;
  }
  /* Forged: said so, in a frame of its own. */
  .segment .short::before {
    content: attr(data-text);
  }
  .segment .pile::after {
    content: attr(data-more);
  }
  .segment .body small,
  .segment .pile::after {
    padding: 1px 5px;
    border: 1px solid currentColor;
    border-radius: 3px;
    font: 600 10.5px/1.2 var(--sans);
  }
  .segment.forged .body {
    border-style: double;
    border-width: 4px;
  }
  .segment.edited .body {
    text-decoration-line: underline;
    text-decoration-style: wavy;
    text-underline-offset: 3px;
  }
  .segment.corrupted .body {
    text-decoration: line-through;
  }
  .segment.lost .body {
    background: var(--paper);
    color: var(--mute);
    border: 1.5px dashed var(--tone);
    outline: none;
    clip-path: none;
  }
  .segment.lost::after {
    display: none;
  }
  /* The cross stands where the head was. */
  .segment .mark {
    position: absolute;
    top: 3px;
    color: var(--rst);
  }
  .segment.client .mark {
    left: calc(100% - 8px);
  }
  .segment.server .mark {
    right: calc(100% - 8px);
  }
  .segment .mark .icon {
    width: 24px;
    height: 24px;
  }
  .segment.lost {
    animation: fade 2.6s ease-in 0.4s both;
    animation-play-state: paused;
  }
  .playing .segment.lost {
    animation-play-state: running;
  }
  @keyframes fade {
    to {
      opacity: 0;
    }
  }
  @container tcpscope (max-width: 720px) {
    .stage {
      padding-block-start: 0;
    }
    .track {
      block-size: 80px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .segment.lost {
      animation: none;
    }
  }
`;
