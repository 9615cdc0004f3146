// Checks a lesson: its plan, its words, and that the simulation bears out what they say.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  comeTrue,
  isReached,
  isThere,
  liveValue,
  playUntil,
  say,
  truthOf,
  walkedEdges,
} from "../www/src/lesson/course.js";
import { mistakesInLines, scenesOf } from "../www/src/lesson/lines.js";
import { PLAN_FILE, readPlan } from "../www/src/lesson/plan.js";
import { compare, livesOf, readText } from "../www/src/lesson/text.js";
import { Simulation } from "./engine.js";
import { checkScript } from "./mistake.js";

/** @typedef {import("../www/src/lesson/plan.js").Line} Line */
/** @typedef {import("../www/src/lesson/plan.js").Mistake} Mistake */
/** @typedef {import("../www/src/lesson/plan.js").Plan} Plan */
/** @typedef {import("../www/src/lesson/plan.js").Step} Step */
/** @typedef {import("../www/src/lesson/scene.js").Scene} Scene */
/** @typedef {import("../www/src/lesson/text.js").Section} Section */
/** @typedef {import("../www/src/lesson/text.js").StepText} StepText */
/** @typedef {import("../www/pkg/tcpscope.js").HostName} HostName */
/** @typedef {import("../www/pkg/tcpscope.js").Update} Update */
/** @typedef {{ file: string, steps: StepText[] }} Words */

/** Every lesson is told in these. */
const LANGUAGES = ["en", "zh-CN"];
/** What the folder of a lesson holds. */
export const LESSON_FILES = [PLAN_FILE, ...LANGUAGES.map((code) => `${code}.md`)];
/** Sections that speak when the step is over; all others speak when it begins. */
const AT_THE_END = ["right", "wrong", "done", "after"];

/** @param {string} path */
export function isLesson(path) {
  return existsSync(join(path, PLAN_FILE));
}

/**
 * @param {string} folder
 * @returns {string[]} what is wrong, each with its place and the line
 */
export function checkLesson(folder) {
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), "utf8");
  const source = read(PLAN_FILE);
  const { plan, mistakes } = readPlan(source);
  /** @type {Words[]} */
  const words = [];
  const played =
    mistakes.length === 0 && mistakes.push(...mistakesInLines(plan, checkScript)) === 0;
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  for (const file of files) {
    const { text, mistakes: found } = readText(read(file), file);
    mistakes.push(...found, ...compare(text, plan, file));
    words.push({ file, steps: text.steps });
  }
  for (const language of LANGUAGES.filter((code) => !files.includes(`${code}.md`))) {
    mistakes.push(
      inPlan({ text: "", line: 1, column: 1 }, `the words in ${language}.md are missing`),
    );
  }
  // A plan that can't be read can't be played.
  if (played) {
    mistakes.push(...checkPlay(plan, words));
  }
  return mistakes.map((mistake) => render(mistake, read(mistake.file), folder));
}

/** @param {Mistake} mistake @param {string} source @param {string} folder */
function render({ file, line, column, length, message }, source, folder) {
  const text = source.split(/\r\n|\r|\n/)[line - 1] ?? "";
  const margin = " ".repeat(String(line).length + 3);
  const mark = length > 0 ? `\n${margin}| ${" ".repeat(column - 1)}${"^".repeat(length)}` : "";
  return `${join(folder, file)}:${line}:${column}: ${message}\n  ${line} | ${text}${mark}`;
}

/** @param {Line} place @param {string} message @returns {Mistake} */
function inPlan({ line, column, text }, message) {
  return { file: PLAN_FILE, line, column, length: text.length, message };
}

/**
 * Plays the lesson as one who does all right.
 *
 * @param {Plan} plan
 * @param {Words[]} words
 * @returns {Mistake[]}
 */
