/** The page that holds one element and nothing else, to be held by another page: `embed.html`. */
import { css, html, render } from "lit";
import { version } from "../../../package.json";
import "../define.js";
import type { TcpScope } from "../element/tcp-scope.js";
import { isLink } from "../views/share/link.js";
import { openState, stateOf } from "../views/share/state.js";
import { LanguageChoice, languageFor } from "../words/language.js";
import { Height } from "./height.js";
import type { Change } from "./protocol.js";
import { type Query, readQuery } from "./query.js";
import { type Actor, Talk, Unable } from "./talk.js";

/** As high as many a window: what the frame shows must not depend on the height that it is given. */
const styles = css`
  html {
    color-scheme: light dark;
    background: light-dark(#fbfaf7, #14171b);
    color: light-dark(#1d2127, #e8e6e1);
    font: 93.75%/1.5 ui-sans-serif, system-ui, sans-serif;
  }
  body {
    margin: 0;
    padding: 8px;
  }
  tcp-scope {
    --tcpscope-window-height: 800px;
  }
  .whole tcp-scope {
    --tcpscope-bar-order: 0;
  }
  h1 {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .problems {
    margin: 0 0 12px;
    padding: 8px 14px;
    border-inline-start: 4px solid light-dark(#9c5500, #f2a654);
    list-style: none;
    overflow-wrap: anywhere;
  }
`;

const query = readQuery(location.search);
const language = new LanguageChoice(() => showProblems(query));
dress(query);
const scope = elementFor(query);
const place = document.querySelector("main") ?? document.body;
const status = document.createElement("div");
status.setAttribute("role", "status");
showProblems(query);
place.append(scope);
language.follow([document.documentElement.lang], [], "rfc");
converse(scope, query);

/** Language and colours are those of the whole page. */
function dress({ attributes }: Query): void {
  const lang = attributes.get("lang");
  const tags = [...(lang === undefined ? [] : [lang]), ...navigator.languages];
  document.documentElement.lang = languageFor(tags)?.code ?? "en";
  const theme = attributes.get("theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.style.colorScheme = theme;
  }
  if (styles.styleSheet) {
    document.adoptedStyleSheets = [styles.styleSheet];
  }
}

function elementFor({ attributes, fragment }: Query): TcpScope {
  // From here on the frame is as any page to which a link leads.
  if (fragment !== undefined && !isLink(location.hash)) {
    history.replaceState(history.state, "", fragment);
  }
  const element = document.createElement("tcp-scope");
  element.setAttribute("hash", "");
  for (const [name, value] of attributes) {
    element.setAttribute(name, value);
  }
  return element;
}

/** What the address of the frame asks for and can't have. */
function showProblems({ problems }: Query): void {
  if (problems.length === 0) {
    return;
  }
  if (!status.isConnected) {
    place.append(status);
  }
  const lines = problems.map(
    ({ code, values }) => html`<li>${language.words.say(`embed-${code}`, values)}</li>`,
  );
  render(html`<ul class="problems">${lines}</ul>`, status);
}

function converse(element: TcpScope, { origins }: Query): void {
  if (window.parent === window) {
    return;
  }
  const talk = new Talk(actorOf(element), {
    version,
    allowed: origins,
    hostOrigin: location.ancestorOrigins?.[0],
    post: (message, target) => {
      const data = typeof message === "string" ? message : { tcpscope: 1, ...message };
      window.parent.postMessage(data, target);
    },
  });
  window.addEventListener("message", ({ data, origin, source }) =>
    talk.hear({ data, origin, fromHost: source === window.parent }),
  );
  element.addEventListener("tcpscope-change", () => talk.changed());
  element.addEventListener("tcpscope-entries", ({ detail }) => talk.entries(detail.entries));
  element.addEventListener("tcpscope-load", () => talk.loaded());
  element.addEventListener("tcpscope-error", ({ detail }) =>
    talk.failed(detail.code, detail.message),
  );
  talk.greet();
  tellHeight((height) => talk.height(height));
}

function tellHeight(tell: (height: number) => void): void {
  const height = new Height();
  new ResizeObserver(() => {
    const next = height.next(document.body.getBoundingClientRect().height, performance.now());
    if (next !== undefined) {
      tell(next);
    }
  }).observe(document.body);
  window.addEventListener("resize", () => {
    // The page around has made room: what moves with the window has nowhere to move to.
    document.documentElement.classList.toggle("whole", innerHeight >= (height.told ?? Infinity));
  });
}

function actorOf(element: TcpScope): Actor {
  return {
    get ready() {
      return element.ready;
    },
    play: () => element.play(),
    pause: () => element.pause(),
    step: () => element.step(),
    stepBack: () => element.stepBack(),
    seek: (seconds) => element.seek(seconds),
    dispatch: (line) => element.dispatch(line),
    fork: (line) => element.fork(line),
    load: (script) => element.load(script),
    script: () => element.script(),
    record: () => element.record(),
    change: () => changeOf(element),
    settled: () => element.updateComplete,
    getState: async () => (element.run ? stateOf(element.run) : ""),
    setState: async (state) => {
      const { opened, problems } = await openState(state, element);
      const [flaw] = problems.map(
        ({ code, values }) =>
          new Unable(`link-${code}`, language.words.say(`link-${code}`, values)),
      );
      if (!opened) {
        throw flaw;
      }
      return flaw;
    },
  };
}

function changeOf(element: TcpScope): Change {
  const hosts = element.run?.session.snapshot.hosts ?? [];
  return {
    seconds: element.now,
    playing: element.playing,
    states: Object.fromEntries(hosts.map(({ host, state }) => [host, state])),
  };
}
