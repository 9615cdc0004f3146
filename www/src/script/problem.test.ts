import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import chineseSource from "../../locales/zh-CN.ftl?raw";
import { initSync, Simulation } from "../../pkg/tcpscope.js";
import { englishWords, Words } from "../words.js";
import { problemSentence } from "./problem.js";

initSync({ module: readFileSync(new URL("../../pkg/tcpscope_bg.wasm", import.meta.url)) });
const rust = readFileSync(new URL("../../../tests/script/mistakes.rs", import.meta.url), "utf8");
it("x", () => {
  const table = rust.slice(rust.indexOf("MISTAKES"), rust.indexOf("];\n"));
  const lits = [...table.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([t]) => JSON.parse(t.replace(/\\u\{(\w+)\}/g, (_, h) => `\\u${h.padStart(4, "0")}`)) as string);
  const out: string[] = [];
  const zh = new Words("zh-CN", chineseSource);
  for (let i = 0; i < lits.length; i += 2) {
    const e = Simulation.check(lits[i] ?? "");
    if (!e) { out.push(`??? ${lits[i]}`); continue; }
    out.push(JSON.stringify([lits[i], problemSentence(e, englishWords()), problemSentence(e, zh)]));
  }
  writeFileSync("/tmp/house/sentences.txt", out.join("\n"));
  expect(1).toBe(1);
});
