/** Saves or copies the run, as a picture, a capture or text. */
import { html, nothing, type TemplateResult } from "lit";
import { saveFile } from "../../ui/file.js";
import type { ViewContext } from "../context.js";
import { FORMATS, type Format, fileName, isCopyable } from "./formats.js";

export type SaveMessage =
  | "save-copied"
  | "save-saved"
  | "save-denied"
  | "save-failed"
  | "save-failed-png";

export class SaveGroup {
  readonly #tell: (message: SaveMessage | undefined, name: string) => void;
  #format: Format = "svg";

  /** `tell`, with the file's name, how it went; nothing where another format is chosen. */
  constructor(tell: (message: SaveMessage | undefined, name: string) => void) {
    this.#tell = tell;
  }

  render(context: ViewContext): TemplateResult {
    const { words } = context;
    return html`
      <div class="share-save">
        <label class="field">
          <span>${words.say("save-as")}</span>
          <select @change=${this.#choose}>
            ${FORMATS.map(
              (format) => html`
                <option value=${format} .selected=${format === this.#format}>
                  ${words.say(`format-${format}`)}
                </option>
              `,
            )}
          </select>
        </label>
        <div class="row">
          <button @click=${(event: Event) => this.#save(context, event)}>
            ${words.say("save-file")}
          </button>
          ${
            isCopyable(this.#format)
              ? html`<button @click=${(event: Event) => this.#copy(context, event)}>
                  ${words.say("save-copy")}
                </button>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.#format = FORMATS.find((format) => format === value) ?? this.#format;
    this.#tell(undefined, "");
  };

  async #save(context: ViewContext, event: Event): Promise<void> {
    const format = this.#format;
    const name = fileName(context.commands.scenario, format);
    try {
      saveFile(name, await made(format, context, event));
      this.#tell("save-saved", name);
    } catch {
      this.#tell(failureOf(format), name);
    }
  }

  async #copy(context: ViewContext, event: Event): Promise<void> {
    const format = this.#format;
    const name = fileName(context.commands.scenario, format);
    const content = made(format, context, event);
    try {
      await content;
    } catch {
      this.#tell(failureOf(format), name);
      return;
    }
    try {
      await toClipboard(format, content);
      this.#tell("save-copied", name);
    } catch {
      this.#tell("save-denied", name);
    }
  }
}

/** Only an image needs the leave of the page's policy. */
function failureOf(format: Format): SaveMessage {
  return format === "png" ? "save-failed-png" : "save-failed";
}

async function made(format: Format, context: ViewContext, { target }: Event): Promise<Blob> {
  // Read before anything is awaited: the page may look otherwise later.
  const dark = isDark(target as Element);
  const { make } = await import("./make.js");
  return make(format, context, dark);
}

async function toClipboard(format: Format, content: Promise<Blob>): Promise<void> {
  if (format === "png") {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": content })]);
  } else {
    await navigator.clipboard.writeText(await (await content).text());
  }
}

/** Whether a button is lettered lighter than grey. */
function isDark(button: Element): boolean {
  const [red = 0, green = 0, blue = 0] = getComputedStyle(button).color.match(/[\d.]+/g) ?? [];
  return Number(red) + Number(green) + Number(blue) > 3 * 128;
}
