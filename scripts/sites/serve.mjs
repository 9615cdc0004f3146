// Serves each built site in a folder named like it, as many hosts do. Nothing is served for an
// address that is wrong, and nothing at the root.

import { join } from "node:path";
import { preview } from "vite";
import { workshop } from "./generators.mjs";

await preview({
  configFile: false,
  root: workshop,
  appType: "mpa",
  build: { outDir: join(workshop, "served") },
  preview: { host: "localhost", port: Number(process.env.TCPSCOPE_PORT), strictPort: true },
});
