/**
 * The reader's choice of a language, one for the whole site: the page's address may hold it
 * (`?lang=zh-CN`), and the browser keeps it where it lets a page remember anything.
 */
import { languageFor } from "../src/words/language.js";

const PARAMETER = "lang";
const KEY = "tcpscope-language";

/** The tag of the language that was chosen; none before. An address that names one chooses it. */
export function chosenLanguage(): string | undefined {
  const named = codeOf(new URL(location.href).searchParams.get(PARAMETER));
  if (named !== undefined) {
    keep(named);
  }
  return named ?? codeOf(kept());
}

/** From here on the whole site is to be in this language, after a reload as well. */
export function chooseLanguage(code: string): void {
  keep(code);
  const address = new URL(location.href);
  if (address.searchParams.has(PARAMETER) || kept() !== code) {
    address.searchParams.set(PARAMETER, code);
    history.replaceState(history.state, "", address);
  }
}

/** The choice goes along with links to the site's other pages where the browser does not keep it. */
export function carryAlong(code: () => string): void {
  const onLink = (event: Event): void => {
    const [link] = event.composedPath().filter((node) => node instanceof HTMLAnchorElement);
    if (link && isOwnPage(link) && chosenLanguage() !== undefined && kept() !== code()) {
      const address = new URL(link.href);
      address.searchParams.set(PARAMETER, code());
      link.href = address.href;
    }
  };
  for (const act of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(act, onLink, { capture: true });
  }
}

/** Another page of the site: no other site, no file to be saved, no place on this page. */
function isOwnPage({ href, download }: HTMLAnchorElement): boolean {
  if (!URL.canParse(href) || download !== "") {
    return false;
  }
  const { origin, pathname } = new URL(href);
  const page = /(?:\/|\.html)$/.test(pathname);
  return page && origin === location.origin && pathname !== location.pathname;
}

function codeOf(tag: string | null): string | undefined {
  return languageFor(tag === null ? [] : [tag])?.code;
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(code: string): void {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Then addresses carry it.
  }
}
