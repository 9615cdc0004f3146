// Serves the built site, with the recorder in each page. `/fixture.html?BODY`, in base64url, is a page
// like the site's with another body.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { preview } from "vite";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const recorder = readFileSync(new URL("recorder.js", import.meta.url));

/** @type {import("vite").Connect.NextHandleFunction} */
function record(request, response, next) {
  const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
  const isFixture = pathname === "/fixture.html";
  const path = isFixture ? "/" : pathname;
  const file = `${dist}${path.endsWith("/") ? `${path}index.html` : path}`;
  if (path === "/recorder.js") {
    response.setHeader("content-type", "text/javascript").end(recorder);
  } else if (file.endsWith(".html") && !file.includes("..") && existsSync(file)) {
    const page = readFileSync(file, "utf8");
    const body = `<body>${Buffer.from(search.slice(1), "base64url")}</body>`;
    const html = isFixture ? page.replace(/<body>.*<\/body>/s, () => body) : page;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html.replace("<head>", '<head><script src="/recorder.js"></script>'));
  } else {
    next();
  }
}

await preview({
  configFile: false,
  root: fileURLToPath(new URL("..", import.meta.url)),
  appType: "mpa",
  build: { outDir: dist },
  preview: { host: "localhost", port: Number(process.env.TCPSCOPE_PORT ?? 4173), strictPort: true },
  plugins: [
    {
      name: "recorder",
      configurePreviewServer({ middlewares }) {
        middlewares.use(record);
      },
    },
  ],
});
