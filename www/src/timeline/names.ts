/** What branches are called, and the lines of the questions that begin them. Pure. */
import { instant, label } from "../format.js";
import { onSegment } from "../lines.js";
import type { Session } from "../session.js";
import type { BranchView, EntryView, HostName, SegmentView } from "../view.js";
import type { Words } from "../words.js";

/** What could have befallen a segment. */
export type Fate = "drop" | "delay" | "duplicate" | "corrupt";

export const FATES: readonly Fate[] = ["drop", "delay", "duplicate", "corrupt"];

/** Names a branch in which a way to `goal` is played. */
export function reachName(goal: string): string {
  return `reach ${goal}`;
}

const DETAILS: Readonly<Record<Fate, string>> = {
  drop: "",
  delay: "by 300ms",
  duplicate: "after 10ms",
  corrupt: "",
};

export function whatIfLine(fate: Fate, segment: Pick<SegmentView, "id">): string {
  return onSegment(fate, segment, DETAILS[fate]);
}

/** Whether it was to be lost before it was sent: then nothing else that befalls it shows. */
export function wasDoomed(id: number, entries: readonly EntryView[]): boolean {
  const loss = entries.findLastIndex(({ kind, segment }) => kind === "lost" && segment === id);
  const code = entries[loss]?.code;
  if (code === "lost-unplugged") {
    const sent = entries.findIndex(({ segment }) => segment === id);
    return !entries.slice(sent, loss).some((entry) => entry.code === "cable-unplugged");
  }
  return code !== undefined && code !== "lost-chosen";
}

/** What a branch began with, in no language yet. */
export type Beginning =
  | { readonly kind: "first" }
  | { readonly kind: "fork"; readonly at: string }
  | { readonly kind: "reach"; readonly at: string; readonly goal: Goal }
  | { readonly kind: "line"; readonly at: string; readonly line: string }
  | { readonly kind: Fate; readonly at: string; readonly label: string; readonly host: HostName };

interface Goal {
  readonly host: string;
  readonly from: string;
  readonly to: string;
}

/** `segments`, those of this very branch: elsewhere the same number may be another one. */
export function beginningOf(
  { name, parent, forkedAt }: BranchView,
  segments: ReadonlyMap<number, SegmentView>,
): Beginning {
  if (parent === undefined) {
    return { kind: "first" };
  }
  const at = instant(forkedAt);
  if (name === "") {
    return { kind: "fork", at };
  }
  const [, host, from, to] = /^reach (client|server) (\S+) -> (\S+)$/.exec(name) ?? [];
  if (host && from && to) {
    return { kind: "reach", at, goal: { host, from, to } };
  }
  const [, verb, id] = /^(\w+) segment (\d+)\b/.exec(name) ?? [];
  const fate = FATES.find((one) => one === verb);
  const segment = id === undefined ? undefined : segments.get(Number(id));
  if (!fate || !segment) {
    return { kind: "line", at, line: name };
  }
  return { kind: fate, at, label: label(segment, "full"), host: segment.from };
}

/** As what a branch is known until the user gives it a title. */
export function sayBeginning(beginning: Beginning, words: Words): string {
  switch (beginning.kind) {
    case "first":
      return words.say("branch-first");
    case "fork":
      return words.say("branch-fork", { at: beginning.at });
    case "reach":
      return words.say("branch-reach", { ...beginning.goal, at: beginning.at });
    case "line":
      return words.say("branch-line", { line: beginning.line, at: beginning.at });
    default: {
      const { kind, at, label, host } = beginning;
      return words.say(`branch-${kind}`, { label, host: words.say(`host-${host}`), at });
    }
  }
}

/** What branches began with, which stays when it is out of sight. */
export class BranchNames {
  readonly #beginnings = new Map<number, Beginning>();

  /** Of these branches, which are all that there are. */
  observe(branches: readonly BranchView[], session: Session): void {
    const known = new Set(branches.map(({ id }) => id));
    for (const id of this.#beginnings.keys()) {
      if (!known.has(id)) {
        this.#beginnings.delete(id);
      }
    }
    for (const branch of branches.filter(({ id }) => !this.#beginnings.has(id))) {
      this.#beginnings.set(branch.id, beginningOf(branch, segmentsOf(branch.id, session)));
    }
  }

  /** What the user calls it, or its first name. */
  of({ id, title }: Pick<BranchView, "id" | "title">, words: Words): string {
    return title || this.first(id, words);
  }

  first(id: number, words: Words): string {
    const beginning = this.#beginnings.get(id);
    return beginning ? sayBeginning(beginning, words) : "";
  }

  clear(): void {
    this.#beginnings.clear();
  }
}

function segmentsOf(branch: number, session: Session): ReadonlyMap<number, SegmentView> {
  if (branch === session.snapshot.branch) {
    return session.segments;
  }
  return new Map(session.branch(branch)?.segments.map((segment) => [segment.id, segment]));
}
