/** The script that an author wrote inside the tag. */
import { dedent } from "./mark.js";

/** Tools that make pages may put a paragraph around it; that of a tag inside is another's. */
const SCRIPT = ':scope script[type="text/tcpscope"]:not(:scope tcp-scope *)';

export function scriptElement(element: Element): Element | null {
  return element.querySelector(SCRIPT);
}

export function inlineScript(element: Element): string | undefined {
  const script = scriptElement(element);
  return script ? dedent(script.textContent ?? "") : undefined;
}
