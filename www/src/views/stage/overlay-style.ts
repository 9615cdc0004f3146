import { css } from "lit";

/** The menu of a segment, over the stage or over the ladder. */
export const menuStyles = css`
  .menu {
    position: absolute;
    z-index: 7;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--paper);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.2);
  }
  .menu {
    display: grid;
    width: 212px;
    max-width: 100%;
    padding: 5px;
  }
  .menu [role="menuitem"] {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
    min-height: 32px;
    border: 0;
    border-radius: 6px;
    text-align: start;
  }
  .menu [role="menuitem"]:hover,
  .menu [role="menuitem"]:focus {
    background: var(--soft);
  }
  .menu [role="menuitem"]:focus-visible {
    outline-offset: -2px;
  }
  .menu .choice-drop {
    color: var(--rst);
  }
  .menu .choice-what-if,
  .menu :not(.choice-what-if) + .choice-inspect {
    border-start-start-radius: 0;
    border-start-end-radius: 0;
    border-block-start: 1px solid var(--line);
  }
  .menu kbd {
    color: var(--mute);
    font: 12px var(--mono);
  }
  .menu.ask {
    padding: 10px 12px 12px;
  }
  .menu.ask form {
    display: grid;
    gap: 8px;
  }
  .menu .row {
    display: flex;
    gap: 6px;
  }
  .menu .fields {
    grid-template-columns: 1fr 1fr;
  }
  .what-if p {
    max-width: 260px;
    padding: 5px 11px 6px;
    color: var(--mute);
    font-size: 12.5px;
    line-height: 1.35;
  }
  @container tcpscope (max-width: 720px) {
    .menu [role="menuitem"] {
      min-height: 40px;
    }
  }
`;

/** The faults of a host, and the cable. */
export const overlayStyles = css`
  .faults {
    position: absolute;
    z-index: 7;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--paper);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.2);
  }
  .faults {
    display: grid;
    gap: 12px;
    width: min(340px, 100%);
    padding: 12px 14px 14px;
  }
  .faults.client {
    inset-block-start: 56px;
    inset-inline-start: 0;
  }
  .faults.server {
    inset-block-start: 56px;
    inset-inline-end: 0;
  }
  .fault-form,
  .forge-form {
    display: grid;
    gap: 8px;
  }
  .forge-form {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
  }
  .armed-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: start;
    padding-block-end: 10px;
    border-block-end: 1px solid var(--line);
  }
  .armed-list ul {
    max-height: 110px;
    overflow: hidden auto;
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--rst);
    font: 12px/1.6 var(--mono);
    overflow-wrap: anywhere;
  }
  .armed-list code {
    font: inherit;
  }
  .faults .close {
    justify-self: end;
  }
  .faults-button {
    min-height: 28px;
    padding: 2px 10px;
    color: var(--mute);
    font-size: 12.5px;
  }
  .faults-button[aria-expanded="true"] {
    color: var(--ink);
    border-color: var(--mute);
  }
  .cable {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    align-items: center;
    gap: 4px 10px;
    min-height: 28px;
    font-size: 12.5px;
    color: var(--mute);
  }
  .plug {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 2px 10px;
    color: var(--mute);
    font-size: 12.5px;
  }
  .unplugged .plug {
    border-color: var(--rst);
    color: var(--rst);
    background: var(--rst-soft);
  }
  .unplugged-note {
    color: var(--rst);
  }
  /* The line is cut: two ends and nothing between them. */
  .unplugged .track::before {
    background: linear-gradient(
      to right,
      var(--edge) 0 calc(50% - 26px),
      transparent 0 calc(50% + 26px),
      var(--edge) 0
    );
  }
  .unplugged .track::after {
    opacity: 0.35;
  }
`;
