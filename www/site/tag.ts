/** The lines that an author pastes. Pure. */

/** What the author wants. */
export interface Choice {
  readonly scenario: string;
  readonly speed: number;
  readonly paused: boolean;
  /** Empty for that of the page. */
  readonly lang: string;
  readonly names: string;
}

/** `script`: the address of the element's module. */
export function tagFor(choice: Choice, script: string): string {
  const { scenario, speed, paused, lang, names } = choice;
  const attributes = [
    `scenario="${scenario}"`,
    ...(speed === 1 ? [] : [`speed="${speed}"`]),
    ...(paused ? ["paused"] : []),
    ...(lang === "" ? [] : [`lang="${lang}"`]),
    ...(names === "rfc" ? [] : [`names="${names}"`]),
  ];
  return `<script type="module" src="${script}"></script>

<tcp-scope ${attributes.join(" ")}>
  What readers see where the simulation can’t run.
</tcp-scope>
`;
}
