/** A translator of pages, as browsers have them: it puts elements of its own where texts were. */
import type { Page } from "@playwright/test";

/** How it does so; some keep the text that they replace, within what replaces it. */
export type Manner = "replaces" | "inserts" | "wraps";

/** Translates all that may be, in shadow trees as well: `Close` becomes `⟦Close⟧`. How many texts. */
export function translate(page: Page, manner: Manner = "replaces"): Promise<number> {
  return page.evaluate((way) => {
    const isKept = (text: Text): boolean => {
      for (let node: Node | null = text; node; node = parentOf(node)) {
        if (node instanceof Element && node.matches('script, style, textarea, [translate="no"]')) {
          return true;
        }
      }
      return false;
    };
    const parentOf = (node: Node): Node | null =>
      node instanceof ShadowRoot ? node.host : node.parentNode;
    const textsIn = (root: Node): Text[] => {
      const walker = document.createTreeWalker(
        root,
        NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      );
      const found: Text[] = [];
      for (let node: Node | null = root; node; node = walker.nextNode()) {
        if (node instanceof Text && node.data.trim() !== "" && !/[⟦⟧]/.test(node.data)) {
          found.push(node);
        } else if (node instanceof Element && node.shadowRoot) {
          found.push(...textsIn(node.shadowRoot));
        }
      }
      return found;
    };
    const texts = textsIn(document.body).filter((text) => !isKept(text));
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.append(inner);
      inner.textContent = `⟦${text.data}⟧`;
      if (way === "replaces") {
        text.replaceWith(outer);
      } else if (way === "inserts") {
        text.before(outer);
        text.remove();
      } else {
        inner.textContent = "";
        text.before(outer);
        inner.append("⟦", text, "⟧");
      }
    }
    return texts.length;
  }, manner);
}

/** What can be read, without what the translator has added. */
export function plain(text: string): string {
  return text.replace(/[⟦⟧]/g, "").replace(/\s+/g, " ");
}
