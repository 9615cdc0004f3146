/**
 * Everything is as large as the reader wants texts to be, whatever the page around it says. Style
 * sheets and drawings count in pixels of the usual type, of 16; `--px` is how long one of them is.
 */
import {
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  unsafeCSS,
} from "lit";

/** What browsers call `medium` unless readers want something else. */
const USUAL = 16;
/** Lines up to this width stay as fine as they are. */
const HAIRLINE = 3;

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: Node };

/** A sheet whose lengths follow the reader; so do the widths and heights that its rules wait for. */
export function readerSized(sheet: CSSResult): CSSResult {
  return unsafeCSS(readerSizedText(sheet.cssText));
}

export function readerSizedText(text: string): string {
  return text.replace(
    /@(?:container|media)[^{]*|(-?\d*\.?\d+)px\b/g,
    (found: string, length: string | undefined) => {
      if (length === undefined) {
        return inEm(found);
      }
      return Math.abs(Number(length)) <= HAIRLINE ? found : `calc(${length} * var(--px, 1px))`;
    },
  );
}

/** The same lengths where nothing is known of the reader but the type of an element. */
export function inEm(text: string): string {
  return text.replace(/(\d*\.?\d+)px\b/g, (_, length: string) => `${Number(length) / USUAL}em`);
}

/** How long a pixel of the drawings is at `node`, in pixels of the page. */
export function pixelAt(node: Element): number {
  return Number.parseFloat(getComputedStyle(node).getPropertyValue("--px")) || 1;
}

/** Within these, drawings and what is printed, a pixel is one. */
const PLAIN = `
  svg > *, .sheet, .handout { --px: 1px; }
  @media print { .scope, article { --px: 1px; } }
`;

/** Finds out what the reader wants, for an element whose own type is `medium`. */
export class TypeSize implements ReactiveController {
  readonly #host: Host;
  readonly #sheet = new CSSStyleSheet();
  #pixel = 0;

  static in(host: Host): void {
    host.addController(new TypeSize(host));
  }

  constructor(host: Host) {
    this.#host = host;
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    if (renderRoot instanceof ShadowRoot && !renderRoot.adoptedStyleSheets.includes(this.#sheet)) {
      renderRoot.adoptedStyleSheets.push(this.#sheet);
    }
    // Browsers do not tell when a reader changes it; most are elsewhere meanwhile, or turn the page.
    for (const event of ["resize", "focus"]) {
      window.addEventListener(event, this.#measure);
    }
    document.addEventListener("visibilitychange", this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    for (const event of ["resize", "focus"]) {
      window.removeEventListener(event, this.#measure);
    }
    document.removeEventListener("visibilitychange", this.#measure);
  }

  readonly #measure = (): void => {
    const pixel = (Number.parseFloat(getComputedStyle(this.#host).fontSize) || USUAL) / USUAL;
    if (pixel !== this.#pixel) {
      this.#pixel = pixel;
      this.#sheet.replaceSync(`:host { --px: ${pixel}px; } ${PLAIN}`);
      this.#host.requestUpdate();
    }
  };
}
