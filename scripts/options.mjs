// The options of the programs that run all or some of a list of things by name.

import util from "node:util";

/** @typedef {NonNullable<import("node:util").ParseArgsConfig["options"]>} Options */

/**
 * Reads the arguments, `--help` and `--verbose` among them. A mistake ends the program with the usage.
 *
 * @template T
 * @param {string} usage
 * @param {Options} options beside those two
 * @param {(values: Record<string, string | boolean | undefined>, positionals: string[]) => T} read throws
 *   an `Error` that says what is wrong
 * @returns {T & { verbose: boolean }}
 */
export function readArguments(usage, options, read) {
  try {
    const { values, positionals } = util.parseArgs({
      options: {
        ...options,
        help: { type: "boolean", default: false },
        verbose: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const all = /** @type {Record<string, string | boolean | undefined>} */ (values);
    return { ...read(all, positionals), verbose: all.verbose === true };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

/**
 * @param {readonly string[]} names in their order
 * @param {readonly string[]} wanted some of them; none means all
 * @returns {string[]}
 */
export function chooseNames(names, wanted) {
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new Error(`${unknown} is none of ${names.join(", ")}`);
  return names.filter((name) => wanted.length === 0 || wanted.includes(name));
}
