/** The bar of playback controls, and what happens next in words. */
import { css, html, nothing, type TemplateResult } from "lit";
import { SPEEDS } from "../../engine/player.js";
import { SCENARIOS } from "../../engine/scenarios.js";
import type { Session } from "../../engine/session.js";
import type { HostName, TimerView } from "../../engine/view.js";
import { type IconName, icon } from "../../ui/icons.js";
import { countdown, instant } from "../../words/format.js";
import { titleOf } from "../../words/scenario-title.js";
import type { Words } from "../../words/words.js";
import { ACTIONS, shortcuts, tip } from "../actions.js";
import type { Commands } from "../commands.js";
import type { ViewContext } from "../context.js";

export class ControlsView {
  /** `more`, what follows the selections. */
  render({ session, words, commands }: ViewContext, more: TemplateResult): TemplateResult {
    const whole = commands.permissions.bar === "full";
    const toggle = commands.playing ? "pause" : "play";
    const button = (name: "toggle" | "step" | "reset", look: IconName, text: string) => html`
      <button
        class="${name} ${look}"
        aria-keyshortcuts=${shortcuts(ACTIONS[name], commands) ?? nothing}
        title=${tip(name === "toggle" ? text : words.say(`${name}-about`), ACTIONS[name], commands, words)}
        @click=${() => ACTIONS[name].run(commands)}
      >
        ${icon(look)}<span>${text}</span>
      </button>
    `;
    return html`
      <section class="controls" part="controls" role="group" aria-label=${words.say("controls")}>
        ${button("toggle", toggle, words.say(toggle))}
        ${button("step", "step", words.say("step"))}
        ${button("reset", "reset", words.say("reset"))}
        <span class="clock" translate="no" role="timer" aria-label=${words.say("clock")}></span>
        ${
          whole
            ? html`<span class="situation"><span>${renderSituation(session, words, commands)}</span></span>`
            : nothing
        }
        ${renderSelects(commands, words)} ${whole ? more : nothing}
        ${whole ? renderHelpButton(commands, words) : nothing}
      </section>
    `;
  }

  frame(root: ParentNode, now: number): void {
    write(root.querySelector(".clock"), instant(now));
    const left = root.querySelector<HTMLElement>(".situation [data-until]");
    write(left, countdown(Number(left?.dataset.until) - now));
  }

  static readonly styles = css`
    .controls {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding-block: 10px;
      border-block: 1px solid var(--line);
      background: var(--paper);
    }
    .controls button {
      display: inline-flex;
      align-items: center;
      gap: 7px;
    }
    .controls .toggle {
      min-width: 88px;
      justify-content: center;
      background: var(--ink);
      border-color: var(--ink);
      color: var(--paper);
    }
    .clock {
      white-space: nowrap;
      font: 13px var(--mono);
      min-width: 84px;
      margin-inline-start: 8px;
      font-variant-numeric: tabular-nums;
    }
    .situation {
      flex: 1 1 14em;
      display: grid;
      align-content: center;
      /* Two lines, whatever it says. */
      min-block-size: 2.7em;
      color: var(--mute);
      font-size: 13.5px;
      line-height: 1.35;
    }
    .situation span {
      font-variant-numeric: tabular-nums;
    }
    .controls select {
      text-overflow: ellipsis;
    }
    .bar .controls {
      border-block-end: 0;
      position: relative;
    }
    .controls .help-button {
      justify-content: center;
      min-width: 32px;
      padding-inline: 4px;
      font-weight: 600;
    }
  `;
}

function renderHelpButton(commands: Commands, words: Words): TemplateResult {
  const { help } = ACTIONS;
  const name = words.say(help.about);
  return html`
    <button
      class="help-button"
      aria-label=${name}
      aria-haspopup="dialog"
      aria-keyshortcuts=${shortcuts(help, commands) ?? nothing}
      title=${tip(name, help, commands, words)}
      @click=${() => help.run(commands)}
    >
      ?
    </button>
  `;
}

function renderScenarios(commands: Commands, words: Words): TemplateResult {
  return html`
    <select
      class="scenario"
      aria-label=${words.say("scenario")}
      @change=${(event: Event) => commands.setScenario(chosen(event))}
    >
      ${
        commands.scenario === undefined
          ? html`<option value="" disabled .selected=${true}>${words.say("scenario-own")}</option>`
          : nothing
      }
      ${SCENARIOS.map(
        (name) => html`
          <option value=${name} .selected=${name === commands.scenario}>${titleOf(name, words)}</option>
        `,
      )}
    </select>
  `;
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

function renderSelects(commands: Commands, words: Words): TemplateResult {
  const speeds = [...new Set([...SPEEDS, commands.speed])].sort((a, b) => a - b);
  return html`
    ${commands.permissions.scenarios ? renderScenarios(commands, words) : nothing}
    <select
      class="speed"
      aria-label=${words.say("speed")}
      @change=${(event: Event) => commands.setSpeed(Number(chosen(event)))}
    >
      ${speeds.map(
        (speed) => html`
          <option translate="no" value=${speed} .selected=${speed === commands.speed}>
            ${words.say("speed-value", { speed })}
          </option>
        `,
      )}
    </select>
  `;
}

/** What is going on, and what time is waiting for. */
function renderSituation({ snapshot }: Session, words: Words, commands: Commands): TemplateResult {
  const { nextEventAt, inFlight } = snapshot;
  if (inFlight > 0) {
    return html`${words.say("now-flight", { count: inFlight })}`;
  }
  if (snapshot.ended) {
    return html`${words.say("now-ended")}`;
  }
  if (nextEventAt === undefined) {
    return html`${words.say(commands.permissions.acts ? "now-waiting" : "now-over")}`;
  }
  const next = timerAt(snapshot.hosts, nextEventAt);
  const text = next
    ? words.say("now-timer", { host: next.host, timer: words.say(`timer-${next.timer.name}`) })
    : words.say("now-silence");
  return html`${text} <span translate="no" data-until=${nextEventAt}></span>`;
}

function timerAt(
  hosts: Session["snapshot"]["hosts"],
  at: number,
): { host: HostName; timer: TimerView } | undefined {
  for (const { host, timers } of hosts) {
    const timer = timers.find(({ expiresAt }) => expiresAt === at);
    if (timer) {
      return { host, timer };
    }
  }
  return undefined;
}

function write(node: Element | null, text: string): void {
  if (node && node.textContent !== text) {
    node.textContent = text;
  }
}
