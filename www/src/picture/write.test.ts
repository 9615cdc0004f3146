import { html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { expect, it } from "vitest";
import { writeTemplate } from "./write.js";

const only = (name: string): boolean => name === "bar";
const handler = (): void => {};

it("writes values in text and in attributes, whatever letters they have", () => {
  const parts = [svg`<b/>`, nothing, "a < b", 1, [svg`<c d=${'"&'}/>`]];
  expect(writeTemplate(svg`<g e=${-1.23456} f="M${0.5} ${2}">${parts}</g>`, only)).toBe(
    '<g e="-1.23" f="M0.5 2"><b/>a &lt; b1<c d="&quot;&amp;"/></g>',
  );
});

it("leaves out what only a document can have, and classes without a style", () => {
  const template = html`
    <p @click=${handler} .value=${handler} data-id=${1} class="bar ${"open"}" lang="en">
      <i class="open"></i>
    </p>
  `;
  expect(writeTemplate(template, only)).toBe('<p class="bar" lang="en"><i></i></p>');
});

it("refuses directives, which need a document", () => {
  const list = repeat([1], (one) => svg`<b x=${one}/>`);
  expect(() => writeTemplate(svg`<g>${list}</g>`, only)).toThrow("no way to write this object");
});

it("no letter is written that XML forbids", () => {
  expect(writeTemplate(svg`<b>${"a\u0001b\ud800c😀"}</b>`, only)).toBe("<b>a\ufffdb\ufffdc😀</b>");
});
