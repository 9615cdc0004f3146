/** One segment: its header as the RFC draws it, its octets, and what each field means. */

import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Session } from "../../engine/session.js";
import type { FieldView, OctetsView, SegmentView } from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { icon } from "../../ui/icons.js";
import { SizeWatch } from "../../ui/size.js";
import { instant, label } from "../../words/format.js";
import { renderNotation } from "../../words/notation-view.js";
import type { ViewContext } from "../context.js";
import { renderDump } from "./dump.js";
import { renderHeader } from "./header.js";
import { checksumWords, isWrong, meaningWords, renderMeaning, type Understood } from "./meaning.js";
import { allFields, fieldsAt, octetsOf } from "./model.js";
import { windowUnit } from "./scale.js";

/** From this width on a line of 16 octets has room. */
const LONG_LINE = 440;

interface Shown extends Understood {
  readonly fields: readonly FieldView[];
}

export class SegmentDrawer {
  readonly #changed: () => void;
  #open = false;
  /** None: the newest, whichever that is. */
  #chosen: number | undefined;
  /** The one that was chosen has not been sent any more. */
  #gone = false;
  /** The chosen field: of several of that name, which. */
  #field: { readonly name: string; readonly nth: number } | undefined;
  #all = false;
  #shown: Shown | undefined;
  /** Wants the focus after the next rendering. */
  #wanted = false;
  #panel: HTMLElement | null = null;
  readonly #size: SizeWatch;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#size = new SizeWatch({ width: LONG_LINE, height: 0 }, (what) => {
      if (what === "width") {
        changed();
      }
    });
  }

  /** Opens with this segment, and takes the focus. */
  inspect(id: number): void {
    this.#open = true;
    this.#wanted = true;
    this.#choose(id);
  }

  render(context: ViewContext): TemplateResult {
    const { words } = context;
    return renderDrawer({
      name: "segment-drawer",
      open: this.#open,
      summary: html`${words.say("segment")} <small>${words.say("segment-what")}</small>`,
      body: () => this.#renderBody(context),
      toggled: (open) => {
        this.#open = open;
        this.#changed();
      },
    });
  }

  /** After each rendering. */
  attach(root: ParentNode): void {
    this.#panel = root.querySelector<HTMLElement>(".segment-panel");
    this.#size.attach(root.querySelector(".octets-width"));
    if (this.#wanted && this.#panel) {
      this.#wanted = false;
      this.#panel.focus({ preventScroll: true });
      this.#panel.scrollIntoView({ block: "start" });
    }
  }

  detach(): void {
    this.#size.detach();
    this.#panel = null;
  }

  restart(): void {
    this.#chosen = undefined;
    this.#gone = false;
    this.#shown = undefined;
    this.#all = false;
  }

  #renderBody(context: ViewContext): TemplateResult {
    const { session, words } = context;
    const segment = this.#current(session);
    if (!segment) {
      return html`<p class="segment-none">${words.say("segment-none")}</p>`;
    }
    const shown = this.#ask(session, segment);
    const name = words.say("stage-segment", {
      label: label(segment, "full"),
      host: words.say(`host-${segment.from}`),
    });
    return html`
      <div class="segment-panel" role="group" tabindex="-1" aria-label=${name}>
        ${this.#gone ? html`<p class="segment-gone">${words.say("segment-gone")}</p>` : nothing}
        <div class="segment-top">
          <div>
            <h3>${name} <small translate="no">${instant(segment.sentAt)}</small></h3>
            ${renderNotation({ line: segment.line, id: "notation-segment", reached: true, words })}
          </div>
          ${this.#renderTools(context, segment)}
        </div>
        ${
          shown
            ? guard([shown, words, this.#field, this.#all, this.#perLine], () =>
                this.#renderShown(context, shown),
              )
            : html`<p class="segment-none">${words.say("segment-no-octets")}</p>`
        }
      </div>
    `;
  }

  #renderTools(
    { session, words, commands, views }: ViewContext,
    { id }: SegmentView,
  ): TemplateResult {
    const go = (to: number, none: string): TemplateResult => {
      const there = session.segments.has(to);
      const back = to < id;
      return html`
        <button
          aria-disabled=${there ? nothing : "true"}
          title=${there ? nothing : words.say(none)}
          @click=${() => (there ? this.#choose(to) : commands.say(words.say(none)))}
        >
          ${icon(back ? "left" : "right")}
          <span>${words.say(back ? "segment-previous" : "segment-next")}</span>
        </button>
      `;
    };
    const follow = (event: Event): void => {
      // This button goes away.
      (event.currentTarget as HTMLElement).closest<HTMLElement>(".segment-panel")?.focus();
      this.#choose(undefined);
    };
    return html`
      <div class="segment-tools">
        ${go(id - 1, "segment-first")} ${go(id + 1, "segment-last")}
        ${
          views.has("ladder")
            ? html`<button @click=${() => commands.showSegment(id)}>${words.say("segment-show")}</button>`
            : nothing
        }
        ${
          this.#chosen === undefined
            ? nothing
            : html`<button @click=${follow}>${words.say("segment-newest")}</button>`
        }
      </div>
    `;
  }

  #renderShown({ words, commands }: ViewContext, shown: Shown): TemplateResult {
    const { view, fields } = shown;
    const chosen = this.#placeOf(fields);
    const field = chosen === undefined ? undefined : fields[chosen];
    const wrong = isWrong(view);
    const choose = (place: number): void => {
      const next = fields[place];
      if (next) {
        const alike = fields.slice(0, place).filter(({ name }) => name === next.name);
        this.#field = { name: next.name, nth: alike.length };
        const name = words.say(`field-${next.name}`);
        commands.say(words.say("named", { name, text: meaningWords(next, shown, words) }));
        this.#changed();
      }
    };
    const showAll = (event: Event): void => {
      // This button goes away.
      const octet = (event.currentTarget as HTMLElement).previousElementSibling;
      octet?.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
      this.#all = true;
      this.#changed();
    };
    const common = { view, fields, chosen, words, choose, numbers: shown.numbers };
    return html`
      <div
        class="segment-body"
        @pointerover=${(event: Event) => this.#markNear(event, shown)}
        @focusin=${(event: Event) => this.#markNear(event, shown)}
        @pointerleave=${this.#unmark}
        @focusout=${this.#unmark}
      >
        <div class="segment-left">
          ${renderHeader({ ...common, wrong })}
          <p class="checksum ${wrong ? "wrong" : ""}">
            ${icon(wrong ? "crack" : "check")} ${checksumWords(view, words)}
          </p>
          <div class="field-meaning">
            ${
              field
                ? renderMeaning(field, shown, words)
                : html`<p class="segment-none">${words.say("segment-choose")}</p>`
            }
          </div>
        </div>
        <div class="segment-octets">
          <div class="octets-width"></div>
          ${renderDump({
            ...{ ...common, showAll, all: this.#all },
            perLine: this.#perLine,
          })}
        </div>
      </div>
    `;
  }

  get #perLine(): number {
    return this.#size.width >= LONG_LINE ? 16 : 8;
  }

  /** The chosen one, or the newest. */
  #current(session: Session): SegmentView | undefined {
    const chosen = this.#chosen === undefined ? undefined : session.segments.get(this.#chosen);
    if (chosen) {
      return chosen;
    }
    if (this.#chosen !== undefined) {
      this.#chosen = undefined;
      this.#gone = true;
    }
    return session.segments.get(session.segments.size - 1);
  }

  /** A segment that has changed is another view, so the octets are asked for once. */
  #ask(session: Session, segment: SegmentView): Shown | undefined {
    if (this.#shown?.segment !== segment) {
      const view = session.octets(segment.id);
      this.#unmark();
      this.#shown = view && {
        ...{ segment, view, fields: allFields(view) },
        unit: windowUnit(segment, view, session),
        numbers: session.numbers,
      };
    }
    return this.#shown;
  }

  #placeOf(fields: readonly FieldView[]): number | undefined {
    const alike = [...fields.keys()].filter((place) => fields[place]?.name === this.#field?.name);
    return alike[this.#field?.nth ?? 0];
  }

  #choose(id: number | undefined): void {
    this.#chosen = id;
    this.#gone = false;
    this.#all = false;
    this.#changed();
  }

  /** What is pointed at, and what belongs to it, without rendering. */
  #markNear(event: Event, { view, fields }: Shown): void {
    this.#unmark();
    const target = event.target instanceof Element ? event.target : undefined;
    const node = target?.closest<HTMLElement>("[data-field], [data-octet]");
    if (!node) {
      return;
    }
    const { field, octet } = node.dataset;
    const places = field === undefined ? fieldsAt(view, fields, Number(octet)) : [Number(field)];
    for (const place of places) {
      this.#markField(place, view, fields);
    }
  }

  #markField(place: number, view: OctetsView, fields: readonly FieldView[]): void {
    const field = fields[place];
    const { first, end } = field ? octetsOf(view, field) : { first: 0, end: 0 };
    for (const cell of this.#panel?.querySelectorAll(`[data-field="${place}"]`) ?? []) {
      cell.toggleAttribute("data-near", true);
    }
    for (const node of this.#panel?.querySelectorAll<HTMLElement>("[data-octet]") ?? []) {
      const at = Number(node.dataset.octet);
      if (at >= first && at < end) {
        node.toggleAttribute("data-near", true);
      }
    }
  }

  readonly #unmark = (): void => {
    for (const node of this.#panel?.querySelectorAll("[data-near]") ?? []) {
      node.toggleAttribute("data-near", false);
    }
  };
}
