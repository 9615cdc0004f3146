/** The ladder as a file of its own: the drawing of the page, with its styles. Pure. */
import { type SVGTemplateResult, svg } from "lit";
import { drawParts, ladderDrawingStyles } from "../drawing/draw.js";
import { inputOf } from "../drawing/input.js";
import { layoutLadder } from "../drawing/layout.js";
import type { Words } from "../words/words.js";
import type { Course } from "./course.js";
import { type PictureOptions, planOf } from "./options.js";
import { classesIn, rootClass, sheetFor } from "./sheet.js";
import { tell, titleOf } from "./telling.js";
import { escapeText, writeTemplate } from "./write.js";

const WIDTH = 720;
/** Beside what the page's own box holds together; where room is scarce, less. */
const MARGIN = { wide: 20, narrow: 14 };
const NARROW = 600;
const TOP = 12;
/** How far the lifelines go on below the last event. */
const BELOW = 28;

const GROUND = `
  .ground { fill: var(--paper); }
  text { font-family: var(--mono); }
`;
const STYLES = GROUND + ladderDrawingStyles.cssText;
const STYLED = classesIn(STYLES);

/** @throws RangeError where there is too much for one picture. */
export function drawSvg(course: Course, words: Words, options: PictureOptions = {}): string {
  const { width = WIDTH, theme = "auto", title } = options;
  const plan = planOf(course, options);
  const { history, moment, lettering } = plan;
  const margin = width < NARROW ? MARGIN.narrow : MARGIN.wide;
  const layout = layoutLadder({
    // A picture shows what was, and no silence that is still to come.
    ...inputOf(
      { ...moment, nextEventAt: undefined },
      history,
      { width: width - 2 * margin, zoom: 1 },
      words,
    ),
    lettering,
  });
  const end = Math.max(layout.axis.bottom, layout.axis.y(moment.now)) + BELOW;
  const height = Math.ceil(end + TOP);
  const goesOn = moment.nextEventAt !== undefined || moment.inFlight > 0;
  const parts = drawParts(
    { ...layout, height: end },
    words,
    { top: 0, bottom: end },
    { still: { now: moment.now, goesOn } },
  );
  const used = new Set<string>();
  const note = (name: string): boolean => STYLED.has(name) && used.add(name).size > 0;
  const all = [ground(width, height, margin), parts];
  const written = all.map((part) => writeTemplate(part, note)).join("");
  const sheet = sheetFor(STYLES, used, theme);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="${rootClass(theme)}" width="${width}" height="${height}" viewBox="${-margin} ${-TOP} ${width} ${height}" role="img" direction="ltr" xml:lang="${words.locale}">`,
    `<title>${escapeText(title ?? titleOf(plan, words))}</title>`,
    `<desc>${escapeText(tell(plan, words))}</desc>`,
    `<style>\n${sheet}\n</style>`,
    withClasses(classesIn(sheet), written).replace(/>\s*</g, ">\n<"),
    "</svg>",
  ].join("\n")}\n`;
}

/** Some styles are for two classes of which a picture has but one. */
function withClasses(styled: ReadonlySet<string>, drawing: string): string {
  return drawing.replace(/ class="([^"]*)"/g, (_, names: string) => {
    const kept = names.split(" ").filter((name) => styled.has(name));
    return kept.length > 0 ? ` class="${kept.join(" ")}"` : "";
  });
}

function ground(width: number, height: number, margin: number): SVGTemplateResult {
  return svg`<rect class="ground" x=${-margin} y=${-TOP} width=${width} height=${height} rx="10" />`;
}
