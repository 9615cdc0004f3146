/** Why the engine or a script did not come, or the engine does not start. */

/** What a message about it names. */
type FailureValues = Record<string, string | number>;

/** The message `failure-<code>` says what is wrong and what to do. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
  readonly code: FailureCode;
  readonly values: FailureValues;

  constructor(code: FailureCode, values: FailureValues = {}) {
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
  | "unknown"
  | "src-file"
  | "src-offline"
  | "src-not-found"
  | "src-http"
  | "src-page"
  | "src-binary"
  | "src-large";

/** Why compiling or starting the module from `url` failed. */
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
