/** Writes what Lit would show as text: for a file, where there is no document. Pure. */
import { nothing, type SVGTemplateResult, type TemplateResult } from "lit";

/** Stands for a value in the text of a template. */
const HOLE = "\u0000";
const PIECES = new RegExp(`\\s+([@.?]?[\\w:-]+)=(?:"([^"]*)"|${HOLE})|${HOLE}`, "g");
/** No XML file may hold these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Whether a class means anything there. */
export type IsStyled = (name: string) => boolean;

/**
 * Handlers, properties, `data-…` and classes without a style are left out.
 *
 * @throws TypeError for a directive: those need a document
 */
export function writeTemplate(
  { strings, values }: TemplateResult | SVGTemplateResult,
  isStyled: IsStyled,
): string {
  const left = values.slice();
  const source = strings.join(HOLE).replace(/\s+/g, " ").replaceAll("> <", "><").trim();
  const written = source.replace(PIECES, (_, name?: string, quoted?: string) => {
    if (name === undefined) {
      return writeChild(left.shift(), isStyled);
    }
    const pieces = (quoted ?? HOLE).split(HOLE);
    const filling = left.splice(0, pieces.length - 1);
    if (/^([@.?]|data-)/.test(name)) {
      return "";
    }
    const value = pieces.map((piece, index) =>
      index === 0 ? piece : writeValue(filling[index - 1]) + piece,
    );
    return writeAttribute(name, value.join(""), isStyled);
  });
  return written.replaceAll(" />", "/>");
}

export function escapeText(text: string): string {
  return text
    .replace(FORBIDDEN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function writeChild(value: unknown, isStyled: IsStyled): string {
  if (value === nothing || value === undefined || value === null) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map((one) => writeChild(one, isStyled)).join("");
  }
  if (isTemplate(value)) {
    return writeTemplate(value, isStyled);
  }
  return escapeText(writeValue(value));
}

function writeAttribute(name: string, value: string, isStyled: IsStyled): string {
  const kept = name === "class" ? value.split(/\s+/).filter(isStyled).join(" ") : value;
  if (name === "class" && kept === "") {
    return "";
  }
  return ` ${name}="${escapeText(shorten(kept)).replaceAll('"', "&quot;")}"`;
}

function writeValue(value: unknown): string {
  if (value === nothing) {
    return "";
  }
  if (typeof value !== "string" && typeof value !== "number") {
    throw new TypeError(`there is no way to write this ${typeof value}`);
  }
  return String(value);
}

/** Nobody sees a hundredth of a pixel. */
function shorten(text: string): string {
  return text.replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}

function isTemplate(value: unknown): value is TemplateResult | SVGTemplateResult {
  return typeof value === "object" && value !== null && "strings" in value && "values" in value;
}
