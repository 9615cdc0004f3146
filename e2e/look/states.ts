/**
 * What is looked at, in whatever engine: bodies of pages, and functions that run in the page, each
 * whole in itself.
 */

export interface State {
  readonly name: string;
  /** Elements, in a page like the site's. */
  readonly body: string;
  /** What a reader opens in it, beside the drawers: selectors, clicked in turn. */
  readonly clicks: readonly string[];
  /** Without this it is another state: selectors. */
  readonly shows: readonly string[];
}

/** Every view by its root; the graph and the like are in drawers. */
export const VIEWS =
  ".host, .sockets, .stage, .controls, .timeline, .branches, .compare, .expectations, .ladder, .log, .drawer, .problems, .trouble, .help";

export const WIDTHS = [375, 1280] as const;
/** In a view: a higher band of one colour is no gap between its parts. */
export const MOST_BLANK = 200;
/** Of the window, which decides how high some views are. */
export const HEIGHT = 800;
export const SCHEMES = ["light", "dark"] as const;
export const LANGUAGES = ["en", "zh-CN"] as const;

const WHOLE = `
server listen 80 app echo
client connect server:80
client send "hello"
drop server data
at 2s: client close
at 4s: server close
expect client FIN-WAIT-1 then client TIME-WAIT
expect server received "hello" then server CLOSED
expect client received "something else"
`;

const THOUSANDS = `
link delay 10s
hosts mss 100B
hosts initial-window 1000
hosts max-rto 1h
hosts initial-rto 1h
hosts min-rto 1h
hosts nagle off
hosts receive-buffer 1MB
hosts window-scale 7
server listen 80
client connect server:80
at 21s: every 1ms times 2500: client send 100B
drop client 7th data
start 56s
`;

const element = (attributes: string, script = ""): string =>
  `<tcp-scope paused ${attributes}>${
    script && `<script type="text/tcpscope">${script}</script>`
  }</tcp-scope>`;

/** The segment's octets: the menu of an arrow leads there. */
const INSPECT = ["[data-way]", ".choice-inspect"];

export const STATES: readonly State[] = [
  {
    name: "fresh",
    body: element('scenario="first-look"'),
    clicks: [],
    shows: [".controls", ".log li"],
  },
  {
    name: "mid-run",
    body: element('t="0.08"', WHOLE),
    clicks: INSPECT,
    shows: [".stage .segment", ".segment-panel"],
  },
  {
    name: "asked",
    body: element('t="1.2"', WHOLE),
    clicks: [
      ...INSPECT,
      ...[".log .pane-tools button", ".tcb dt button", ".cell", ".diagram .edge"],
      ...[".info-toggle[aria-expanded]", ".share-button"],
    ],
    shows: [".share-panel", ".segment-panel"],
  },
  {
    name: "ended",
    body: element('t="300"', WHOLE),
    clicks: [".expectations button", ...INSPECT],
    shows: [".expectations li.failed", ".segment-panel"],
  },
  {
    name: "compared",
    body: element('t="300"', WHOLE),
    clicks: ["[data-way]", ".what-if [role=menuitem]", ".toggle.pause", ".compare-toggle"],
    shows: [".compare svg"],
  },
  { name: "thousands", body: element("", THOUSANDS), clicks: INSPECT, shows: [".train"] },
  {
    name: "help",
    body: element('views="timeline"'),
    clicks: [".help-button"],
    shows: ["dialog.help[open]"],
  },
  {
    name: "error",
    body: element(
      'speed="900" views="hosts stage ladder script nonsense" colour="red"',
      'server listen 80\nclient conect server:80\nclient send "hello"',
    ),
    clicks: [],
    shows: [".problems", ".script-error.wrong"],
  },
  {
    name: "failure",
    body: element('wasm-url="/nowhere.wasm"'),
    clicks: [],
    shows: [".trouble"],
  },
];

