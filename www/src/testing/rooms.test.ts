/** Which room may import from which: every arrow falls, and no view imports from another. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));

/** From below to above; a room may import from those before it. */
const ROOMS = ["engine", "words", "ui", "style", "drawing", "picture", "views", "element"];
/** Whole elements, frames and entries stand above all of them. */
const ABOVE = ["embed", "lesson", ""];

/** It lists the views; beside it nothing that they share imports one of them. */
const LIST = "views/views.ts";

/** A view's folder is a room of its own; what all views share lies beside the folders. */
function roomOf(file: string): string {
  if (file === LIST) {
    return LIST;
  }
  const folders = dirname(file).split("/");
  return folders[0] === "views"
    ? folders.slice(0, 2).join("/")
    : (folders[0]?.replace(".", "") ?? "");
}

function mayImport(from: string, to: string): boolean {
  if (from === to || ABOVE.includes(from)) {
    return true;
  }
  if (from === LIST) {
    return rank(to) <= rank("views");
  }
  return from.startsWith("views/")
    ? to === "views" || rank(to) < rank("views")
    : !ABOVE.includes(to) && rank(to) < rank(from);
}

const rank = (room: string): number => ROOMS.indexOf(room.replace(/\/.*/, ""));

/** Each import of a file of ours, as `from → to`. */
function arrows(file: string): [string, string][] {
  const text = readFileSync(join(SOURCE, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"?]+)/g)].flatMap(
    ([, specifier = ""]) => {
      const target = normalize(join(dirname(file), specifier));
      const known = [target, target.replace(/\.js$/, ".ts")].find((one) =>
        existsSync(join(SOURCE, one)),
      );
      return known === undefined || known.startsWith("..")
        ? []
        : [[file, known] as [string, string]];
    },
  );
}

const FILES = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ts|js)$/.test(file) && !/\.test\.ts$|^testing\//.test(file));

it("every arrow between rooms falls", () => {
  const all = FILES.flatMap(arrows);
  expect(all.length).toBeGreaterThan(500);
  const rising = all.filter(([from, to]) => !mayImport(roomOf(from), roomOf(to)));
  expect(rising.map((arrow) => arrow.join(" → "))).toEqual([]);
});

it("an arrow that rises is found", () => {
  expect(mayImport("engine", "words")).toBe(false);
  expect(mayImport("ui", "views")).toBe(false);
  expect(mayImport("views/log", "views/stage")).toBe(false);
  expect(mayImport("views/log", "element")).toBe(false);
  expect(mayImport("picture", "views")).toBe(false);
  expect(mayImport("views/log", "views")).toBe(true);
});

it("no file lies loose", () => {
  const loose = FILES.filter((file) => !file.includes("/"));
  expect(loose.sort()).toEqual(["define-lesson.ts", "define.ts", "index.ts", "virtual.d.ts"]);
});
