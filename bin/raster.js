// SVG to PNG, by a package that only those install who want it.

const PACKAGE = "@resvg/resvg-js";
/** Higher ones take minutes and gigabytes, and few programs open them. */
const MOST_DOTS = 32_000;

/**
 * @param {string} svg
 * @param {number} scale dots for a pixel
 * @returns {Promise<Uint8Array>} a PNG file
 * @throws {Error} where the package is missing, or there would be too many dots
 */
export async function rasterize(svg, scale) {
  const { Resvg } = await load();
  const picture = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: true },
  });
  const longest = scale * Math.max(picture.width, picture.height);
  if (longest > MOST_DOTS) {
    throw new Error(
      `a PNG of ${longest} dots is too large, at most ${MOST_DOTS} are possible: choose a part with --from and --to, or --scale 1`,
    );
  }
  return picture.render().asPng();
}

async function load() {
  try {
    return await import("@resvg/resvg-js");
  } catch (error) {
    const remedy = `npm install ${PACKAGE}, or npx -p tcpscope -p ${PACKAGE} tcpscope render …`;
    throw new Error(`a PNG needs the package ${PACKAGE} (SVG does not): ${remedy}`, {
      cause: error,
    });
  }
}
