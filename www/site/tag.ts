/** The lines that an author pastes. Pure. */

import { BARS } from "../src/views/permissions.js";
import { VIEWS, type ViewName } from "../src/views/view-names.js";

/** What the author wants. */
export interface Choice {
  readonly scenario: string;
  /** The address of a script of the author's; empty where a scenario is wanted. */
  readonly src: string;
  readonly speed: number;
  /** It waits for Play. */
  readonly paused: boolean;
  /** Empty for that of the page. */
  readonly lang: string;
  readonly names: string;
  readonly theme: string;
  readonly bar: string;
  readonly readonly: boolean;
  readonly views: ReadonlySet<ViewName>;
}

/** Where tcpscope lies, and what the site says for the author. */
export interface Place {
  /** The address of its folder; with a `/` in the end. */
  readonly base: string;
  /** Hashes by addresses within the folder, of files that are whole by themselves. */
  readonly hashes: Readonly<Record<string, string>>;
  /** What readers see where the simulation can't run: words that the author replaces. */
  readonly fallback: string;
}

export const FORMS = ["tag", "frame", "hugo", "jekyll", "link"] as const;
export type Form = (typeof FORMS)[number];

export const WRITERS: Readonly<Record<Form, (choice: Choice, place: Place) => string>> = {
  ...{ tag: tagFor, frame: frameFor, hugo: hugoFor, jekyll: jekyllFor, link: frameAddress },
};

/** The folder as an author may write it. */
export function folder(text: string): string {
  return text.trim().replace(/\/*$/, "/");
}

function tagFor(choice: Choice, place: Place): string {
  return `${scriptFor("tcpscope.standalone.js", place) ?? moduleFor(place)}

<tcp-scope ${attributes(settingsOf(choice), bare)}>
  ${escaped(place.fallback)}
</tcp-scope>
`;
}

function frameFor(choice: Choice, place: Place): string {
  const source = `src="${escaped(frameAddress(choice, place))}"`;
  const [[, title = ""] = []] = settingsOf(choice);
  const script =
    scriptFor("tcpscope-frame.js", place) ??
    `<script async src="${escaped(place.base)}tcpscope-frame.js"></script>`;
  return `<iframe ${source}
  title="${escaped(title)}" loading="lazy" allow="clipboard-write"
  style="width: 100%; height: 640px; border: 0"></iframe>
${script}
`;
}

function hugoFor(choice: Choice): string {
  // Its shortcode escapes what it is given.
  const settings = settingsOf(choice).map(([name, value]) => `${name}="${value}"`);
  return `{{< tcpscope ${settings.join(" ")} />}}\n`;
}

function jekyllFor(choice: Choice): string {
  return `{% include tcpscope.html ${attributes(settingsOf(choice), quoted)} %}\n`;
}

/** Of a page that shows this and nothing else. */
export function frameAddress(choice: Choice, { base }: Pick<Place, "base">): string {
  const query = settingsOf(choice).map(([name, value]) => {
    const list = name === "views" ? value.replaceAll(" ", ",") : value;
    return value === "" ? name : `${name}=${encodeURIComponent(list).replaceAll("%2C", ",")}`;
  });
  return `${base}embed.html?${query.join("&")}`;
}

/** Only what is not so anyway, in the words of the element's attributes. */
function settingsOf(choice: Choice): [name: string, value: string][] {
  const { scenario, src, speed, paused, lang, names, theme, bar, readonly, views } = choice;
  const shown = VIEWS.filter((view) => views.has(view));
  const all: [name: string, value: string, wanted: boolean][] = [
    // No address has these signs; without them it fits wherever it is pasted.
    ["src", src.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent), src !== ""],
    ["scenario", scenario, src === ""],
    ["speed", String(speed), speed !== 1],
    ["paused", "", paused],
    ["bar", bar, bar !== BARS[0]],
    ["readonly", "", readonly],
    ["lang", lang, lang !== ""],
    ["theme", theme, theme !== "auto"],
    ["names", names, names !== "rfc"],
    // None of them would be all of them.
    ["views", shown.join(" "), shown.length % VIEWS.length !== 0],
  ];
  return all.filter(([, , wanted]) => wanted).map(([name, value]) => [name, value]);
}

/**
 * A hash holds for one file and not for what it imports, so only whole scripts have one, in a folder
 * that names their version: it stays as it is when a newer one is put up.
 */
function scriptFor(name: string, { base, hashes }: Place): string | undefined {
  const [address, hash] = Object.entries(hashes).find(([path]) => path.endsWith(`/${name}`)) ?? [];
  return address === undefined
    ? undefined
    : `<script async src="${escaped(base + address)}"
  integrity="${hash}" crossorigin="anonymous"></script>`;
}

function moduleFor({ base }: Place): string {
  return `<script type="module" src="${escaped(base)}tcpscope.js"></script>`;
}

type Writer = (name: string, value: string) => string;

function attributes(settings: readonly (readonly [string, string])[], write: Writer): string {
  return settings.map(([name, value]) => write(name, escaped(value))).join(" ");
}

function bare(name: string, value: string): string {
  return value === "" ? name : quoted(name, value);
}

/** Generators want a value for everything. */
function quoted(name: string, value: string): string {
  return `${name}="${value}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => (sign === "&" ? "&amp;" : `&#${sign.charCodeAt(0)};`));
}
