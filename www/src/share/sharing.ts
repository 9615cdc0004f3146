/** What the page's address has to do with a run: it opens one, and one becomes an address. */
import { html, type TemplateResult } from "lit";
import type { Numbers } from "../numbers.js";
import type { Run } from "../run.js";
import type { Session } from "../session.js";
import type { Words } from "../words.js";
import { AddressLink } from "./address.js";
import { type Link, type LinkProblem, type LinkReading, roundMoment } from "./link.js";
import { SharePanel } from "./panel.js";
import { reach } from "./reach.js";
import { linkAt } from "./state.js";

/** What the element does with what a link says. */
export interface Opener {
  changed(): void;
  /** Starts anew with this; `started` is called in the end. */
  play(run: Link["run"]): void;
  setSpeed(speed: number): void;
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
    this.#problems = [...this.#problems, ...reach(run, link)];
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
  momentOf({ player, session }: Run): number {
    return roundMoment(player.now, session.snapshot.now);
  }

  /** `scenario`, the ready-made one that runs, if one does. */
  async linkTo(
    run: Run,
    scenario: string | undefined,
    at: number,
    segment: number | undefined,
  ): Promise<string> {
    const plain = scenario !== undefined && !run.altered;
    const what = plain ? { scenario } : { script: run.session.script() ?? "" };
    const [page = ""] = location.href.split("#", 1);
    return page + (await linkAt(run, what, at, segment));
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
      this.#opener.play(link.run);
    }
    this.#opener.changed();
  }
}
