/** The menu of one segment: what can be done to it on its way. Time waits while it is open. */
import { html, nothing, type TemplateResult } from "lit";
import { isUnderWay } from "../../engine/session.js";
import type { SegmentView } from "../../engine/view.js";
import { copyText } from "../../ui/clipboard.js";
import { textField } from "../../ui/fields.js";
import { moveInMenu } from "../../ui/menu.js";
import { placeWithin } from "../../ui/scale.js";
import { nameOf } from "../../words/segment-name.js";
import { refusedWords } from "../../words/sentence.js";
import { SEGMENT_ACTIONS, segmentActionFor } from "../actions.js";
import type { ViewContext } from "../context.js";
import { editFields, NO_EDITS } from "./edit-fields.js";
import {
  answerLine,
  type Choice,
  choiceLine,
  choicesFor,
  type Edits,
  type Question,
  questionOf,
} from "./menu-model.js";

interface Open {
  readonly segment: number;
  /** The menu itself, or what a choice asks for. */
  readonly question: Question | undefined;
  /** Why the last answer was not taken. */
  readonly problem: string;
}

export class SegmentMenu {
  readonly #changed: () => void;
  #open: Open | undefined;
  #span = "";
  #edits: Edits = NO_EDITS;
  /** What gets the focus after the next rendering. */
  #focus: "first" | "segment" | undefined;
  #menu: HTMLElement | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The segment whose menu is open. */
  get segment(): number | undefined {
    return this.#open?.segment;
  }

  open(segment: SegmentView): void {
    this.#show({ segment: segment.id, question: undefined, problem: "" });
  }

  /** The focus stays where the user has put it. */
  close(): void {
    if (this.#open) {
      this.#open = undefined;
      this.#changed();
    }
  }

  restart(): void {
    this.#open = undefined;
    this.#focus = undefined;
  }

  render(context: ViewContext): TemplateResult | typeof nothing {
    const open = this.#open;
    const segment = open && context.session.segments.get(open.segment);
    if (!open) {
      return nothing;
    }
    if (!segment || !isUnderWay(segment)) {
      this.#open = undefined;
      this.#focus = "segment";
      return nothing;
    }
    return open.question
      ? this.#renderQuestion(context, segment, open.question, open.problem)
      : this.#renderChoices(context, segment);
  }

  /** After each rendering: puts the menu beside its segment, and the focus where it belongs. */
  attach(root: ParentNode): void {
    const menu = root.querySelector<HTMLElement>(".stage .menu");
    const stage = root.querySelector<HTMLElement>(".stage");
    if (menu && stage && menu !== this.#menu) {
      place(menu, stage, root.querySelector(`[data-segment="${this.#open?.segment}"]`));
    }
    this.#menu = menu;
    if (this.#focus === "first") {
      menu?.querySelector<HTMLElement>("[role=menuitem], input")?.focus();
      menu?.scrollIntoView({ block: "nearest" });
    } else if (this.#focus === "segment") {
      stage?.focus({ preventScroll: true });
    }
    this.#focus = undefined;
  }

  #renderChoices(context: ViewContext, segment: SegmentView): TemplateResult {
    const { words, commands } = context;
    return html`
      <div
        class="menu"
        role="menu"
        aria-label=${nameOf(segment, words)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, context, segment)}
        @focusout=${this.#onLeave}
        @mousedown=${keepFocus}
      >
        ${choicesFor(segment, commands.permissions.acts)
          .filter((choice) => choice !== "inspect" || context.views.has("segment"))
          .filter((choice) => choice !== "what-if" || context.views.has("ladder"))
          .map(
            (choice) => html`
            <button
              role="menuitem"
              tabindex="-1"
              class="choice-${choice}"
              aria-haspopup=${questionOf(choice) ? "dialog" : nothing}
              @click=${() => this.#choose(context, segment, choice)}
            >
              <span>${words.say(`choice-${choice}`)}</span>
              ${
                choice === "drop" && commands.keys
                  ? html`<kbd translate="no" aria-hidden="true">${SEGMENT_ACTIONS.drop.keys[0]}</kbd>`
                  : nothing
              }
            </button>
          `,
          )}
      </div>
    `;
  }

