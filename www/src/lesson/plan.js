// Reads the plan of a lesson, `lesson.tcp`; docs/lessons.md describes it. Plain JavaScript, since
// both the page and the command line run it as it is.

/**
 * A piece of the plan that the engine reads, and where it stands.
 * @typedef {object} Line
 * @property {string} text
 * @property {number} line from 1 on
 * @property {number} column from 1 on
 */

/**
 * @typedef {object} KeyedLine
 * @property {string} key
 * @property {Line | undefined} expectation none is met when no other is
 * @property {Line} place
 */

/**
 * @typedef {object} Prediction
 * @property {"state" | "number" | "one"} kind
 * @property {"client" | "server" | undefined} host
 * @property {string | undefined} variable
 * @property {KeyedLine[]} options of `one`
 * @property {Line} place
 */

/**
 * @typedef {object} Goal
 * @property {Line | undefined} expectation
 * @property {number | undefined} walked so many edges of the state diagram, instead
 * @property {Line} place
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {Line} place
 * @property {"on" | "anew" | "bare"} from whether the simulation goes on or begins again
 * @property {Line[]} says
 * @property {Line[]} expects
 * @property {Line | undefined} until
 * @property {Prediction | undefined} prediction
 * @property {Goal | undefined} goal
 * @property {Line[]} ways
 * @property {KeyedLine[]} notices
 * @property {string[]} views
 */

/**
 * @typedef {object} Plan
 * @property {number} minutes
 * @property {Line[]} scene
 * @property {Step[]} steps
 */

/**
 * A mistake in a file of the lesson.
 * @typedef {object} Mistake
 * @property {string} file
 * @property {number} line from 1 on
 * @property {number} column from 1 on
 * @property {number} length of what is wrong; 0 for what is missing
 * @property {string} message what is wrong, and the remedy
 */

export const PLAN_FILE = "lesson.tcp";
export const VIEWS = ["variables", "segment", "sockets", "diagram", "graph"];

const HOSTS = ["client", "server"];
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/i;
const OWN = [
  "minutes",
  "step",
  "anew",
  "until",
  "predict",
  "option",
  "goal",
  "way",
  "notice",
  "views",
];

/** Those of them whose rest the engine does not read, and so neither a comment in it. */
const BARE = ["minutes", "step", "anew", "predict", "views"];

/** One who reads a plan. */
class Reader {
  /** @type {Plan} */
  plan = { minutes: 0, scene: [], steps: [] };
  /** @type {Mistake[]} */
  mistakes = [];

  /** @returns {Step | undefined} */
  get step() {
    return this.plan.steps.at(-1);
  }

  /**
   * @param {Line} at
   * @param {string} message
   * @param {number} [length]
   */
  complain({ line, column, text }, message, length = text.length) {
    this.mistakes.push({ file: PLAN_FILE, line, column, length, message });
  }

  /** @param {Line} line */
  read(line) {
    const [word = ""] = line.text.split(/\s+/, 1);
    const whole = BARE.includes(word) ? bare(line) : line;
    const rest = after(whole, word);
    const step = this.step;
    if (word === "minutes") {
      this.#minutes(rest, whole);
    } else if (word === "step") {
      this.#begin(rest, whole);
    } else if (!step) {
      this.#scene(word, whole);
    } else {
      this.#inStep(step, word, rest, whole);
    }
  }

