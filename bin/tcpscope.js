#!/usr/bin/env node
// `tcpscope`: plays, checks and draws scripts in a terminal, with the engine of the page.

import { readFileSync, writeFileSync } from "node:fs";
import util from "node:util";
import { checkScript } from "./engine.js";
import { checkLesson, isLesson } from "./lesson.js";
import { captureOptions, captureScript } from "./pcap.js";
import { playScript } from "./play.js";
import { exchange, goesOn, sockets, verdict } from "./print.js";

const USAGE = `tcpscope run [--json] [--calls] [--ss] [--seed N] FILE
tcpscope check FILE|FOLDER...
tcpscope render [OPTIONS] FILE -o PICTURE
tcpscope pcap [--side HOST] [--ipv6] [--epoch TIME] [--seed N] -o FILE.pcapng FILE

  run      plays a script, prints the exchange and what became of its expectations;
           exit status 1 when one of them is not met
  check    says what is wrong with scripts and, by their folders, with lessons;
           exit status 1 when anything is
  render   draws the ladder as SVG, PNG, text or for Mermaid: tcpscope render --help
  pcap     plays a script and writes what both hosts' interfaces saw, for Wireshark
  --json   the whole record, as docs/record.md describes it
  --calls  prints the socket calls too
  --ss     prints the sockets of both hosts in the end, as \`ss -tanoi\` does
  --seed   where chance begins, unless the script says so (1)
  --side   only the interface of the client or the server
  --ipv6   the same segments in IPv6 datagrams
  --epoch  the time of day when the run begins (2022-08-18T00:00:00Z)
  -o       where to write; - is standard output
  -        as FILE is standard input

The language: docs/script.md; lessons: docs/lessons.md; captures: docs/capture.md`;

/** The exit status for what can't be played at all. */
const UNUSABLE = 2;

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} args @returns {Promise<number>} */
async function main(args) {
  if (args[0] === "render") return renderCommand(args.slice(1));
  try {
    const { values, positionals } = util.parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h", default: false },
        json: { type: "boolean", default: false },
        calls: { type: "boolean", default: false },
        ss: { type: "boolean", default: false },
        seed: { type: "string", default: "1" },
        side: { type: "string", default: "both" },
        epoch: { type: "string" },
        ipv6: { type: "boolean", default: false },
        output: { type: "string", short: "o" },
      },
    });
    const [command, ...files] = positionals;
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const [file] = files;
    if (command === "check" && file !== undefined) return check(files);
    if (command === "run" && file !== undefined && files.length === 1) {
      return run(file, { ...values, seed: seedOf(values.seed) });
    }
    if (command === "pcap" && file !== undefined && files.length === 1) {
      if (values.output === undefined) throw new Error("pcap needs -o FILE.pcapng");
      const options = { ...captureOptions(values), seed: seedOf(values.seed) };
      return pcap(file, values.output, options);
    }
    throw new Error(
      command === undefined ? "what shall I do?" : "run and pcap take one FILE, check some",
    );
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return UNUSABLE;
  }
}

/** @param {string[]} files @returns {number} */
function check(files) {
  let wrong = 0;
  for (const file of files) {
    const mistakes = isLesson(file) ? checkLesson(file) : mistakesIn(file);
    wrong += mistakes.length > 0 ? 1 : 0;
    for (const mistake of mistakes) {
      console.error(mistake);
    }
  }
  const what = files.some(isLesson) ? "files and lessons" : "scripts";
  console.log(`${files.length - wrong} of ${files.length} ${what} are right`);
  return wrong > 0 ? 1 : 0;
}

/** @param {string} file @returns {string[]} */
function mistakesIn(file) {
  const error = checkScript(read(file));
  return error ? [`${file}:${error.rendered}`] : [];
}

/**
 * @param {string} file
 * @param {{ json: boolean, calls: boolean, ss: boolean, seed: number }} options
 * @returns {number}
 */
function run(file, { json, calls, ss, seed }) {
  const text = readScript(file);
  if (text === undefined) return UNUSABLE;
  const record = playScript(text, seed);
  const failed = record.expectations.filter(({ status }) => status === "failed");
  if (json) {
    console.log(JSON.stringify(record, null, 2));
  } else {
    for (const line of exchange(record, { calls })) console.log(line);
    if (ss) for (const line of sockets(record)) console.log(line);
    for (const line of verdict(record)) console.log(line);
  }
  return failed.length > 0 || !record.complete ? 1 : 0;
}

/** @param {string[]} args @returns {Promise<number>} */
async function renderCommand(args) {
  // Only this command needs the drawing and the words of the page.
  const { RENDER_USAGE, readOrder, render } = await import("./render.js");
  try {
    const order = readOrder(args);
    if (!order) {
      console.log(RENDER_USAGE);
      return 0;
    }
    const text = readScript(order.file);
    if (text === undefined) return UNUSABLE;
    await render(playScript(text, seedOf(order.seed)), order);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${RENDER_USAGE}`);
    return UNUSABLE;
  }
}

/**
 * @param {string} file
 * @param {string} output
 * @param {Parameters<typeof captureScript>[1]} options
 * @returns {number}
 */
function pcap(file, output, options) {
  const text = readScript(file);
  if (text === undefined) return UNUSABLE;
  const { octets, record } = captureScript(text, options);
  writeFileSync(output === "-" ? 1 : output, octets);
  if (!record.complete) console.error(goesOn(record));
  return 0;
}

/** @param {string} file @returns {string | undefined} nothing, and it said why, if it is no script */
function readScript(file) {
  const text = read(file);
  const error = checkScript(text);
  if (!error) return text;
  console.error(`${file}:${error.rendered}`);
  return undefined;
}

/** @param {string} file @returns {string} */
function read(file) {
  return readFileSync(file === "-" ? 0 : file, "utf8");
}

/** @param {string} text @returns {number} */
function seedOf(text) {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new Error(`--seed ${text}: a whole number from 0 to 4294967295`);
  }
  return seed;
}
