// What is in the npm package: nothing missing, nothing that a site may not run, nothing too large.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
const lib = join(root, "lib");
const read = (name: string): string => readFileSync(join(lib, name), "utf8");

/** A module and all that it imports at once. */
function withImports(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const [, other = ""] of read(name).matchAll(
    /(?:from|import)\s?["'`]\.\/([^"'`]+)["'`](?!\))/g,
  )) {
    withImports(other, known);
  }
  return known;
}

const kilobytes = (...names: string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(lib, name))).length, 0) / 1000;

describe("the package", () => {
  it("is what others’ tools expect", async () => {
    const { messages } = await publint({ pkgDir: root, level: "suggestion" });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it("has no code that is made of text, which policies forbid", () => {
    for (const name of readdirSync(lib).filter((file) => file.endsWith(".js"))) {
      expect(read(name), name).not.toMatch(/\beval\(|\bnew Function\b|\bFunction\(["'`]/);
    }
  });

  it("names no other host", () => {
    const known =
      /^https?:\/\/(www\.w3\.org|www\.rfc-editor\.org|projectfluent\.org|lit\.dev|github\.com|example\.org)\b/;
    for (const name of readdirSync(lib).filter((file) => /^(?!cli|node).*\.js$/.test(file))) {
      const addresses = read(name).match(/https?:\/\/[\w.-]+/g) ?? [];
      expect(
        addresses.filter((address) => !known.test(address)),
        name,
      ).toEqual([]);
    }
  });

  it("does nothing on a server but to be there", () => {
    const program = `import * as all from "tcpscope"; import "tcpscope/define";
      console.log(typeof all.TcpScope, all.checkScript("nonsense")?.line);`;
    const args = ["--input-type=module", "--eval", program];
    const printed = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect(printed).toBe("function 1\n");
  });
});

describe("what a page loads, compressed", () => {
  it("the element: at most three files", () => {
    const files = [...withImports("tcpscope.js"), "tcpscope.wasm"];
    expect(files.length).toBeLessThanOrEqual(3);
    expect(kilobytes(...files)).toBeLessThan(295);
  });

  it("the script for pages around frames", () => {
    expect(read("tcpscope-frame.js").length).toBeLessThan(1500);
    expect(withImports("tcpscope-frame.js").size).toBe(1);
  });

  it("the classic script", () => {
    expect(kilobytes("tcpscope.standalone.js")).toBeLessThan(350);
  });
});