  /** @param {string} word @param {Line} whole */
  #scene(word, whole) {
    if (OWN.includes(word)) {
      this.complain(
        whole,
        `\`${word}\` belongs to a step: write \`step NAME\` before it`,
        word.length,
      );
    } else {
      this.plan.scene.push(whole);
    }
  }

  /** @param {Step} step @param {string} word @param {Line} rest @param {Line} whole */
  #inStep(step, word, rest, whole) {
    switch (word) {
      case "anew":
        return this.#anew(step, rest, whole);
      case "until":
        return this.#once(step.until, whole) && this.#until(step, rest);
      case "predict":
        return this.#once(step.prediction, whole) && this.#predict(step, rest, whole);
      case "option":
        return this.#option(step, rest, whole);
      case "goal":
        return this.#once(step.goal, whole) && this.#goal(step, rest, whole);
      case "way":
        return void step.ways.push(rest);
      case "notice":
        return void step.notices.push(...this.#keyed(rest));
      case "views":
        return this.#views(step, rest);
      case "expect":
        return void step.expects.push(whole);
      default:
        return void step.says.push(whole);
    }
  }

  /** @param {Step} step @param {Line} rest */
  #until(step, rest) {
    step.until = this.#some(rest, "a condition");
  }

  /** @param {Line} rest @param {Line} whole */
  #minutes(rest, whole) {
    const minutes = Number(rest.text);
    if (this.step || !Number.isInteger(minutes) || minutes < 1 || minutes > 60) {
      this.complain(whole, "`minutes` goes before the first step, with a number from 1 to 60");
    } else {
      this.plan.minutes = minutes;
    }
  }

  /** @param {Line} rest @param {Line} whole */
  #begin(rest, whole) {
    const name = rest.text;
    if (!NAME.test(name)) {
      this.complain(whole, "a step needs a name of letters, digits and hyphens: `step handshake`");
    } else if (this.plan.steps.some((step) => step.name === name)) {
      this.complain(rest, `there is a step \`${name}\` already; give this one another name`);
    }
    this.plan.steps.push({
      name,
      place: whole,
      from: "on",
      says: [],
      expects: [],
      until: undefined,
      prediction: undefined,
      goal: undefined,
      ways: [],
      notices: [],
      views: [],
    });
  }

  /** @param {Step} step @param {Line} rest @param {Line} whole */
  #anew(step, rest, whole) {
    if (step.says.length + step.expects.length > 0) {
      this.complain(whole, "`anew` must be the first line of its step");
    }
    if (rest.text !== "" && rest.text !== "bare") {
      this.complain(rest, "only `bare` may follow `anew`");
    }
    step.from = rest.text === "bare" ? "bare" : "anew";
  }

  /** @param {Step} step @param {Line} rest @param {Line} whole */
  #predict(step, rest, whole) {
    const [kind, host, variable, ...more] = rest.text.split(/\s+/);
    const known = kind === "one" || HOSTS.includes(host ?? "");
    const fits =
      (kind === "one" && host === undefined) ||
      (kind === "state" && variable === undefined) ||
      (kind === "number" && variable !== undefined && more.length === 0);
    if (!known || !fits) {
      this.complain(
        whole,
        "write `predict state HOST`, `predict number HOST VARIABLE`, or `predict one` and options",
      );
      return;
    }
    step.prediction = {
      kind: /** @type {Prediction["kind"]} */ (kind),
      host: /** @type {Prediction["host"]} */ (host),
      variable,
      options: [],
      place: whole,
    };
  }

  /** @param {Step} step @param {Line} rest @param {Line} whole */
  #option(step, rest, whole) {
    if (step.prediction?.kind !== "one") {
      this.complain(whole, "options follow `predict one`");
      return;
    }
    step.prediction.options.push(...this.#keyed(rest, "otherwise"));
  }

  /** @param {Step} step @param {Line} rest @param {Line} whole */
  #goal(step, rest, whole) {
    const [word, number] = bare(rest).text.split(/\s+/);
    const walked = word === "walked" ? Number(number) : undefined;
    if (walked !== undefined && !(Number.isInteger(walked) && walked > 0)) {
      this.complain(rest, "write how many edges, such as `goal walked 10`");
    }
    const expectation = walked === undefined ? this.#some(rest, "an expectation") : undefined;
    step.goal = { expectation, walked, place: whole };
  }

  /** @param {Step} step @param {Line} rest */
  #views(step, rest) {
    for (const view of rest.text.split(/\s+/)) {
      if (!VIEWS.includes(view)) {
        this.complain(rest, `there is no view \`${view}\`; there are ${VIEWS.join(", ")}`);
      }
      step.views.push(view);
    }
  }

  /**
   * `KEY EXPECTATION`.
   * @param {Line} line
   * @param {string} [none] stands for no expectation
   * @returns {KeyedLine[]}
   */
  #keyed(line, none) {
    const [key = ""] = line.text.split(/\s+/, 1);
    const rest = after(line, key);
    if (!NAME.test(key) || isEmpty(rest)) {
      this.complain(line, "write a key of letters, digits and hyphens, then an expectation");
      return [];
    }
    if (this.#keys.includes(key)) {
      this.complain(line, `there is a \`${key}\` already; give this one another key`);
    }
    return [{ key, expectation: bare(rest).text === none ? undefined : rest, place: line }];
  }

  /** Those of the present step: it has options or notices, not both. */
  get #keys() {
    const { prediction, notices = [] } = this.step ?? {};
    return [...(prediction?.options ?? []), ...notices].map(({ key }) => key);
  }

  /** @param {Line} line @param {string} what */
  #some(line, what) {
    if (isEmpty(line)) {
      this.complain({ ...line, text: "" }, `here comes ${what}`);
      return undefined;
    }
    return line;
  }

  /** @param {unknown} there @param {Line} whole @returns {boolean} */
  #once(there, whole) {
    if (there !== undefined) {
      this.complain(whole, "a step has only one of these; begin another step before it");
    }
    return there === undefined;
  }
}

