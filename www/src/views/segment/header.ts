/** Draws the header as the RFC does: rows of 32 bits, each field a button with its value. */
import { html, nothing, type TemplateResult } from "lit";
import type { Numbers } from "../../engine/numbers.js";
import type { FieldView, OctetsView } from "../../engine/view.js";
import { onDrawnButtonKey } from "../../ui/roving.js";
import type { Words } from "../../words/words.js";
import { type Cell, cellsOf, isFlag, sackBlocks, textOf } from "./model.js";

const RULER = [0, 8, 16, 24, 31];
/** So many columns are wide enough for a number. */
const RULED = 6;

export interface HeaderInput {
  readonly view: OctetsView;
  readonly fields: readonly FieldView[];
  /** The place of the chosen field. */
  readonly chosen: number | undefined;
  /** Which sequence numbers are shown. */
  readonly numbers: Numbers;
  /** The checksum does not fit. */
  readonly wrong: boolean;
  readonly words: Words;
  choose(place: number): void;
}

export function renderHeader(input: HeaderInput): TemplateResult {
  const { fields, chosen, words } = input;
  const cells = cellsOf(fields);
  const stop = cells.some(({ field }) => field === chosen) ? chosen : cells[0]?.field;
  return html`
    <div class="header-figure" role="group" aria-label=${words.say("segment-header")}>
      ${RULER.map(
        (bit) => html`
          <span class="bit" translate="no" aria-hidden="true" .style=${`grid-area: 1 / ${Math.min(bit, 32 - RULED) + 1} / span 1 / span ${RULED}`}>${bit}</span>
        `,
      )}
      ${cells.map((cell) => renderCell(cell, cell.field === stop, input))}
    </div>
  `;
}

function renderCell(cell: Cell, stop: boolean, input: HeaderInput): TemplateResult {
  const { fields, chosen, words, wrong, choose } = input;
  const { field: place, row, rows, column, columns } = cell;
  const area = `grid-area: ${row + 2} / ${column + 1} / span ${rows} / span ${columns}`;
  const field = fields[place];
  const press = (): void => choose(place);
  if (!field || !cell.main) {
    // The button is the largest part.
    return html`
      <span
        class="cell more ${place === chosen ? "marked" : ""}"
        .style=${area}
        data-field=${place}
        aria-hidden="true"
        @click=${press}
      ></span>
    `;
  }
  const flag = isFlag(field);
  const kinds = [
    ...(flag ? ["flag"] : []),
    ...(flag && field.value === "1" ? ["set"] : []),
    ...(field.bits < 8 && !flag ? ["small"] : []),
    ...(place === chosen ? ["marked"] : []),
    ...(wrong && field.name === "checksum" ? ["wrong"] : []),
  ];
  return html`
    <button
      class="cell ${kinds.join(" ")}"
      .style=${area}
      data-field=${place}
      tabindex=${stop ? 0 : -1}
      aria-pressed=${place === chosen}
      @click=${press}
      @keydown=${(event: KeyboardEvent) => onDrawnButtonKey(event, press, 1)}
    >
      <span translate=${flag ? "no" : nothing}>${words.say(`field-${field.name}`)}</span> ${renderValue(field, input)}
    </button>
  `;
}

function renderValue(field: FieldView, { view, words, numbers }: HeaderInput): TemplateResult {
  if (field.name === "data") {
    return html`<b>${words.say("segment-octets", { count: field.bits / 8 })}</b>
      <q translate="no">${textOf(view, field)}</q>`;
  }
  if (field.name === "option-sack") {
    return html`<b translate="no">${sackBlocks(view.fields, field.value, numbers)}</b>`;
  }
  return field.relative === undefined || numbers === "absolute"
    ? html`<b translate="no">${field.value}</b>`
    : html`<b translate="no">${field.value}</b>
        <i>${words.say("field-relative", { relative: String(field.relative) })}</i>`;
}
