/** The sockets of both hosts, as `ss -tanoi` lists them. */

import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../../engine/session.js";
import { HOSTS, type HostName, type SocketsView, type SocketView } from "../../engine/view.js";
import { renderDrawer } from "../../ui/drawer.js";
import { icon } from "../../ui/icons.js";
import { onScrollerKey } from "../../ui/scroller.js";
import { countdown } from "../../words/format.js";
import { spelled } from "../../words/spelled.js";
import type { Words } from "../../words/words.js";
import type { ViewContext } from "../context.js";

const ROWS = 50;
/** Asked for anew so seldom, since there may be thousands. */
const PERIOD_MS = 300;
export const COLUMNS = [
  "state",
  "recv-q",
  "send-q",
  "local",
  "peer",
  "timer",
  "fd",
  "app",
] as const;

export class SocketTable {
  readonly #changed: () => void;
  #open = false;
  #sockets: Readonly<Record<HostName, SocketsView | undefined>> | undefined;
  /** Of which moment they are. */
  #snapshot: Session["snapshot"] | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #later = 0;
  /** Rows whose information is shown. */
  readonly #expanded = new Set<string>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  restart(): void {
    this.#expanded.clear();
    this.#sockets = undefined;
    this.#snapshot = undefined;
    this.#askedAt = Number.NEGATIVE_INFINITY;
  }

  detach(): void {
    clearTimeout(this.#later);
    this.#later = 0;
  }

  render({ session, words }: ViewContext): TemplateResult {
    if (this.#open) {
      this.#ask(session);
    }
    return renderDrawer({
      name: "ss",
      open: this.#open,
      summary: html`${words.say("ss")} <code translate="no">ss -tanoi</code>`,
      body: () => HOSTS.map((host) => this.#renderHost(host, words)),
      toggled: (open) => {
        this.#open = open;
        this.#askedAt = Number.NEGATIVE_INFINITY;
        this.#changed();
      },
    });
  }

  /** Timers count down. */
  frame(root: ParentNode, now: number): void {
    if (this.#open) {
      for (const node of root.querySelectorAll<HTMLElement>(".ss [data-expires]")) {
        const left = countdown(Number(node.dataset.expires) - now);
        if (node.textContent !== left) {
          node.textContent = left;
        }
      }
    }
  }

  /** What is shown may be a little old, but what comes last is shown. */
  #ask(session: Session): void {
    if (this.#snapshot === session.snapshot) {
      return;
    }
    const rest = PERIOD_MS - (performance.now() - this.#askedAt);
    if (rest <= 0) {
      this.#sockets = {
        client: session.sockets("client", ROWS),
        server: session.sockets("server", ROWS),
      };
      this.#snapshot = session.snapshot;
      this.#askedAt = performance.now();
    } else if (this.#later === 0) {
      this.#later = window.setTimeout(() => {
        this.#later = 0;
        this.#changed();
      }, rest);
    }
  }

  #renderHost(host: HostName, words: Words): TemplateResult | typeof nothing {
    const sockets = this.#sockets?.[host];
    if (!sockets) {
      return nothing;
    }
    const { rows, total, states } = sockets;
    const counts = words.list(
      states.map(({ state, count }) => words.say("ss-count", { state, count })),
    );
    const scroller = words.say("ss-of", { host });
    return html`
      <div class="ss-box" role="group" tabindex="0" aria-label=${scroller} @keydown=${onScrollerKey}>
        <table>
          <caption>
            <b>${words.say("host-title", { host })}</b>
            ${total === 0 ? words.say("ss-empty") : counts}
          </caption>
          ${total === 0 ? nothing : renderHead(words)}
          <tbody>
            ${rows.map((row, index) => this.#renderRow(`${host} ${keyOf(row, index)}`, row, words))}
          </tbody>
        </table>
        ${
          total > rows.length
            ? html`<p class="ss-more">${words.say("ss-more", { count: total - rows.length })}</p>`
            : nothing
        }
      </div>
    `;
  }

  #renderRow(key: string, row: SocketView, words: Words): TemplateResult {
    const open = this.#expanded.has(key);
    const toggle = (): void => {
      if (!this.#expanded.delete(key)) {
        this.#expanded.add(key);
      }
      this.#changed();
    };
    const name = words.say("ss-info", { local: row.local, peer: row.peer });
    return html`
      <tr>
        <th scope="row">
          ${
            row.info === ""
              ? html`<span class="info-toggle"></span>`
              : html`<button class="info-toggle" aria-expanded=${open} aria-label=${name} @click=${toggle}>
                  ${icon("chevron")}
                </button>`
          }
          <span translate="no">${words.state(row.state)}</span>
        </th>
        <td class="number" translate="no">${row.recvQ}</td>
        <td class="number" translate="no">${row.sendQ}</td>
        <td><bdi translate="no">${row.local}</bdi></td>
        <td><bdi translate="no">${row.peer}</bdi></td>
        <td>${renderTimer(row, words)}</td>
        <td translate="no">${row.fd ?? "–"}</td>
        <td translate="no">${row.app ?? "–"}</td>
      </tr>
      ${
        open
          ? html`<tr class="info"><td colspan=${COLUMNS.length}><code translate="no">${row.info}</code></td></tr>`
          : nothing
      }
    `;
  }
}

function renderHead(words: Words): TemplateResult {
  return html`
    <thead>
      <tr>
        ${COLUMNS.map(
          (column) => html`
            <th scope="col" class=${column.endsWith("-q") ? "number" : ""}>
              ${words.say(`ss-${column}`)}
            </th>
          `,
        )}
      </tr>
    </thead>
  `;
}

function renderTimer({ timer }: SocketView, words: Words): TemplateResult {
  return timer
    ? html`${spelled(words.say(`timer-${timer.name}`))} <span translate="no" data-expires=${timer.expiresAt}></span>`
    : html`–`;
}

/** The same connection has the same row; listeners and unconnected sockets go by their place. */
function keyOf({ local, peer, fd }: SocketView, index: number): string {
  return `${local} ${peer} ${peer.endsWith("*") ? (fd ?? index) : ""}`;
}
