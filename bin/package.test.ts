// What is in the npm package: nothing missing, nothing that a site may not run, nothing too large.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { projectWith } from "../scripts/packed.mjs";
import { LOADS, weigh, withImports } from "../scripts/weight.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const lib = join(root, "lib");
const read = (name: string): string => readFileSync(join(lib, name), "utf8");

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

  it("says what it holds of others, and under which terms", () => {
    const notices = read("THIRD-PARTY.txt");
    for (const name of ["lit-html", "@fluent/bundle", "uplot", "marked"]) {
      expect(notices).toMatch(
        new RegExp(`^${name} [\\d.]+: \\S+\n\n.*Copyright|^${name} [\\d.]+: Apache-2.0`, "ms"),
      );
    }
    expect(notices).toMatch(/^etherparse v[\d.]+: MIT OR Apache-2\.0$/m);
    expect(notices).not.toContain(root);
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
});

describe("the package, installed", () => {
  const typed = `import "tcpscope/define";
    import { ladderSvg, playScript } from "tcpscope/node";
    export const tag = <tcp-scope scenario="first-look" tabIndex={0} />;
    export const lesson = <tcp-lesson src="/lessons/handshake/" />;
    // @ts-expect-error: there is no such attribute
    export const wrong = <tcp-scope sceanrio="first-look" />;
    const scope = document.createElement("tcp-scope");
    scope.addEventListener("tcpscope-seek", ({ detail }) => scope.seek(detail.seconds));
    document.addEventListener("tcpscope-error", ({ detail }) => detail.code);
    export const sent: number | undefined = scope.record()?.segments[0]?.sentAt;
    export const svg: string = ladderSvg(playScript("", 1), { blank: true });`;
  let folder = "";
  beforeAll(() => {
    folder = projectWith({ "page.tsx": typed });
  });

  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { cwd: folder, encoding: "utf8" });

  it("does nothing on a server but to be there", () => {
    const program = `import * as all from "tcpscope"; import "tcpscope/define"; import "tcpscope/standalone";
      console.log(typeof all.TcpScope, all.checkScript("nonsense")?.line);`;
    const printed = run(process.execPath, "--input-type=module", "--eval", program);
    expect(printed).toBe("function 1\n");
  });

  it("brings its program", () => {
    writeFileSync(join(folder, "x.tcp"), "server listen 80\nclient connect server:80\n");
    expect(run("npx", "--no", "tcpscope", "check", "x.tcp")).toBe("1 of 1 scripts are right\n");
    run("npx", "--no", "tcpscope", "render", "x.tcp", "-o", "x.svg");
    expect(readFileSync(join(folder, "x.svg"), "utf8")).toContain("SYN seq 0");
  });

  it.each(["bundler", "nodenext"])("is typed, for modules resolved as by %s", (resolution) => {
    const module = resolution === "bundler" ? "esnext" : resolution;
    const options = [
      "--noEmit",
      "--strict",
      "--types",
      "",
      "--lib",
      "es2022,dom",
      "--target",
      "es2022",
    ];
    const modules = ["--jsx", "preserve", "--module", module, "--moduleResolution", resolution];
    const tsc = join(root, "node_modules", ".bin", "tsc");
    expect(run(tsc, ...options, ...modules, "page.tsx")).toBe("");
  });
});

describe("what a page loads, compressed", () => {
  it.each(LOADS)("$what: less than $most kB", ({ files, most }) => {
    expect(files().length).toBeLessThanOrEqual(3);
    expect(weigh(files())).toBeLessThan(most);
  });

  it("the script for pages around frames", () => {
    expect(read("tcpscope-frame.js").length).toBeLessThan(1500);
    expect(withImports("tcpscope-frame.js").size).toBe(1);
  });
});
