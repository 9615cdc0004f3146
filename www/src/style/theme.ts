/**
 * Colours by meaning, the two typefaces, and what counts as a window. A host page may set `--tcpscope-<name>`
 * (docs/theming.md); light or dark follows its `color-scheme`, or the attribute `theme`.
 */
import { css } from "lit";

/** Light, dark, or as the page around it. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Spacing, alignment and the like would come in from the page around; only this may. */
export const alone = css`
  :host {
    all: initial;
    color-scheme: inherit;
    pointer-events: inherit;
    visibility: inherit;
  }
`;

export const theme = css`
  :host(:state(light)) {
    color-scheme: light;
  }
  :host(:state(dark)) {
    color-scheme: dark;
  }
  :host {
    --paper: var(--tcpscope-paper, light-dark(#fbfaf7, #14171b));
    --ink: var(--tcpscope-ink, light-dark(#1d2127, #e8e6e1));
    --mute: var(--tcpscope-mute, light-dark(#62676e, #a0a5ad));
    --line: var(--tcpscope-line, light-dark(#d9d5cb, #333941));
    --soft: var(--tcpscope-soft, light-dark(#efece5, #20252b));
    --syn: var(--tcpscope-syn, light-dark(#4453cc, #97a2ff));
    --data: var(--tcpscope-data, light-dark(#0b766b, #43c8b8));
    --ack: var(--tcpscope-ack, light-dark(#6d727a, #99a0a9));
    --fin: var(--tcpscope-fin, light-dark(#9c5500, #f2a654));
    --rst: var(--tcpscope-rst, light-dark(#bb2437, #ff7581));
    --focus: var(--tcpscope-focus, light-dark(#1a63cf, #74aeff));
    /* The edge of what can be filled in, and lines without which a drawing could not be read. */
    --edge: color-mix(in srgb, var(--mute) 78%, var(--paper));
    --syn-soft: color-mix(in srgb, var(--syn) 45%, var(--paper));
    --data-soft: color-mix(in srgb, var(--data) 45%, var(--paper));
    --fin-soft: color-mix(in srgb, var(--fin) 45%, var(--paper));
    --rst-soft: color-mix(in srgb, var(--rst) 8%, var(--paper));
    --sans: var(
      --tcpscope-sans,
      ui-sans-serif,
      system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Noto Sans",
      "PingFang SC",
      "Noto Sans CJK SC",
      sans-serif
    );
    --mono: var(
      --tcpscope-mono,
      ui-monospace,
      SFMono-Regular,
      Menlo,
      Consolas,
      "DejaVu Sans Mono",
      monospace
    );
    /* A frame that grows with its content must not measure that by its own height. */
    --window-height: var(--tcpscope-window-height, 100vh);
    /* Nor has it a lower edge at which the bar could always be seen. */
    --bar-order: var(--tcpscope-bar-order, 3);
  }
`;
