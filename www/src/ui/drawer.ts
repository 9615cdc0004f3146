/** What is folded away below the ladder: a summary, and a body that is drawn while it is open. */
import { html, nothing, type TemplateResult } from "lit";

export interface Drawer {
  /** Its classes. */
  readonly name: string;
  readonly open: boolean;
  readonly summary: unknown;
  body(): unknown;
  toggled(open: boolean): void;
}

export function renderDrawer({ name, open, summary, body, toggled }: Drawer): TemplateResult {
  const toggle = (event: Event): void => {
    // What is folded within tells of itself, too.
    if (event.target === event.currentTarget) {
      toggled((event.target as HTMLDetailsElement).open);
    }
  };
  return html`
    <details class="drawer ${name}" ?open=${open} @toggle=${toggle}>
      <summary>${summary}</summary>
      ${open ? body() : nothing}
    </details>
  `;
}
