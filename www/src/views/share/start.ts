/** Where the viewer of a script begins. Pure. */
import { timeText } from "./link.js";

const START = /^[ \t]*start[ \t].*\n/m;

/** The script with `start`, so that it opens at that moment, µs; as it is where none is named. */
export function startingAt(script: string, at: number | undefined): string {
  if (at === undefined || (at === 0 && !START.test(script))) {
    return script;
  }
  const line = `start ${timeText(at)}\n`;
  if (START.test(script)) {
    return script.replace(START, line);
  }
  // What decides chance stands first.
  const [seed = ""] = /^seed .*\n/.exec(script) ?? [];
  return `${seed}${line}${script.slice(seed.length)}`;
}
