/** What moves on a ladder that is drawn: the line of the present, and all that reaches down to it. */
import { instant } from "../words/format.js";
import { hides, moveArrow } from "./draw.js";
import type { Arrow, Ladder } from "./layout.js";

/** The nodes that change from frame to frame. */
export interface Moving {
  readonly now: Element | null;
  readonly time: Element | null;
  readonly marks: readonly Element[];
  readonly bars: readonly Element[];
  readonly arrows: readonly { readonly node: Element; readonly arrow: Arrow }[];
}

export function movingIn(box: Element, layout: Ladder): Moving {
  const flying = layout.arrows.filter(({ fate }) => fate === "in-flight");
  const arrows = box.querySelectorAll<SVGElement>("[data-arrow]");
  const drawn = new Map([...arrows].map((node) => [node.dataset.arrow, node]));
  return {
    now: box.querySelector(".now"),
    time: box.querySelector(".now text"),
    marks: [...box.querySelectorAll(".time")].slice(-3),
    bars: [...box.querySelectorAll(".bar.lasting, .bracket .lasting")],
    arrows: flying.flatMap((arrow) => {
      const node = drawn.get(String(arrow.id));
      return node ? [{ node, arrow }] : [];
    }),
  };
}

export const STILL: Moving = { now: null, time: null, bars: [], marks: [], arrows: [] };

/** Moves the present to `now`, which stands at the height `y`. */
export function move(moving: Moving, now: number, y: number): void {
  const { now: line, time, marks, bars, arrows } = moving;
  line?.setAttribute("transform", `translate(0 ${y.toFixed(1)})`);
  const written = instant(now);
  if (time) {
    time.textContent = written;
  }
  for (const mark of marks) {
    // Also where it says the same.
    const near = hides({ y }, Number(mark.getAttribute("y")));
    const hidden = near || mark.textContent === written;
    mark.setAttribute("visibility", hidden ? "hidden" : "visible");
  }
  for (const bar of bars) {
    bar.setAttribute("height", String(Math.max(0, y - Number(bar.getAttribute("y")))));
  }
  for (const { node, arrow } of arrows) {
    moveArrow(node, arrow, now, y);
  }
}
