/** The engine inside the script: what the standalone build has instead of `engine-file.ts`. */
import packed from "virtual:engine";
import type { Compiled } from "./engine-file.js";
import { compileFailure } from "./failure.js";
import { unpack } from "./packing.js";

/** What its place is called in messages. */
const NAME = "tcpscope.standalone.js";

/** Throws an `EngineFailure`. */
export async function compileEngine(): Promise<Compiled> {
  try {
    const bytes = await unpack(packed, Number.POSITIVE_INFINITY);
    return { module: await WebAssembly.compile(bytes), url: NAME };
  } catch (error) {
    throw compileFailure(error, NAME);
  }
}
