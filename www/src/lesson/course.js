// What happens in the simulation from step to step, as the plan has it.
import { LONGEST } from "../engine/limits.js";
import { answersTo } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./plan.js").Step} Step */
/** @typedef {import("../../pkg/tcpscope.js").ExpectationView} ExpectationView */
/** @typedef {import("../../pkg/tcpscope.js").SnapshotView} SnapshotView */
/** @typedef {import("../../pkg/tcpscope.js").TcbView} TcbView */
/** @typedef {import("../../pkg/tcpscope.js").HostName} HostName */

/**
 * What is played: the page's session, or one of the command line.
 * @typedef {object} Played
 * @property {SnapshotView} snapshot
 * @property {readonly ExpectationView[]} expectations
 * @property {() => unknown} step lets the next event happen
 * @property {(line: string) => unknown} dispatch an array, or why it is refused
 * @property {(host: HostName) => TcbView | undefined} tcb
 */

/** What needs more is no lesson: so many events, and so much time, µs. */
const MOST_EVENTS = 200_000;
const LATEST = LONGEST * 1e6;

/**
 * Plays event by event.
 *
 * @param {Played} played
 * @param {() => boolean} there
 * @returns {boolean} whether it came to that
 */
export function playUntil(played, there) {
  for (let events = 0; events < MOST_EVENTS; events += 1) {
    if (there()) return true;
    const { nextEventAt } = played.snapshot;
    if (nextEventAt === undefined || nextEventAt > LATEST) return false;
    played.step();
  }
  return false;
}

/**
 * Whether `until` is reached; a step without one is over at once.
 *
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 */
export function isThere(scene, played, step) {
  return isMet(scene, played, step, "until") ?? true;
}

/**
 * Whether the goal is reached; none where the step has none, or one of another kind.
 *
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 */
export function isReached(scene, played, step) {
  return isMet(scene, played, step, "goal");
}

/**
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 * @param {"until" | "goal"} role
 */
function isMet(scene, { expectations }, step, role) {
  const [answer] = answersTo(scene, expectations, step, role);
  return answer && answer.status === "met";
}

/**
 * The keys of those that have come true: of options with the one that stands for none of the others.
 *
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 * @param {"option" | "notice"} role
 * @returns {string[]}
 */
export function comeTrue(scene, { expectations }, step, role) {
  const met = answersTo(scene, expectations, step, role)
    .filter(({ status }) => status === "met")
    .map(({ key }) => key);
  const rest = step.prediction?.options.find(({ expectation }) => expectation === undefined);
  return role === "option" && met.length === 0 && rest ? [rest.key] : met;
}

/**
 * What the step's prediction is about, as it is now, in the words in which it is answered; none
 * where there is no such value.
 *
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 * @returns {string | undefined}
 */
export function truthOf(scene, played, step) {
  const { kind, host, variable } = step.prediction ?? {};
  if (kind === "one") {
    return comeTrue(scene, played, step, "option")[0];
  }
  return liveValue(played, kind === "state" ? `${host}.state` : `${host}.${variable}`);
}

/**
 * Whether an answer is right, once the step has come to what it shows.
 *
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 * @param {string} answer
 */
export function isRight(scene, played, step, answer) {
  if (step.prediction?.kind === "one") {
    return comeTrue(scene, played, step, "option").includes(answer);
  }
  const truth = truthOf(scene, played, step);
  return step.prediction?.kind === "number" ? Number(answer) === Number(truth) : answer === truth;
}

/**
 * A live value, such as `client.state`, `server.rcv.nxt` or `now`: as the page shows it.
 *
 * @param {Played} played
 * @param {string} path
 * @returns {string | undefined} none where there is no such value now
 */
export function liveValue(played, path) {
  const { now, hosts } = played.snapshot;
  if (path === "now") {
    return seconds(now);
  }
  const [, name, variable] = /^(client|server)\.(.+)$/.exec(path) ?? [];
  const host = hosts.find((one) => one.host === name);
  if (!host || variable === undefined) {
    return undefined;
  }
  if (variable === "state") {
    return host.state;
  }
  const wanted = variable.toLowerCase();
  const found = played.tcb(host.host)?.variables.find((one) => one.name.toLowerCase() === wanted);
  if (found?.value === undefined) {
    return undefined;
  }
  return found.unit === "micros" ? seconds(found.value) : String(found.value);
}

/** @param {number} micros */
function seconds(micros) {
  return `${Number((micros / 1e6).toFixed(3))} s`;
}

/**
 * How many edges of the state diagram are among those that were walked.
 *
 * @param {readonly { drawn: boolean }[]} edges
 * @param {number} walked bit n is set for edge n
 */
export function walkedEdges(edges, walked) {
  return edges.filter(({ drawn }, bit) => drawn && walked & (1 << bit)).length;
}

/**
 * Says what comes with a step, in the simulation as it is now.
 *
 * @param {Played} played
 * @param {readonly { text: string }[]} lines
 * @returns {{ index: number, refusal: unknown } | undefined} the first one that is refused
 */
export function say(played, lines) {
  for (const [index, { text }] of lines.entries()) {
    const refusal = played.dispatch(text);
    if (!Array.isArray(refusal)) return { index, refusal };
  }
  return undefined;
}

/**
 * Plays the steps of a scene up to one of them, which has then only been entered. What a reader
 * would do for a goal is done by its `way`.
 *
 * @param {Scene} scene
 * @param {Played} played
 * @param {Step} step
 */
export function fastForward(scene, played, step) {
  for (const before of scene.steps) {
    if (before.from === "on") {
      say(played, before.says);
    }
    if (before === step) return;
    say(played, before.ways);
    playUntil(played, () => isReached(scene, played, before) ?? isThere(scene, played, before));
  }
}
