/** The script that an author wrote inside the tag. */
import { dedent } from "./mark.js";

export function inlineScript(element: Element): string | undefined {
  const script = element.querySelector(':scope > script[type="text/tcpscope"]');
  return script ? dedent(script.textContent ?? "") : undefined;
}
