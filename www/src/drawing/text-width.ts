/** How wide a text is about to be, for drawings that cannot measure it. Pure. */

/** From here on letters are as wide as high: Chinese, Japanese, Korean. */
const WIDE = "\u2e80";

/** In pixels, where `size` is that of the type and a Latin letter is `latin` of it wide. */
export function textWidth(text: string, size: number, latin: number): number {
  return size * [...text].reduce((sum, letter) => sum + (letter >= WIDE ? 1 : latin), 0);
}
