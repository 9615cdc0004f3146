/** Reads pictures that a browser took: PNG as all of them write it, eight bits a channel. */
import { inflateSync } from "node:zlib";
import type { Place } from "./checks.js";

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Row by row. */
  readonly pixels: Uint8Array;
}

const SIGNATURE_LENGTH = 8;
/** Channels for each type of colour. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

export function readPng(file: Buffer): Picture {
  let head: Buffer | undefined;
  const parts: Buffer[] = [];
  for (let at = SIGNATURE_LENGTH; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const kind = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") {
      head = body;
    } else if (kind === "IDAT") {
      parts.push(body);
    }
    at += length + 12;
  }
  const channels = CHANNELS[head?.[9] ?? -1];
  if (head?.[8] !== 8 || channels === undefined || head[12] !== 0) {
    throw new Error("No PNG with eight bits a channel, row by row.");
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  return { width, height, channels, pixels };
}

/** Each row says how it differs from what is left of it and above it (PNG §9). */
function unfilter(data: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  // What lies outside the picture counts as nothing.
  const none = new Uint8Array(stride);
  for (let row = 0; row < height; row += 1) {
    const from = row * (stride + 1);
    const differences = data.subarray(from + 1, from + 1 + stride);
    const above = row === 0 ? none : out.subarray((row - 1) * stride, row * stride);
    restore(differences, above, out.subarray(row * stride, (row + 1) * stride), {
      filter: data[from] ?? 0,
      step,
    });
  }
  return out;
}

function restore(
  differences: Uint8Array,
  above: Uint8Array,
  row: Uint8Array,
  { filter, step }: { readonly filter: number; readonly step: number },
): void {
  row.set(differences);
  // The filter is the same for the whole row: looked up for each octet, it takes twice as long.
  if (filter === 1) {
    for (let at = step; at < row.length; at += 1) {
      row[at] = octet(row, at) + octet(row, at - step);
    }
  } else if (filter === 2) {
    for (let at = 0; at < row.length; at += 1) {
      row[at] = octet(row, at) + octet(above, at);
    }
  } else if (filter === 3) {
    for (let at = 0; at < row.length; at += 1) {
      row[at] = octet(row, at) + ((octet(row, at - step) + octet(above, at)) >> 1);
    }
  } else if (filter === 4) {
    for (let at = 0; at < row.length; at += 1) {
      row[at] =
        octet(row, at) + paeth(octet(row, at - step), octet(above, at), octet(above, at - step));
    }
  }
}

/** The one of three that is nearest to the plane through them (PNG §9.4). */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Left of the picture there is nothing. */
const octet = (row: Uint8Array, place: number): number => (place < 0 ? 0 : (row[place] ?? 0));

/** Bands of one colour in the places, over their whole width, that are higher than `limit` pixels. */
export function blankBands(picture: Picture, places: readonly Place[], limit: number): string[] {
  return places.flatMap((place) => {
    const bottom = Math.min(picture.height, Math.floor(place.bottom));
    const found: string[] = [];
    let begin = Math.ceil(place.top);
    for (let row = begin; row <= bottom; row += 1) {
      const free = place.free.some(([top, end]) => row >= top && row < end);
      if (row === bottom || free || !isBlank(picture, place, row)) {
        if (row - begin > limit) {
          found.push(
            `blank: ${row - begin} px in ${place.name}, from ${Math.round(begin - place.top)} px on`,
          );
        }
        begin = row + 1;
      }
    }
    return found;
  });
}

function isBlank({ width, channels, pixels }: Picture, place: Place, row: number): boolean {
  const from = (row * width + Math.max(0, Math.ceil(place.left))) * channels;
  const to = (row * width + Math.min(width, Math.floor(place.right))) * channels;
  for (let at = from + channels; at < to; at += 1) {
    if (pixels[at] !== pixels[at - channels]) {
      return false;
    }
  }
  return true;
}