function checkPlay(plan, words) {
  return scenesOf(plan).flatMap((scene) => {
    const played = new PlayedScript(scene.script);
    try {
      return new Rehearsal(scene, played, words).play();
    } finally {
      played.free();
    }
  });
}

/** One scene, played. */
class Rehearsal {
  /** @type {Mistake[]} */
  #mistakes = [];
  #scene;
  #played;
  #words;

  /** @param {Scene} scene @param {PlayedScript} played @param {Words[]} words */
  constructor(scene, played, words) {
    this.#scene = scene;
    this.#played = played;
    this.#words = words;
  }

  play() {
    // What comes after a step that fails has nothing to stand on.
    this.#scene.steps.every((step) => this.#step(step));
    return this.#mistakes;
  }

  /** @param {Step} step @returns {boolean} */
  #step(step) {
    const before = this.#mistakes.length;
    const { from, says, until, goal, prediction } = step;
    if (until && isThere(this.#scene, this.#played, step)) {
      this.#complain(until, "this condition is already met when the step begins; name a later one");
    }
    if (from === "on") {
      this.#say(says);
    }
    this.#claims(step, false);
    if (goal) {
      this.#goal(step, goal);
    } else if (!playUntil(this.#played, () => isThere(this.#scene, this.#played, step)) && until) {
      this.#complain(until, "this condition is never met");
    }
    if (prediction?.kind === "one") {
      const right = comeTrue(this.#scene, this.#played, step, "option");
      if (right.length !== 1) {
        this.#complain(
          prediction.place,
          `one option must be right, not ${right.join(", ") || "none"}`,
        );
      }
    } else if (prediction) {
      this.#value(prediction, truthOf(this.#scene, this.#played, step));
    }
    this.#expects(step);
    this.#claims(step, true);
    return this.#mistakes.length === before;
  }

  /** @param {NonNullable<Step["prediction"]>} prediction @param {string | undefined} truth */
  #value({ kind, place }, truth) {
    if (truth === undefined) {
      this.#complain(place, "this value does not exist when the step ends");
    } else if (kind === "number" && !/^\d+$/.test(truth)) {
      this.#complain(place, `it is ${truth}, which is not a whole number that can be written down`);
    }
  }

  /** @param {Step} step @param {NonNullable<Step["goal"]>} goal */
  #goal(step, goal) {
    const { expectation, walked, place } = goal;
    if (walked !== undefined) {
      this.#walk(step, walked, place);
      return;
    }
    const reached = () => isReached(this.#scene, this.#played, step) === true;
    if (!expectation || reached()) {
      this.#complain(place, "this goal is met before the reader does anything");
      return;
    }
    const [way] = step.ways;
    if (way) {
      this.#say(step.ways);
      if (!playUntil(this.#played, reached))
        this.#complain(way, "this way does not lead to the goal");
    } else if (!this.#played.reaches(expectation.text)) {
      this.#complain(place, "no way to this goal was found; if there is one, give it as `way`");
    }
  }

  /** @param {Step} step @param {number} wanted @param {Line} place */
  #walk({ ways }, wanted, place) {
    const edges = Simulation.edges().filter(({ drawn }) => drawn).length;
    if (wanted > edges) {
      this.#complain(place, `the state diagram has ${edges} edges`);
      return;
    }
    this.#say(ways);
    let walked = 0;
    const count = () => walkedEdges(Simulation.edges(), walked);
    const reached = playUntil(this.#played, () => {
      for (const host of this.#played.snapshot.hosts) walked |= host.walked;
      return count() >= wanted;
    });
    const [way] = ways;
    if (way && !reached) this.#complain(way, `these ways walk ${count()} edges only`);
  }

  /** @param {Line[]} lines */
  #say(lines) {
    const refused = say(this.#played, lines);
    const line = refused && lines[refused.index];
    if (line) {
      const { code = "" } = /** @type {{ code?: string }} */ (refused.refusal ?? {});
      this.#complain(line, `it does not apply at this moment (${code})`);
    }
  }

  /** @param {Step} step */
  #expects(step) {
    for (const { line, status, text } of this.#played.expectations) {
      const question = this.#scene.questions.get(line);
      const place = this.#scene.places[line - 1];
      const mine = question?.role === "claim" && (question.step ?? this.#scene.steps[0]) === step;
      const holds = status === "met" || (status === "open" && /\bnever\b/.test(text));
      if (mine && place && !holds) {
        this.#complain(place, "this is false at the end of the step");
      }
    }
  }

  /** @param {Step} step @param {boolean} end */
  #claims({ name }, end) {
    for (const { file, steps } of this.#words) {
      const sections = steps.find((step) => step.name === name)?.sections ?? [];
      for (const section of sections.filter(({ kind }) => AT_THE_END.includes(kind) === end)) {
        this.#claimsIn(section, file);
      }
    }
  }