/** Moments at which drawings are looked at: in flight, in the middle, when all is over. */
export const MOMENTS = [0.03, 0.08, 0.13, 0.235, 0.52, 1.23, 600] as const;

/** Segments with twins, and timers that are set again before long. */
const CROWDED = [
  `server listen 80
client connect server:80
duplicate client FIN after 8ms
duplicate server FIN after 8ms
duplicate client data after 5ms
at 200ms: client send "hello"
at 210ms: client close
at 210ms: server close`,
  `server listen 80
client connect server:80
at 200ms: client close
at 250ms: server close
drop client ACK of server FIN
at 420ms: every 20ms times 4: forge server "F. 1:1(0) ack 2"`,
];

/** A page of wires and ladders, of one scenario or script each. */
export const drawings = (scenarios: readonly string[]): string =>
  [
    ...scenarios.map((name) => element(`scenario="${name}" views="stage ladder" controls="none"`)),
    ...CROWDED.map((script) => element('views="stage ladder" controls="none"', script)),
  ].join("");

/** All ladders as they are at a moment, each as high as it needs to be. */
export async function showLadders(seconds: number): Promise<void> {
  for (const scope of document.querySelectorAll("tcp-scope")) {
    scope.seek(seconds);
  }
  for (let rounds = 0; rounds < 2; rounds += 1) {
    for (const { shadowRoot } of document.querySelectorAll("tcp-scope")) {
      const box = shadowRoot?.querySelector<HTMLElement>(".ladder-box");
      const drawing = box?.querySelector(".drawing");
      box?.style.setProperty("height", `${Number(drawing?.getAttribute("height")) + 20}px`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until all elements show what they can. Says whether they do. */
export async function settled(): Promise<boolean> {
  const scopes = [...document.querySelectorAll("tcp-scope")];
  for (let tries = 0; tries < 200; tries += 1) {
    if (scopes.every(({ shadowRoot }) => shadowRoot?.querySelector(".scope, .trouble"))) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Waits until what follows the size of the window has followed. */
export async function calm(): Promise<void> {
  for (let frames = 0; frames < 4; frames += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Unfolds all, clicks in turn, and scrolls what scrolls, so that also its edges are looked at. */
export async function unfold(clicks: readonly string[]): Promise<void> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  for (const { shadowRoot } of document.querySelectorAll("tcp-scope")) {
    for (const click of clicks) {
      const found = shadowRoot?.querySelector(click);
      found?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
      await pause(80);
    }
    for (let rounds = 0; rounds < 2; rounds += 1) {
      for (const details of shadowRoot?.querySelectorAll("details") ?? []) {
        details.open = true;
      }
      await pause(150);
    }
    for (const box of shadowRoot?.querySelectorAll(".segments-box, .ss-box, .graph-rows") ?? []) {
      box.scrollTop = 57;
    }
  }
  scrollTo(0, 0);
  await pause(100);
}

/** Those of the selectors of which nothing is seen. */
export function missing(selectors: readonly string[]): string[] {
  const roots = [...document.querySelectorAll("tcp-scope")].map(({ shadowRoot }) => shadowRoot);
  return selectors.filter(
    (selector) => !roots.some((root) => root?.querySelector(selector)?.checkVisibility()),
  );
}

/** The same in another language and scheme. */
export async function vary(lang: string, scheme: string, height: number): Promise<void> {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.setProperty("--tcpscope-window-height", `${height}px`);
  for (const scope of document.querySelectorAll("tcp-scope")) {
    scope.lang = lang;
  }
  for (let tries = 0; tries < 100; tries += 1) {
    const spoken = [...document.querySelectorAll("tcp-scope")].map(
      ({ shadowRoot }) => shadowRoot?.querySelector("[lang]")?.getAttribute("lang") ?? "",
    );
    if (spoken.every((one) => one === lang)) {
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}

/** The same in other colours. */
export function tint(scheme: string): void {
  document.documentElement.style.colorScheme = scheme;
}
