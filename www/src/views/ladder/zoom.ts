/** How large time is drawn on the ladder, and the buttons that change it. */
import { css, html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../../ui/icons.js";
import { ACTIONS, shortcuts, tip } from "../actions.js";
import type { ViewContext } from "../context.js";
import { renderNumbers } from "../numbers-button.js";

/** From the whole run at once to a close look at a burst. */
export const ZOOMS: readonly number[] = [0.125, 0.18, 0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4];

/** The next larger or smaller one; the same where there is none. */
export function nextZoom(zoom: number, step: 1 | -1): number {
  return ZOOMS[ZOOMS.indexOf(zoom) + step] ?? zoom;
}

/** The largest at which so much height suffices, but never larger than usual. */
export function fittingZoom(height: number, heightOf: (zoom: number) => number): number {
  const usual = ZOOMS.filter((zoom) => zoom <= 1);
  return usual.findLast((zoom) => heightOf(zoom) <= height) ?? usual[0] ?? 1;
}

type ZoomAction = "zoomOut" | "zoomIn" | "zoomFit";

const LOOKS: Readonly<Record<ZoomAction, IconName>> = {
  zoomOut: "minus",
  zoomIn: "plus",
  zoomFit: "fit",
};

export function renderZoom({ words, commands }: ViewContext, zoom: number): TemplateResult {
  const names: Readonly<Record<ZoomAction, string>> = {
    zoomOut: words.say("zoom-out"),
    zoomIn: words.say("zoom-in"),
    zoomFit: words.say("zoom-fit"),
  };
  const ends: Readonly<Record<ZoomAction, boolean>> = {
    zoomOut: zoom === ZOOMS[0],
    zoomIn: zoom === ZOOMS.at(-1),
    zoomFit: false,
  };
  const button = (name: ZoomAction): TemplateResult => {
    const action = ACTIONS[name];
    return html`
      <button
        aria-label=${names[name]}
        aria-keyshortcuts=${shortcuts(action, commands) ?? nothing}
        aria-disabled=${ends[name]}
        title=${tip(names[name], action, commands, words)}
        @click=${() => action.run(commands)}
      >
        ${icon(LOOKS[name])}
      </button>
    `;
  };
  return html`
    <div class="pane-tools">
      ${renderNumbers({ words, commands })} ${button("zoomOut")} ${button("zoomIn")} ${button("zoomFit")}
    </div>
  `;
}

export const zoomStyles = css`
  /* At the end of a pane’s title. */
  .pane-tools {
    position: absolute;
    inset-block-start: -6px;
    inset-inline-end: 0;
    display: flex;
    gap: 4px;
  }
  .pane-tools button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 28px;
    min-height: 26px;
    padding: 2px 6px;
    color: var(--mute);
    font-size: 12.5px;
  }
`;
