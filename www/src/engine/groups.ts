/** Gathers the entries of the log that tell of one thing. Pure. */
import type { EntryView, HostName, SegmentView } from "./view.js";

export interface Group {
  /** The id of the first entry. */
  readonly id: number;
  readonly at: number;
  readonly host: HostName;
  readonly entries: EntryView[];
  /** The segment that it is about, and in the one notation. */
  segment: number | undefined;
  line: string | undefined;
}

/** How a segment relates to the host of its group. */
export type Direction = "sent" | "arrived" | "lost";

/** Adds new entries to `groups`, oldest first. */
export function gather(groups: Group[], entries: readonly EntryView[]): void {
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && belongs(last, entry)) {
      last.entries.push(entry);
      last.segment ??= entry.segment;
      last.line ??= entry.line;
    } else {
      const { id, at, host, segment, line } = entry;
      groups.push({ id, at, host, segment, line, entries: [entry] });
    }
  }
}

/** After time went back: forgets the groups of which anything is no longer in `entries`. */
export function cutBack(groups: Group[], entries: readonly EntryView[]): void {
  const stands = (entry: EntryView): boolean => entries[entry.id] === entry;
  while (groups.length > 0 && !groups.at(-1)?.entries.every(stands)) {
    groups.pop();
  }
}

/** A loss is told by itself; else the same place, time and segment make one thing. */
function belongs(group: Group, entry: EntryView): boolean {
  const sameSegment =
    group.segment === undefined || entry.segment === undefined || group.segment === entry.segment;
  const loss = entry.kind === "lost" || group.entries.some(({ kind }) => kind === "lost");
  const sameTime = group.at === entry.at && group.host === entry.host;
  return sameTime && sameSegment && !loss && !isCause(entry);
}

/** Calls and timeouts come from no segment and begin something new. */
function isCause({ kind, segment }: EntryView): boolean {
  return segment === undefined && (kind === "user" || kind === "timer");
}

/** For reading: what set it off, then the change of state, then the rest as it came. */
export function inReadingOrder({ entries }: Group): EntryView[] {
  const others = entries.filter((entry) => !isCause(entry));
  return [
    ...entries.filter(isCause),
    ...others.filter(({ kind }) => kind === "state"),
    ...others.filter(({ kind }) => kind !== "state"),
  ];
}

export function directionOf(group: Group, segment: SegmentView | undefined): Direction {
  if (group.entries.some(({ kind }) => kind === "lost")) {
    return "lost";
  }
  return segment?.from === group.host ? "sent" : "arrived";
}
