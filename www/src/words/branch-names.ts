/** What branches are called, and the lines of the questions that begin them. Pure. */

import { onSegment } from "../engine/lines.js";
import type { Session } from "../engine/session.js";
import type { BeganView, BranchView, EntryView, HostName, SegmentView } from "../engine/view.js";
import { instant, label } from "./format.js";
import type { Words } from "./words.js";

/** What could have befallen a segment. */
export type Fate = "drop" | "delay" | "duplicate" | "corrupt";

export const FATES: readonly Fate[] = ["drop", "delay", "duplicate", "corrupt"];

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

/** What a branch began with, and when, in no language yet. */
export type Beginning = { readonly at: string } & (
  | Exclude<BeganView, { kind: "fault" }>
  | { readonly kind: Fate; readonly label: string; readonly host: HostName }
);

/** `segments`, those of this very branch: elsewhere the same number may be another one. */
export function beginningOf(
  { began, forkedAt }: Pick<BranchView, "began" | "forkedAt">,
  segments: ReadonlyMap<number, SegmentView>,
): Beginning {
  const at = instant(forkedAt);
  if (began.kind !== "fault") {
    return { ...began, at };
  }
  const fate = FATES.find((one) => one === began.fault);
  const segment = segments.get(began.segment);
  if (!fate || !segment) {
    return { kind: "line", at, line: began.line };
  }
  return { kind: fate, at, label: label(segment, "full"), host: segment.from };
}

/** As what a branch is known until the user gives it a title. */
export function sayBeginning(beginning: Beginning, words: Words): string {
  const { at } = beginning;
  switch (beginning.kind) {
    case "first":
      return words.say("branch-first");
    case "fork":
      return words.say("branch-fork", { at });
    case "goal": {
      const { goal, edge } = beginning;
      return edge
        ? words.say("branch-reach", { host: edge.host, from: edge.from, to: edge.to, at })
        : words.say("branch-goal", { goal, at });
    }
    case "line":
      return words.say("branch-line", { line: beginning.line, at });
    default: {
      const { kind, label, host } = beginning;
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