/**
 * @param {string} source
 * @returns {{ plan: Plan, mistakes: Mistake[] }} the plan as far as it can be read
 */
export function readPlan(source) {
  const reader = new Reader();
  for (const [index, raw] of source.split(/\r\n|\r|\n/).entries()) {
    const text = raw.replace(/^\uFEFF/, "").trimStart();
    if (text !== "" && !text.startsWith("#")) {
      reader.read({
        text: text.trimEnd(),
        line: index + 1,
        column: raw.length - text.length + 1,
      });
    }
  }
  completeness(reader);
  return { plan: reader.plan, mistakes: reader.mistakes };
}

/** @param {Reader} reader */
function completeness(reader) {
  const { plan } = reader;
  if (plan.steps.length === 0) {
    reader.complain({ text: "", line: 1, column: 1 }, "a lesson needs steps: `step NAME`");
  } else if (plan.minutes === 0) {
    reader.complain({ text: "", line: 1, column: 1 }, "give the time that it takes: `minutes 6`");
  }
  for (const [index, step] of plan.steps.entries()) {
    for (const message of contradictions(step, plan.steps[index + 1])) {
      reader.complain(step.place, message);
    }
  }
}

/** @param {Step} step @param {Step | undefined} next @returns {string[]} */
function contradictions({ prediction, goal, until, notices, ways }, next) {
  /** @type {[boolean, string][]} */
  const found = [
    [!!prediction && !until, "a prediction needs an `until`: when is it decided?"],
    [!!prediction && !!goal, "a step has a prediction or a goal, not both: make two steps"],
    [!!goal && !!until, "a goal is the end of its step: leave `until` out"],
    [prediction?.kind === "one" && prediction.options.length < 2, "add a second `option`"],
    [!goal && notices.length + ways.length > 0, "`notice` and `way` need a `goal`"],
    [
      !!goal && ways.length === 0 && next?.from === "on",
      "the next step builds on this goal: add a `way` here, or `anew` there",
    ],
  ];
  return found.flatMap(([wrong, message]) => (wrong ? [message] : []));
}

/**
 * What follows a word.
 * @param {Line} line
 * @param {string} word
 * @returns {Line}
 */
function after({ text, line, column }, word) {
  const rest = text.slice(word.length);
  const trimmed = rest.trimStart();
  return { text: trimmed, line, column: column + text.length - trimmed.length };
}

/**
 * Without its comment, where nothing is read that could hold a `#`. What the engine reads keeps it:
 * the engine knows where a string ends.
 * @param {Line} line
 * @returns {Line}
 */
function bare(line) {
  return { ...line, text: line.text.replace(/(^|\s)#.*$/, "").trimEnd() };
}

/** @param {Line} line */
function isEmpty(line) {
  return bare(line).text === "";
}
