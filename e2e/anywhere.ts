/** Sites made up for a test, answered from pages and folders of this machine. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page, Route } from "@playwright/test";

const lib = fileURLToPath(new URL("../lib/", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  wasm: "application/wasm",
};

export interface Site {
  /** Such as `http://blog.test`. */
  readonly origin: string;
  /** Pages by their paths. */
  readonly pages?: Readonly<Record<string, string>>;
  /** What lies under `path`: the package's files under `/tcpscope/`, unless told otherwise. */
  readonly files?: { readonly path: string; readonly folder: string };
  /** The policy under which its pages run. */
  readonly policy?: string;
  /** What becomes of a file on its way. */
  readonly rewrite?: (name: string, text: string) => string;
  /** Other sites may read its files. */
  readonly shared?: boolean;
  /** What it says that WebAssembly is. */
  readonly wasmType?: string;
}

/** Also notes what is asked for. */
export async function serve(page: Page, site: Site): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`${site.origin}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    asked.push(path);
    return answer(route, path, site);
  });
  return asked;
}

function answer(route: Route, path: string, site: Site): Promise<void> {
  const html = site.pages?.[path];
  if (html !== undefined) {
    const policy = site.policy === undefined ? {} : { "content-security-policy": site.policy };
    const headers = { "content-type": "text/html; charset=utf-8", ...policy };
    return route.fulfill({ headers, body: `<!doctype html><title>Test</title>${html}` });
  }
  const { path: prefix, folder } = site.files ?? { path: "/tcpscope/", folder: lib };
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : "";
  const file = join(folder, name);
  if (!/^[\w./@-]+$/.test(name) || name.includes("..") || !existsSync(file)) {
    return route.fulfill({ status: 404, body: "" });
  }
  const extension = name.split(".").at(-1) ?? "";
  const type = extension === "wasm" ? (site.wasmType ?? TYPES.wasm) : TYPES[extension];
  const headers = {
    ...(type === undefined ? {} : { "content-type": type }),
    // Where nothing is said, the one who answers here would allow it.
    "access-control-allow-origin": site.shared ? "*" : site.origin,
  };
  const body = readFileSync(file);
  const text = extension === "js" ? site.rewrite?.(name, body.toString()) : undefined;
  return route.fulfill({ headers, body: text ?? body });
}
