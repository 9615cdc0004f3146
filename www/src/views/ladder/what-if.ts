/** The menu of an arrow on the ladder: what could have befallen the segment. Time waits meanwhile. */
import { html, nothing, type TemplateResult } from "lit";
import type { SegmentView } from "../../engine/view.js";
import { copyText } from "../../ui/clipboard.js";
import { moveInMenu } from "../../ui/menu.js";
import { placeWithin } from "../../ui/scale.js";
import { FATES, type Fate, wasDoomed, whatIfLine } from "../../words/branch-names.js";
import { instant, label } from "../../words/format.js";
import { nameOf } from "../../words/segment-name.js";
import type { ViewContext } from "../context.js";

/** Whether there is anything in it for a reader. */
export function offersMenu({ commands, views }: ViewContext): boolean {
  return commands.permissions.acts || views.has("segment") || commands.linkable;
}

export class WhatIfMenu {
  readonly #changed: () => void;
  #open: number | undefined;
  /** What gets the focus after the next rendering. */
  #focus: "menu" | "arrow" | undefined;
  #segment: number | undefined;
  /** Whether the link to it has just been copied. */
  #copied = false;
  #menu: HTMLElement | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The segment that it is about. */
  get segment(): number | undefined {
    return this.#open;
  }

  toggle(id: number): void {
    if (this.#open === id) {
      this.#leave();
    } else {
      this.#open = id;
      this.#segment = id;
      this.#copied = false;
      this.#focus = "menu";
      this.#menu = null;
      this.#changed();
    }
  }

  restart(): void {
    this.#open = undefined;
    this.#focus = undefined;
  }

  render(context: ViewContext): TemplateResult | typeof nothing {
    const segment = this.#open === undefined ? undefined : context.session.segments.get(this.#open);
    if (!segment) {
      this.#open = undefined;
      return nothing;
    }
    const { words } = context;
    const values = { label: label(segment, "full"), host: words.say(`host-${segment.from}`) };
    const title = context.commands.permissions.acts
      ? words.say("what-if", values)
      : nameOf(segment, words);
    return html`
      <div
        class="menu what-if"
        role="menu"
        aria-label=${title}
        @keydown=${this.#onKey}
        @focusout=${this.#onLeave}
        @mousedown=${keepFocus}
      >
        <p aria-hidden="true">${title}</p>
        ${context.commands.permissions.acts ? this.#renderQuestions(context, segment) : nothing}
        ${
          context.views.has("segment")
            ? html`<button
                class="choice-inspect"
                role="menuitem"
                tabindex="-1"
                @click=${() => this.#inspect(context, segment)}
              >
                ${words.say("choice-inspect")}
              </button>`
            : nothing
        }
        ${
          context.commands.linkable
            ? html`<button
                class="choice-copy"
                role="menuitem"
                tabindex="-1"
                @click=${() => void this.#copyLink(context, segment)}
              >
                ${words.say(this.#copied ? "share-copied" : "share-segment")}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #renderQuestions(context: ViewContext, segment: SegmentView): TemplateResult | TemplateResult[] {
    return wasDoomed(segment.id, context.session.entries)
      ? this.#renderDoom(context, segment)
      : this.#renderFates(context, segment);
  }

  #renderFates(context: ViewContext, segment: SegmentView): TemplateResult[] {
    return FATES.map(
      (fate) => html`
        <button
          role="menuitem"
          tabindex="-1"
          @click=${() => this.#choose(context, segment, fate)}
        >
          ${context.words.say(`what-if-${fate}`)}
        </button>
      `,
    );
  }

  /** No fate would change anything: the cause lies before. */
  #renderDoom({ commands, words }: ViewContext, { sentAt }: SegmentView): TemplateResult {
    const go = (): void => {
      this.#leave();
      commands.seek(sentAt);
    };
    return html`
      <p id="what-if-doomed">${words.say("what-if-doomed")}</p>
      <button role="menuitem" tabindex="-1" aria-describedby="what-if-doomed" @click=${go}>
        ${words.say("what-if-sent", { at: instant(sentAt) })}
      </button>
    `;
  }

  /** After each rendering: puts the menu beside its arrow, and the focus where it belongs. */
  attach(root: ParentNode): void {
    const menu = root.querySelector<HTMLElement>(".what-if");
    const arrow = root.querySelector<SVGElement>(`[data-way="${this.#segment}"]`);
    const around = root.querySelector<HTMLElement>(".ladder");
    if (menu && around && menu !== this.#menu) {
      place(menu, around, arrow);
    }
    this.#menu = menu;
    if (this.#focus === "menu") {
      menu?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
      menu?.scrollIntoView({ block: "nearest" });
    } else if (this.#focus === "arrow") {
      const place = arrow ?? root.querySelector<HTMLElement>(".ladder-box");
      place?.focus({ preventScroll: true });
    }
    this.#focus = undefined;
  }

  #choose({ commands }: ViewContext, segment: SegmentView, fate: Fate): void {
    this.#leave();
    commands.whatIf(whatIfLine(fate, segment));
  }

  /** The focus goes with it. */
  #inspect({ commands }: ViewContext, { id }: SegmentView): void {
    this.#open = undefined;
    this.#focus = undefined;
    commands.inspect(id);
  }

  /** The menu stays, to say that it is done. */
  async #copyLink({ commands, words }: ViewContext, segment: SegmentView): Promise<void> {
    const made = await commands.linkTo(segment.sentAt, segment.id);
    if (made && (await copyText(made.address))) {
      this.#copied = true;
      commands.say(words.say("share-copied"));
    } else {
      this.#open = undefined;
      commands.offerLink(segment);
    }
    this.#changed();
  }

  #leave(): void {
    this.#open = undefined;
    this.#focus = "arrow";
    this.#changed();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const items = [...(this.#menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const focused = items.findIndex((item) => item.matches(":focus"));
    const next = moveInMenu(event.key, focused, items.length);
    if (event.key === "Escape" || event.key === "Tab") {
      this.#leave();
    } else if (next !== undefined) {
      items[next]?.focus();
    }
    // Playback has its keys, too.
    event.stopPropagation();
    if (next !== undefined || event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
    }
  };

  readonly #onLeave = (event: FocusEvent): void => {
    const menu = event.currentTarget as HTMLElement;
    // A new rendering takes the focus away for a moment.
    setTimeout(() => {
      const root = menu.getRootNode();
      const active = root instanceof ShadowRoot ? root.activeElement : null;
      // A press on the arrow itself closes the menu when it becomes a click.
      const pressed = active?.matches(`[data-way="${this.#open}"]`) ?? false;
      if (this.#menu === menu && !menu.contains(active) && !pressed && this.#open !== undefined) {
        this.#open = undefined;
        this.#changed();
      }
    });
  };
}

/** Some browsers take the focus away from where a button is pressed, before it is. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** Below the middle of its arrow, or above where there is no room, within the ladder. */
function place(menu: HTMLElement, around: HTMLElement, arrow: Element | null): void {
  const at = placeWithin(around, arrow ?? around);
  const left = (at.left + at.right - menu.offsetWidth) / 2;
  const below = at.bottom + 4;
  const above = at.top - menu.offsetHeight - 4;
  const room = below + menu.offsetHeight <= around.offsetHeight;
  menu.style.left = `${Math.max(0, Math.min(left, around.offsetWidth - menu.offsetWidth))}px`;
  menu.style.top = `${Math.max(0, room ? below : above)}px`;
}
