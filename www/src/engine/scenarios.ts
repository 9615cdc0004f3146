/** The ready-made scenarios: scripts in files, in the order in which they are offered. */

const FILES = import.meta.glob<string>("../../../scenarios/*.tcp", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** These come first, the default before all; others follow by name. */
const FIRST: readonly string[] = [
  ...["first-look", "connected", "closed", "handshake", "syn-lost", "syn-ack-lost"],
  ...["handshake-ack-lost", "handshake-ack-lost-data"],
  ...["close-from-client", "close-from-server", "close-both", "close-three-segments"],
  ...["last-ack-lost", "last-ack-lost-no-time-wait"],
  ...["old-duplicate", "old-duplicate-time-wait", "ports-exhausted", "ports-reused"],
  ...["simultaneous-open", "half-open", "unplugged", "close-wait-leak", "slow-reader"],
  ...["syn-flood", "syn-cookies", "blind-reset"],
];

const SCRIPTS: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES)
    .map(([path, script]): [string, string] => [path.replace(/^.*\/|\.tcp$/g, ""), script])
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, "en")),
);

export const SCENARIOS: readonly string[] = [...SCRIPTS.keys()];

/** These expect nothing: they are for the reader to play with. */
const OPEN: readonly string[] = ["first-look", "connected", "closed"];

/** Whether a scenario says how something must be, which is known before the engine is there. */
export function expectsIn(scenario: string): boolean {
  return SCRIPTS.has(scenario) && !OPEN.includes(scenario);
}

/** Empty for a name that there is not. */
export function scriptOf(scenario: string): string {
  return SCRIPTS.get(scenario) ?? "";
}

function rank(name: string): number {
  const place = FIRST.indexOf(name);
  return place < 0 ? FIRST.length : place;
}
