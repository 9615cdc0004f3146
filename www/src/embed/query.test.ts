import { describe, expect, it } from "vitest";
import docs from "../../../docs/embedding/iframe.md?raw";
import { KEYS, readQuery } from "./query.js";

const attributesOf = (search: string) => Object.fromEntries(readQuery(search).attributes);
const codesOf = (search: string) =>
  readQuery(search).problems.map(({ code, values }) => `${code} ${values.name ?? values.value}`);

describe("the address of a frame", () => {
  it("without a query asks for nothing", () => {
    const nothing = { fragment: undefined, origins: undefined, problems: [] };
    expect(readQuery("")).toEqual({ attributes: new Map(), ...nothing });
    expect(readQuery("?")).toEqual({ attributes: new Map(), ...nothing });
  });

  it("has the attributes of the element, as they are: the element says what is wrong with them", () => {
    const search = "?src=runs/a.tcp&speed=fast&seed=7&lang=zh-CN&theme=dark&names=ss&paused";
    expect(attributesOf(`${search}&bar=none&t=1.5&scenario=x`)).toEqual({
      ...{ src: "runs/a.tcp", speed: "fast", seed: "7", lang: "zh-CN", theme: "dark" },
      ...{ names: "ss", paused: "", bar: "none", t: "1.5", scenario: "x" },
    });
    // Older names.
    expect(attributesOf("?autoplay=off&controls=none")).toEqual({
      autoplay: "off",
      controls: "none",
    });
    expect(codesOf(search)).toEqual([]);
  });

  it("asks for no file but a script: what a frame shows, its page may read", () => {
    for (const src of ["a.tcp", "/runs/a.tcp?v=2", "https://a.example/b.tcp#c"]) {
      expect(attributesOf(`?src=${encodeURIComponent(src)}`)).toEqual({ src });
    }
    for (const src of [
      "",
      "/private/page.html",
      "page.html?a.tcp",
      "//b.example#.tcp",
      "http://",
    ]) {
      expect(attributesOf(`?src=${encodeURIComponent(src)}`), src).toEqual({});
      expect(codesOf(`?src=${encodeURIComponent(src)}`)).toEqual([`src ${src}`]);
    }
  });

  it("lists views with blanks or commas between", () => {
    for (const views of ["ladder+log", "ladder%20log", "ladder,log"]) {
      expect(attributesOf(`?views=${views}`)).toEqual({ views: "ladder log" });
    }
  });

  it("names a moment in seconds, or with a unit as links do", () => {
    expect(["1.5", "1.5s", "200ms", "1min"].map((t) => attributesOf(`?t=${t}`).t)).toEqual([
      ...["1.5", "1.5", "0.2", "60"],
    ]);
    expect(attributesOf("?t=soon")).toEqual({ t: "soon" });
  });

  it.each(["readonly", "paused"])("is %s, or is not", (name) => {
    expect(attributesOf(`?${name}`)).toEqual({ [name]: "" });
    expect(attributesOf(`?${name}=on`)).toEqual({ [name]: "" });
    expect(attributesOf(`?${name}=off`)).toEqual({});
    expect(codesOf(`?${name}=perhaps`)).toEqual([`switch ${name}`]);
  });

  it("holds a run as links do, with all that a link says of it", () => {
    const fragmentOf = (search: string) => readQuery(search).fragment;
    expect(fragmentOf("?z=1.eJw-_w&speed=2&segment=3&told=7&t=0.3s")).toBe(
      "#z=1.eJw-_w&speed=2&segment=3&told=7&t=0.3s",
    );
    expect(fragmentOf("?z=1.eJw&t=1.5")).toBe("#z=1.eJw&t=1.5s");
    expect(fragmentOf("?z=1.eJw&paused&more=1.eJy&t=1.5s")).toBe(
      "#z=1.eJw&more=1.eJy&paused&t=1.5s",
    );
    expect(codesOf("?z=1.eJw&paused&more=1.eJy&t=1.5s")).toEqual([]);
    expect(codesOf("?more=1.eJy")).toEqual(["alone more"]);
    expect(fragmentOf("?views=log&z=1.eJw")).toBe("#z=1.eJw&t=0s");
    expect(fragmentOf("?z=%23%26t%3D")).toBe("#z=%23%26t%3D&t=0s");
    // What the link says stands nowhere else.
    expect(attributesOf("?z=1.eJw&t=1.5&speed=2&views=log")).toEqual({ views: "log" });
  });

  it("says which keys make no sense", () => {
    expect(codesOf("?scenaro=a&speed=2&speed=4&segment=3&pause")).toEqual([
      ...["unknown scenaro", "twice speed", "unknown pause", "alone segment"],
    ]);
    expect(attributesOf("?speed=2&speed=4")).toEqual({ speed: "2" });
    expect(codesOf(`?${"x".repeat(1e5)}=1`)[0]?.length).toBeLessThan(60);
    expect(codesOf("?__proto__=1&constructor=2&wasm-url=x&hash")).toHaveLength(4);
  });

  it("names the pages that are obeyed by their origins", () => {
    const originsOf = (text: string) => readQuery(`?origin=${encodeURIComponent(text)}`).origins;
    expect(originsOf("https://a.example")).toEqual(["https://a.example"]);
    expect(originsOf("https://A.example:443/, http://localhost:8080")).toEqual([
      ...["https://a.example", "http://localhost:8080"],
    ]);
    // Fail closed: it was not meant for everybody.
    for (const nonsense of ["", "*", "null", "a.example", "https://a.example/path", "file:///x"]) {
      expect(originsOf(nonsense), nonsense).toEqual([]);
      expect(codesOf(`?origin=${encodeURIComponent(nonsense)}`)).toEqual([`origin ${nonsense}`]);
    }
    expect(originsOf("https://u:p@a.example")).toEqual([]);
  });

  it("docs/embedding/iframe.md names every key", () => {
    const rows = docs.split("\n").filter((line) => line.startsWith("| `"));
    const named = rows.flatMap((row) => row.split("|")[1]?.match(/[a-z]+/g) ?? []);
    expect(named.sort()).toEqual([...KEYS].sort());
  });
});
