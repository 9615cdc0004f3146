/** How far a reader has come, kept in the browser where it lets a page remember anything. */

export interface Progress {
  /** The name of the step at which the reader was last. */
  readonly step: string;
  /** What was right at the first try, by step. */
  readonly points: Readonly<Record<string, boolean>>;
  /** The most points with which it was completed; none before. */
  readonly score: number | undefined;
}

const PREFIX = "tcpscope-lesson ";

/** `lesson`: the address of its folder. */
export function recall(lesson: string): Progress | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + lesson) ?? "null") ?? {};
    const { step, points, score } = kept;
    return typeof step === "string"
      ? {
          step,
          points: typeof points === "object" && points !== null ? points : {},
          score: typeof score === "number" ? score : undefined,
        }
      : undefined;
  } catch {
    return undefined;
  }
}

export function remember(lesson: string, progress: Progress): void {
  try {
    localStorage.setItem(PREFIX + lesson, JSON.stringify(progress));
  } catch {
    // Then the lesson begins anew next time.
  }
}
