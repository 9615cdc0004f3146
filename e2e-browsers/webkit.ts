/** WebKitGTK in its smallest browser, on a screen in memory, over WebDriver. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WebKit } from "../scripts/engines.mjs";
import { freePort } from "../scripts/port.mjs";
import type { Driver, Wishes } from "./driver.js";

/** Of the keyboard, as WebDriver writes them. */
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004" };

/** Also for a whole page at once. */
const SCREEN = { width: 1600, height: 12_000 };

export async function launchWebKit(
  { browser, driver, screen }: WebKit,
  { dark, still }: Wishes,
): Promise<Driver> {
  const xvfb = spawn(
    screen,
    ["-displayfd", "1", "-screen", "0", `${SCREEN.width}x${SCREEN.height}x24`],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const [display] = await once(xvfb.stdout, "data");
  const port = await freePort();
  const home = settings(still);
  const service = spawn(driver, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${String(display).trim()}`,
      // Containers run it as root, where its sandbox can't be set up; it only loads our own pages.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
      // Where the system has none, it would call the reader's language "C", which is none.
      LC_ALL: "en_US.UTF-8",
      XDG_CONFIG_HOME: home,
    },
  });
  const end = async (): Promise<void> => {
    await Promise.all([stop(service), stop(xvfb)]);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const args = ["--automation", ...(dark ? ["--dark-mode"] : [])];
    return await startSession(`http://127.0.0.1:${port}`, { binary: browser, args }, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** A folder in which GTK finds what the reader wants, in either of its versions. */
function settings(still: boolean): string {
  const home = mkdtempSync(join(tmpdir(), "tcpscope-webkit-"));
  for (const gtk of ["gtk-3.0", "gtk-4.0"]) {
    mkdirSync(join(home, gtk));
    const motion = `[Settings]\ngtk-enable-animations=${still ? 0 : 1}\n`;
    writeFileSync(join(home, gtk, "settings.ini"), motion);
  }
  return home;
}

async function startSession(
  service: string,
  browser: { readonly binary: string; readonly args: readonly string[] },
  end: () => Promise<unknown>,
): Promise<Driver> {
  const listens = () =>
    fetch(service).then(
      () => true,
      () => false,
    );
  await until(listens, `${service} does not answer`);
  const wanted = { "webkitgtk:browserOptions": browser };
  const body = { capabilities: { alwaysMatch: wanted } };
  const { sessionId, capabilities } = await ask(service, "POST", "/session", body);
  const session = `${service}/session/${sessionId}`;
  const post = (path: string, body = {}) => ask(session, "POST", path, body);
  const evaluate: Driver["evaluate"] = (action: unknown, ...args: unknown[]) =>
    run(post, String(action), args);
  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    complaints: [],
    resize: (width, height) => resize(post, evaluate, width, height),
    open: (url) => post("/url", { url }),
    evaluate,
    click: (x, y) =>
      act(post, "pointer", [
        { type: "pointerMove", origin: "viewport", x: Math.round(x), y: Math.round(y) },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ]),
    wheel: (x, y, deltaY) =>
      act(post, "wheel", [
        { type: "scroll", x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY },
      ]),
    type: (text) => act(post, "key", [...text].flatMap(stroke)),
    press: (key) => act(post, "key", stroke(KEYS[key])),
    screenshot: async (path) =>
      writeFileSync(path, await ask(session, "GET", "/screenshot"), "base64"),
    close: async () => {
      await ask(session, "DELETE", "").finally(end);
    },
  };
}

/** What is answered depends on what is asked. */
// biome-ignore lint/suspicious/noExplicitAny: the standard says what it is
type Answer = any;
type Post = (path: string, body?: object) => Promise<Answer>;

/** Also waits for what takes time. */
async function run(post: Post, action: string, args: readonly unknown[]): Promise<Answer> {
  const script = `
    const done = arguments[arguments.length - 1];
    Promise.resolve().then(() => (${action})(...arguments[0])).then(
      (value) => done({ value }),
      (error) => done({ error: String(error) }),
    );`;
  const { value, error } = await post("/execute/async", { script, args: [args] });
  if (error !== undefined) {
    throw new Error(error);
  }
  return value;
}

/** A window has a frame, and takes a moment to become as large as it is told. */
async function resize(
  post: Post,
  evaluate: Driver["evaluate"],
  width: number,
  height: number,
): Promise<void> {
  const sizes = () =>
    evaluate(() => [window.outerWidth, window.outerHeight, window.innerWidth, window.innerHeight]);
  const [outerWidth = 0, outerHeight = 0, innerWidth = 0, innerHeight = 0] = await sizes();
  const frame = { width: outerWidth - innerWidth, height: outerHeight - innerHeight };
  const outer = { width: width + frame.width, height: height + frame.height };
  // Without a window manager the window under the pointer has the focus, which is in the middle.
  const at = {
    x: Math.max(0, Math.round((SCREEN.width - outer.width) / 2)),
    y: Math.max(0, Math.round((SCREEN.height - outer.height) / 2)),
  };
  await post("/window/rect", { ...at, ...outer });
  await until(async () => {
    const [, , wide, high] = await sizes();
    return wide === width && high === height;
  }, `the window does not become ${width} × ${height}`);
}

async function act(
  post: Post,
  type: "key" | "pointer" | "wheel",
  actions: object[],
): Promise<void> {
  await post("/actions", { actions: [{ type, id: type, actions }] });
}

const stroke = (value: string): object[] => [
  { type: "keyDown", value },
  { type: "keyUp", value },
];

async function until(reached: () => Promise<boolean>, complaint: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await reached()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(complaint);
}

async function ask(service: string, method: string, path: string, body?: object): Promise<Answer> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(service + path, init);
  const { value } = (await response.json()) as { value: Answer };
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  }
  return value;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) {
    child.kill();
    await once(child, "exit");
  }
}
