import { css } from "lit";

export const hostStyles = css`
  .host {
    position: relative;
    min-width: 0;
  }
  .host-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }
  .address {
    color: var(--mute);
    font: 12px var(--mono);
  }
  .state {
    margin: 2px 0 0;
    font-size: 23px;
    font-weight: 680;
    line-height: 1.3;
    letter-spacing: -0.015em;
    white-space: nowrap;
  }
  /* Nobody is at home. */
  .host.down {
    --ink: var(--mute);
  }
  .host.down .state {
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  .down-note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px;
    color: var(--rst);
    font-size: 13px;
  }
  .down-note button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .host.server .down-note {
    flex-direction: row-reverse;
  }
  .timers {
    min-height: 22px;
    font-size: 12.5px;
    color: var(--fin);
  }
  .timer {
    display: flex;
    align-items: center;
    gap: 5px;
    flex-wrap: wrap;
    font-variant-numeric: tabular-nums;
  }
  .timer .icon {
    width: 13px;
    height: 13px;
  }
  .timer small {
    font-size: inherit;
  }
  .calls {
    position: relative;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    margin-block: 6px 10px;
  }
  .send {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 6px;
  }
  .send input {
    min-width: 0;
    padding-inline: 9px;
    font-family: var(--mono);
    font-size: 12.5px;
  }
  .hint {
    position: absolute;
    inset-block-start: calc(100% + 6px);
    inset-inline-start: 0;
    z-index: 6;
    width: max-content;
    max-width: min(280px, calc(100cqi - 8px));
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--ink);
    color: var(--paper);
    font-size: 13px;
    line-height: 1.4;
    text-align: start;
    box-shadow: 0 4px 18px rgb(0 0 0 / 0.22);
  }
  .hint small {
    display: block;
    margin-block-start: 3px;
    font-size: 12px;
    opacity: 0.86;
  }
  .facts {
    /* Three lines, so that what stands below keeps its place. */
    min-height: 54px;
    font-size: 13px;
    line-height: 18px;
    color: var(--mute);
    overflow-wrap: anywhere;
  }
  .facts b {
    font-weight: 500;
    color: var(--ink);
  }
  .facts q {
    font: 12px var(--mono);
    color: var(--data);
  }
  .variables {
    margin-block-start: 6px;
  }
  .variables summary {
    color: var(--mute);
    font-size: 13px;
    cursor: pointer;
    width: max-content;
    min-height: 24px;
  }
  .variables dl {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-content: start;
    gap: 0 12px;
    /* Room for all, so that what stands below keeps its place. */
    min-height: 102px;
    margin: 2px 0 0;
    font: 12px/1.7 var(--mono);
  }
  .variables dl > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 6px;
    min-width: 0;
    border-radius: 3px;
  }
  .variables dt {
    color: var(--mute);
  }
  .variables dd {
    margin: 0;
    margin-inline-start: auto;
    white-space: nowrap;
  }
  /* Thousands stand apart, but what is copied is the number. */
  .variables dd span + span {
    margin-inline-start: 0.3em;
  }
  .variables .changed {
    background: color-mix(in srgb, var(--data) 18%, transparent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .variables .changed {
      background: none;
      animation: mark 2s ease-out;
    }
  }
  /* The server mirrors the client: everything stands towards the outer edge. */
  .host.server .host-head,
  .host.server .timer {
    justify-content: flex-end;
  }
  .host.server .state,
  .host.server .facts {
    text-align: end;
  }
  .host.server .variables summary {
    margin-inline-start: auto;
  }
  .host.server .hint {
    inset-inline: auto 0;
  }
  @container tcpscope (max-width: 720px) {
    .state {
      font-size: clamp(15px, 5cqi, 20px);
    }
    .calls button,
    .calls input {
      min-height: 38px;
      padding-inline: 6px;
    }
    .host-head {
      flex-direction: column;
    }
    .host.server .host-head {
      align-items: flex-end;
    }
  }
  @container tcpscope (max-width: 520px) {
    .variables dl {
      grid-template-columns: 1fr;
    }
  }
`;
