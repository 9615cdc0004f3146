// SVG to PNG, by a package that only those install who want it.

const PACKAGE = "@resvg/resvg-js";

/**
 * @param {string} svg
 * @param {number} scale dots for a pixel
 * @returns {Promise<Uint8Array>} a PNG file
 * @throws {Error} where the package is missing
 */
export async function rasterize(svg, scale) {
  const { Resvg } = await load();
  const picture = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: true },
  });
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
