/** The courses of events as a tree, once there is more than one. */
import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../../engine/session.js";
import type { BranchView } from "../../engine/view.js";
import { type IconName, icon } from "../../ui/icons.js";
import { BranchNames } from "../../words/branch-names.js";
import { instant } from "../../words/format.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";
import { CompareView } from "./compare.js";
import { laterWords, renderLater } from "./later-view.js";
import { type Node, treeOf } from "./tree.js";

/** Longer titles are of no use in a list. */
const LONGEST_TITLE = 80;

export class BranchesView {
  readonly #changed: () => void;
  readonly #names = new BranchNames();
  readonly #compare: CompareView;
  #branches: readonly BranchView[] = [];
  /** The one that is being renamed. */
  #renaming: number | undefined;
  /** Where the focus goes after the next rendering. */
  #focus: string | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#compare = new CompareView(changed, (branch) => {
      this.#focus = `[data-branch="${branch}"] .compare-toggle`;
      changed();
    });
  }

  render(context: ViewContext): TemplateResult | typeof nothing {
    const { session, words } = context;
    this.#observe(session);
    const [only] = this.#branches;
    if (this.#branches.length < 2 && !only?.title) {
      return nothing;
    }
    return html`
      <section class="branches" aria-labelledby="branches-title">
        <h2 id="branches-title">${words.say("branches")}</h2>
        <ul aria-labelledby="branches-title">
          ${treeOf(this.#branches).map((node) => this.#renderNode(node, undefined, context))}
        </ul>
      </section>
      ${this.#compare.render(context, this.#branches, (branch) => this.#names.of(branch, words))}
    `;
  }

  /** After each rendering: the focus goes where it was sent. */
  attach(root: ParentNode): void {
    this.#compare.attach(root);
    if (this.#focus === undefined) {
      return;
    }
    const node = root.querySelector<HTMLElement>(this.#focus);
    // With the last fork the whole list has gone: new ones begin at the ladder.
    (node ?? root.querySelector<HTMLElement>(".ladder-box"))?.focus({ preventScroll: !node });
    if (node instanceof HTMLInputElement) {
      node.select();
    }
    this.#focus = undefined;
  }

  detach(): void {
    this.#compare.detach();
  }

  restart(): void {
    this.#branches = [];
    this.#names.clear();
    this.#renaming = undefined;
    this.#focus = undefined;
    this.#compare.restart();
  }

  /** What a branch is called; the present one unless told otherwise. */
  nameOf(session: Session, words: Words, id = session.snapshot.branch): string {
    this.#observe(session);
    const branch = this.#branches.find((one) => one.id === id);
    return branch ? this.#names.of(branch, words) : "";
  }

  /** The branch that is compared with its parent, if one is. */
  get compared(): number | undefined {
    return this.#compare.branch;
  }

  /** Shows this branch beside its parent. */
  compare(branch: number): void {
    if (this.#compare.branch !== branch) {
      this.#compare.toggle(branch);
    }
  }

  /** What of the reader's later acts is in the present branch, and what is not. */
  laterWords(session: Session, words: Words): string {
    this.#observe(session);
    const branch = this.#branches.find(({ id }) => id === session.snapshot.branch);
    return branch ? laterWords(branch, this.#parentOf(branch), words) : "";
  }

  #parentOf({ parent }: BranchView): BranchView | undefined {
    return this.#branches.find(({ id }) => id === parent);
  }

  /** A branch gets its name as it begins: then its segments are those that are known. */
  #observe(session: Session): void {
    const [only] = this.#branches;
    if (session.snapshot.branches > 1 || this.#branches.length !== 1 || only?.title) {
      this.#branches = session.branches();
      this.#names.observe(this.#branches, session);
    }
  }

  #renderNode(
    { branch, children }: Node<BranchView>,
    parent: BranchView | undefined,
    context: ViewContext,
  ): TemplateResult {
    const { words } = context;
    const name = this.#names.of(branch, words);
    return html`
      <li>
        ${
          this.#renaming === branch.id
            ? this.#renderForm(branch, context)
            : this.#renderRow(branch, parent, children.length, context)
        }
        ${
          branch.id === context.session.snapshot.branch
            ? renderLater(
                branch,
                parent,
                parent ? this.#names.of(parent, words) : "",
                context.commands,
                words,
              )
            : nothing
        }
        ${
          children.length === 0
            ? nothing
            : html`<ul aria-label=${words.say("branch-children", { name })}>
                ${children.map((child) => this.#renderNode(child, branch, context))}
              </ul>`
        }
      </li>
    `;
  }

  #renderRow(
    branch: BranchView,
    parent: BranchView | undefined,
    children: number,
    { session, words, commands }: ViewContext,
  ): TemplateResult {
    const { id, forkedAt } = branch;
    const name = this.#names.of(branch, words);
    const present = id === session.snapshot.branch;
    const from = parent && {
      name: this.#names.of(parent, words),
      at: instant(forkedAt),
    };
    return html`
      <div class="branch" data-branch=${id}>
        <button class="select" aria-pressed=${present} @click=${() => commands.select(id)}>
          ${icon(present ? "check" : "branch")}<span>${name}</span>
        </button>
        ${from ? html`<small>${words.say("branch-from", from)}</small>` : nothing}
        <span class="verbs">
          ${parent ? this.#renderCompare(branch, parent, words) : nothing}
          ${this.#renderVerb("rename", "pencil", words.say("branch-rename", { name }), () =>
            this.#rename(id),
          )}
          ${
            parent
              ? this.#renderVerb(
                  "remove",
                  "bin",
                  words.say("branch-remove", { name, count: children }),
                  () => {
                    this.#focus = `[data-branch="${parent.id}"] .select`;
                    commands.remove(id);
                  },
                )
              : nothing
          }
        </span>
      </div>
    `;
  }

  #renderVerb(look: string, picture: IconName, name: string, act: () => void): TemplateResult {
    return html`
      <button class=${look} aria-label=${name} title=${name} @click=${act}>${icon(picture)}</button>
    `;
  }

  #renderCompare(branch: BranchView, parent: BranchView, words: Words): TemplateResult {
    const values = { name: this.#names.of(branch, words), parent: this.#names.of(parent, words) };
    const name = words.say("branch-compare", values);
    return html`
      <button
        class="compare-toggle"
        aria-label=${name}
        aria-expanded=${this.#compare.branch === branch.id}
        title=${name}
        @click=${() => this.#compare.toggle(branch.id)}
      >
        ${icon("compare")}
      </button>
    `;
  }

  #renderForm(branch: BranchView, { words, commands }: ViewContext): TemplateResult {
    const { id } = branch;
    const name = this.#names.of(branch, words);
    const save = (event: Event): void => {
      event.preventDefault();
      const field = (event.currentTarget as HTMLElement).querySelector("input");
      this.#leaveForm(id);
      const title = field?.value.trim() ?? "";
      commands.rename(id, title === this.#names.first(id, words) ? "" : title);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        this.#leaveForm(id);
      }
    };
    return html`
      <form class="branch" data-branch=${id} @submit=${save} @keydown=${onKey}>
        <input
          class="title"
          aria-label=${words.say("branch-title", { name })}
          placeholder=${this.#names.first(id, words)}
          maxlength=${LONGEST_TITLE}
          autocomplete="off"
          .value=${branch.title || this.#names.first(id, words)}
        />
        <button type="submit">${words.say("branch-save")}</button>
        <button type="button" @click=${() => this.#leaveForm(id)}>
          ${words.say("branch-cancel")}
        </button>
      </form>
    `;
  }

  #rename(id: number): void {
    this.#renaming = id;
    this.#focus = `[data-branch="${id}"] .title`;
    this.#changed();
  }

  #leaveForm(id: number): void {
    this.#renaming = undefined;
    this.#focus = `[data-branch="${id}"] .rename`;
    this.#changed();
  }
}
