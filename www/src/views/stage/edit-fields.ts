/** The fields of a header that can be rewritten. */
import { html, type TemplateResult } from "lit";
import { textField } from "../../ui/fields.js";
import type { Words } from "../../words/words.js";
import { EDIT_FIELDS, type Edits } from "./menu-model.js";

export const NO_EDITS: Edits = { win: "", seq: "", ack: "", flags: "" };

export function editFields(
  edits: Edits,
  words: Words,
  changed: (edits: Edits) => void,
): TemplateResult {
  let present = edits;
  return html`
    <span class="fields">
      ${EDIT_FIELDS.map((name) =>
        textField(
          words.say(`edit-${name}`),
          edits[name],
          (value) => {
            present = { ...present, [name]: value };
            changed(present);
          },
          { placeholder: words.say(`edit-${name}-example`) },
        ),
      )}
    </span>
  `;
}
