import { expect, it, vi } from "vitest";
import { SegmentFocus } from "./focus.js";

/** A node that shows a segment, or none. */
class Node {
  readonly #segment: string | null;

  constructor(segment: string | null = null) {
    this.#segment = segment;
  }

  closest(): Node | null {
    return this.#segment === null ? null : this;
  }

  hasAttribute(name: string): boolean {
    return name === "data-way";
  }

  getAttribute(): string | null {
    return this.#segment;
  }
}

vi.stubGlobal("Element", Node);

function scene() {
  const focus = new SegmentFocus();
  const heard: (number | undefined)[] = [];
  const end = focus.subscribe((id) => heard.push(id));
  const event = (type: string, segment?: number) =>
    ({ type, target: new Node(segment === undefined ? null : String(segment)) }) as never;
  return {
    ...{ focus, heard, end },
    pointTo: (segment?: number) => focus.onPointer(event("pointerover", segment)),
    leave: () => focus.onPointer(event("pointerleave")),
    focusOn: (segment?: number) => focus.onFocus(event("focusin", segment)),
    blur: () => focus.onFocus(event("focusout")),
  };
}

it("what is pointed at last counts, and all who listen hear of it once", () => {
  const { pointTo, focusOn, leave, blur, heard } = scene();
  pointTo(3);
  pointTo(3);
  focusOn(5);
  pointTo(0);
  leave();
  blur();
  expect(heard).toEqual([3, 5, 0, 5, undefined]);
});

it("beside all segments, the pointer lets the focus count again", () => {
  const { focus, pointTo, focusOn } = scene();
  focusOn(5);
  pointTo(3);
  pointTo();
  expect(focus.id).toBe(5);
});

it("a new run begins with none, and who has enough hears no more", () => {
  const { focus, pointTo, focusOn, end, heard } = scene();
  focusOn(5);
  focus.restart();
  expect(focus.id).toBeUndefined();
  end();
  pointTo(1);
  expect(focus.id).toBe(1);
  expect(heard).toEqual([5, undefined]);
});
