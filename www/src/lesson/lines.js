// Whether the engine can read all lines of a plan.
import { PLAN_FILE } from "./plan.js";
import { sceneOf } from "./scene.js";

/** @typedef {import("./plan.js").Line} Line */
/** @typedef {import("./plan.js").Mistake} Mistake */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{ message: string, line: number, column: number, length: number }} Wrong */

/** @param {Plan} plan @returns {Scene[]} each once */
export function scenesOf(plan) {
  const first = plan.steps.flatMap(({ from }, index) =>
    index === 0 || from !== "on" ? [index] : [],
  );
  return first.map((index) => sceneOf(plan, index));
}

/**
 * @param {Plan} plan
 * @param {(script: string) => Wrong | undefined} check the engine's
 * @returns {Mistake[]}
 */
export function mistakesInLines(plan, check) {
  /** @type {Map<string, Mistake>} */
  const mistakes = new Map();
  const judge = (/** @type {Wrong | undefined} */ wrong, /** @type {Line | undefined} */ place) => {
    if (wrong && place) {
      const { line } = place;
      const column = place.column + wrong.column - 1;
      const { message } = wrong;
      const length = Math.max(1, wrong.length);
      mistakes.set(`${line}`, { file: PLAN_FILE, line, column, length, message });
    }
  };
  for (const scene of scenesOf(plan)) {
    const wrong = check(scene.script);
    judge(wrong, wrong && scene.places[wrong.line - 1]);
    for (const { from, says, ways } of scene.steps) {
      for (const line of [...(from === "on" ? says : []), ...ways]) {
        judge(check(line.text), line);
      }
    }
  }
  return [...mistakes.values()];
}
