/** All pictures of one kind on one page, captioned. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { LANGUAGES, SCHEMES, STATES, WIDTHS } from "./states.js";

export const FOLDER = "test-results/look";

/** What all pictures of one sheet have in common. */
interface Kind {
  readonly width: number;
  readonly scheme: string;
}

interface Shot {
  readonly caption: string;
  readonly path: string;
}

/** Where the picture of a state is kept. */
export function pictureOf(state: string, { width, scheme, lang }: Kind & { lang: string }): string {
  return join(FOLDER, `${state}-${width}-${scheme}-${lang}.png`);
}

/** Of each width and scheme, as soon as all pictures are there and some are newer than the sheet. */
export function dueSheets(): readonly Kind[] {
  const kinds = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));
  return kinds.filter((kind) => {
    const times = shotsOf(kind).map(({ path }) => timeOf(path));
    return times.every((time) => time > 0) && Math.max(...times) > timeOf(sheetOf(kind));
  });
}

/** Draws the sheet of a width and scheme, as `375-light.png`. */
export async function drawSheet(browser: Browser, kind: Kind): Promise<void> {
  const page = await browser.newPage();
  await page.setContent(contactSheet(kind, shotsOf(kind)));
  writeFileSync(sheetOf(kind), await page.locator("body").screenshot());
  await page.close();
}

function shotsOf(kind: Kind): Shot[] {
  return STATES.flatMap(({ name }) =>
    LANGUAGES.map((lang) => ({
      caption: `${name} ${kind.width} ${kind.scheme} ${lang}`,
      path: pictureOf(name, { ...kind, lang }),
    })),
  );
}

const sheetOf = ({ width, scheme }: Kind): string => join(FOLDER, `${width}-${scheme}.png`);

/** In ms; 0 of what isn't there. */
const timeOf = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0);

function contactSheet({ width, scheme }: Kind, shots: readonly Shot[]): string {
  const title = `${width}-${scheme}`;
  const tiles = shots.map(({ caption, path }) => {
    const png = readFileSync(path).toString("base64");
    return `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png}" width="${Math.min(width, 560)}"></figure>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>${title}</title>
<style>
  body { margin: 16px; width: max-content; background: #888; font: 600 15px sans-serif; }
  main { display: flex; gap: 16px; align-items: start; }
  figure { margin: 0; }
  figcaption { padding: 4px 0; }
  img { display: block; }
</style>
<h1>${title}</h1><main>${tiles.join("")}</main>`;
}
