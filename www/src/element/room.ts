/**
 * Keeps the room that an element will need, so that nothing below it moves when it begins to play:
 * in its shadow tree, and by `tcpscope.css` while its script has yet to come. Pure.
 */

import { inEm } from "../ui/type-size.js";
import type { Permissions } from "../views/permissions.js";
import type { ViewName } from "../views/view-names.js";

/** What decides how much room is needed, beside the width. */
export type Feature =
  | ViewName
  | "readonly"
  | "playback"
  | "no-bar"
  | "no-languages"
  /** Expectations of which it is known that there are some. */
  | "expecting";

export interface Selectors {
  /** Where room is kept. */
  readonly room: string;
  /** The same where it has a feature; none where nothing is known of that. */
  having(feature: Feature): string | undefined;
}

/** The height of what counts as a window, before and after the element's own styles have come. */
const WINDOW = "var(--tcpscope-window-height, 100vh)";

/** All but the first, which may take two lines. */
const DRAWERS = ["segment", "diagram", "graph", "script", "sockets", "table"] as const;
/** Those that may take two lines where there is hardly any room. */
const FOLDED: Partial<Record<ViewName, string>> = {
  segment: "var(--room-fold, 32px)",
  diagram: "var(--room-fold, 32px)",
};

/** What each feature adds, takes away, or has instead. */
const RULES: readonly (readonly [Feature, string])[] = [
  ["hosts", "--room-hosts: calc(var(--room-host) - var(--room-no-calls, 0px));"],
  ["stage", "--room-stage: calc(var(--room-wire) - var(--room-no-faults, 0px));"],
  ["readonly", "--room-no-calls: var(--room-calls); --room-no-faults: var(--room-faults);"],
  ["sockets", "--room-talk: var(--room-calls-made);"],
  ["timeline", "--room-timeline: var(--room-slider);"],
  ["ladder", "--room-ladder: var(--room-pane);"],
  ["log", "--room-log: var(--room-list);"],
  ["variables", "--room-variables: var(--room-drawer);"],
  ...DRAWERS.map((name) => [name, `--room-${name}: ${FOLDED[name] ?? "32px"};`] as const),
  ["expecting", "--room-results: var(--room-expecting);"],
  ["playback", "--room-bar: var(--room-playback);"],
  ["no-bar", "--room-bar: 0px; --room-slider: 0px;"],
  ["no-languages", "--room-languages: 0px;"],
];

/** Defines `--room-needed`. The sizes are those of the parts as they are drawn, drawers folded. */
export function roomStyles({ room, having }: Selectors): string {
  const rules = RULES.flatMap(([feature, rule]) => {
    const selector = having(feature);
    return selector === undefined ? [] : [`${selector} { ${rule} }`];
  });
  const sum = ["variables", ...DRAWERS].map((name) => `var(--room-${name}, 0px)`).join(" + ");
  return `${room} {
  --room-host: 394px; --room-calls: 124px; --room-wire: 356px; --room-faults: 28px;
  --room-calls-made: 24px; --room-whole-bar: 57px; --room-playback: 53px; --room-slider: 43px;
  --room-expecting: 39px; --room-drawer: 32px; --room-bar: var(--room-whole-bar);
  --room-pane: calc(59px + clamp(380px, ${WINDOW} - 570px, 700px));
  --room-list: var(--room-pane); --room-languages: 46px;
  --room-top: calc(max(var(--room-hosts, 0px), var(--room-stage, 0px)) + var(--room-talk, 0px));
  --room-panes: max(var(--room-ladder, 0px), var(--room-log, 0px));
  --room-needed: calc(
    48px + var(--room-top) + var(--room-bar) + var(--room-timeline, 0px) + var(--room-results, 0px)
    + var(--room-panes) + var(--room-languages) + ${sum}
  );
}
@container tcpscope (max-width: 1040px) {
  ${room} { --room-whole-bar: 79px; }
}
@container tcpscope (max-width: 900px) {
  ${room} {
    --room-wire: 374px; --room-calls-made: 42px;
    --room-pane: calc(61px + clamp(320px, 0.58 * ${WINDOW}, 640px));
    --room-list: calc(61px + clamp(240px, 0.56 * ${WINDOW}, 560px));
    --room-top: calc(
      var(--room-hosts, 0px) + var(--room-stage, 0px) + var(--room-talk, 0px)
      - min(10px, var(--room-hosts, 0px), var(--room-stage, 0px))
    );
    --room-panes: calc(var(--room-ladder, 0px) + var(--room-log, 0px));
  }
}
@container tcpscope (max-width: 720px) {
  ${room} {
    --room-host: 318px; --room-calls: 142px; --room-wire: 284px; --room-calls-made: 84px;
    --room-whole-bar: 99px; --room-playback: 51px; --room-slider: 56px; --room-expecting: 53px;
  }
}
@container tcpscope (max-width: 480px) {
  ${room} { --room-whole-bar: 112px; }
}
@container tcpscope (max-width: 420px) {
  ${room} { --room-drawer: 43px; }
}
@container tcpscope (max-width: 270px) {
  ${room} {
    --room-host: 456px; --room-calls: 274px; --room-wire: 302px; --room-faults: 52px;
    --room-whole-bar: 132px; --room-playback: 82px; --room-drawer: 64px; --room-fold: 44px;
  }
}
${rules.join("\n")}
`;
}

/** The features of an element as it is, for the attribute `data-room` of where room is kept. */
export function roomFor(
  views: ReadonlySet<ViewName>,
  { bar, acts, script, expectations, languages }: Permissions,
  expecting: boolean,
): string {
  const shown = [...views].filter((name) => name !== "script" || script !== "none");
  const others: readonly (readonly [Feature, boolean])[] = [
    ["readonly", !acts],
    ["playback", bar === "playback"],
    ["no-bar", bar === "none"],
    ["no-languages", !languages],
    ["expecting", expecting && expectations && views.has("expectations")],
  ];
  return [...shown, ...others.flatMap(([name, is]) => (is ? [name] : []))].join(" ");
}

/** Within the shadow tree. */
export const roomInside = `${roomStyles({
  room: ".room",
  having: (feature) => `.room[data-room~="${feature}"]`,
})}.room { min-block-size: var(--room-needed); }
`;

/** For a page's own sheet, `tcpscope.css`: where no script runs, no room is kept. */
export function roomOutside(): string {
  const element = "tcp-scope:not(:defined)";
  const rules = roomStyles({
    room: `${element}::before`,
    having: (feature) => {
      const attributes = attributesOf(feature);
      return attributes?.map((attribute) => `${element}${attribute}::before`).join(", ");
    },
  });
  return `/* Optional: keeps the room of <tcp-scope> while its script has yet to come. Written by room.test.ts. */
@media (scripting: enabled) {
${element} { display: flow-root; container: tcpscope / inline-size; font-size: medium; }
${element}::before { content: ""; float: inline-start; block-size: var(--room-needed); }
${inEm(rules)}}
`;
}

/** Each of them asks for it. */
function attributesOf(feature: Feature): readonly string[] | undefined {
  switch (feature) {
    case "readonly":
      return ["[readonly]"];
    case "playback":
      return ['[bar="playback"]', ':not([bar])[controls="playback"]'];
    case "no-bar":
      return ['[bar="none"]', ':not([bar])[controls="none"]'];
    // Of these nothing is known before the element is.
    case "no-languages":
    case "expecting":
      return undefined;
    default:
      return [`:not([views]:not([views~="${feature}"]))`];
  }
}
