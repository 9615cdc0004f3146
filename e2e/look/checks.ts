/**
 * What looks wrong in a page, found by measuring: in the page, in any engine. `slipsInPage` and
 * `placesInPage` are texts for drivers to evaluate; the functions here refer to each other only, so
 * that they can be sent together.
 */

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One line of a text, as it is drawn. */
interface Text {
  readonly node: Element;
  readonly text: string;
  /** Around its letters, without the room above and below them. */
  readonly corners: readonly Point[];
  readonly box: Box;
  /** The innermost thing that lies over the rest. */
  readonly layer: Element | null;
}

/** What is seen, measured once. */
interface Sight {
  readonly nodes: readonly Element[];
  readonly texts: readonly Text[];
}

/** A view's place in the page, and the rows in it that are kept free on purpose. */
export interface Place {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of what scrolls and is not full yet: from the last line to the lower edge. */
  readonly free: readonly (readonly [top: number, bottom: number])[];
}

/** A function that is whole in itself, called with values, as text. */
export function source(
  call: (...values: never[]) => unknown,
  ...values: readonly unknown[]
): string {
  return `(${String(call)})(${values.map((value) => JSON.stringify(value)).join(", ")})`;
}

/** An expression for the page: what looks wrong in it, in words, as `string[]`. */
export const slipsInPage = (): string => together("findSlips()");

/** An expression for the page: where the views are, by their selectors, as `Place[]`. */
export const placesInPage = (views: string): string =>
  together(`findPlaces(${JSON.stringify(views)})`);

function together(call: string): string {
  return `(() => { const MEMORY = {};\n${PARTS.map(String).join("\n")}\nreturn ${call}; })()`;
}

/** There for the types only: each text that is sent has its own. */
declare const MEMORY: Record<string, Map<Element, unknown>>;

function findSlips(): string[] {
  const sight = takeIn();
  const checks = [
    ...[cutTexts, cutChoices, overlaps, struckTexts],
    ...[wideBoxes, smallTargets, aboveHeads, loneNumbers],
  ];
  return [...new Set(checks.flatMap((check) => check(sight)))];
}

function takeIn(): Sight {
  const nodes = allIn(document).filter(
    (node) => node.closest("head, script, style") === null && isSeen(node),
  );
  return { nodes, texts: nodes.flatMap(textsOf) };
}

function allIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((node) =>
    node.shadowRoot ? [node, ...allIn(node.shadowRoot)] : [node],
  );
}

