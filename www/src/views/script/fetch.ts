/** Fetches a script from the address that an author wrote. */
import { EngineFailure } from "../../engine/failure.js";
import { LARGEST_SCRIPT } from "../../engine/limits.js";

/**
 * The text behind an absolute address, with plain ends of lines.
 *
 * @throws {EngineFailure} with what is wrong and what to do
 */
export async function fetchScript(url: string): Promise<string> {
  const answer = await whatComes(url, () => fetch(url));
  if (answer.ok && Number(answer.headers.get("content-length")) > LARGEST_SCRIPT) {
    answer.body?.cancel().catch(() => {});
    throw tooLarge(url);
  }
  const bytes = await whatComes(url, () => answer.arrayBuffer());
  return readScript(url, answer.status, answer.headers.get("content-type"), bytes);
}

async function whatComes<T>(url: string, from: () => Promise<T>): Promise<T> {
  try {
    return await from();
  } catch {
    throw new EngineFailure(url.startsWith("file:") ? "src-file" : "src-offline", { url });
  }
}

function tooLarge(url: string): EngineFailure {
  return new EngineFailure("src-large", { url, most: LARGEST_SCRIPT / 1024 });
}

/** What came for `url`; throws an `EngineFailure` where that is no script. */
export function readScript(
  url: string,
  status: number,
  type: string | null,
  bytes: ArrayBuffer,
): string {
  if (status === 404 || status === 410) {
    throw new EngineFailure("src-not-found", { url, status });
  }
  if (status < 200 || status > 299) {
    throw new EngineFailure("src-http", { url, status });
  }
  if (bytes.byteLength > LARGEST_SCRIPT) {
    throw tooLarge(url);
  }
  const text = decode(bytes);
  if (text === undefined) {
    throw new EngineFailure("src-binary", { url });
  }
  // Servers of single-page sites send a page for whatever they don't have.
  if (/^text\/html\b/i.test(type ?? "") || /^\s*<(!doctype|html)\b/i.test(text)) {
    throw new EngineFailure("src-page", { url });
  }
  return text.replace(/\r\n?/g, "\n");
}

function decode(bytes: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