  /** @param {Section} section @param {string} file */
  #claimsIn(section, file) {
    for (const { live, line, source } of livesOf(section)) {
      const wrong = this.#wrong(live);
      if (wrong !== undefined) {
        const message = `${source}: ${wrong}`;
        this.#mistakes.push({ file, line, column: 1, length: 0, message });
      }
    }
  }

  /** @param {import("../www/src/lesson/text.js").Live} live @returns {string | undefined} */
  #wrong({ path, claim }) {
    if (path === "answer" || path === "truth") return undefined;
    if (path === "") {
      const error = checkScript(`expect ${claim}`);
      if (error) return error.message;
      return this.#played.holds(claim ?? "") ? undefined : "this is false at that moment";
    }
    const value = liveValue(this.#played, path);
    if (value === undefined) {
      return "this value does not exist at that moment; write `client.state`, `server.rcv.nxt`, `now`, …";
    }
    return claim === undefined || claim === value ? undefined : `at that moment it is ${value}`;
  }

  /** @param {Line} place @param {string} message */
  #complain(place, message) {
    this.#mistakes.push(inPlan(place, message));
  }
}

/** A script that is being played, for the course of a lesson. */
class PlayedScript {
  /** @type {Update["expectations"]} */
  expectations = [];
  #simulation;

  /** @param {string} script */
  constructor(script) {
    this.#simulation = new Simulation(script, 1);
    this.snapshot = this.#take(this.#simulation.update());
  }

  step() {
    this.#take(this.#simulation.step());
  }

  /** @param {string} line */
  dispatch(line) {
    try {
      this.#take(this.#simulation.dispatch(line));
      return [];
    } catch (refusal) {
      return refusal;
    }
  }

  /** @param {HostName} host */
  tcb(host) {
    return this.#simulation.tcb(host);
  }

  /**
   * Whether a condition holds right now.
   * @param {string} condition
   */
  holds(condition) {
    this.dispatch(`expect ${condition}`);
    return this.expectations.at(-1)?.status === "met";
  }

  /**
   * Whether the engine finds a way to this, one part after the other.
   * @param {string} expectation
   */
  reaches(expectation) {
    const reach = (/** @type {string} */ part) => {
      // Of what is no condition the page would find no way either.
      if (Simulation.check(`expect ${part}`)) return false;
      const way = this.#simulation.find(part);
      if (way) this.#take(this.#simulation.follow(way.lines, part));
      return (
        way &&
        playUntil(
          this,
          () => this.snapshot.nextEventAt === undefined || this.snapshot.now >= way.reachedAt,
        )
      );
    };
    return expectation.split(" then ").every(reach);
  }

  free() {
    this.#simulation.free();
  }

  /** @param {Update} update */
  #take(update) {
    this.expectations.length = update.kept?.expectations ?? this.expectations.length;
    for (const expectation of update.expectations) {
      this.expectations[expectation.id] = expectation;
    }
    this.snapshot = update.snapshot;
    return update.snapshot;
  }
}
