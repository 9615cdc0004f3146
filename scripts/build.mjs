// `npm run build`: the static site in `dist/`, to be copied to any folder of any web server.

import "./check-node.mjs";
import { need, prepare } from "./prepare.mjs";
import { buildSite } from "./site.mjs";

await prepare();
await need("site", buildSite);
console.log("\nThe site is in dist/");
