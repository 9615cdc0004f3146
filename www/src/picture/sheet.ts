/** The style sheet of a picture: of the drawing's styles those that it uses, with all colours in. */
import type { Theme } from "../style/theme.js";
import { type Palette, paletteOf, resolve } from "./palette.js";

interface Rule {
  readonly selector: string;
  readonly declarations: readonly string[];
}

/** Names a picture's kind, so that the styles of two on one page keep apart. */
export function rootClass(theme: Theme): string {
  return theme === "auto" ? "tcpscope-ladder" : `tcpscope-ladder-${theme}`;
}

/** Every class that the styles mention. */
export function classesIn(css: string): ReadonlySet<string> {
  return new Set(rulesOf(css).flatMap(({ selector }) => classesOf(selector)));
}

/** `css`: styles with the variables of `theme.ts`; `used`: the classes in the picture. */
export function sheetFor(css: string, used: ReadonlySet<string>, theme: Theme): string {
  const root = `.${rootClass(theme)}`;
  const rules = rulesOf(css)
    .map(({ selector, declarations }) => ({
      selector: partsOf(selector)
        .filter((part) => classesOf(part).every((name) => used.has(name)))
        .map((part) => `${root} ${part}`)
        .join(","),
      declarations,
    }))
    .filter(({ selector }) => selector !== "");
  const light = paletteOf("light");
  const dark = paletteOf("dark");
  if (theme !== "auto") {
    return print(rules, theme === "light" ? light : dark);
  }
  const night = rules
    .map(({ selector, declarations }) => ({
      selector,
      declarations: declarations.filter((one) => resolve(one, light) !== resolve(one, dark)),
    }))
    .filter(({ declarations }) => declarations.length > 0);
  return `${print(rules, light)}\n@media (prefers-color-scheme:dark){\n${print(night, dark)}\n}`;
}

function print(rules: readonly Rule[], palette: Palette): string {
  return rules
    .map(({ selector, declarations }) => {
      const body = declarations.map((one) => resolve(one, palette)).join(";");
      return `${selector}{${body}}`;
    })
    .join("\n");
}

function rulesOf(css: string): Rule[] {
  const bare = css.replace(/\/\*.*?\*\//gs, "");
  return [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selector: selector.trim(),
    declarations: body
      .split(";")
      .map((one) => one.trim().replace(/\s+/g, " "))
      .filter((one) => one !== ""),
  }));
}

function partsOf(selector: string): string[] {
  return selector.split(",").map((part) => part.trim());
}

function classesOf(selector: string): string[] {
  return [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = ""]) => name);
}
