/** The part of a long history that is drawn: laying out all of it would take too long. Pure. */
import { HOSTS, type PhaseView, type SegmentView } from "../engine/view.js";

/** More segments than that are not drawn at once. */
export const MOST = 2000;
/** So many are left when there are too many. */
const KEPT = 1000;

/** Time went back so far that hardly anything would be drawn. */
const FEWEST = 500;

/** How many of the first segments are left out, when `before` were left out until now. */
export function leftOut(count: number, before: number): number {
  const drawn = count - before;
  const stays = drawn <= MOST && (drawn >= FEWEST || before === 0);
  return stays ? before : Math.max(0, count - KEPT);
}

/** From which segment to before which a long history is drawn, with the one sent at `at` in it. */
export function windowAround(
  at: number,
  segments: readonly SegmentView[],
): { readonly from: number; readonly to: number } {
  const { length } = segments;
  if (length <= KEPT) {
    return { from: 0, to: length };
  }
  const found = segments.findIndex(({ sentAt }) => sentAt >= at);
  const from = Math.max(0, (found < 0 ? length : found) - KEPT / 2);
  return { from, to: Math.min(length, from + KEPT) };
}

/** What belongs to the segments from `first` on; states that last are cut where those begin. */
export function historyFrom(
  first: number,
  segments: readonly SegmentView[],
  phases: readonly PhaseView[],
): { readonly segments: readonly SegmentView[]; readonly phases: readonly PhaseView[] } {
  const start = segments[first]?.sentAt;
  if (first === 0 || start === undefined) {
    return { segments, phases };
  }
  return { segments: segments.slice(first), phases: phasesFrom(start, phases) };
}

/** From then on; a state that lasts is cut there. */
export function phasesFrom(start: number, phases: readonly PhaseView[]): readonly PhaseView[] {
  const lasting = HOSTS.flatMap((host) => {
    const phase = phases.findLast((one) => one.host === host && one.at < start);
    return phase ? [{ ...phase, at: start }] : [];
  });
  return [...lasting, ...phases.filter(({ at }) => at >= start)];
}
