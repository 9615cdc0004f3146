/** The engine's file: fetched and compiled. In the standalone build `engine-inside.ts` stands for it. */
import { compileFailure, EngineFailure } from "./failure.js";

/** A compiled engine, and what to call the place that it came from. */
export interface Compiled {
  readonly module: WebAssembly.Module;
  readonly url: string;
}

/** What came back for the address of the engine. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly type: string | null;
  readonly bytes: Uint8Array;
}

/** `address`: of the file, where it isn't beside this module. Throws an `EngineFailure`. */
export async function compileEngine(address?: string): Promise<Compiled> {
  const url = address ?? fileBeside();
  const response = await fetched(() => fetch(url), url);
  const { status } = response;
  const type = response.headers.get("content-type");
  // Browsers compile what arrives only under this very type, without a parameter.
  if (response.ok && type?.trim().toLowerCase() === "application/wasm") {
    return compiled(() => WebAssembly.compileStreaming(response), url);
  }
  const bytes = new Uint8Array(await fetched(() => response.arrayBuffer(), url));
  checkAnswer({ url, status, type, bytes });
  return compiled(() => WebAssembly.compile(bytes), url);
}

function fileBeside(): string {
  // Written out, so that every bundler finds the file.
  return new URL("../../pkg/tcpscope_bg.wasm", import.meta.url).href;
}

async function fetched<T>(from: () => Promise<T>, url: string): Promise<T> {
  try {
    return await from();
  } catch {
    throw new EngineFailure(url.startsWith("file:") ? "file" : "offline", { url });
  }
}

async function compiled(from: () => Promise<WebAssembly.Module>, url: string): Promise<Compiled> {
  try {
    return { module: await from(), url };
  } catch (error) {
    throw compileFailure(error, url);
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
