import { afterEach, expect, it, vi } from "vitest";
import { KeySwitch } from "./switch.js";

afterEach(() => vi.unstubAllGlobals());

it("is remembered as long as the tab lives", () => {
  const memory = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => memory.get(name) ?? null,
    setItem: (name: string, value: string) => memory.set(name, value),
  });
  const first = new KeySwitch();
  expect(first.on).toBe(true);
  first.on = false;
  expect(new KeySwitch().on).toBe(false);
  first.on = true;
  expect(new KeySwitch().on).toBe(true);
});

it("works where a page may remember nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  const keys = new KeySwitch();
  keys.on = false;
  expect(keys.on).toBe(false);
  expect(new KeySwitch().on).toBe(true);
});
