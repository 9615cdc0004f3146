/** Loads the WebAssembly engine, once a page, and says in a word why it can't. */
import init, { Simulation } from "../pkg/tcpscope.js";
import type { EdgeView, ScriptErrorView } from "./view.js";
import type { WordValues } from "./words.js";

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

/** The message `failure-<code>` says what is wrong and what to do. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
  readonly code: FailureCode;
  readonly values: WordValues;

  constructor(code: FailureCode, values: WordValues = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

export type FailureCode =
  | "file"
  | "offline"
  | "not-found"
  | "http"
  | "not-wasm"
  | "policy"
  | "broken"
  | "unsupported"
  | "unknown";

/** What came back for the address of the engine. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly type: string | null;
  readonly bytes: Uint8Array;
}

let loading: Promise<Engine> | undefined;

/** The engine; a failed load can be tried again. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Engine> {
  if (typeof WebAssembly === "undefined") {
    throw new EngineFailure("unsupported");
  }
  // Written out, so that every bundler finds the file.
  const url = new URL("../pkg/tcpscope_bg.wasm", import.meta.url).href;
  const answer = await fetchAnswer(url);
  checkAnswer(answer);
  try {
    // Compiled from bytes, so that the server's MIME type doesn't matter.
    const module = await WebAssembly.compile(answer.bytes as BufferSource);
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

async function fetchAnswer(url: string): Promise<Answer> {
  try {
    const response = await fetch(url);
    return {
      url,
      status: response.status,
      type: response.headers.get("content-type"),
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  } catch {
    throw new EngineFailure(url.startsWith("file:") ? "file" : "offline", { url });
  }
}

/** Throws if this can't be the engine. Its MIME type may be anything, its content not. */
export function checkAnswer({ url, status, type, bytes }: Answer): void {
  if (status === 404 || status === 410) {
    throw new EngineFailure("not-found", { url, status });
  }
  if (status < 200 || status > 299) {
    throw new EngineFailure("http", { url, status });
  }
  const magic = [0x00, 0x61, 0x73, 0x6d];
  if (!magic.every((byte, index) => bytes[index] === byte)) {
    throw new EngineFailure("not-wasm", { url, type: type ?? "none" });
  }
}

/** Why compiling or starting the module failed. */
export function compileFailure(error: unknown, url: string): EngineFailure {
  const detail = error instanceof Error ? error.message : String(error);
  // Browsers name the directive only in the message.
  if (/content security policy|unsafe-eval|\bCSP\b/i.test(detail)) {
    return new EngineFailure("policy");
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return new EngineFailure("broken", { url, detail });
  }
  return new EngineFailure("unknown", { detail });
}
