// `tcpscope pcap`: a run as a pcapng or pcap file, for Wireshark and its relatives: docs/capture.md.

import { playOut } from "../www/src/engine/record.js";
import { Simulation } from "./engine.js";
import { HELP, onlyFile, readArgs, seedOf } from "./options.js";
import { goesOn } from "./print.js";
import { readScript, UNUSABLE } from "./script.js";
import { targetOf, writeOut } from "./target.js";

/** @typedef {import("../www/src/engine/record.js").RunRecord} RunRecord */

/**
 * @typedef {object} CaptureOptions
 * @property {"client" | "server"} [side] whose interface; without it both
 * @property {number} [epoch] the time of day when the run begins, ms since 1970; without it the
 *   start of 18 August 2022
 * @property {boolean} [ipv6] in IPv6 datagrams, between addresses for documentation
 * @property {Format} [format] pcapng unless said otherwise
 */

/** @typedef {"pcapng" | "pcap"} Format */

const OPTIONS = /** @type {const} */ ({
  side: { type: "string", default: "both" },
  ipv6: { type: "boolean", default: false },
  epoch: { type: "string" },
  seed: { type: "string" },
  format: { type: "string" },
  output: { type: "string", short: "o" },
  help: HELP,
});

/** The last two are what tcpdump and others call the older format. */
const NAMED = /** @type {import("./target.js").Formats<Format>} */ ({
  endings: { pcapng: "pcapng", pcap: "pcap", cap: "pcap", dmp: "pcap" },
  usual: "pcapng",
});

/** ms since 1970: pcap counts seconds in 32 bits, until 7 February; a run may take a few days. */
const LAST_EPOCH = Date.UTC(2106, 0, 1);

/**
 * @param {string[]} args what follows `pcap`
 * @returns {number | undefined} the exit status; none where only help is wanted
 */
export function pcapCommand(args) {
  const { values, positionals } = readArgs("pcap", args, OPTIONS);
  if (values.help) return undefined;
  const file = onlyFile(positionals);
  if (values.output === undefined) throw new Error("pcap needs -o FILE.pcapng");
  const options = { ...captureOptions(values), seed: seedOf(values.seed) };
  const { path, format } = targetOf("-o", values.output, values.format, NAMED);
  if (format === "pcap" && (options.epoch ?? 0) > LAST_EPOCH) {
    throw new Error(`--epoch ${values.epoch}: pcap has no time after 2105, pcapng has`);
  }
  const text = readScript(file);
  if (text === undefined) return UNUSABLE;
  const { octets, record } = captureScript(text, { ...options, format });
  writeOut(path, octets);
  if (!record.complete) console.error(goesOn(record));
  return 0;
}

/**
 * What the words of a command line mean.
 *
 * @param {{ side: string, epoch?: string | undefined, ipv6: boolean }} words
 * @returns {CaptureOptions}
 */
function captureOptions({ side, epoch, ipv6 }) {
  /** @type {CaptureOptions} */
  const options = { ipv6 };
  if (side === "client" || side === "server") options.side = side;
  else if (side !== "both") throw new Error(`--side ${side}: client, server or both`);
  if (epoch !== undefined) options.epoch = epochOf(epoch);
  return options;
}

/**
 * @param {string} value a date, which begins in UTC, or a time with its zone
 * @returns {number} ms since 1970, on every machine the same
 */
function epochOf(value) {
  const [written, time, zone] =
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(value) ?? [];
  const epoch = written === undefined ? Number.NaN : Date.parse(written);
  // `Date` takes 30 February for 1 March.
  const day = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day) && new Date(day).toISOString().startsWith(value.slice(0, 10));
  if (!(epoch >= 0) || !exists) {
    throw new Error(`--epoch ${value || '""'}: a time since 1970 such as 2022-08-18T00:00:00Z`);
  }
  if (time !== undefined && zone === undefined) {
    throw new Error(
      `--epoch ${value} lacks its zone: ${value}Z is UTC, or an offset such as +02:00`,
    );
  }
  return epoch;
}

/**
 * Plays a script to its end and captures it.
 *
 * @param {string} script
 * @param {CaptureOptions & { seed: number }} options the seed says where chance begins, unless the
 *   script does
 * @returns {{ octets: Uint8Array, record: RunRecord }} the file, and the record of the same run
 */
export function captureScript(script, { seed, side, epoch, ipv6, format }) {
  const simulation = new Simulation(script, seed);
  try {
    const record = playOut(simulation);
    return { octets: simulation.capture(side, epoch, ipv6, format === "pcap"), record };
  } finally {
    simulation.free();
  }
}
