/** Looks at all of `<tcp-scope>` at once, for what holds for each of its parts. */
import type { Locator, Page } from "@playwright/test";

const TARGETS =
  "button, a[href], input, select, textarea, summary, [role=button], [role=menuitem], [role=tab]";

/** Opens all that is folded away. */
export async function unfoldAll(root: Locator): Promise<void> {
  await root.evaluate(async ({ shadowRoot }) => {
    for (const details of shadowRoot?.querySelectorAll("details") ?? []) {
      details.open = true;
    }
    // What is in them may come with the next rendering.
    await new Promise((resolve) => setTimeout(resolve, 250));
  });
}

/** How far the page can be scrolled sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Targets below 24 px: links within a text may be, and edges have wide bands that are not seen. */
export async function smallTargets(root: Locator): Promise<string[]> {
  return root.evaluate(({ shadowRoot }, targets) => {
    const sizeOf = (node: Element): number => {
      const band = node.querySelector(".band");
      const label = node.matches("[type=checkbox], [type=radio], [type=file]")
        ? node.closest("label")
        : null;
      const { width, height } = (label ?? node).getBoundingClientRect();
      return band ? Number.parseFloat(getComputedStyle(band).strokeWidth) : Math.min(width, height);
    };
    const isInText = (node: Element): boolean =>
      node.matches("a") && getComputedStyle(node).display === "inline";
    const nodes = [...(shadowRoot?.querySelectorAll(targets) ?? [])].filter((node) =>
      node.checkVisibility({ visibilityProperty: true }),
    );
    return nodes
      .filter((node) => !isInText(node) && sizeOf(node) < 23.9)
      .map((node) => `${node.localName}.${node.getAttribute("class")}: ${sizeOf(node)} px`);
  }, TARGETS);
}

