/**
 * Keeps styles in their place: all views share one shadow tree, and so one space of class names.
 * Written into the selectors as they are made, rather than with `@scope`: its rules can't match their
 * own root, they stand above all others of the same weight, and where it is not known all are lost.
 */
import { type CSSResult, unsafeCSS } from "lit";

/** The classes of the parts that views share: only of these may styles speak that hold everywhere. */
export const SHARED = [
  ...["hidden", "icon", "citation", "primary"],
  // What folds away below the ladder: its frame, and what its title has.
  "drawer",
  ...["fields", "field", "check", "says", "problem"],
  // What has to be said before all else.
  ...["problems", "trouble"],
] as const;

/** What else holds everywhere sets these properties, and no others. */
export const CONCERNS = [
  // Within reach of a thumb.
  /^(touch-action|scroll-margin-.*)$/,
  // Read from left to right, or from right to left.
  /^(direction|unicode-bidi|text-align|justify-content|padding-inline-.*|scale)$/,
  // Colours that are forced.
  /^(--.*|forced-color-adjust|.*color|background.*|border.*|outline.*|fill|stroke.*)$/,
] as const;

/** At-rules that hold rules with selectors. */
const GROUPS = /^@(container|media|supports|layer)\b/;

/** How a condition begins that holds outside of some nodes. */
const OUTSIDE = ":where(:not(";

/**
 * The same rules, matching nothing but the nodes that `roots` (simple selectors) match, and what is
 * inside them. Neither the weight of a rule nor its place in the order changes.
 */
export function within(roots: readonly string[], styles: CSSResult): CSSResult {
  const places = roots.flatMap((root) => [root, `${root} *`]);
  return unsafeCSS(narrowed(styles.cssText, `:where(${places.join(",")})`));
}

/** The same rules, matching nothing inside the nodes that `roots` match, but these themselves. */
export function outside(roots: readonly string[], styles: CSSResult): CSSResult {
  const places = roots.map((root) => `${root} *`);
  return unsafeCSS(narrowed(styles.cssText, `${OUTSIDE}${places.join(",")}))`));
}

/** The same rules, where what each selector selects also has to meet `condition`. */
function narrowed(css: string, condition: string): string {
  return narrowRules(css.replace(/\/\*.*?\*\//gs, ""), condition);
}

function narrowRules(css: string, condition: string): string {
  const rules: string[] = [];
  for (let at = 0; ; ) {
    const open = css.indexOf("{", at);
    if (open < 0) {
      return rules.join("");
    }
    const end = closing(css, open);
    const head = css.slice(at, open).trim();
    const block = css.slice(open + 1, end);
    if (!head.startsWith("@")) {
      const selectors = selectorsIn(head).map((one) => narrowSelector(one, condition));
      rules.push(`${selectors.join(",")}{${block}}\n`);
    } else if (GROUPS.test(head)) {
      rules.push(`${head}{${narrowRules(block, condition)}}\n`);
    } else {
      rules.push(`${head}{${block}}\n`);
    }
    at = end + 1;
  }
}

/** Where the block ends that is opened at `open`. */
function closing(css: string, open: number): number {
  let depth = 0;
  for (const { 0: sign, index } of css.slice(open).matchAll(/[{}]|"[^"]*"|'[^']*'/g)) {
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    if (depth === 0) {
      return open + index;
    }
  }
  throw new SyntaxError(`A block of styles has no end: ${css.slice(open, open + 60)}`);
}

/** A pseudo-element comes last, after all conditions of the element that it belongs to. */
function narrowSelector(selector: string, condition: string): string {
  const start = (signs(selector, /^[\s>+~]$/).at(-1) ?? -1) + 1;
  const last = selector.slice(start);
  // A shadow host can't be asked for what is around it: it is in no view.
  if (last.startsWith(":host") && condition.startsWith(OUTSIDE)) {
    return selector;
  }
  const end = start + (signs(last, /^::$/)[0] ?? last.length);
  return `${selector.slice(0, end)}${condition}${selector.slice(end)}`;
}

function selectorsIn(list: string): string[] {
  const commas = signs(list, /^,$/);
  return [...commas, list.length].map((end, index) =>
    list.slice((commas[index - 1] ?? -1) + 1, end).trim(),
  );
}

/** Where signs are that are neither in brackets nor in a text. */
function signs(text: string, sought: RegExp): number[] {
  const places: number[] = [];
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/\\.|"[^"]*"|'[^']*'|::|[\s\S]/g)) {
    depth += sign === "(" || sign === "[" ? 1 : sign === ")" || sign === "]" ? -1 : 0;
    if (depth === 0 && sought.test(sign)) {
      places.push(index);
    }
  }
  return places;
}
