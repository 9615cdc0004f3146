// `tcpscope render`: the ladder of a script as a picture for READMEs, slides and exams.

import { resolve } from "node:path";
import {
  LABELS,
  LANGUAGES,
  LEAST_WIDTH,
  ladderMermaid,
  ladderSvg,
  ladderText,
  MOST_WIDTH,
  NUMBERS,
  STATE_NAMES,
  THEMES,
} from "../www/src/picture/index.js";
import { HELP, numberOf, oneOf, readArgs, seedOf } from "./options.js";
import { playScript } from "./play.js";
import { rasterize } from "./raster.js";
import { readScript, UNUSABLE } from "./script.js";
import { targetOf, writeOut } from "./target.js";

/** @typedef {import("./play.js").RunRecord} RunRecord */
/** @typedef {import("../www/src/picture/index.js").RecordPictureOptions} PictureOptions */

const USAGE = `tcpscope render [OPTIONS] FILE -o PICTURE

  -o, --output   the file to write: it ends in .svg, .png, .txt or .mmd (Mermaid);
                 - is standard output, with --format
  --format       svg, png, txt or mmd, if the file's name shows none of them
  --width        in pixels, of txt in columns (720, 80)
  --from, --to   only segments sent from then on; the state at that moment: 200ms, 1.5s
  --labels       the most detail they show: full, short, flags or none
  --theme        auto (follows the reader's choice), light or dark; png: light
  --lang         en or zh-CN
  --names        of states: rfc, ss or netstat
  --numbers      relative to the initial ones, or absolute, as on the wire
  --title        the picture's name, instead of a summary
  --blank        with lines to fill in, instead of numbers and the names of states
  --key          with --blank: the file for the same picture with its numbers
  --scale        png: dots per pixel (2)
  --seed         the random seed, unless the script sets one (1)

docs/pictures.md has examples.`;

const OPTIONS = /** @type {const} */ ({
  output: { type: "string", short: "o" },
  format: { type: "string" },
  width: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  labels: { type: "string" },
  theme: { type: "string" },
  lang: { type: "string" },
  names: { type: "string" },
  numbers: { type: "string" },
  title: { type: "string" },
  blank: { type: "boolean", default: false },
  key: { type: "string" },
  scale: { type: "string" },
  seed: { type: "string" },
  help: HELP,
});

const FORMATS = /** @type {const} */ (["svg", "png", "txt", "mmd"]);
/** @typedef {typeof FORMATS[number]} Format */
/** @typedef {import("./target.js").Target<Format>} Target */

/** The endings of names are the formats. */
const NAMED = /** @type {import("./target.js").Formats<Format>} */ ({
  endings: Object.fromEntries(FORMATS.map((format) => [format, format])),
});
/** Of a text, in columns. */
const COLUMNS = { least: 72, most: 400 };
const UNITS = { us: 1, ms: 1e3, s: 1e6, min: 6e7, h: 3.6e9 };
const MOST_SCALE = 8;

/**
 * @param {string[]} args what follows `render`
 * @returns {Promise<number>} the exit status
 */
