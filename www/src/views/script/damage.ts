/** What the tools that made the page have done to the tag, as far as its content shows it. */
import type { Problem } from "../../words/problem.js";
import { inlineScript, scriptElement } from "./inline.js";

/** Whether the engine can read a text as a script. */
type Reads = (text: string) => boolean;

/** What nobody puts inside for want of a simulation: it was to follow the tag. */
const OF_PAGES =
  "h1, h2, main, nav, footer, article, aside, section, form, tcp-scope, tcp-lesson, script[src]";
/** Markdown took a part of the script for its own. */
const MARKS =
  /<\/?(?:p|pre|code|em|strong|a|br|hr|ul|ol|li|h[1-6]|blockquote)\b[^>]*>|&(?:quot|lt|gt|amp|#39|#x27|#x3c);/i;
/** A tag that has become words. */
const WORDED = /<script\b[^>]*\btext\/tcpscope\b/i;
/** So many lines after the script show whether they belong to it. */
const ENOUGH_LINES = 20;

/**
 * `cut`: Markdown ends HTML at a blank line, and reads the rest of a script as paragraphs or code.
 * `unclosed`: HTML does not end a tag at `/>`, so what follows has got inside.
 */
export function damageOf(element: Element, reads: Reads): Problem | undefined {
  const script = scriptElement(element);
  if (script ? isCut(element, script, reads) : WORDED.test(element.textContent)) {
    return { code: "cut", values: {} };
  }
  return element.querySelector(OF_PAGES) ? { code: "unclosed", values: {} } : undefined;
}

function isCut(element: Element, script: Element, reads: Reads): boolean {
  const text = inlineScript(element) ?? "";
  return (
    (!reads(text) && MARKS.test(unquoted(text))) ||
    linesAfter(script, element).some(reads) ||
    [element, element.parentElement].some((node) => isRest(node?.nextElementSibling))
  );
}

/** What a script sends may look like anything. */
function unquoted(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

/** The lines of words that follow the script within the tag. */
function linesAfter(script: Element, element: Element): string[] {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  range.setStartAfter(script);
  return range
    .toString()
    .replace(/[“”„]/g, '"')
    .split("\n", ENOUGH_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** The end of a script as words, though not all of an example. */
function isRest(after: Element | null | undefined): boolean {
  const words = after?.textContent ?? "";
  return words.includes("</script>") && !words.includes("<script");
}