/** Through shadow roots. */
function parentOf(node: Element): Element | null {
  const root = node.getRootNode();
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Many nodes have the same ancestors: of each it is found out once. */
function once<T>(what: string, node: Element, find: () => T): T {
  const known = MEMORY[what] ?? new Map<Element, unknown>();
  MEMORY[what] = known;
  if (!known.has(node)) {
    known.set(node, find());
  }
  return known.get(node) as T;
}

function isSeen(node: Element): boolean {
  const all = { visibilityProperty: true, opacityProperty: true };
  return node.checkVisibility(all) && !isForEars(node);
}

/** What is a pixel large is meant for ears only, and all that is in it. */
function isForEars(node: Element): boolean {
  return once("ears", node, () => {
    const parent = parentOf(node);
    const tiny = node.clientWidth <= 1 && getComputedStyle(node).clipPath !== "none";
    return tiny || (parent !== null && isForEars(parent));
  });
}

function nameOf(node: Element): string {
  const classes = node.getAttribute("class")?.trim().replace(/\s+/g, ".");
  return node.localName + (classes ? `.${classes}` : "");
}

function placeOf(node: Element): string {
  const place = node.closest("section, details, dialog, article");
  const root = node.getRootNode();
  const scenario = root instanceof ShadowRoot ? root.host.getAttribute("scenario") : null;
  return (place ? ` in ${nameOf(place)}` : "") + (scenario ? ` of ${scenario}` : "");
}

function quote({ node, text }: Text, more = ""): string {
  return `${nameOf(node)} “${text.slice(0, 50)}”${more}${placeOf(node)}`;
}

function textsOf(node: Element): Text[] {
  if (node instanceof SVGElement) {
    return node instanceof SVGTextElement && node.textContent?.trim() ? [drawnText(node)] : [];
  }
  if (node.matches("option, select, textarea") || isClear(getComputedStyle(node).color)) {
    return [];
  }
  const layer = layerOf(node);
  return [...node.childNodes]
    .filter(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
    .flatMap((child) => {
      const range = document.createRange();
      range.selectNodeContents(child);
      const text = child.textContent?.trim() ?? "";
      return [...range.getClientRects()]
        .filter(({ width }) => width > 0)
        .map((box) => ({ node, text, box, layer, corners: lettersIn(box) }));
    });
}

/** Without the room above and below the letters. */
function lettersIn({ left, right, top, bottom }: Box): Point[] {
  const [upper, lower] = [top + (bottom - top) * 0.25, top + (bottom - top) * 0.78];
  return [
    { x: left + 1, y: upper },
    { x: right - 1, y: upper },
    { x: right - 1, y: lower },
    { x: left + 1, y: lower },
  ];
}

/** It may be turned. */
function drawnText(node: SVGTextElement): Text {
  const { x, y, width, height } = node.getBBox();
  const matrix = node.getScreenCTM() ?? undefined;
  const corners = lettersIn({ left: x - 1, right: x + width + 1, top: y, bottom: y + height }).map(
    ({ x, y }) => new DOMPoint(x, y).matrixTransform(matrix),
  );
  const box = {
    left: Math.min(...corners.map(({ x }) => x)),
    right: Math.max(...corners.map(({ x }) => x)),
    top: Math.min(...corners.map(({ y }) => y)),
    bottom: Math.max(...corners.map(({ y }) => y)),
  };
  return { node, text: node.textContent?.trim() ?? "", corners, box, layer: layerOf(node) };
}

function isClear(color: string): boolean {
  return /rgba\(.*, 0\)|transparent|none/.test(color);
}

/** What stays in place as the page scrolls always lies over something. */
function layerOf(node: Element): Element | null {
  return once("layer", node, () => {
    const { position, backgroundColor } = getComputedStyle(node);
    const parent = parentOf(node);
    const over = position === "absolute" && !isClear(backgroundColor);
    return over || /fixed|sticky/.test(position) ? node : parent && layerOf(parent);
  });
}

function scrolls(overflow: string): boolean {
  return overflow === "auto" || overflow === "scroll";
}

/** What clips its content or lets it scroll, from the inside out; a page scrolls. */
function clippers(node: Element): readonly Element[] {
  return once("clippers", node, () => {
    const { overflowX, overflowY, display } = getComputedStyle(node);
    const parent = parentOf(node);
    const others = parent ? clippers(parent) : [];
    const clips = overflowX !== "visible" || overflowY !== "visible";
    return clips && display !== "inline" && !node.matches("html, body")
      ? [node, ...others]
      : others;
  });
}

function cutTexts({ texts }: Sight): string[] {
  return texts.filter(isCut).map((text) => `cut: ${quote(text)}`);
}

/** Of a drawing a box may show a part; what lies wholly elsewhere belongs to another one. */
function isElsewhere(node: Element, box: Box, edge: Box): boolean {
  return node instanceof SVGElement && (box.top >= edge.bottom || box.bottom <= edge.top);
}

function isCut({ node, box }: Text): boolean {
  for (const one of clippers(node)) {
    const { overflowX, overflowY } = getComputedStyle(one);
    const edge = one.getBoundingClientRect();
    // What lies beyond can be reached.
    if (scrolls(overflowX)) {
      return false;
    }
    if (isElsewhere(node, box, edge)) {
      return false;
    }
    const beside = box.left < edge.left - 1 || box.right > edge.right + 1;
    const beyond = box.top < edge.top - 3 || box.bottom > edge.bottom + 3;
    if ((overflowX !== "visible" && beside) || (/hidden|clip/.test(overflowY) && beyond)) {
      return true;
    }
    if (scrolls(overflowY)) {
      return false;
    }
  }
  return false;
}

/** A choice that is folded shows one of its options, if there is room; an ellipsis says if not. */
function cutChoices({ nodes }: Sight): string[] {
  const pen = document.createElement("canvas").getContext("2d");
  return nodes.flatMap((node) => {
    const text = node instanceof HTMLSelectElement ? node.selectedOptions[0]?.text : undefined;
    const style = getComputedStyle(node);
    if (!pen || !text || style.textOverflow === "ellipsis") {
      return [];
    }
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
    const lacks = Math.round(pen.measureText(text).width + padding - node.clientWidth);
    return lacks > 1 ? [`cut: ${nameOf(node)} “${text}” by ${lacks} px${placeOf(node)}`] : [];
  });
}

function apart(a: readonly Point[], b: readonly Point[]): boolean {
  const along = (shape: readonly Point[], from: Point, to: Point): number[] =>
    shape.map(({ x, y }) => x * (from.y - to.y) + y * (to.x - from.x));
  return [a, b].some((shape) =>
    shape.some((from, index) => {
      const to = shape[(index + 1) % shape.length] ?? from;
      const [one, other] = [along(a, from, to), along(b, from, to)];
      return Math.max(...one) <= Math.min(...other) || Math.max(...other) <= Math.min(...one);
    }),
  );
}

/** Whether more than an edge of what lies there is within all that clips it. */
function canBeSeen(node: Element, box: Box): boolean {
  return clippers(node).every((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return box.left < right && box.right > left && box.top < bottom - 3 && box.bottom > top + 3;
  });
}

function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

function overlaps({ texts }: Sight): string[] {
  const lines = texts
    .filter(({ node, box }) => canBeSeen(node, box))
    .sort((a, b) => a.box.top - b.box.top);
  return lines.flatMap((text, index) => {
    const found: string[] = [];
    for (const other of lines.slice(index + 1)) {
      if (other.box.top > text.box.bottom) {
        break;
      }
      const near = other.node !== text.node && other.layer === text.layer;
      const both = common(text.box, other.box);
      const seen = near && [text, other].every(({ node }) => canBeSeen(node, both));
      if (seen && !apart(text.corners, other.corners)) {
        found.push(`overlap: ${quote(text, ` and “${other.text.slice(0, 50)}”`)}`);
      }
    }
    return found;
  });
}

/** Lines that are drawn through a text: over it, or under one that has no halo. */
function struckTexts({ nodes, texts }: Sight): string[] {
  const drawn = texts.filter(({ node }) => node instanceof SVGElement);
  const drawings = new Set(drawn.map(({ node }) => node.closest("svg")));
  const shapes = nodes.filter((node) => node.matches("line, path"));
  const strokes = shapes.filter((node) => {
    const { stroke, strokeWidth } = getComputedStyle(node);
    // Bands that catch the pointer are no lines, nor is what marks a whole thing.
    const thin = !isClear(stroke) && Number.parseFloat(strokeWidth) < 6;
    return drawings.has(node.closest("svg")) && thin;
  }) as SVGGeometryElement[];
  const lines = new Map<Element | null, { node: SVGGeometryElement; box: Box }[]>();
  for (const node of strokes) {
    const svg = node.closest("svg");
    lines.set(svg, [...(lines.get(svg) ?? []), { node, box: node.getBoundingClientRect() }]);
  }
  return drawn.flatMap((text) => {
    const line = lines
      .get(text.node.closest("svg"))
      ?.find(({ node, box }) => strikes(node, box, text));
    return line ? [`struck: ${quote(text, ` by ${nameOf(line.node)}`)}`] : [];
  });
}

function strikes(line: SVGGeometryElement, reach: Box, { node, box, corners }: Text): boolean {
  const near =
    reach.left <= box.right &&
    reach.right >= box.left &&
    reach.top <= box.bottom &&
    reach.bottom >= box.top;
  if (!near || !canBeSeen(node, common(box, reach))) {
    return false;
  }
  const { paintOrder, stroke, strokeWidth } = getComputedStyle(node);
  const halo =
    paintOrder.startsWith("stroke") && !isClear(stroke) && Number.parseFloat(strokeWidth) >= 3;
  if (halo && node.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_PRECEDING) {
    return false;
  }
  const matrix = line.getScreenCTM() ?? undefined;
  const length = line.getTotalLength();
  const steps = Math.max(1, Math.ceil(length / 3));
  let inside = 0;
  for (let step = 0; step <= steps; step += 1) {
    const { x, y } = line.getPointAtLength((length * step) / steps).matrixTransform(matrix);
    inside += apart(corners, [
      { x, y },
      { x: x + 0.1, y },
    ])
      ? 0
      : 1;
  }
  return inside > 1;
}

function wideBoxes({ nodes }: Sight): string[] {
  const page = document.documentElement;
  const beyond = page.scrollWidth - page.clientWidth;
  const boxes = nodes.flatMap((node) => {
    const { display, overflowX } = getComputedStyle(node);
    const holds =
      node instanceof HTMLElement &&
      !node.matches("html, body, input, select, textarea, option, canvas");
    const more = node.scrollWidth - node.clientWidth;
    // What is hidden is none of its width; texts and choices that are cut are found as such.
    const wide = more > 1 && node.clientWidth > 1 && overflowX === "visible";
    return holds && wide && display !== "inline" && (node.shadowRoot || holdsWide(node))
      ? [`wide: what is in ${nameOf(node)}, by ${more} px${placeOf(node)}`]
      : [];
  });
  return beyond > 0 ? [`wide: the page, by ${beyond} px`, ...boxes] : boxes;
}

/** Whether what flows in it is wider: not its ornaments, nor what is put beside it on purpose. */
function holdsWide(node: Element): boolean {
  const { left, right } = node.getBoundingClientRect();
  const beyond = (box: Box): boolean => box.left < left - 1 || box.right > right + 1;
  return [...node.childNodes].some((child) => {
    if (child instanceof Element) {
      const { position, display } = getComputedStyle(child);
      const flows = !/absolute|fixed/.test(position) && display !== "none";
      return (
        flows && !isForEars(child) && (beyond(child.getBoundingClientRect()) || holdsWide(child))
      );
    }
    const range = document.createRange();
    range.selectNodeContents(child);
    const isText = child.nodeType === 3 && child.textContent?.trim();
    return isText ? beyond(range.getBoundingClientRect()) : false;
  });
}

/** Targets below 24 px: links within a text may be, and edges have wide bands that are not seen. */
function smallTargets({ nodes }: Sight): string[] {
  const targets =
    "button, a[href], input, select, textarea, summary, [role=button], [role=menuitem], [role=tab]";
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
  return nodes
    .filter((node) => node.matches(targets) && !isInText(node) && sizeOf(node) < 23.9)
    .map((node) => `small: ${nameOf(node)}, ${sizeOf(node).toFixed(1)} px${placeOf(node)}`);
}

/** What can still be seen above a head that stays where it is, or through it. */
function aboveHeads({ nodes, texts }: Sight): string[] {
  const heads = nodes.filter(
    (node) => node.matches("th, thead") && getComputedStyle(node).position === "sticky",
  );
  return heads.flatMap((head) => {
    const box = clippers(head).find((one) => scrolls(getComputedStyle(one).overflowY));
    if (!box || box.scrollTop === 0) {
      return [];
    }
    const edge = box.getBoundingClientRect().top;
    const { top, bottom } = head.getBoundingClientRect();
    const isClearHead = isClear(getComputedStyle(head).backgroundColor);
    const table = head.closest("table");
    if (top <= edge + 1) {
      // It covers what passes its edge.
      return [];
    }
    return texts
      .filter(({ node }) => node.closest("tbody") !== null && node.closest("table") === table)
      .filter(({ box }) => {
        const above = Math.min(box.bottom, top) - Math.max(box.top, edge);
        return above > 2 || (isClearHead && box.bottom > top + 3 && box.top < bottom - 3);
      })
      .slice(0, 1)
      .map((text) => `above its head: ${quote(text)}`);
  });
}

/** A number of a list that stands alone, while what it belongs to is on the next line. */
function loneNumbers({ nodes }: Sight): string[] {
  const items = nodes.filter((node) => node.matches("li"));
  return items.flatMap((node) => {
    const { content, display, lineHeight, position } = getComputedStyle(node, "::before");
    const first = node.firstElementChild;
    const numbered = /counter|\d/.test(content) && display === "inline" && position === "static";
    if (!numbered || !first) {
      return [];
    }
    const gap = first.getBoundingClientRect().top - node.getBoundingClientRect().top;
    return gap > Number.parseFloat(lineHeight) * 0.8
      ? [`alone on a line: the number of “${first.textContent?.trim()}”${placeOf(node)}`]
      : [];
  });
}

/** Where the views are, in the coordinates of the page. */
function findPlaces(views: string): Place[] {
  return allIn(document)
    .filter((node) => node.matches(views) && node.checkVisibility())
    .map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      const free = [node, ...node.querySelectorAll("*")].flatMap(freeIn);
      const name = nameOf(node);
      return { name, left, right, top: top + scrollY, bottom: bottom + scrollY, free };
    });
}

function freeIn(box: Element): [number, number][] {
  const { top, bottom } = box.getBoundingClientRect();
  const ends = [...box.children].map((child) => child.getBoundingClientRect().bottom);
  const last = Math.max(top, ...ends);
  return scrolls(getComputedStyle(box).overflowY) && last < bottom
    ? [[last + scrollY, bottom + scrollY]]
    : [];
}

const PARTS: readonly ((...values: never[]) => unknown)[] = [
  ...[findSlips, takeIn, allIn, parentOf, once, isSeen, isForEars, nameOf, placeOf, quote, textsOf],
  ...[
    lettersIn,
    common,
    drawnText,
    isClear,
    layerOf,
    isElsewhere,
    scrolls,
    clippers,
    cutTexts,
    isCut,
    cutChoices,
    apart,
  ],
  ...[
    canBeSeen,
    overlaps,
    struckTexts,
    strikes,
    wideBoxes,
    holdsWide,
    smallTargets,
    aboveHeads,
    loneNumbers,
  ],
  ...[findPlaces, freeIn],
];
