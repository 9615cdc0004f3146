import { expect, it, vi } from "vitest";
import { onSegment } from "../engine/lines.js";
import { segment } from "../testing/views.js";
import { englishWords } from "../words/words.js";
import {
  ACTIONS,
  actionFor,
  isUsed,
  keyedFor,
  keysOf,
  segmentActionFor,
  shortcuts,
  tip,
} from "./actions.js";
import type { Commands } from "./commands.js";
import { permissionsOf } from "./permissions.js";

/** What has the focus, as far as keys care. */
class Focused {
  readonly #what: string;
  readonly clientHeight = 100;
  readonly scrollHeight: number;

  constructor(what: string) {
    this.#what = what;
    this.scrollHeight = what === "[tabindex='0']" ? 900 : 100;
  }

  matches(selectors: string): boolean {
    return selectors.split(", ").includes(this.#what);
  }
}

vi.stubGlobal("Element", Focused);

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

const permissions = permissionsOf({ guided: false, readonly: false, bar: "full" });
const readOnly = permissionsOf({ guided: false, readonly: true, bar: "full" });
const commands = (keys: boolean, offered = permissions) =>
  ({ keys, permissions: offered }) as Commands;

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
  const keys = keyedFor({ permissions }).flatMap((action) => [...action.keys]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(press("ArrowLeft", { ctrlKey: true })).toBeUndefined();
  expect(press("ArrowLeft", { defaultPrevented: true })).toBeUndefined();
});

const on = (what: string) => ({ composedPath: () => [new Focused(what)] as never[] });

it("the page around does not get a key that is used here, but what leads out of a field", () => {
  const pressed = (key: string, changes: object) =>
    isUsed({
      ...NOTHING,
      key,
      defaultPrevented: false,
      composedPath: () => [],
      ...changes,
    } as never);
  expect(pressed("n", on("textarea"))).toBe(true);
  expect(pressed("ArrowRight", on("[type=range]"))).toBe(true);
  expect(pressed("ArrowRight", { defaultPrevented: true })).toBe(true);
  expect(pressed("n", on("[type=range]"))).toBe(false);
  expect(pressed("Tab", on("textarea"))).toBe(false);
  expect(pressed("Escape", on("textarea"))).toBe(false);
  expect(pressed("k", { ...on("textarea"), ctrlKey: true })).toBe(false);
});

it("a slider keeps what moves it, a text field all keys", () => {
  expect(press("ArrowLeft", on("[type=range]"))).toBeUndefined();
  expect(press("Home", on("[type=range]"))).toBeUndefined();
  expect(press("ArrowLeft", { ...on("[type=range]"), shiftKey: true })).toBe(ACTIONS.previousLoss);
  expect(press(".", on("[type=range]"))).toBe(ACTIONS.step);
  expect(press(".", on("input"))).toBeUndefined();
});

it("Space plays and pauses, but presses the button that has the focus", () => {
  expect(press(" ")).toBe(ACTIONS.toggle);
  expect(press(" ", on("[type=range]"))).toBe(ACTIONS.toggle);
  for (const pressed of ["button", "summary", "a", "[role=button]", "input"]) {
    expect(press(" ", on(pressed))).toBeUndefined();
  }
});

it("Home and End lead through time, but scroll what has more than it shows", () => {
  expect(press("Home")).toBe(ACTIONS.toStart);
  expect(press("End", on("button"))).toBe(ACTIONS.toEnd);
  expect(press("End", on("[tabindex='0']"))).toBeUndefined();
});

it("a dialog has all keys for itself", () => {
  expect(press("?", { shiftKey: true })).toBe(ACTIONS.help);
  expect(press("?", on("dialog *"))).toBeUndefined();
});

it("the help names each key by what stands on it", () => {
  const caps = keyedFor({ permissions }).flatMap(({ keys }) =>
    keys.map((key) => keysOf(key, englishWords())),
  );
  expect(caps.flat()).not.toContain("");
  expect(caps).toContainEqual(["+"]);
  expect(caps).toContainEqual(["Shift", "←"]);
  expect(caps).toContainEqual(["d"]);
});

it("a key drops the segment that has the focus, unless keys are switched off", () => {
  const key = (changes: Partial<KeyboardEvent> = {}) =>
    ({ ...NOTHING, key: "d", ...changes }) as KeyboardEvent;
  const said: string[] = [];
  const dispatch = (line: string) => void said.push(line);
  segmentActionFor(key(), commands(true))?.run({ dispatch } as Commands, segment());
  expect(said).toEqual([onSegment("drop", segment())]);
  expect(segmentActionFor(key(), commands(false))).toBeUndefined();
  expect(segmentActionFor(key(), commands(true, readOnly))).toBeUndefined();
  expect(segmentActionFor(key({ ctrlKey: true }), commands(true))).toBeUndefined();
});

it("of what a reader may not do, the help has no key", () => {
  const abouts = (offered: typeof permissions) =>
    keyedFor(commands(true, offered)).map(({ about }) => about);
  expect(abouts(permissions)).toContain("shortcut-drop");
  expect(abouts(readOnly)).not.toContain("shortcut-drop");
  expect(abouts(readOnly)).toContain("shortcut-toggle");
});

it("whoever switches shortcuts off is not told of any", () => {
  const words = englishWords();
  expect(shortcuts(ACTIONS.toggle, commands(true))).toBe("Space p k");
  expect(shortcuts(ACTIONS.toggle, commands(false))).toBeUndefined();
  expect(tip("Play", ACTIONS.toggle, commands(true), words)).toBe("Play (Space)");
  expect(tip("Loss", ACTIONS.previousLoss, commands(true), words)).toBe("Loss (Shift+←)");
  expect(tip("Play", ACTIONS.toggle, commands(false), words)).toBe("Play");
});
