/** Forced colours: the user's own few colours, so that form and words tell everything. */
import { css } from "lit";

export const forcedStyles = css`
  @media (forced-colors: active) {
    /* All colours come from here: so none has to be taken away, and no drawing loses its fill. */
    :host {
      forced-color-adjust: none;
      --paper: Canvas;
      --ink: CanvasText;
      --mute: CanvasText;
      --line: CanvasText;
      --edge: CanvasText;
      --soft: Canvas;
      --syn: CanvasText;
      --data: CanvasText;
      --ack: CanvasText;
      --fin: CanvasText;
      --rst: CanvasText;
      --focus: Highlight;
      --rst-soft: Canvas;
    }
    .citation {
      color: LinkText;
    }
    button,
    select,
    .file span {
      border-color: ButtonBorder;
      background: ButtonFace;
      color: ButtonText;
    }
    button:hover,
    select:hover {
      border-color: Highlight;
    }
    input,
    textarea {
      background: Field;
      color: FieldText;
    }
    button[aria-disabled="true"] {
      color: GrayText;
      border-color: GrayText;
    }
    .scope button[aria-pressed="true"],
    .scope button[aria-expanded="true"],
    .branch .verbs [aria-expanded="true"],
    .unplugged .plug,
    .menu [role="menuitem"]:hover,
    .menu [role="menuitem"]:focus {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    .scope button.segment {
      border: 0;
      background: none;
    }
    .menu kbd {
      color: inherit;
    }
    .hint,
    .script-error mark {
      outline: 1px solid;
    }
    .variables .changed {
      outline: 1px dashed;
      outline-offset: -1px;
    }
    /* Where a bar of states begins and ends; its name stands beside it. */
    rect.bar {
      stroke: CanvasText;
    }
    .diagram .box.present rect {
      stroke: Highlight;
      stroke-width: 4;
    }
    .diagram .walked .line,
    .diagram .walked .ring {
      stroke: Highlight;
      stroke-width: 4;
    }
    .diagram .walked .head {
      fill: Highlight;
    }
    .gutter {
      border-inline-end: 1px solid;
    }
  }
`;
