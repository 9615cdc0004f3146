import { describe, expect, it } from "vitest";
import { englishWords } from "../words/words.js";
import { type Answer, checkAnswer } from "./engine-file.js";
import { compileFailure, EngineFailure } from "./failure.js";

const WASM = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const PAGE = new TextEncoder().encode("<!doctype html>");

const answer = (changes: Partial<Answer> = {}): Answer => ({
  url: "https://example.org/tcpscope.wasm",
  status: 200,
  type: "application/wasm",
  bytes: WASM,
  ...changes,
});

function failureOf(check: () => void): EngineFailure | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(EngineFailure);
    return error instanceof EngineFailure ? error : undefined;
  }
}

const told = (failure: EngineFailure | undefined): string =>
  englishWords().say(`failure-${failure?.code}`, failure?.values);

describe("what the server answers", () => {
  it.each(["application/wasm", "application/octet-stream", "text/plain", null])(
    "the right bytes do, whatever their type (%s)",
    (type) => {
      expect(failureOf(() => checkAnswer(answer({ type })))).toBeUndefined();
    },
  );

  it("a file that is not there", () => {
    expect(failureOf(() => checkAnswer(answer({ status: 404, bytes: PAGE })))?.code).toBe(
      "not-found",
    );
  });

  it("a server in trouble", () => {
    expect(failureOf(() => checkAnswer(answer({ status: 503, bytes: PAGE })))?.code).toBe("http");
  });

  it("an HTML page in its place", () => {
    const failure = failureOf(() => checkAnswer(answer({ type: "text/html", bytes: PAGE })));
    expect(failure).toMatchObject({ code: "not-wasm", values: { type: "text/html" } });
    expect(told(failure)).toContain("the server sent text/html instead");
  });

  it("something whose type nobody tells", () => {
    const failure = failureOf(() => checkAnswer(answer({ type: null, bytes: PAGE })));
    expect(failure?.values.type).toBe("none");
    expect(told(failure)).toContain("the server sent something without a type instead");
  });

  it("nothing at all", () => {
    expect(failureOf(() => checkAnswer(answer({ bytes: new Uint8Array() })))?.code).toBe(
      "not-wasm",
    );
  });
});

describe("what the browser says to it", () => {
  const url = "x.wasm";

  it("a policy forbids it (Chromium’s and Firefox’s words)", () => {
    const words = [
      "WebAssembly.compile(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because neither 'wasm-eval' nor 'unsafe-eval' is an allowed source of script",
      "call to WebAssembly.compile() blocked by CSP",
    ];
    for (const text of words) {
      expect(compileFailure(new WebAssembly.CompileError(text), url).code).toBe("policy");
    }
  });

  it("a truncated file", () => {
    const error = new WebAssembly.CompileError("unexpected end @+8");
    expect(compileFailure(error, url)).toMatchObject({ code: "broken", values: { url } });
  });

  it("a script of another build", () => {
    const error = new WebAssembly.LinkError("function import requires a callable");
    expect(compileFailure(error, url).code).toBe("broken");
  });

  it("anything else keeps its own words", () => {
    expect(compileFailure(new Error("odd"), url)).toMatchObject({
      code: "unknown",
      values: { detail: "odd" },
    });
  });
});
