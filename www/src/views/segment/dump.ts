/** The octets of the datagram in hexadecimal, the IP header dimmed. */
import { html, nothing, type TemplateResult } from "lit";
import type { FieldView, OctetsView } from "../../engine/view.js";
import { onDrawnButtonKey } from "../../ui/roving.js";
import type { Words } from "../../words/words.js";
import { fieldAt, hex, octetsOf } from "./model.js";

/** Octets that are shown of a long datagram. */
const FIRST = 128;

export interface DumpInput {
  readonly view: OctetsView;
  readonly fields: readonly FieldView[];
  /** The place of the chosen field. */
  readonly chosen: number | undefined;
  readonly perLine: number;
  /** A long datagram is shown whole. */
  readonly all: boolean;
  readonly words: Words;
  choose(place: number): void;
  showAll(event: Event): void;
}

export function renderDump(input: DumpInput): TemplateResult {
  const { view, fields, chosen, perLine, all, words, showAll } = input;
  const { octets } = view;
  const field = chosen === undefined ? undefined : fields[chosen];
  const range = field ? octetsOf(view, field) : { first: -1, end: -1 };
  const shown = octets.slice(0, all ? octets.length : FIRST);
  const stop = range.first >= 0 && range.first < shown.length ? range.first : 0;
  return html`
    <div
      class="octets ${perLine === 16 ? "" : "short"}"
      translate="no"
      role="group"
      aria-label=${words.say("segment-hex")}
    >
      ${shown.map((octet, at) => {
        const marked = at >= range.first && at < range.end;
        const place = fieldAt(view, fields, at);
        const name = place === undefined ? "" : words.say(`field-${fields[place]?.name ?? ""}`);
        const press = (): void => (place === undefined ? undefined : input.choose(place));
        return html`
          ${
            at % perLine === 0
              ? html`<span class="offset" aria-hidden="true">${offset(at)}</span>`
              : nothing
          }
          <button
            class="${at < view.tcpAt ? "ip" : ""} ${marked ? "marked" : ""}"
            data-octet=${at}
            tabindex=${at === stop ? 0 : -1}
            aria-pressed=${marked}
            aria-label=${words.say("segment-octet", { value: hex(octet), name })}
            @click=${press}
            @keydown=${(event: KeyboardEvent) => onDrawnButtonKey(event, press, perLine)}
          >${hex(octet)}</button>
        `;
      })}
    </div>
    ${
      shown.length < octets.length
        ? html`<button class="octets-all" @click=${showAll}>
            ${words.say("segment-all", { count: octets.length })}
          </button>`
        : nothing
    }
  `;
}

function offset(at: number): string {
  return at.toString(16).padStart(4, "0");
}
