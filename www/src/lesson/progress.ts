/** How far a reader has come, kept in the browser where it lets a page remember anything. */

export interface Progress {
  /** The name of the step at which the reader was last. */
  readonly step: string;
  /** Points of the last time it was completed; none before. */
  readonly score: number | undefined;
}

const PREFIX = "tcpscope-lesson ";

/** `lesson`: the address of its folder. */
export function recall(lesson: string): Progress | undefined {
  try {
    const { step, score } = JSON.parse(localStorage.getItem(PREFIX + lesson) ?? "null") ?? {};
    const known = typeof step === "string";
    return known ? { step, score: typeof score === "number" ? score : undefined } : undefined;
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