  #renderQuestion(
    context: ViewContext,
    segment: SegmentView,
    question: Question,
    problem: string,
  ): TemplateResult {
    const { words } = context;
    const submit = (event: Event): void => {
      event.preventDefault();
      this.#act(context, segment, answerLine(question, segment, this.#span, this.#edits));
    };
    const onSpan = (span: string): void => {
      this.#span = span;
    };
    const onEdits = (edits: Edits): void => {
      this.#edits = edits;
    };
    return html`
      <div
        class="menu ask"
        role="dialog"
        aria-label=${nameOf(segment, words)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, context, segment)}
        @focusout=${this.#onLeave}
        @mousedown=${keepFocus}
      >
        <form @submit=${submit}>
          ${
            question === "edit"
              ? editFields(this.#edits, words, onEdits)
              : textField(words.say(`ask-${question}`), this.#span, onSpan)
          }
          <p class="problem" role="status">${problem}</p>
          <span class="row">
            <button class="primary">${words.say(`do-${question}`)}</button>
            <button type="button" @click=${() => this.open(segment)}>
              ${words.say("menu-back")}
            </button>
          </span>
        </form>
      </div>
    `;
  }

  #choose(context: ViewContext, segment: SegmentView, choice: Choice): void {
    const question = questionOf(choice);
    if (question) {
      this.#span = question === "delay" ? "300ms" : "10ms";
      this.#edits = { ...NO_EDITS, win: "0" };
      this.#show({ segment: segment.id, question, problem: "" });
    } else if (choice === "copy") {
      this.#leave(segment);
      void copy(segment.line, context);
    } else if (choice === "inspect") {
      this.#open = undefined;
      context.commands.inspect(segment.id);
    } else if (choice === "what-if") {
      this.#open = undefined;
      context.commands.askWhatIf(segment.id);
    } else if (choice !== "delay" && choice !== "duplicate" && choice !== "edit") {
      this.#act(context, segment, choiceLine(choice, segment));
    }
  }

  #act({ commands, words }: ViewContext, segment: SegmentView, line: string): void {
    const refused = commands.dispatch(line);
    if (refused && this.#open?.question) {
      this.#open = { ...this.#open, problem: refusedWords(refused, words) };
      this.#changed();
      return;
    }
    this.#leave(segment);
  }

  #show(open: Open): void {
    this.#open = open;
    this.#menu = null;
    this.#focus = "first";
    this.#changed();
  }

  /** Closes; the focus goes back to the segment, or to the stage where that has gone. */
  #leave({ id }: SegmentView): void {
    const root = this.#menu?.getRootNode();
    const segment =
      root instanceof ShadowRoot
        ? root.querySelector<HTMLElement>(`button[data-segment="${id}"]`)
        : null;
    this.#open = undefined;
    this.#focus = segment ? undefined : "segment";
    segment?.focus({ preventScroll: true });
    this.#changed();
  }

  #onKey(event: KeyboardEvent, context: ViewContext, segment: SegmentView): void {
    const items = [...(this.#menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const next = moveInMenu(event.key, items.findIndex(isFocused), items.length);
    const action = items.length > 0 ? segmentActionFor(event, context.commands) : undefined;
    if (event.key === "Escape" || (event.key === "Tab" && items.length > 0)) {
      this.#leave(segment);
    } else if (action) {
      action.run(context.commands, segment);
      this.#leave(segment);
    } else if (items.length > 0 && next !== undefined) {
      items[next]?.focus();
    } else {
      // Playback has its keys, too.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  readonly #onLeave = (event: FocusEvent): void => {
    const menu = event.currentTarget as HTMLElement;
    // A new rendering takes the focus away for a moment.
    setTimeout(() => {
      const root = menu.getRootNode();
      const active = root instanceof ShadowRoot ? root.activeElement : null;
      // A press on the segment itself closes the menu when it becomes a click.
      const pressed = active?.matches(`[data-segment="${this.#open?.segment}"]`) ?? false;
      if (this.#menu === menu && !menu.contains(active) && !pressed) {
        this.close();
      }
    });
  };
}

/** Some browsers take the focus away from where a button is pressed, before it is. */
function keepFocus(event: Event): void {
  if (!(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
  }
}

function isFocused(node: HTMLElement): boolean {
  return node.matches(":focus");
}

/** Below its segment, within the stage. */
function place(menu: HTMLElement, stage: HTMLElement, segment: Element | null): void {
  const at = placeWithin(stage, segment ?? stage);
  const left = Math.min(at.left, stage.offsetWidth - menu.offsetWidth);
  menu.style.left = `${Math.max(0, left)}px`;
  menu.style.top = `${at.bottom + 6}px`;
}

async function copy(text: string, { commands, words }: ViewContext): Promise<void> {
  // Where that is not allowed, at least the text is told.
  commands.say(words.say((await copyText(text)) ? "copied" : "copy-failed", { text }));
}
