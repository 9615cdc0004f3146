/** The courses of events, once there is more than one. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.js";
import type { Scene } from "../scene.js";
import type { Session } from "../session.js";
import type { BranchView } from "../view.js";
import type { Words } from "../words.js";
import { nameOfBranch } from "./names.js";

interface Branch extends Pick<BranchView, "id" | "parent"> {
  readonly name: string;
}

export class BranchesView {
  #branches: Branch[] = [];

  render({ session, words, deck }: Scene): TemplateResult | typeof nothing {
    const { branch } = session.snapshot;
    this.#observe(session, words);
    if (this.#branches.length < 2) {
      return nothing;
    }
    return html`
      <section class="branches" aria-labelledby="branches-title">
        <h2 id="branches-title">${words.say("branches")}</h2>
        <ul>
          ${this.#branches.map(
            ({ id, name, parent }) => html`
              <li>
                <button aria-pressed=${id === branch} @click=${() => deck.select(id)}>
                  ${icon(id === branch ? "check" : "branch")}<span>${name}</span>
                </button>
                ${
                  parent === undefined
                    ? nothing
                    : html`<small>
                        ${words.say("branch-from", { name: this.#branches[parent]?.name ?? "" })}
                      </small>`
                }
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  restart(): void {
    this.#branches = [];
  }

  /** The name of the present one. */
  present(session: Session, words: Words): string {
    this.#observe(session, words);
    return this.#branches[session.snapshot.branch]?.name ?? "";
  }

  /** A branch gets its name as it begins: then its segments are those that are known. */
  #observe(session: Session, words: Words): void {
    if (session.snapshot.branches > this.#branches.length) {
      for (const branch of session.branches().slice(this.#branches.length)) {
        const name = nameOfBranch(branch, session.segments, words);
        this.#branches.push({ id: branch.id, parent: branch.parent, name });
      }
    }
  }
}