/** The distances that WCAG 1.4.12 names. */
export async function spaceText(root: Locator): Promise<void> {
  await root.evaluate(({ shadowRoot }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
      }
      p { margin-block-end: 2em !important; }
    `);
    if (shadowRoot) {
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
    }
  });
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A text, and the boxes around it from the inside to the element itself. */
interface Text {
  name: string;
  place: Box;
  around: { overflowX: string; overflowY: string; box: Box }[];
}

/** Texts of which a part can't be seen; drawings, fields and what scrolls are left out. */
export async function cutTexts(root: Locator): Promise<string[]> {
  const texts = await root.evaluate(readTexts);
  return texts.filter(isCut).map(({ name }) => name);
}

function readTexts({ shadowRoot }: Element): Text[] {
  const boxOf = (part: Element | Range): Box => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const ancestors = (node: Element | null): Element[] =>
    node ? [node, ...ancestors(node.parentElement)] : [];
  // What is a pixel large is meant for ears only.
  const isForEars = (node: Element): boolean =>
    getComputedStyle(node).clipPath !== "none" && node.clientWidth <= 1;
  const all = shadowRoot?.querySelectorAll(":not(option, select, textarea, style, svg *)") ?? [];
  return [...all].flatMap((node) => {
    const line = ancestors(node);
    if (!node.checkVisibility() || line.some(isForEars)) {
      return [];
    }
    const around = line.map((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      return { overflowX, overflowY, box: boxOf(one) };
    });
    const words = [...node.childNodes].filter(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
    );
    return words.map((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return {
        name: `${node.localName}: ${text.textContent?.trim()}`,
        place: boxOf(range),
        around,
      };
    });
  });
}

function isCut({ place, around }: Text): boolean {
  const scrolls = (overflow: string): boolean => overflow === "auto" || overflow === "scroll";
  const beside = (box: Box): boolean => place.left < box.left - 1 || place.right > box.right + 1;
  const above = (box: Box): boolean => place.top < box.top - 3 || place.bottom > box.bottom + 3;
  for (const { overflowX, overflowY, box } of around) {
    // What lies beyond can be reached.
    if (scrolls(overflowX)) {
      return false;
    }
    if ((overflowX !== "visible" && beside(box)) || (overflowY === "hidden" && above(box))) {
      return true;
    }
    if (scrolls(overflowY)) {
      return false;
    }
  }
  const element = around.at(-1)?.box;
  return element !== undefined && beside(element);
}

/** Pairs of texts in a drawing that lie on each other, also where they are turned. */
export async function textsOnTexts(root: Locator, drawing: string): Promise<string[]> {
  return root.evaluate(({ shadowRoot }, selector) => {
    type Corner = { x: number; y: number };
    const cornersOf = (text: SVGTextElement): Corner[] => {
      const { x, y, width, height } = text.getBBox();
      // Without the room above and below the letters.
      const [top, bottom] = [y + height * 0.25, y + height * 0.75];
      const matrix = text.getScreenCTM() ?? undefined;
      return [
        [x, top],
        [x + width, top],
        [x + width, bottom],
        [x, bottom],
      ].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
    };
    const isBetween = (a: Corner[], b: Corner[], from: Corner, to: Corner): boolean => {
      const along = ({ x, y }: Corner): number => x * (from.y - to.y) + y * (to.x - from.x);
      const [one, other] = [a.map(along), b.map(along)];
      return Math.max(...one) <= Math.min(...other) || Math.max(...other) <= Math.min(...one);
    };
    const apart = (a: Corner[], b: Corner[]): boolean =>
      [a, b].some((shape) =>
        shape.some((corner, index) => isBetween(a, b, corner, shape[(index + 1) % 4] ?? corner)),
      );
    const texts = [...(shadowRoot?.querySelectorAll<SVGTextElement>(selector) ?? [])]
      .filter((text) => text.textContent && text.checkVisibility({ visibilityProperty: true }))
      .map((text) => ({ name: text.textContent, corners: cornersOf(text) }));
    return texts.flatMap((text, index) =>
      texts
        .slice(index + 1)
        .filter((other) => !apart(text.corners, other.corners))
        .map((other) => `${text.name} | ${other.name}`),
    );
  }, `${drawing} text`);
}

export interface Trail {
  stops: number;
  /** Where nothing marks the focus. */
  unmarked: string[];
  /** What lies wholly under something else. */
  covered: string[];
}

/** Where Tab leads, from the first stop to the last. */
export async function focusTrail(page: Page, root: Locator): Promise<Trail> {
  const trail: Trail = { stops: 0, unmarked: [], covered: [] };
  // What is under a mouse that lies idle may have its help shown.
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus();
  });
  for (let tabs = 0; tabs < 200; tabs += 1) {
    await page.keyboard.press("Tab");
    const stop = await root.evaluate(lookAtFocus);
    if (!stop && trail.stops > 0) {
      break;
    }
    if (stop) {
      trail.stops += 1;
      trail.unmarked.push(...(stop.marked ? [] : [stop.name]));
      trail.covered.push(...(stop.covered ? [stop.name] : []));
    }
  }
  return trail;
}

function lookAtFocus({ shadowRoot }: Element) {
  const node = shadowRoot?.activeElement;
  if (!shadowRoot || !node) {
    return undefined;
  }
  const outlined = (one: Element | null): boolean => {
    const style = one ? getComputedStyle(one) : undefined;
    return style !== undefined && style.outlineStyle !== "none" && style.outlineWidth !== "0px";
  };
  const painted = (one: Element | null, what: "stroke" | "boxShadow"): boolean =>
    one !== null && !/^(none|rgba\(0, 0, 0, 0\)|)$/.test(getComputedStyle(one)[what]);
  // A file field is as small as nothing: the words beside it stand for it.
  const isFile = node.matches("[type=file]");
  const marked =
    outlined(isFile ? node.nextElementSibling : node) ||
    painted(node.querySelector(":scope > rect, .glow"), "stroke") ||
    painted(node.closest(".editor"), "boxShadow");
  const area = (isFile && node.closest("label")) || node;
  const { left, top, width, height } = area.getBoundingClientRect();
  const STEPS = 6;
  const places = Array.from({ length: (STEPS + 1) ** 2 }, (_, index) => [
    left + 1 + ((width - 2) * (index % (STEPS + 1))) / STEPS,
    top + 1 + ((height - 2) * Math.floor(index / (STEPS + 1))) / STEPS,
  ]);
  const seen = places.some(([x = 0, y = 0]) => {
    const hit = shadowRoot.elementFromPoint(x, y);
    return hit !== null && area.contains(hit);
  });
  const name = `${node.localName}.${node.getAttribute("class")} ${node.textContent?.trim().slice(0, 30)}`;
  return { name, marked, covered: !seen };
}
