/** The values of `theme.ts`, for where nobody computes them: pictures and tests. Pure. */
import { theme } from "../style/theme.js";

export type Shade = "light" | "dark";

/** Colours as `#rrggbb`, and lists of fonts, by their names in `theme.ts`. */
export type Palette = ReadonlyMap<string, string>;

export function paletteOf(shade: Shade): Palette {
  const palette = new Map<string, string>();
  const declared = theme.cssText.matchAll(/--([\w-]+):\s*([^;]+);/g);
  for (const [, name = "", value = ""] of declared) {
    palette.set(name, resolve(chosen(value, shade), palette));
  }
  return palette;
}

/** `value` without variables and mixed colours. */
export function resolve(value: string, palette: Palette): string {
  return value
    .replace(/var\(--([\w-]+)\)/g, (whole, name: string) => palette.get(name) ?? whole)
    .replace(
      /color-mix\(in srgb, (#\w{6}) (\d+)%, (#\w{6})\)/g,
      (_, color: string, part: string, ground: string) => mix(color, Number(part) / 100, ground),
    );
}

/** The red, green and blue of `#rrggbb`, 0 to 255. */
export function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

/** What stands where the host page sets nothing. */
function chosen(value: string, shade: Shade): string {
  const own = /^var\(\s*--tcpscope-\w+,\s*(.*?)\s*\)$/s.exec(value)?.[1] ?? value;
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(own) ?? [];
  // Not every program that draws SVG reads lists with quoted names; none needs the quotes.
  return (shade === "light" ? light : dark) ?? own.replace(/\s+/g, " ").replaceAll('"', "");
}

function mix(color: string, part: number, ground: string): string {
  const under = channels(ground);
  const mixed = channels(color).map((value, index) =>
    Math.round(value * part + (under[index] ?? 0) * (1 - part)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
