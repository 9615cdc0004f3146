import { expect, it } from "vitest";
import { LARGEST_SCRIPT } from "../../engine/limits.js";
import { readScript } from "./fetch.js";

const URL = "https://example.org/handshake.tcp";
const octets = (text: string) => new TextEncoder().encode(text).buffer;
const read = (body: string | ArrayBuffer, { status = 200, type = "text/plain" } = {}) =>
  readScript(URL, status, type, typeof body === "string" ? octets(body) : body);

it("a script is text, under whatever type a server gives it, with plain ends of lines", () => {
  expect(read("\ufeffseed 1\r\nserver listen 80\r\n")).toBe("seed 1\nserver listen 80\n");
  expect(read("", { type: "application/octet-stream" })).toBe("");
});

it.each([
  ["not-found", () => read("", { status: 404 })],
  ["http", () => read("", { status: 503 })],
  ["page", () => read("server listen 80", { type: "text/html; charset=utf-8" })],
  ["page", () => read("\n<!DOCTYPE html><title>Home</title>")],
  ["binary", () => read(new Uint8Array([0xff, 0xfe, 0x00]).buffer)],
  ["binary", () => read("seed 1\0")],
  ["large", () => read("#".repeat(LARGEST_SCRIPT + 1))],
])("src-%s: what else may come says so, with its address", (code, act) => {
  let problem: unknown;
  try {
    act();
  } catch (error) {
    problem = error;
  }
  expect(problem).toMatchObject({ code: `src-${code}`, values: { url: URL } });
});
