/** All views share one shadow tree: no style of one reaches another. */
import type { Locator } from "@playwright/test";
import { CONCERNS, SHARED } from "../www/src/style/scoped.js";
import { unfoldAll } from "./looks.js";
import { expect, open, openScript, type Scope, test } from "./scope.js";

/** Every view, most of what can be opened in them, and the parts that stand within. */
async function openAll(scope: Scope): Promise<void> {
  await scope.step(4);
  await unfoldAll(scope.root);
  await unfoldAll(scope.root);
  await scope.root.evaluate(async ({ shadowRoot }) => {
    const openers = [
      ".share-button, .faults-button, .log .pane-tools button, .tcb dt button, .header-figure .cell",
      ".ladder-box [data-way], .help-button",
    ];
    for (const opener of openers) {
      const kinds = new Map(
        [...(shadowRoot?.querySelectorAll(opener) ?? [])].map((node) => [
          node.getAttribute("class"),
          node,
        ]),
      );
      for (const node of kinds.values()) {
        node.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
}

interface Law {
  readonly shared: readonly string[];
  /** As texts of regular expressions. */
  readonly concerns: readonly string[];
}

const LAW: Law = { shared: SHARED, concerns: CONCERNS.map(({ source }) => source) };

/** What styles reach that they must not, read from the sheets of the element as it is. */
async function strays(root: Locator, law = LAW): Promise<string[]> {
  return root.evaluate(findStrays, law);
}

function findStrays({ shadowRoot }: Element, { shared, concerns }: Law): string[] {
  const BOUND = /:where\((?!:not)([^()]*)\)(::[\w-]+)?$/;
  const AROUND = /:where\(:not\(([^()]*)\)\)(::[\w-]+)?$/;
  const patterns = concerns.map((source) => new RegExp(source));
  const placesIn = (list = ""): string[] =>
    list.split(/,\s*/).filter((place) => place && !place.endsWith(" *"));

  const rulesOf = (rules: CSSRuleList): CSSStyleRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) {
        return [rule, ...rulesOf(rule.cssRules)];
      }
      return rule instanceof CSSGroupingRule ? rulesOf(rule.cssRules) : [];
    });
  // At commas outside of brackets.
  const selectorsOf = (list: string): string[] => {
    const parts = [""];
    let depth = 0;
    for (const sign of list) {
      depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
      if (sign === "," && depth === 0) {
        parts.push("");
      } else {
        parts[parts.length - 1] += sign;
      }
    }
    return parts.map((part) => part.trim());
  };
  const rules = (shadowRoot?.adoptedStyleSheets ?? [])
    .flatMap(({ cssRules }) => rulesOf(cssRules))
    .flatMap(({ selectorText, style }) =>
      selectorsOf(selectorText).map((selector) => ({ selector, properties: [...style] })),
    );
  const roots = [...new Set(rules.flatMap(({ selector }) => placesIn(BOUND.exec(selector)?.[1])))];
  const isShared = (selector: string): boolean =>
    [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = ""]) => shared.includes(name));
  const isConcern = (properties: string[]): boolean =>
    patterns.some((pattern) => properties.every((property) => pattern.test(property)));

  return rules.flatMap(({ selector, properties }) => {
    const [, bound] = BOUND.exec(selector) ?? [];
    if (!bound && !AROUND.test(selector)) {
      const harmless = selector.startsWith(":host") && !/[\s>]/.test(selector);
      return harmless || isShared(selector) || isConcern(properties)
        ? []
        : [`${selector} is bound to no place`];
    }
    const matched = [...(shadowRoot?.querySelectorAll(selector.replace(/::[\w-]+$/, "")) ?? [])];
    const astray = matched.filter((node) =>
      bound
        ? !node.closest(placesIn(bound).join())
        : Boolean(node.parentElement?.closest(roots.join())),
    );
    return astray.map((node) => `${selector} reaches ${node.localName}.${node.classList}`);
  });
}

/** The roots of views, which are in no other view; what is bound to a part of some may be. */
const VIEWS = [
  ...[".host", ".sockets", ".stage", ".controls", ".timeline", ".branches", ".compare"],
  ...[".expectations", ".ladder", ".log", ".drawer", ".help", ".language", ".sheet"],
];

test("no style of a view reaches outside of it, none from around it inside", async ({ page }) => {
  const scope = await openScript(
    page,
    'server listen 80 app echo\nclient connect server:80\nclient send "hello"\nexpect server established',
  );
  await openAll(scope);
  expect(await strays(scope.root)).toEqual([]);
  const nested = await scope.root.evaluate(
    ({ shadowRoot }, views) =>
      [...(shadowRoot?.querySelectorAll(`:is(${views}) :is(${views})`) ?? [])].map(
        (node) => `${node.localName}.${node.classList}`,
      ),
    VIEWS.join(),
  );
  expect(nested).toEqual([]);
});

test("a class of the element's frame means nothing inside a view", async ({ page }) => {
  const scope = await open(page);
  await openAll(scope);
  // A part of the receive space, and the room that is kept for the whole element.
  const swatch = scope.root.locator(".space-legend .room");
  const heights = await swatch.evaluateAll((nodes) => nodes.map((node) => node.clientHeight));
  expect(heights.length).toBeGreaterThan(0);
  expect(Math.max(...heights)).toBeLessThanOrEqual(14);
  await expect(scope.root.locator(".scope.room")).not.toHaveCSS("min-block-size", "0px");
});

test("styles that would reach into views are found", async ({ page }) => {
  const scope = await open(page);
  await openAll(scope);
  await scope.root.evaluate(({ shadowRoot }) => {
    const sheet = new CSSStyleSheet();
    // As it was; with a place that doesn't keep it; and what only claims to be a matter of colours.
    sheet.replaceSync(`
      .room { min-block-size: var(--room-needed); }
      .room:where(:not(.host *)) { min-block-size: var(--room-needed); }
      .entry-time { color: red; height: 300px; }
    `);
    shadowRoot?.adoptedStyleSheets.push(sheet);
  });
  const found = await strays(scope.root);
  expect(found).toContain(".room is bound to no place");
  expect(found).toContain(".entry-time is bound to no place");
  expect(found.join("\n")).toMatch(/\.room:where\(.*\) reaches g\.part room/);
});
