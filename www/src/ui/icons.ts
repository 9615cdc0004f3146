/** The few pictures, as SVG; they take the colour of the text. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

const PATHS = {
  play: svg`<path d="M4.5 2.5v11l9-5.5z" fill="currentColor" stroke="none" />`,
  pause: svg`<path d="M5 3v10M11 3v10" stroke-width="2.6" />`,
  step: svg`<path d="M3 3v10l7-5z" fill="currentColor" stroke="none" /><path d="M12.5 3v10" stroke-width="2.2" />`,
  back: svg`<path d="M13 3v10L6 8z" fill="currentColor" stroke="none" /><path d="M3.5 3v10" stroke-width="2.2" />`,
  earlier: svg`<path d="M6.5 3.5 2 8l4.5 4.5" /><path d="m9 5 5 6m0-6-5 6" stroke-width="2" />`,
  later: svg`<path d="M9.5 3.5 14 8l-4.5 4.5" /><path d="m2 5 5 6m0-6-5 6" stroke-width="2" />`,
  reset: svg`<path d="M3.2 8a4.8 4.8 0 1 0 1.6-3.6" /><path d="M5.4 1.6 4.5 4.8l3.2.6" />`,
  again: svg`<path d="M13 8a5 5 0 1 1-1.6-3.7" /><path d="M12.2 1.4v3.3H8.9" />`,
  cross: svg`<path d="m3.5 3 9 10m0-10-9 10" stroke-width="2.2" />`,
  right: svg`<path d="M2 8h11M9 4l4 4-4 4" />`,
  left: svg`<path d="M14 8H3M7 4 3 8l4 4" />`,
  copy: svg`<rect x="2" y="5" width="8" height="8.5" rx="1" /><path d="M6 2.5h8v8.5" />`,
  crack: svg`<path d="M9 1 5.5 6.5h5L6.5 15" stroke-width="2" />`,
  pencil: svg`<path d="m2.5 13.5.8-3.3L11 2.5l2.5 2.5-7.7 7.7z" />`,
  plug: svg`<path d="M5.5 2v3.5m5-3.5v3.5M3.5 5.5h9v2a4.5 4.5 0 0 1-9 0zM8 12v2.5" />`,
  check: svg`<path d="m2.5 8.5 3.6 3.7L13.5 4" stroke-width="2.2" />`,
  open: svg`<path d="M4 8h.01M8 8h.01M12 8h.01" stroke-width="2.6" />`,
  power: svg`<path d="M8 1.8v5.4M4.6 4a5.4 5.4 0 1 0 6.8 0" />`,
  branch: svg`<path d="M4 2v12M4 9c0-4 8-1 8-6" /><path d="M9.5 4.5 12 2l2.5 2.5" />`,
  bin: svg`<path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9" />`,
  compare: svg`<path d="M2.5 2.5h4v11h-4zM9.5 2.5h4v11h-4z" /><path d="M4.5 6v4m7-4v4" />`,
  share: svg`<path d="M8 10V2M5 4.5 8 1.5l3 3M3.5 8v6h9V8" />`,
  chevron: svg`<path d="m6 3 5 5-5 5" />`,
  globe: svg`<circle cx="8" cy="8" r="6" /><path d="M2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  minus: svg`<path d="M3 8h10" />`,
  fit: svg`<path d="M3 1.5h10M3 14.5h10M8 4v8M5.8 6 8 3.8 10.2 6M5.8 10 8 12.2 10.2 10" />`,
  dial: svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.4 1.6" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
}
