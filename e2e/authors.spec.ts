/** What has become of an author's tag once minifiers and Markdown have had it, and what the element says. */
import type { Page } from "@playwright/test";
import { minify } from "html-minifier-terser";
import markdownIt from "markdown-it";
import { Marked } from "marked";
import type { TcpScope } from "../www/src/element/tcp-scope.js";
import { expect, openPage, Scope, test } from "./scope.js";

const CUT = "seems to have been cut by Markdown";
const UNCLOSED = "seems not to be closed";

const marked = (text: string): string => new Marked().parse(text, { async: false });
const markdown = (text: string): string =>
  markdownIt({ html: true, typographer: true }).render(text);

/** A post around a tag, in Markdown. */
const post = (tag: string): string => `Some words.\n\n${tag}\n\nMore *words*.\n`;

async function openBody(page: Page, html: string): Promise<Scope> {
  await openPage(page, { body: `<main>${html}</main>` });
  const scope = new Scope(page.locator("tcp-scope").first());
  await expect(scope.root.getByRole("region", { name: "Ladder" })).toBeVisible();
  return scope;
}

const problems = (scope: Scope) => scope.root.locator(".problems li");

test.describe("a minified page", () => {
  const options = {
    ...{ collapseBooleanAttributes: true, removeAttributeQuotes: true, collapseWhitespace: true },
    ...{ removeEmptyAttributes: true, removeRedundantAttributes: true },
  };

  test("waits for Play and has no bar, as its author wrote", async ({ page }) => {
    const tag =
      '<tcp-scope scenario="connected" paused="" bar="none" readonly="">Words.</tcp-scope>';
    const scope = await openBody(page, await minify(tag, options));
    await expect(scope.root.getByRole("group", { name: "Playback" })).toHaveCount(0);
    expect(await scope.root.evaluate((element: TcpScope) => element.playing)).toBe(false);
    await expect(problems(scope)).toHaveCount(0);
  });

  test("with the older names plays, as in HTML, and says nothing wrong", async ({ page }) => {
    const tag = '<tcp-scope scenario="closed" autoplay="off" controls="none">Words.</tcp-scope>';
    const cut = await minify(tag, options);
    expect(cut).toContain("<tcp-scope scenario=closed autoplay controls>");
    const scope = await openBody(page, cut);
    await expect(scope.button("Pause")).toBeVisible();
    await expect(problems(scope)).toHaveCount(0);
  });

  test("whose values have survived does as the older names say", async ({ page }) => {
    const scope = await openBody(
      page,
      '<tcp-scope scenario="closed" autoplay="off" controls="playback">Words.</tcp-scope>',
    );
    await expect(scope.button("Play")).toBeVisible();
    await expect(scope.button("Share")).toHaveCount(0);
    await expect(problems(scope)).toHaveCount(0);
  });
});

test("a framework sets switches as properties, with no value or none at all", async ({ page }) => {
  await openPage(page, { body: "<main></main>" });
  await page.evaluate(() => {
    const element = document.createElement("tcp-scope");
    Object.assign(element, { paused: "", readonly: "", bar: true, controls: false });
    document.querySelector("main")?.append(element);
  });
  const scope = new Scope(page.locator("tcp-scope"));
  await expect(scope.button("Play")).toBeVisible();
  await expect(scope.button("Send")).toHaveCount(0);
  await expect(problems(scope)).toHaveCount(0);
});

