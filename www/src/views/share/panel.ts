/** Hands the run on: a link that opens it at this moment, its script, or a file. Time waits meanwhile. */
import { html, nothing, type TemplateResult } from "lit";
import type { SegmentView } from "../../engine/view.js";
import { copyText } from "../../ui/clipboard.js";
import { icon } from "../../ui/icons.js";
import { instant, label } from "../../words/format.js";
import type { Words } from "../../words/words.js";
import type { MadeLink } from "../commands.js";
import type { ViewContext } from "../context.js";
import { LONG_LINK } from "./compose.js";
import { LONGEST_FRAGMENT } from "./link.js";
import { SaveGroup, type SaveMessage } from "./save.js";
import { startingAt } from "./start.js";

type Message =
  | "share-copied"
  | "share-copied-script"
  | "share-denied"
  | "share-denied-script"
  | SaveMessage;

export class SharePanel {
  readonly #changed: () => void;
  #open = false;
  /** The segment that the link points to. */
  #segment: SegmentView | undefined;
  #fromStart = false;
  #made: MadeLink | undefined;
  /** What the link was made of. */
  #madeOf = "";
  #message: Message | undefined;
  /** The file of which the message tells. */
  #name = "";
  /** The script, where it can't be copied but by hand. */
  #byHand: string | undefined;
  #focus: "first" | "text" | "button" | undefined;
  /** What was said last is to be seen. */
  #told = false;
  readonly #save: SaveGroup;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#save = new SaveGroup((message, name) => {
      this.#message = message;
      this.#name = name;
      changed();
    });
  }

  /** Time has to wait: the link is of this moment. */
  get open(): boolean {
    return this.#open;
  }

  /** Opens it, as copying that segment's link was denied. */
  showDenied(segment: SegmentView): void {
    this.#show(segment);
    this.#message = "share-denied";
    this.#focus = "text";
  }

  restart(): void {
    this.#open = false;
    this.#focus = undefined;
  }

  render(context: ViewContext): TemplateResult {
    const { words } = context;
    return html`
      <span class="share">
        <button
          class="share-button"
          aria-haspopup="dialog"
          aria-expanded=${this.#open}
          title=${words.say("share-about")}
          @click=${() => (this.#open ? this.#leave() : this.#show(undefined))}
        >
          ${icon("share")}<span>${words.say("share")}</span>
        </button>
      </span>
      ${this.#open ? this.#renderPanel(context) : nothing}
    `;
  }

  /** After each rendering: the focus goes where it belongs. */
  attach(root: ParentNode): void {
    const panel = root.querySelector<HTMLElement>(".share-panel");
    // What can't be copied comes last.
    const text = [
      ...(panel?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(".share-text") ?? []),
    ].at(-1);
    if (this.#focus === "button") {
      root.querySelector<HTMLElement>(".share-button")?.focus();
    } else if (this.#focus === "first") {
      panel?.querySelector<HTMLElement>(".primary")?.focus();
    } else if (this.#focus === "text") {
      text?.focus();
      text?.select();
    }
    this.#focus = undefined;
    const message = this.#told ? panel?.querySelector(".share-message:not(:empty)") : undefined;
    if (message) {
      this.#told = false;
      message.scrollIntoView({ block: "nearest" });
    }
  }

  #renderPanel(context: ViewContext): TemplateResult {
    const { words, commands } = context;
    const copyScript = (): void => {
      const { moment } = context.commands;
      const script = startingAt(
        context.session.script() ?? "",
        this.#fromStart ? undefined : moment,
      );
      void this.#copy(script, "share-copied-script", () => {
        this.#byHand = script;
        return "share-denied-script";
      });
    };
    return html`
      <div
        class="share-panel"
        role="dialog"
        aria-label=${words.say("share-title")}
        @keydown=${this.#onKey}
        @focusout=${this.#onLeave}
      >
        ${commands.linkable ? this.#renderLink(context) : html`<p>${words.say("share-no-link")}</p>`}
        <div class="row">
          ${
            commands.linkable
              ? html`<button
                  class=${this.#fits ? "primary" : ""}
                  aria-disabled=${this.#fits ? nothing : "true"}
                  @click=${this.#copyLink}
                >
                  ${icon(this.#message === "share-copied" ? "check" : "copy")}${words.say("share-copy-link")}
                </button>`
              : nothing
          }
          <button class=${commands.linkable && this.#fits ? "" : "primary"} @click=${copyScript}>
            ${this.#message === "share-copied-script" ? icon("check") : nothing}
            ${words.say("share-copy-script")}
          </button>
          <button class="close" @click=${this.#leave}>${words.say("share-close")}</button>
        </div>
        ${this.#byHand === undefined ? nothing : renderScript(this.#byHand, words)}
        ${this.#save.render(context)}
        <p class="share-message ${isOfFile(this.#message) ? "" : "of-copy"}" role="status">
          ${this.#message === undefined ? "" : words.say(this.#message, { name: this.#name })}
        </p>
      </div>
    `;
  }

  #renderLink(context: ViewContext): TemplateResult {
    const { words } = context;
    this.#make(context);
    const toggle = (event: Event): void => {
      this.#fromStart = (event.target as HTMLInputElement).checked;
      this.#message = undefined;
      this.#changed();
    };
    return html`
      <label class="field">
        <span>${words.say("share-link")}</span>
        <input class="share-text" readonly .value=${this.#link} @focus=${selectAll} />
      </label>
      <p class="share-opens">${this.#opensAt(context)}</p>
      ${this.#renderLeftOut(words)}
      ${
        this.#fits
          ? nothing
          : html`<p class="share-warning">
              ${words.say("share-too-long", { most: LONGEST_FRAGMENT / 1024 })}
            </p>`
      }
      ${
        this.#fits && this.#link.length > LONG_LINK
          ? html`<p class="share-warning">
              ${words.say("share-long", { length: this.#link.length })}
            </p>`
          : nothing
      }
      ${
        this.#segment
          ? nothing
          : html`<label class="check">
              <input type="checkbox" .checked=${this.#fromStart} @change=${toggle} />
              <span>${words.say("share-from-start")}</span>
            </label>`
      }
    `;
  }

  /** What is on screen and not in the link. */
  #renderLeftOut(words: Words): TemplateResult | typeof nothing {
    const { without = [], untyped = false, branches = 1 } = this.#made ?? {};
    if (without.length === 0 && !untyped) {
      return branches > 1
        ? html`<p class="share-opens">${words.say("share-branches", { count: branches })}</p>`
        : nothing;
    }
    const names = without.map((name) => `“${name}”`).join(", ");
    return html`
      ${
        without.length > 0
          ? html`<p class="share-warning share-without">
              ${words.say("share-without", { count: without.length, names })}
            </p>`
          : nothing
      }
      ${untyped ? html`<p class="share-warning">${words.say("share-untyped")}</p>` : nothing}
    `;
  }

  #opensAt({ words, commands, session }: ViewContext): string {
    const segment = this.#segment;
    if (segment) {
      const host = words.say(`host-${segment.from}`);
      const values = { label: label(segment, "full"), host, at: instant(segment.sentAt) };
      return words.say("share-opens-segment", values);
    }
    const at = instant(this.#fromStart ? 0 : commands.moment);
    return words.say(session.snapshot.branches > 1 ? "share-opens-branch" : "share-opens", { at });
  }

  get #link(): string {
    return this.#made?.address ?? "";
  }

  get #fits(): boolean {
    return this.#link.length <= LONGEST_FRAGMENT;
  }

  /** A link takes a moment to be made. */
  #make({ session, commands }: ViewContext): void {
    const at = this.#segment?.sentAt ?? (this.#fromStart ? 0 : commands.moment);
    const { branch } = session.snapshot;
    const madeOf = [
      ...[branch, session.entries.length, at, this.#segment?.id, commands.speed, commands.playing],
      session.snapshot.branches,
      commands.numbers,
    ].join(" ");
    if (madeOf === this.#madeOf) {
      return;
    }
    this.#madeOf = madeOf;
    // From the beginning it is to be watched.
    const plays = this.#fromStart && !this.#segment ? true : undefined;
    void commands.linkTo(at, this.#segment?.id, plays).then((made) => {
      if (madeOf === this.#madeOf) {
        this.#made = made;
        this.#focus = this.#message === "share-denied" ? "text" : this.#focus;
        this.#changed();
      }
    });
  }

  readonly #copyLink = (): void => {
    if (this.#fits) {
      void this.#copy(this.#link, "share-copied", () => "share-denied");
    }
  };

  async #copy(text: string, done: Message, denied: () => Message): Promise<void> {
    this.#byHand = undefined;
    this.#told = true;
    if (await copyText(text)) {
      this.#message = done;
    } else {
      this.#message = denied();
      this.#focus = "text";
    }
    this.#changed();
  }

  #show(segment: SegmentView | undefined): void {
    this.#open = true;
    this.#segment = segment;
    this.#made = undefined;
    this.#madeOf = "";
    this.#message = undefined;
    this.#byHand = undefined;
    this.#focus = "first";
    this.#changed();
  }

  readonly #leave = (): void => {
    this.#open = false;
    this.#focus = "button";
    this.#changed();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      this.#leave();
    }
    // Playback has its keys, too.
    event.stopPropagation();
  };

  readonly #onLeave = (event: FocusEvent): void => {
    const panel = event.currentTarget as HTMLElement;
    // A new rendering takes the focus away for a moment.
    setTimeout(() => {
      const root = panel.getRootNode();
      const active = root instanceof ShadowRoot ? root.activeElement : null;
      const stays = panel.contains(active) || (active?.matches(".share-button") ?? false);
      // Nothing has it after a press on plain text, or while another window does.
      if (this.#open && active && !stays) {
        this.#open = false;
        this.#changed();
      }
    });
  };
}

function renderScript(script: string, words: Words): TemplateResult {
  return html`
    <label class="field">
      <span>${words.say("script")}</span>
      <textarea class="share-text" readonly rows="6" .value=${script} @focus=${selectAll}></textarea>
    </label>
  `;
}

/** What is said stands at the button that was pressed. */
function isOfFile(message: Message | undefined): boolean {
  return message?.startsWith("save-") ?? false;
}

function selectAll(event: Event): void {
  (event.target as HTMLInputElement | HTMLTextAreaElement).select();
}
