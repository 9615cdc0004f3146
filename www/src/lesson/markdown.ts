/** Markdown as templates: what it has of raw HTML is shown as text. */
import { html, nothing, type TemplateResult } from "lit";
import type { Token, Tokens } from "marked";
import { spelled } from "../words/spelled.js";
import { splitLive } from "./text.js";

export interface Reading {
  /** What stands for a value in double braces; `claimed`: the words say what it is. */
  value(path: string, claimed: boolean): string | undefined;
  /** Where a link leads, as the file's author wrote it; none for one that leads nowhere. */
  link(href: string): string | undefined;
}

type Rendered = TemplateResult | string | typeof nothing;

export function renderMarkdown(tokens: readonly Token[], reading: Reading): Rendered[] {
  return tokens.map((token) => renderBlock(token, reading));
}

function renderBlock(token: Token, reading: Reading): Rendered {
  switch (token.type) {
    case "paragraph":
      return html`<p>${renderInline(token.tokens, reading)}</p>`;
    case "heading":
      return html`<h4>${renderInline(token.tokens, reading)}</h4>`;
    case "blockquote":
      return html`<blockquote>${renderMarkdown(token.tokens ?? [], reading)}</blockquote>`;
    case "list":
      return renderList(token as Tokens.List, reading);
    case "table":
      return renderTable(token as Tokens.Table, reading);
    case "code":
      return html`<pre><code translate="no">${token.text}</code></pre>`;
    case "hr":
      return html`<hr />`;
    case "space":
    case "def":
      return nothing;
    case "text":
      return html`${renderInline(token.tokens ?? [token], reading)}`;
    default:
      return html`<p>${token.raw}</p>`;
  }
}

function renderList({ ordered, items, start }: Tokens.List, reading: Reading): TemplateResult {
  const all = items.map((item) => html`<li>${renderMarkdown(item.tokens, reading)}</li>`);
  return ordered ? html`<ol start=${start || 1}>${all}</ol>` : html`<ul>${all}</ul>`;
}

function renderTable({ header, rows }: Tokens.Table, reading: Reading): TemplateResult {
  return html`
    <div class="wide">
      <table>
        <thead>
          <tr>
            ${header.map((cell) => html`<th scope="col">${renderInline(cell.tokens, reading)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>${row.map((cell) => html`<td>${renderInline(cell.tokens, reading)}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function renderInline(tokens: readonly Token[] | undefined, reading: Reading): Rendered[] {
  return (tokens ?? []).flatMap((token) => renderSpan(token, reading));
}

function renderSpan(token: Token, reading: Reading): Rendered[] {
  switch (token.type) {
    case "strong":
      return [html`<strong>${renderInline(token.tokens, reading)}</strong>`];
    case "em":
      return [html`<em>${renderInline(token.tokens, reading)}</em>`];
    case "codespan":
      return [html`<code translate="no">${token.text}</code>`];
    case "br":
      return [html`<br />`];
    case "link":
      return [renderLink(token as Tokens.Link, reading)];
    case "escape":
      return [token.text];
    case "text":
      return token.tokens ? renderInline(token.tokens, reading) : renderText(token.text, reading);
    default:
      return [token.raw];
  }
}

function renderLink({ href, tokens }: Tokens.Link, reading: Reading): Rendered {
  const text = renderInline(tokens, reading);
  const to = reading.link(href);
  return to === undefined ? html`${text}` : html`<a href=${to}>${text}</a>`;
}

function renderText(text: string, reading: Reading): Rendered[] {
  return splitLive(text).flatMap((part): Rendered[] => {
    if (typeof part === "string") {
      return spelled(part);
    }
    if (part.path === "") {
      return [];
    }
    const value = reading.value(part.path, part.claim !== undefined);
    return [html`<span class="live" translate="no">${value ?? part.claim ?? "–"}</span>`];
  });
}
