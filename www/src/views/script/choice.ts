/** Which script a run begins with: the author's in the tag or in a file, a reader's, or a scenario. */
import { fetchScript } from "./fetch.js";
import { inlineScript } from "./inline.js";

type Choice = "author" | "scenario" | { readonly script: string };

export class ScriptChoice {
  #choice: Choice = "author";
  #inline: string | undefined;
  /** The absolute address of the author's file. */
  #file: string | undefined;
  /** What it holds, once it has come. */
  #fetched: string | undefined;

  /** Whether the script inside the tag is another one than before, which then counts. */
  readInline(element: Element): boolean {
    const inline = inlineScript(element);
    if (inline === this.#inline) {
      return false;
    }
    this.#inline = inline;
    this.#choice = "author";
    return true;
  }

  /** Whether the file is another one than before, which then counts. */
  readFile(address: string | undefined, base: string): boolean {
    const file = address === undefined ? undefined : absolute(address, base);
    if (file === this.#file) {
      return false;
    }
    this.#file = file;
    this.#fetched = undefined;
    this.#choice = "author";
    return true;
  }

  /** A script of somebody else's stands above all. */
  take(script: string): void {
    this.#choice = { script };
  }

  /** A reader's choice of scenario stands above what the author wrote. */
  takeScenario(): void {
    this.#choice = "scenario";
  }

  /** The author's counts again. */
  giveBack(): void {
    this.#choice = "author";
  }

  /** What runs instead of a scenario; a file that has yet to come is empty. */
  get own(): string | undefined {
    if (typeof this.#choice === "object") {
      return this.#choice.script;
    }
    if (this.#choice === "scenario") {
      return undefined;
    }
    return this.#inline ?? (this.#file === undefined ? undefined : (this.#fetched ?? ""));
  }

  /** The author's file has to come first. */
  get awaits(): boolean {
    const wanted = this.#choice === "author" && this.#inline === undefined;
    return wanted && this.#file !== undefined && this.#fetched === undefined;
  }

  /**
   * Fetches the author's file, where it is wanted.
   *
   * @throws {EngineFailure} with what is wrong and what to do
   */
  async fetch(): Promise<void> {
    const file = this.#file;
    if (!this.awaits || file === undefined) {
      return;
    }
    try {
      const text = await fetchScript(file);
      if (file === this.#file) {
        this.#fetched = text;
      }
    } catch (error) {
      // Something else may be wanted by now.
      if (file === this.#file && this.awaits) {
        throw error;
      }
    }
  }
}

/** Where the page has no address of its own, as it was written. */
function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
