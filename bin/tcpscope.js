#!/usr/bin/env node
// `tcpscope`: plays, checks and draws scripts in a terminal, with the engine of the page.

import { version } from "../package.json";
import { checkCommand } from "./check.js";
import { list } from "./options.js";
import { pcapCommand } from "./pcap.js";
import { runCommand } from "./run.js";
import { UNUSABLE } from "./script.js";

const USAGE = `tcpscope run [--json] [--calls] [--ss] [--numbers KIND] [--seed N] FILE
tcpscope check FILE|FOLDER...
tcpscope render [OPTIONS] FILE -o PICTURE
tcpscope pcap [--side HOST] [--ipv6] [--epoch TIME] [--seed N] [--format FORMAT] -o CAPTURE FILE
tcpscope --version

  run      plays a script, prints the exchange and the results of its expectations;
           exit status 1 if any of them fails
  check    reports mistakes in scripts and, by their folders, in lessons;
           exit status 1 if there are any
  render   draws the ladder as SVG, PNG, text or for Mermaid: tcpscope render --help
  pcap     plays a script and writes the packets of both hosts' interfaces, for Wireshark
  --json   the whole record, as docs/record.md describes it
  --calls  prints the socket calls too
  --ss     prints the sockets of both hosts at the end, as \`ss -tanoi\` does
  --numbers  sequence numbers of the exchange: relative to the initial ones, or absolute, as on
           the wire; a record has both
  --seed   the random seed, unless the script sets one (1)
  --side   only the interface of the client or the server
  --ipv6   the same segments in IPv6 datagrams
  --epoch  the time of day when the run begins, with its zone (2022-08-18T00:00:00Z)
  --format of a capture, if the name shows none: pcapng, or pcap without comments
  -o       the file to write: its name ends in .pcapng or .pcap; - is standard output
  -        as FILE is standard input

The language: docs/script.md; lessons: docs/lessons.md; captures: docs/capture.md`;

/**
 * Takes what follows it, and returns the exit status; none where only help is wanted.
 *
 * @typedef {(args: string[]) => number | undefined | Promise<number>} Command
 */

/** @type {ReadonlyMap<string, Command>} */
const COMMANDS = new Map(
  /** @type {[string, Command][]} */ ([
    ["run", runCommand],
    ["check", checkCommand],
    ["render", renderCommand],
    ["pcap", pcapCommand],
  ]),
);

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} args @returns {Promise<number>} */
async function main([command, ...args]) {
  try {
    if (command === "--version") {
      console.log(version);
      return 0;
    }
    const wantsHelp = command === "--help" || command === "-h";
    const status = wantsHelp ? undefined : await commandOf(command)(args);
    if (status === undefined) console.log(USAGE);
    return status ?? 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return UNUSABLE;
  }
}

/** @param {string | undefined} word the first one */
function commandOf(word) {
  if (word === undefined) throw new Error("missing command");
  const command = COMMANDS.get(word);
  if (command) return command;
  const names = list([...COMMANDS.keys()]);
  throw new Error(
    word.startsWith("-")
      ? `${word}: options follow their command, ${names}`
      : `${word} is not a command: ${names}`,
  );
}

/** @param {string[]} args */
async function renderCommand(args) {
  // Only this command needs the drawing and the words of the page.
  return (await import("./render.js")).renderCommand(args);
}
