/** Makes what a run is saved as. Loaded when the first one is wanted. */
import { leftOut } from "../../drawing/window.js";
import type { Course } from "../../picture/course.js";
import { drawMermaid } from "../../picture/mermaid.js";
import { drawSvg } from "../../picture/svg.js";
import { drawText } from "../../picture/text.js";
import type { ViewContext } from "../context.js";
import type { Format } from "./formats.js";
import { startingAt } from "./start.js";

/** Dots for a pixel; fewer where no browser could draw as many. */
const SCALE = 2;
const MOST_DOTS = 16_384;

const TYPES: Readonly<Record<Format, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  txt: "text/plain",
  mmd: "text/plain",
  pcapng: "application/x-pcapng",
  tcp: "text/plain",
  json: "application/json",
};

/**
 * The run up to the present moment; `dark`, how the page looks: a PNG looks likewise.
 *
 * @throws where the browser does not let this page draw, or the engine broke
 */
export async function make(format: Format, context: ViewContext, dark: boolean): Promise<Blob> {
  if (format === "png") {
    return paint(
      drawSvg(...drawnOf(context), { ...partOf(context), theme: dark ? "dark" : "light" }),
    );
  }
  return new Blob([contentOf(format, context)], { type: TYPES[format] });
}

function contentOf(format: Exclude<Format, "png">, context: ViewContext): BlobPart {
  const { session, commands } = context;
  switch (format) {
    case "svg":
      return drawSvg(...drawnOf(context), partOf(context));
    case "txt":
      return drawText(...drawnOf(context), partOf(context));
    case "mmd":
      return drawMermaid(...drawnOf(context), partOf(context));
    case "pcapng":
      return new Uint8Array(known(session.capture()));
    case "tcp":
      return startingAt(known(session.script()), commands.moment);
    case "json":
      return `${JSON.stringify(known(commands.record()), null, 2)}\n`;
  }
}

function drawnOf({ session, commands, words }: ViewContext): [Course, ViewContext["words"]] {
  const { segments, entries, phases, snapshot } = session;
  const now = Math.max(snapshot.now, commands.moment);
  return [
    { segments: [...segments.values()], entries, phases, snapshot: { ...snapshot, now } },
    words,
  ];
}

/** Of a long run its end, as the ladder shows it. */
function partOf({ session }: ViewContext): { readonly from: number } {
  const segments = [...session.segments.values()];
  return { from: segments[leftOut(segments.length, 0)]?.sentAt ?? 0 };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error("the engine broke");
  }
  return value;
}

async function paint(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: TYPES.svg }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(SCALE, MOST_DOTS / Math.max(width, height));
    canvas.width = scale * width;
    canvas.height = scale * height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("too large"))), TYPES.png),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
