/** `tcpscope render`: what is asked for, and the files that come of it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ladderText } from "../www/src/picture/index.js";
import { playScript } from "./play.js";
import { readOrder, render } from "./render.js";

const script = readFileSync(new URL("../scenarios/handshake.tcp", import.meta.url), "utf8");
const record = playScript(script, 1);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tcpscope-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Draws, and returns what is in the file. */
async function draw(name: string, ...args: string[]): Promise<Buffer> {
  const order = readOrder(["a.tcp", "-o", join(folder, name), ...args]);
  if (!order) {
    throw new Error("nothing to draw");
  }
  await render(record, order);
  return readFileSync(join(folder, name));
}

/** The width and height that a PNG file says it has. */
function sizeOf(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test("the file's name says what is drawn, unless something else is asked for", async () => {
  expect(`${await draw("a.svg")}`).toMatch(/^<svg /);
  expect(`${await draw("a.TXT")}`).toMatch(/^ +Client +Server\n/);
  expect(`${await draw("a.mmd")}`).toMatch(/^sequenceDiagram\n/);
  expect(`${await draw("a.md", "--format", "mmd")}`).toMatch(/^sequenceDiagram\n/);
});

test("a PNG has two dots for a pixel, or as many as wanted", async () => {
  const [, height = 0] = /height="(\d+)"/.exec(`${await draw("b.svg", "--width", "400")}`) ?? [];
  const png = await draw("b.png", "--width", "400");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(sizeOf(png)).toEqual([800, 2 * Number(height)]);
  expect(sizeOf(await draw("c.png", "--width", "400", "--scale", "1"))[0]).toBe(400);
});

test("an exercise comes with its key", async () => {
  const key = join(folder, "key.txt");
  const exercise = await draw("exercise.txt", "--blank", "--key", key, "--title", "Fill in!");
  expect(`${exercise}`).toMatch(/^Fill in!\n[\s\S]*SYN ACK seq ____ ack ____/);
  expect(readFileSync(key, "utf8")).toMatch(/^Fill in!\n[\s\S]*SYN ACK seq 0 ack 1 /);
});

test("a width that suits both formats is that of the key too", async () => {
  const key = join(folder, "wide.svg");
  const exercise = await draw("wide.txt", "--blank", "--width", "300", "--key", key);
  expect(`${exercise}`).toMatch(/^ +Client +Server\n/);
  expect(readFileSync(key, "utf8")).toMatch(/^<svg [^>]*width="300"/);
});

test("the command draws what it reads, to where it is told", () => {
  const program = fileURLToPath(new URL("../lib/cli.js", import.meta.url));
  const tcpscope = (input: string) =>
    spawnSync(process.execPath, [program, "render", "-", "-o", "-", "--format", "txt"], {
      input,
      encoding: "utf8",
    });
  expect(tcpscope(script)).toMatchObject({ status: 0, stderr: "", stdout: ladderText(record) });
  const mistaken = tcpscope("client conect server:80\n");
  expect(mistaken).toMatchObject({ status: 2, stdout: "" });
  expect(mistaken.stderr).toMatch(/^-:1:8: `conect` is not a call; did you mean `connect`\?/);
});

describe("what can't be drawn", () => {
  test.each([
    ["", "render takes one FILE"],
    ["a.tcp", "render needs -o PICTURE, such as -o picture.svg"],
    ["a.tcp -o", "argument missing"],
    ["a.tcp b.tcp -o c.svg", "render takes one FILE"],
    ["a.tcp -o c.gif", "-o c.gif: a name that ends in .svg, .png, .txt, .mmd, or --format"],
    ["a.tcp -o -", "-o - needs --format: svg, png, txt or mmd"],
    ["a.tcp -o c.svg --format gif", "--format gif: one of svg, png, txt or mmd"],
    ["a.tcp -o c.PNG --format svg", "-o c.PNG names a png file, but --format asks for svg"],
    ["a.tcp -o c.svg --blank --format svg --key k.png", "--key k.png names a png file, but"],
    ["a.tcp -o c.svg --width 20", "--width 20: a whole number of pixels from 280 to 4000"],
    ["a.tcp -o c.txt --width 20", "--width 20: a whole number of columns from 72 to 400"],
    ["a.tcp -o c.svg --width 7e2", "--width 7e2: a whole number of pixels"],
    ["a.tcp -o c.png --scale 0", "--scale 0: a whole number from 1 to 8"],
    ["a.tcp -o c.svg --labels all", "--labels all: one of full, short, flags or none"],
    ["a.tcp -o c.svg --theme blue", "--theme blue: one of auto, light or dark"],
    ["a.tcp -o c.svg --lang fr", "--lang fr: one of en or zh-CN"],
    ["a.tcp -o c.svg --names bsd", "--names bsd: one of rfc, ss or netstat"],
    ["a.tcp -o c.svg --from 5", "--from 5: a time with its unit, such as 200ms or 1.5s"],
    ["a.tcp -o c.svg --from 2s --to 1s", "--to 1s must be later than --from 2s"],
    ["a.tcp -o c.svg --key k.svg", "--key goes with --blank: without it, the picture is the key"],
    ["a.tcp -o c.svg --blank --key k", "--key k: a name that ends in"],
    [
      "a.tcp -o c.txt --blank --width 80 --key k.svg",
      "--width 80: a whole number of pixels from 280 to 4000, as --key k.svg has the same width; or let its name end in .txt",
    ],
    [
      "a.tcp -o c.svg --blank --width 3000 --key k.txt",
      "--width 3000: a whole number of columns from 72 to 400, as --key k.txt has the same width; or let its name end in .svg",
    ],
    [
      "a.tcp -o c.svg --blank --key ./c.svg",
      "--key ./c.svg is also the file of -o: give the key another name",
    ],
    ["a.tcp -o - --format txt --blank --key -", "--key - is also the file of -o"],
    ["a.tcp -o c.svg --seed x", "--seed x: a whole number from 0 to 4294967295"],
    ["a.tcp -o c.svg --colour red", "Unknown option '--colour': render takes --output, --format,"],
  ])("%s", (line, message) => {
    expect(() => readOrder(line.split(" ").filter(Boolean))).toThrow(message);
  });

  test("a folder", async () => {
    mkdirSync(join(folder, "dir.svg"));
    await expect(draw("dir.svg")).rejects.toThrow(/dir\.svg is a folder: name a file in it$/);
  });

  test("a time after the end", async () => {
    await expect(draw("d.svg", "--from", "9min")).rejects.toThrow(
      "nothing is there from 540 s on: the last thing happens at 0.15 s",
    );
  });
});

test("numbers are relative, or those on the wire", async () => {
  const [syn] = record.segments;
  const absolute = `${await draw("absolute.txt", "--numbers", "absolute")}`;
  expect(absolute).toContain(`SYN seq ${syn?.seqBase} `);
  expect(absolute).toContain(`ack ${(syn?.seqBase ?? 0) + 1} `);
  expect(`${await draw("relative.txt")}`).toContain("SYN seq 0 ");
  expect(`${await draw("absolute.svg", "--numbers", "absolute")}`).toContain(`${syn?.seqBase}`);
  expect(() => readOrder(["a.tcp", "-o", "a.svg", "--numbers", "roman"])).toThrow(
    "--numbers roman: one of relative or absolute",
  );
});
