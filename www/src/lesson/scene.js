// The script of a lesson's simulation: the scene, what is said later, and everything that is asked.

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Step} Step */
/** @typedef {import("./plan.js").Line} Line */

/**
 * Why the script asks for something.
 * @typedef {object} Question
 * @property {Step | undefined} step none for the claims of the scene
 * @property {"until" | "option" | "goal" | "notice" | "claim"} role
 * @property {string} key of an option or a notice
 */

/**
 * @typedef {object} Scene
 * @property {string} script
 * @property {(Line | undefined)[]} places of its lines in the plan, by their number less one
 * @property {Map<number, Question>} questions by the line of the script, from 1 on
 * @property {Step[]} steps that are played in it, in their order
 */

/**
 * The simulation in which a step is played: it began with this step or with one before.
 *
 * @param {Plan} plan
 * @param {number} index of the step
 * @returns {Scene}
 */
export function sceneOf(plan, index) {
  const begins = plan.steps.slice(0, index + 1).findLastIndex(({ from }) => from !== "on");
  const first = Math.max(0, begins);
  const later = plan.steps.slice(first + 1).findIndex(({ from }) => from !== "on");
  const steps = plan.steps.slice(first, later < 0 ? undefined : first + 1 + later);
  const [opening] = steps;
  const own = opening && opening.from !== "on" ? opening.says : [];
  const script = new Script();
  for (const line of opening?.from === "bare" ? own : [...plan.scene, ...own]) {
    script.add(line.text, line, line.text.startsWith("expect ") ? { role: "claim" } : undefined);
  }
  for (const step of steps) {
    ask(script, step);
  }
  return { script: script.text, places: script.places, questions: script.questions, steps };
}

/**
 * The expectations that belong to a step, as they are now.
 *
 * @template {{ line: number }} T
 * @param {Scene} scene
 * @param {readonly T[]} expectations of the simulation
 * @param {Step} step
 * @param {Question["role"]} role
 * @returns {(T & { key: string })[]}
 */
export function answersTo({ questions }, expectations, step, role) {
  return expectations.flatMap((expectation) => {
    const question = questions.get(expectation.line);
    return question?.step === step && question.role === role
      ? [{ ...expectation, key: question.key }]
      : [];
  });
}

class Script {
  /** @type {string[]} */
  #lines = [];
  /** @type {Scene["places"]} */
  places = [];
  /** @type {Scene["questions"]} */
  questions = new Map();

  get text() {
    return `${this.#lines.join("\n")}\n`;
  }

  /**
   * @param {string} text
   * @param {Line} place
   * @param {{ role: Question["role"], step?: Step, key?: string }} [question]
   */
  add(text, place, question) {
    this.#lines.push(text);
    this.places.push(place);
    if (question) {
      const { role, step, key = "" } = question;
      this.questions.set(this.#lines.length, { role, step, key });
    }
  }

  /** @param {Line | undefined} line @param {{ role: Question["role"], step: Step, key?: string }} question */
  ask(line, question) {
    if (line) {
      const shift = "expect ".length;
      this.add(`expect ${line.text}`, { ...line, column: line.column - shift }, question);
    }
  }
}

/** @param {Script} script @param {Step} step */
function ask(script, step) {
  script.ask(step.until, { role: "until", step });
  script.ask(step.goal?.expectation, { role: "goal", step });
  for (const { key, expectation } of step.prediction?.options ?? []) {
    script.ask(expectation, { role: "option", step, key });
  }
  for (const { key, expectation } of step.notices) {
    script.ask(expectation, { role: "notice", step, key });
  }
  for (const claim of step.expects) {
    script.add(claim.text, claim, { role: "claim", step });
  }
}
