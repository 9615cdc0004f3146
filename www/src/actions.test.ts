import { expect, it, vi } from "vitest";
import { ACTIONS, actionFor } from "./actions.js";

/** A field, as far as keys care. */
class Field {
  readonly #type: string;

  constructor(type: string) {
    this.#type = type;
  }

  matches(selector: string): boolean {
    return selector === "[type=range]" ? this.#type === "range" : selector.includes("input");
  }
}

vi.stubGlobal("Element", Field);

const NOTHING = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

/** A key that is pressed where nothing has a use for it. */
const press = (key: string, changes: Partial<KeyboardEvent> = {}) =>
  actionFor({
    ...NOTHING,
    key,
    defaultPrevented: false,
    composedPath: () => [] as EventTarget[],
    ...changes,
  } as never);

it("arrows step, with Shift they look for losses", () => {
  expect(press("ArrowLeft")).toBe(ACTIONS.stepBack);
  expect(press("ArrowRight")).toBe(ACTIONS.step);
  expect(press("ArrowLeft", { shiftKey: true })).toBe(ACTIONS.previousLoss);
  expect(press("ArrowRight", { shiftKey: true })).toBe(ACTIONS.nextLoss);
});

it("other keys mean the same with Shift, which some keyboards need for them", () => {
  expect(press(",")).toBe(ACTIONS.stepBack);
  expect(press(".", { shiftKey: true })).toBe(ACTIONS.step);
});

it("no key is used twice, and those of others are left alone", () => {
  const keys = Object.values(ACTIONS).flatMap((action) => [...action.keys]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(press("ArrowLeft", { ctrlKey: true })).toBeUndefined();
  expect(press("ArrowLeft", { defaultPrevented: true })).toBeUndefined();
});

it("a slider keeps its arrows, a text field all keys", () => {
  const on = (type: string) => ({ composedPath: () => [new Field(type)] as never[] });
  expect(press("ArrowLeft", on("range"))).toBeUndefined();
  expect(press("ArrowLeft", { ...on("range"), shiftKey: true })).toBe(ACTIONS.previousLoss);
  expect(press(".", on("range"))).toBe(ACTIONS.step);
  expect(press(".", on("text"))).toBeUndefined();
});
