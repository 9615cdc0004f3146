/** What the page's address has to do with a run: it opens one, and one becomes an address. */
import { html, type TemplateResult } from "lit";
import type { Numbers } from "../../engine/numbers.js";
import type { Run } from "../../engine/run.js";
import { SCENARIOS } from "../../engine/scenarios.js";
import type { Session } from "../../engine/session.js";
import type { Words } from "../../words/words.js";
import type { Look, MadeLink } from "../commands.js";
import { AddressLink } from "./address.js";
import { composeLink, LONG_LINK, momentOf } from "./compose.js";
import type { Link, LinkProblem, LinkReading } from "./link.js";
import type { More } from "./more.js";
import { SharePanel } from "./panel.js";
import { arrive, baseOf } from "./state.js";

/** What the element does with what a link says. */
export interface Opener {
  changed(): void;
  /** Starts anew with this; `started` is called in the end. */
  play(run: Link["run"]): void;
  setSpeed(speed: number): void;
  pause(): void;
  /** Shows the comparison of this branch with its parent, and what was typed. */
  dress(compared: number | undefined, typed: More["typed"]): void;
  setNumbers(numbers: Numbers): void;
  /** Brings a segment into view. */
  show(segment: number): void;
}

export class Sharing {
  readonly panel: SharePanel;
  readonly #opener: Opener;
  readonly #address = new AddressLink(
    (reading) => this.#open(reading),
    () => this.#opener.changed(),
  );
  #problems: readonly LinkProblem[] = [];
  /** The link whose run is about to start. */
  #next: Link | undefined;
  #anchor: { readonly branch: number; readonly segment: number } | undefined;

  constructor(opener: Opener) {
    this.#opener = opener;
    this.panel = new SharePanel(() => opener.changed());
  }

  /** Whether this element reads the page's address. */
  get linkable(): boolean {
    return this.#address.owned;
  }

  /** When the run that the address asks for is known. */
  get settled(): Promise<void> {
    return this.#address.settled;
  }

  /** Begins or ends to read the page's address. */
  watch(wanted: boolean): void {
    this.#address.watch(wanted);
  }

  /** A new run has begun: at first, the one that the link asked for. Whether it was that one. */
  started(run: Run): boolean {
    this.panel.restart();
    this.#anchor = undefined;
    const link = this.#next;
    this.#next = undefined;
    if (!link) {
      return false;
    }
    if (isAnother(run, link)) {
      // The scenario has become another one since the link was made: its script opens then.
      this.#next = { ...link, more: { ...link.more, scenario: undefined } };
      this.#opener.play({ script: baseOf(link) });
      return true;
    }
    const { problems, compared } = arrive(run, link);
    this.#problems = [...this.#problems, ...problems];
    this.#opener.dress(compared, link.more?.typed);
    const { segment } = link;
    if (segment !== undefined && run.session.segments.has(segment)) {
      this.#anchor = { branch: run.session.snapshot.branch, segment };
      this.#opener.show(segment);
    }
    return true;
  }

  /** The reader has chosen another run than the link's. */
  leave(): void {
    this.#next = undefined;
    this.#problems = [];
    this.#address.clear();
  }

  /** The segment that the link points to, where it is the one that was meant. */
  anchorIn({ snapshot }: Session): number | undefined {
    return this.#anchor?.branch === snapshot.branch ? this.#anchor.segment : undefined;
  }

  /** The moment of a run that a link opens. */
  momentOf(run: Run): number {
    return momentOf(run);
  }

  /** `look`: what is on screen beside the run. */
  async linkTo(run: Run, look: Look, at: number, segment: number | undefined): Promise<MadeLink> {
    const [page = ""] = location.href.split("#", 1);
    const made = await composeLink(run, look, at, segment, LONG_LINK - page.length);
    return { ...made, address: page + made.fragment };
  }

  renderProblems(words: Words): TemplateResult[] {
    return this.#problems.map(
      ({ code, values }) => html`<li>${words.say(`link-${code}`, values)}</li>`,
    );
  }

  #open(reading: LinkReading | undefined): void {
    this.#problems = reading?.problems ?? [];
    const link = reading?.link;
    if (link) {
      this.#next = link;
      // Links do not repeat the usual speed; the page's own may be another.
      this.#opener.setSpeed(link.speed ?? 1);
      this.#opener.setNumbers(link.numbers ?? "relative");
      if (link.paused) {
        this.#opener.pause();
      }
      this.#opener.play(openingOf(link));
    }
    this.#opener.changed();
  }
}

/** A scenario that the link names is not its own script, as long as it is the same. */
function openingOf(link: Link): Link["run"] {
  const scenario = link.more?.scenario;
  if ("scenario" in link.run) {
    return link.run;
  }
  return scenario !== undefined && SCENARIOS.includes(scenario)
    ? { scenario }
    : { script: baseOf(link) };
}

/** The run that has begun is the scenario that a link names, and not what the link holds of it. */
function isAnother(run: Run, link: Link): boolean {
  const scenario = link.more?.scenario;
  const named = "script" in link.run && scenario !== undefined && SCENARIOS.includes(scenario);
  return named && run.first !== baseOf(link);
}
