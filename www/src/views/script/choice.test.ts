import { afterEach, expect, it, vi } from "vitest";
import { ScriptChoice } from "./choice.js";

const PAGE = "https://example.org/articles/tcp.html";

/** A tag with this script inside. */
const tag = (text?: string) =>
  ({ querySelector: () => (text === undefined ? null : { textContent: text }) }) as never;

/** Servers that have these files, by address. */
function serve(files: Readonly<Record<string, string>>): void {
  vi.stubGlobal("fetch", async (url: string) => {
    const text = files[url];
    return new Response(text ?? "", { status: text === undefined ? 404 : 200 });
  });
}

afterEach(() => vi.unstubAllGlobals());

it("by itself there is none, so that a scenario runs", () => {
  const script = new ScriptChoice();
  expect(script.readInline(tag())).toBe(false);
  expect(script.readFile(undefined, PAGE)).toBe(false);
  expect(script.own).toBeUndefined();
  expect(script.awaits).toBe(false);
});

it("a file is found from the page, and has to come first", async () => {
  serve({ "https://example.org/articles/talk.tcp": "server listen 80" });
  const script = new ScriptChoice();
  expect(script.readFile("talk.tcp", PAGE)).toBe(true);
  expect(script.readFile("talk.tcp", PAGE)).toBe(false);
  expect(script.awaits).toBe(true);
  await script.fetch();
  expect(script.awaits).toBe(false);
  expect(script.own).toBe("server listen 80");
});

it("a script inside the tag stands above the file, which nobody fetches then", async () => {
  serve({});
  const script = new ScriptChoice();
  script.readFile("talk.tcp", PAGE);
  expect(script.readInline(tag("client abort"))).toBe(true);
  expect(script.awaits).toBe(false);
  await script.fetch();
  expect(script.own).toBe("client abort\n");
});

it("what a reader takes stands above all, until the page says something else", () => {
  const script = new ScriptChoice();
  script.readInline(tag("client abort"));
  script.takeScenario();
  expect(script.own).toBeUndefined();
  script.take("unplug");
  expect(script.own).toBe("unplug");
  script.giveBack();
  expect(script.own).toBe("client abort\n");
  script.take("unplug");
  script.readInline(tag("client close"));
  expect(script.own).toBe("client close\n");
});

it("a file that is missing matters only to whom it is wanted by", async () => {
  serve({});
  const script = new ScriptChoice();
  script.readFile("gone.tcp", PAGE);
  await expect(script.fetch()).rejects.toMatchObject({ code: "src-not-found" });
  const late = script.fetch();
  script.take("unplug");
  await late;
  expect(script.own).toBe("unplug");
});
