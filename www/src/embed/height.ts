/** The height that a frame tells, so that its page can make room for all of it. Pure. */

/** So long a height counts as just told. */
const RECENT_MS = 1000;

export class Height {
  #told: number | undefined;
  #before: number | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** What was told last. */
  get told(): number | undefined {
    return this.#told;
  }

  /**
   * What is to be told of a content so high at this moment, in CSS pixels and milliseconds; nothing
   * where it is known. A content that is lower in a higher frame would swing for ever: of two
   * heights that follow each other at once, the greater one stays.
   */
  next(height: number, now: number): number | undefined {
    const rounded = Math.ceil(height);
    const swings =
      rounded === this.#before && rounded < (this.#told ?? 0) && now - this.#toldAt < RECENT_MS;
    if (!(rounded > 0) || rounded === this.#told || swings) {
      return undefined;
    }
    this.#before = this.#told;
    this.#told = rounded;
    this.#toldAt = now;
    return rounded;
  }
}
