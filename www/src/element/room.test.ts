import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { permissionsOf } from "../views/permissions.js";
import { VIEWS } from "../views/view-names.js";
import { roomFor, roomInside, roomOutside } from "./room.js";

const SHEET = new URL("../style/tcpscope.css", import.meta.url);
const ALL = new Set(VIEWS);
const FREE = { guided: false, readonly: false, bar: "full" } as const;

it("the sheet for pages says the same as the element itself", () => {
  if (process.env.TCPSCOPE_WRITE) {
    writeFileSync(SHEET, roomOutside());
  }
  expect(readFileSync(SHEET, "utf8"), "write it anew with TCPSCOPE_WRITE=1").toBe(roomOutside());
});

it("room is kept for what is shown, and for nothing else", () => {
  const features = (...parameters: Parameters<typeof roomFor>) => roomFor(...parameters).split(" ");
  expect(features(ALL, permissionsOf(FREE), false)).toEqual([...VIEWS]);
  expect(features(new Set(["ladder"]), permissionsOf({ ...FREE, readonly: true }), true)).toEqual([
    ...["ladder", "readonly"],
  ]);
  expect(features(ALL, permissionsOf({ ...FREE, bar: "none" }), true)).toEqual([
    ...[...VIEWS, "no-bar", "expecting"],
  ]);
  const guided = features(ALL, permissionsOf({ ...FREE, guided: true }), true);
  expect(guided).toContain("no-languages");
  expect(guided).not.toContain("script");
  expect(guided).not.toContain("expecting");
});

it("each part has a size of its own", () => {
  for (const view of VIEWS.filter((name) => name !== "expectations")) {
    expect(roomInside).toContain(`.room[data-room~="${view}"] {`);
  }
});
