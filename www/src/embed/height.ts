/** The height that a frame tells, so that its page can make room for all of it. Pure. */

/** So fast no reader folds and unfolds. */
const SWING_MS = 1000;

export class Height {
  /** What was told, the latest first. */
  #told: readonly { readonly height: number; readonly at: number }[] = [];

  /** What was told last. */
  get told(): number | undefined {
    return this.#told[0]?.height;
  }

  /**
   * What is to be told of a content so high at this moment, in CSS pixels and milliseconds; nothing
   * where it is known. A content that is lower in a higher frame would swing for ever: of two
   * heights that follow each other time and again, the greater one stays.
   */
  next(content: number, at: number): number | undefined {
    const height = Math.ceil(content);
    const [last, before, first] = this.#told;
    const swings =
      height === before?.height &&
      last?.height === first?.height &&
      at - (first?.at ?? 0) < SWING_MS;
    if (!(height > 0) || height === last?.height || (swings && height < (last?.height ?? 0))) {
      return undefined;
    }
    this.#told = [{ height, at }, ...this.#told].slice(0, 3);
    return height;
  }
}
