/** What branches are called, and the lines of the questions that begin them. Pure. */
import { instant, label } from "../format.js";
import { onSegment } from "../lines.js";
import type { Session } from "../session.js";
import type { BranchView, SegmentView } from "../view.js";
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

/** `segments`, those of this very branch: elsewhere the same number may be another one. */
export function nameOfBranch(
  { name, parent, forkedAt }: BranchView,
  segments: ReadonlyMap<number, SegmentView>,
  words: Words,
): string {
  if (parent === undefined) {
    return words.say("branch-first");
  }
  const at = instant(forkedAt);
  const [, host, from, to] = /^reach (client|server) (\S+) -> (\S+)$/.exec(name) ?? [];
  if (host && from && to) {
    return words.say("branch-reach", { host, from, to, at });
  }
  const [, verb, id] = /^(\w+) segment (\d+)\b/.exec(name) ?? [];
  const fate = FATES.find((one) => one === verb);
  const segment = id === undefined ? undefined : segments.get(Number(id));
  if (!fate || !segment) {
    return words.say("branch-line", { line: name, at });
  }
  const values = { label: label(segment, "full"), host: words.say(`host-${segment.from}`), at };
  return words.say(`branch-${fate}`, values);
}

/** The first names of branches, which stay when what they tell of is out of sight. */
export class BranchNames {
  readonly #names = new Map<number, string>();

  /** Of these branches, which are all that there are. */
  observe(branches: readonly BranchView[], session: Session, words: Words): void {
    const known = new Set(branches.map(({ id }) => id));
    for (const id of this.#names.keys()) {
      if (!known.has(id)) {
        this.#names.delete(id);
      }
    }
    for (const branch of branches.filter(({ id }) => !this.#names.has(id))) {
      this.#names.set(branch.id, nameOfBranch(branch, segmentsOf(branch.id, session), words));
    }
  }

  /** What the user calls it, or its first name. */
  of({ id, title }: Pick<BranchView, "id" | "title">): string {
    return title || this.first(id);
  }

  first(id: number): string {
    return this.#names.get(id) ?? "";
  }

  clear(): void {
    this.#names.clear();
  }
}

function segmentsOf(branch: number, session: Session): ReadonlyMap<number, SegmentView> {
  if (branch === session.snapshot.branch) {
    return session.segments;
  }
  return new Map(session.branch(branch)?.segments.map((segment) => [segment.id, segment]));
}
