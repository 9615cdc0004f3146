/** Starts the WebAssembly engine, once a page, and says in a word why it can't. */
import init, { Simulation } from "../../pkg/tcpscope.js";
import { compileEngine } from "./engine-file.js";
import { compileFailure, EngineFailure } from "./failure.js";
import type { EdgeView, ScriptErrorView } from "./view.js";

export type { Simulation };

/** The engine as a session needs it. */
export interface Engine {
  /** Throws a `ScriptErrorView` where the script can't be read. */
  create(script: string, seed: number): Simulation;
  /** What is wrong with a script, if anything is. */
  check(script: string): ScriptErrorView | undefined;
  /** The edges of the state diagram; `HostView.walked` counts them by their place. */
  readonly edges: readonly EdgeView[];
}

let loading: Promise<Engine> | undefined;

/**
 * The engine; a failed load can be tried again. A page has one, from the address that was asked for
 * first: beside the module, unless `address` says where.
 */
export function loadEngine(address?: string): Promise<Engine> {
  loading ??= load(address).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(address: string | undefined): Promise<Engine> {
  if (typeof WebAssembly === "undefined") {
    throw new EngineFailure("unsupported");
  }
  const { module, url } = await compileEngine(address);
  try {
    await init({ module_or_path: module });
    return {
      create: (script, seed) => new Simulation(script, seed),
      check: (script) => Simulation.check(script),
      edges: Simulation.edges(),
    };
  } catch (error) {
    throw compileFailure(error, url);
  }
}
