/** All pictures of one kind on one page, captioned. */
export interface Shot {
  readonly caption: string;
  readonly png: Buffer;
}

/** A page of them, each so wide. */
export function contactSheet(title: string, shots: readonly Shot[], width: number): string {
  const tiles = shots.map(
    ({ caption, png }) =>
      `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png.toString("base64")}" width="${width}"></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${title}</title>
<style>
  body { margin: 16px; width: max-content; background: #888; font: 600 15px sans-serif; }
  main { display: flex; gap: 16px; align-items: start; }
  figure { margin: 0; }
  figcaption { padding: 4px 0; }
  img { display: block; }
</style>
<h1>${title}</h1><main>${tiles.join("")}</main>`;
}
