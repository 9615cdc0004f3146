// `npm run build`: the npm package's files in `lib/`, and the static site in `dist/`, to be copied to
// any folder of any web server. With `--package` only the first, for `npm pack`.

import "./check-node.mjs";
import { buildPackage } from "./package.mjs";
import { need, prepare } from "./prepare.mjs";
import { buildSite } from "./site.mjs";

await prepare();
await need("package", buildPackage);
if (!process.argv.includes("--package")) {
  await need("site", buildSite);
  console.log("\nThe site is in dist/");
}