export async function renderCommand(args) {
  let hint = `\n\n${USAGE}`;
  try {
    const order = readOrder(args);
    if (!order) {
      console.log(USAGE);
      return 0;
    }
    // From here on the options are not to blame.
    hint = "";
    const text = readScript(order.file);
    if (text === undefined) return UNUSABLE;
    await render(playScript(text, order.seed), order);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}${hint}`);
    return UNUSABLE;
  }
}

/**
 * What the command line asks for, in a form that can be drawn.
 *
 * @typedef {object} Order
 * @property {string} file the script
 * @property {number} seed
 * @property {Target} target
 * @property {Target | undefined} key
 * @property {number} scale
 * @property {PictureOptions} picture
 */

/**
 * @param {string[]} args what follows `render`
 * @returns {Order | undefined} none where only help is wanted
 * @throws {Error} that names the option and the remedy
 */
export function readOrder(args) {
  const { values, positionals } = readArgs("render", args, OPTIONS);
  if (values.help) return undefined;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("render takes one FILE");
  if (values.output === undefined) {
    throw new Error("render needs -o PICTURE, such as -o picture.svg");
  }
  if (values.key !== undefined && !values.blank) {
    throw new Error("--key goes with --blank: without it, the picture is the key");
  }
  const target = targetOf("-o", values.output, values.format, NAMED);
  const key = values.key === undefined ? undefined : keyOf(values.key, values.format, target);
  const from = timeOf("--from", values.from);
  const to = timeOf("--to", values.to);
  if (from !== undefined && to !== undefined && to <= from) {
    throw new Error(`--to ${values.to} must be later than --from ${values.from}`);
  }
  return {
    file,
    seed: seedOf(values.seed),
    target,
    key,
    scale: numberOf("--scale", values.scale, 1, MOST_SCALE) ?? 2,
    picture: {
      from,
      to,
      width: widthOf(values.width, target, key),
      labels: oneOf("--labels", values.labels, LABELS),
      theme: oneOf("--theme", values.theme, THEMES) ?? "auto",
      lang: oneOf("--lang", values.lang, LANGUAGES),
      names: oneOf("--names", values.names, STATE_NAMES),
      numbers: oneOf("--numbers", values.numbers, NUMBERS),
      title: values.title,
      blank: values.blank,
    },
  };
}

/**
 * Writes the picture, and its key.
 *
 * @param {RunRecord} record
 * @param {Order} order
 * @throws {Error} where a file can't be written, PNG can't be made, or there is nothing or too much to draw
 */
export async function render(record, { target, key, scale, picture }) {
  await write(target, record, picture, scale);
  if (key) await write(key, record, { ...picture, blank: false }, scale);
}

/**
 * @param {Order["target"]} target
 * @param {RunRecord} record
 * @param {PictureOptions} picture
 * @param {number} scale
 */
async function write({ path, format }, record, picture, scale) {
  writeOut(path, await draw(format, record, picture, scale));
}

/**
 * @param {Format} format
 * @param {RunRecord} record
 * @param {PictureOptions} picture
 * @param {number} scale
 * @returns {Promise<string | Uint8Array> | string}
 */
function draw(format, record, picture, scale) {
  if (format === "txt") return ladderText(record, picture);
  if (format === "mmd") return ladderMermaid(record, picture);
  if (format === "svg") return ladderSvg(record, picture);
  // A PNG can't follow its reader's choice.
  const theme = picture.theme === "dark" ? "dark" : "light";
  return rasterize(ladderSvg(record, { ...picture, theme }), scale);
}

/**
 * @param {string} path
 * @param {string | undefined} wanted
 * @param {Order["target"]} target the exercise that it is the key to
 * @returns {Order["target"]}
 */
function keyOf(path, wanted, target) {
  if (resolve(path) === resolve(target.path)) {
    throw new Error(`--key ${path} is also the file of -o: give the key another name`);
  }
  return targetOf("--key", path, wanted, NAMED);
}

/**
 * @param {string | undefined} value
 * @param {Order["target"]} target
 * @param {Order["key"]} key is as wide
 */
function widthOf(value, target, key) {
  const width = widthIn(value, target.format);
  try {
    if (key) widthIn(value, key.format);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    const remedy = `or let its name end in .${target.format} like that of -o`;
    throw new Error(`${reason}, as --key ${key?.path} has the same width; ${remedy}`, {
      cause: error,
    });
  }
  return width;
}

/** @param {string | undefined} value @param {Format} format */
function widthIn(value, format) {
  return format === "txt"
    ? numberOf("--width", value, COLUMNS.least, COLUMNS.most, "columns")
    : numberOf("--width", value, LEAST_WIDTH, MOST_WIDTH, "pixels");
}

/**
 * @param {string} option
 * @param {string | undefined} value
 * @returns {number | undefined} µs
 */
function timeOf(option, value) {
  if (value === undefined) return undefined;
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(value) ?? [];
  const micros = Object.entries(UNITS).find(([name]) => name === unit)?.[1];
  if (micros === undefined) {
    throw new Error(`${option} ${value}: a time with its unit, such as 200ms or 1.5s`);
  }
  return Math.round(Number(number) * micros);
}
