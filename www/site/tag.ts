/** The lines that an author pastes. Pure. */

import { VIEWS, type ViewName } from "../src/attributes.js";

/** What the author wants. */
export interface Choice {
  readonly scenario: string;
  readonly speed: number;
  readonly paused: boolean;
  /** Empty for that of the page. */
  readonly lang: string;
  readonly names: string;
  readonly views: ReadonlySet<ViewName>;
}

/** `script`: the address of the element's module. */
export function tagFor(choice: Choice, script: string): string {
  const { scenario, speed, paused, lang, names, views } = choice;
  const shown = VIEWS.filter((view) => views.has(view));
  const attributes = [
    `scenario="${scenario}"`,
    ...(speed === 1 ? [] : [`speed="${speed}"`]),
    ...(paused ? ["paused"] : []),
    ...(lang === "" ? [] : [`lang="${lang}"`]),
    ...(names === "rfc" ? [] : [`names="${names}"`]),
    ...(shown.length % VIEWS.length === 0 ? [] : [`views="${shown.join(" ")}"`]),
  ];
  return `<script type="module" src="${script}"></script>

<tcp-scope ${attributes.join(" ")}>
  What readers see where the simulation can’t run.
</tcp-scope>
`;
}