test.describe("a blank line inside the script", () => {
  const lines = ["server listen 80 app echo", "client connect server:80", ""];
  const rest = ['client send "hello"', "drop server data"];
  const script = (indent: string): string =>
    [...lines, ...rest].map((line) => (line === "" ? "" : indent + line)).join("\n");
  const start = '<script type="text/tcpscope">';
  const TAGS: Readonly<Record<string, string>> = {
    "at the margin": `<tcp-scope paused>\n${start}\n${script("")}\n</script>\n</tcp-scope>`,
    "indented by two": `<tcp-scope paused>\n${start}\n${script("  ")}\n</script>\n</tcp-scope>`,
    "indented by four": `<tcp-scope paused>\n  ${start}\n${script("    ")}\n  </script>\n</tcp-scope>`,
    "its end indented, too": `<tcp-scope paused>\n    ${start}\n${script("    ")}\n    </script>\n</tcp-scope>`,
    "all on the line of the tag": `<tcp-scope paused>${start}\n${script("")}\n</script></tcp-scope>`,
    "before an indented script": `<tcp-scope paused>\n\n    ${start}\n    ${lines[0]}\n    </script>\n</tcp-scope>`,
  };

  for (const [name, tag] of Object.entries(TAGS)) {
    for (const [renderer, render] of Object.entries({ marked, markdown })) {
      test(`${name}, by ${renderer}`, async ({ page }) => {
        const scope = await openBody(page, render(post(tag)));
        await expect(problems(scope).filter({ hasText: CUT })).toHaveCount(1);
        await expect(problems(scope).first()).toContainText("give its address in “src”");
        await expect(problems(scope).filter({ hasText: UNCLOSED })).toHaveCount(0);
      });
    }
  }

  // What remark with rehype-raw makes of it, as in Astro: the script ends early, and reads well.
  const SPLIT: Readonly<Record<string, string>> = {
    "the rest is words in the tag": `<tcp-scope paused>${start}${lines[0]}</script><p>client send “hello”</p></tcp-scope>`,
    "the rest is code in the tag": `<tcp-scope paused>${start}${lines[0]}</script><pre><code>drop server data\n</code></pre></tcp-scope>`,
    "the rest is words behind the tag": `<p><tcp-scope paused>${start}${lines[0]}</script></tcp-scope></p><p>client send “hello”\n&lt;/script>&lt;/tcp-scope></p>`,
  };
  for (const [name, html] of Object.entries(SPLIT)) {
    test(`${name}, of a script that is cut in two`, async ({ page }) => {
      const scope = await openBody(page, html);
      await expect(problems(scope)).toHaveText([new RegExp(CUT)]);
    });
  }

  test("is said in the reader’s language", async ({ page }) => {
    const tag = TAGS["at the margin"]?.replace("<tcp-scope", '<tcp-scope lang="zh-CN"') ?? "";
    await openPage(page, { body: `<main>${markdown(post(tag))}</main>` });
    const scope = new Scope(page.locator("tcp-scope"));
    await expect(problems(scope).first()).toContainText("似乎被 Markdown 截断了");
  });
});

test.describe("nothing is said of", () => {
  const start = '<tcp-scope paused><script type="text/tcpscope">';
  const WELL: Readonly<Record<string, string>> = {
    "words after the script": `${start}server listen 80</script>Client and server shake hands.</tcp-scope>`,
    "a picture and headings that are small": `<tcp-scope paused><h3>A handshake</h3><p>In three segments.</p><svg width="9" height="9"></svg></tcp-scope>`,
    "HTML that is sent": `${start}server listen 80\nclient connect server:80\nclient send "&lt;p>&amp;amp;</p>"\n</script></tcp-scope>`,
    "an example of the tag that follows it": `${start}server listen 80</script></tcp-scope><pre>&lt;tcp-scope>&lt;script>server listen 80&lt;/script>&lt;/tcp-scope></pre>`,
    "a paragraph around the script": `<tcp-scope paused><p><script type="text/tcpscope">server listen 80</script></p></tcp-scope>`,
  };
  for (const [name, html] of Object.entries(WELL)) {
    test(name, async ({ page }) => {
      const scope = await openBody(page, html);
      await expect(problems(scope)).toHaveCount(0);
    });
  }

  test("a mistake in the script that Markdown has not made", async ({ page }) => {
    const scope = await openBody(
      page,
      `${start}server lisen 80\nclient send "<p>"</script></tcp-scope>`,
    );
    await expect(problems(scope)).toHaveText([/The script can’t be run: line 1/]);
  });
});

test.describe("a tag that ends with “/>”", () => {
  for (const rest of ["<h2>Closing</h2><p>Words.</p>", "<tcp-scope paused></tcp-scope>"]) {
    test(`says that it has swallowed ${rest.slice(0, 10)}…`, async ({ page }) => {
      const scope = await openBody(
        page,
        `<tcp-scope scenario="closed" paused /><p>More.</p>${rest}`,
      );
      await expect(problems(scope)).toHaveText([new RegExp(`${UNCLOSED}.*</tcp-scope>`)]);
    });
  }
});
