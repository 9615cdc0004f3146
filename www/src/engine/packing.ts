/** Text, deflated and written in the letters that an address can hold. Pure. */

/** Why something packed can't be unpacked. */
export type PackingFault = "broken" | "truncated" | "oversized";

export class PackingError extends Error {
  override readonly name = "PackingError";
  readonly fault: PackingFault;

  constructor(fault: PackingFault) {
    super(fault);
    this.fault = fault;
  }
}

/** zlib's format (RFC 1950) in base64url (RFC 4648 §5): its checksum makes damage seen. */
export async function packText(text: string): Promise<string> {
  const stream = new CompressionStream("deflate");
  const packed = await through(stream, new TextEncoder().encode(text), Number.POSITIVE_INFINITY);
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** At most so many octets are taken out. Throws a `PackingError` and nothing else. */
export async function unpackText(letters: string, most: number): Promise<string> {
  const octets = await unpack(letters, most);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    throw new PackingError("broken");
  }
}

/** As `unpackText`, of what needn't be text. */
export async function unpack(letters: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^[\w-]+$/.test(letters)) {
    throw new PackingError(letters === "" ? "truncated" : "broken");
  }
  // One letter too many is no whole octet.
  if (letters.length % 4 === 1) {
    throw new PackingError("truncated");
  }
  const text = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  try {
    return await through(new DecompressionStream("deflate"), packed, most);
  } catch (error) {
    throw error instanceof PackingError ? error : new PackingError(faultOf(error));
  }
}

/** What comes out of a stream, read only as long as it is not too much. */
async function through(
  { writable, readable }: CompressionStream | DecompressionStream,
  input: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = writable.getWriter();
  // Whatever is wrong is told to the reader, too.
  writer.write(input).catch(ignore);
  writer.close().catch(ignore);
  const reader: ReadableStreamDefaultReader<Uint8Array> = readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return joined(chunks, length);
    }
    length += value.length;
    if (length > most) {
      reader.cancel().catch(ignore);
      throw new PackingError("oversized");
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Streams tell only in the message that the end came too early. */
function faultOf(error: unknown): PackingFault {
  return error instanceof Error && /truncated|end of file|incomplete/i.test(error.message)
    ? "truncated"
    : "broken";
}

function ignore(): void {}
