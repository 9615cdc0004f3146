/** Pictures of what the engine does, for files. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { playScript } from "../../../bin/play.js";
import { drawLadder } from "../drawing/draw.js";
import { inputOf } from "../drawing/input.js";
import { layoutLadder } from "../drawing/layout.js";
import { STATES } from "../words/states.js";
import { englishWords, Words } from "../words/words.js";
import { columns } from "./columns.js";
import { courseOf, scopeOf } from "./course.js";
import {
  ladderMermaid,
  ladderSvg,
  ladderText,
  type RecordPictureOptions,
  type Told,
} from "./index.js";
import { drawMermaid } from "./mermaid.js";
import { drawSvg } from "./svg.js";
import { writeTemplate } from "./write.js";

const fileOf = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const scriptOf = (name: string): string => readFileSync(fileOf(`scenarios/${name}.tcp`), "utf8");
const SCENARIOS = readdirSync(fileOf("scenarios")).map((file) => file.replace(".tcp", ""));
const RECORDS = new Map(SCENARIOS.map((name): [string, Told] => [name, firstPart(name)]));

const LAST_ACK_LOST = firstPart("last-ack-lost");
const CROSSING = firstPart("simultaneous-open");
const SLOW = firstPart("slow-reader");
const EVERYTHING = (): boolean => true;

/** As much as a reader would want in one picture. */
function atMost({ segments }: Told): number | undefined {
  return segments[200]?.sentAt;
}

/** Some scenarios go through thousands of connections. */
function firstPart(name: string): Told {
  return playScript(`${scriptOf(name)}\nend 250s\n`, 1);
}

const svg = (options?: RecordPictureOptions): string => ladderSvg(LAST_ACK_LOST, options);
const text = (options?: RecordPictureOptions): string => ladderText(LAST_ACK_LOST, options);
const count = (where: string, what: RegExp): number => [...where.matchAll(what)].length;

describe("in letters", () => {
  it("a segment is a row, with the states that it brings, and what was lost does not arrive", () => {
    expect(text()).toMatchInlineSnapshot(`
      "                      Client                                   Server
        0.000 s         CLOSED |                                        | CLOSED
                               |                                        | LISTEN
                      SYN-SENT |-------------- SYN seq 0 -------------->| SYN-RECEIVED
        0.050 s    ESTABLISHED |<--------- SYN ACK seq 0 ack 1 ---------|
        0.100 s                |---------------- ACK 1 ---------------->| ESTABLISHED
        0.150 s     FIN-WAIT-1 |--------- FIN ACK seq 1 ack 1 --------->| CLOSE-WAIT
        0.200 s     FIN-WAIT-2 |<---------------- ACK 2 ----------------|
                               |<--------- FIN ACK seq 1 ack 2 ---------| LAST-ACK
        0.250 s      TIME-WAIT |------ ACK 2 (lost) -------X            |
                               :           925 ms of silence            :
        1.200 s                |<-- FIN ACK seq 1 ack 2 (sent again) ---| (RTO 1 s)
        1.250 s                |---------------- ACK 2 ---------------->| CLOSED
                               :            4 min of silence            :
      241.250 s  (2 MSL 4 min) |                                        |
                        CLOSED |                                        |
      "
    `);
  });

  it("where segments cross, each is seen where it leaves and where it arrives", () => {
    expect(ladderText(CROSSING)).toMatchInlineSnapshot(`
      "                   Client                                      Server
      0.000 s        CLOSED |                                           | CLOSED
                   SYN-SENT |-------------- SYN seq 0 -------------- ...|
               SYN-RECEIVED |<--------------- SYN seq 0 ----------------| SYN-SENT
      0.050 s               |... ------------- SYN seq 0 -------------->| SYN-RECEIVED
                            |... --------- SYN ACK seq 0 ack 1 ---------|
                            |---------- SYN ACK seq 0 ack 1 ----------->| ESTABLISHED
      0.100 s   ESTABLISHED |<-------- SYN ACK seq 0 ack 1 --------- ...|
      "
    `);
  });

  it("no line is wider than asked for, in Chinese neither", () => {
    for (const width of [72, 120]) {
      const lines = text({ width, lang: "zh-CN" }).split("\n");
      expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
      expect(Math.max(...lines.map(columns))).toBeGreaterThan(width - 13);
    }
  });

  it("what has no room is cut, never the frame around it", () => {
    const lines = ladderText(SLOW, { width: 60 }).split("\n");
    const frames = lines
      .slice(1, -1)
      .map((line) => [line.indexOf("|"), line.lastIndexOf("|")].join());
    expect(new Set(frames.filter((frame) => frame !== "-1,-1")).size).toBe(1);
  });
});

describe("for Mermaid", () => {
  it("the segments are messages, the states are notes", () => {
    expect(ladderMermaid(LAST_ACK_LOST)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: 9 segments between client and server. At 241.250 s the client is in CLOSED, the server in CLOSED.
        participant C as Client
        participant S as Server
        Note left of C: CLOSED
        Note right of S: CLOSED
        Note right of S: LISTEN
        C->>S: SYN seq 0
        Note left of C: SYN-SENT
        Note right of S: SYN-RECEIVED
        S->>C: SYN ACK seq 0 ack 1
        Note left of C: ESTABLISHED
        C->>S: ACK 1
        Note right of S: ESTABLISHED
        C->>S: FIN ACK seq 1 ack 1
        Note left of C: FIN-WAIT-1
        Note right of S: CLOSE-WAIT
        S->>C: ACK 2
        Note left of C: FIN-WAIT-2
        S->>C: FIN ACK seq 1 ack 2
        Note right of S: LAST-ACK
        C-xS: ACK 2 (lost)
        Note left of C: TIME-WAIT
        Note over C,S: 925 ms of silence
        S->>C: FIN ACK seq 1 ack 2 (sent again)
        Note right of S: (RTO 1 s)
        C->>S: ACK 2
        Note right of S: CLOSED
        Note over C,S: 4 min of silence
        Note left of C: (2 MSL 4 min)
        Note left of C: CLOSED
      "
    `);
  });

  it("what means something there is written as a number, and the title does without", () => {
    const words = new Words("en", "ladder-lost = l; # <b>%%", "rfc", englishWords());
    const source = drawMermaid(courseOf(LAST_ACK_LOST), words, { title: "one; two # three\nfour" });
    expect(source).toContain("  accTitle: one, two , three four\n");
    expect(source).toContain("  C-xS: ACK 2 (l#59; #35; #60;b#62;#37;#37;)\n");
  });

  it("what is on its way has an open end", () => {
    expect(ladderMermaid(LAST_ACK_LOST, { to: 20_000 })).toContain("  C-)S: SYN seq 0\n");
  });
});

describe("as SVG", () => {
  it("says what it is, and the exchange in words", () => {
    expect(svg()).toContain(
      "<title>9 segments between client and server. At 241.250\u00a0s the client is in CLOSED,",
    );
    expect(svg()).toContain("0.275\u00a0s: ACK 2 from client is lost.\n");
    expect(svg({ title: "FIN & <ACK>" })).toContain("<title>FIN &amp; &lt;ACK&gt;</title>");
    expect(svg({ lang: "zh-CN" })).toContain("0.275\u00a0s：客户端的 ACK 2 丢失。\n");
    expect(svg({ names: "netstat" })).toContain(">FIN_WAIT1</text>");
  });

  it.each(SCENARIOS)(
    "%s: every class has a style, every style is used, nothing is elsewhere",
    (name) => {
      const record = RECORDS.get(name) as Told;
      const drawing = ladderSvg(record, { to: atMost(record) });
      const [, style = ""] = /<style>(.*)<\/style>/s.exec(drawing) ?? [];
      const styled = new Set([...style.matchAll(/\.([a-z][\w-]*)/g)].map(([, one]) => one));
      const used = new Set(
        [...drawing.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" ")),
      );
      expect([...used].sort()).toEqual([...styled].sort());
      expect(drawing.replace("http://www.w3.org/2000/svg", "")).not.toMatch(
        /https?:|url\(|href|@import|<script|var\(|color-mix|light-dark|undefined|NaN|\[object/,
      );
    },
  );

  it("follows its reader's choice of light or dark, or has its own", () => {
    const [light, dark] = [svg({ theme: "light" }), svg({ theme: "dark" })];
    expect(light).toContain(".ground{fill: #fbfaf7}");
    expect(dark).toContain(".ground{fill: #14171b}");
    expect(light + dark).not.toContain("@media");
    const [before = "", after = ""] = svg().split("@media (prefers-color-scheme:dark){");
    expect(before).toContain(".ground{fill: #fbfaf7}");
    expect(after).toContain(".ground{fill: #14171b}");
  });

  it("two on one page keep their styles apart", () => {
    const selectors = [...svg({ theme: "dark" }).matchAll(/^(.*)\{/gm)].map(([, one = ""]) => one);
    const parts = selectors.flatMap((one) => one.split(","));
    expect(parts.filter((one) => !one.startsWith(".tcpscope-ladder-dark "))).toEqual([]);
    expect(parts.length).toBeGreaterThan(20);
  });

  it.each(["last-ack-lost", "first-look", "slow-reader", "blind-reset"])(
    "%s: has the lines of the page",
    (name) => {
      const course = courseOf(RECORDS.get(name) as Told);
      const { history, moment } = scopeOf(course, {});
      const words = englishWords();
      const layout = layoutLadder(inputOf(moment, history, { width: 680, zoom: 1 }, words));
      const still = { now: moment.now, goesOn: false };
      const extent = { top: 0, bottom: layout.height };
      const page = writeTemplate(
        drawLadder(layout, words, extent, { summary: "", still }),
        EVERYTHING,
      );
      const strokes = (drawing: string): string[] =>
        [...drawing.matchAll(/<(?:line|path) [^>]*>/g)]
          .map(([stroke]) => stroke.replace(/ class="[^"]*"/, ""))
          // The lifelines end where the picture does.
          .filter((stroke) => !stroke.includes(' y1="34"'));
      const drawn = strokes(drawSvg(course, words, { width: 720 }));
      expect(drawn).toEqual(strokes(page));
      expect(drawn.length).toBeGreaterThan(20);
    },
  );

  it("tells as much as is asked for", () => {
    const said = (labels: RecordPictureOptions["labels"]): string => svg({ labels });
    expect(said("full")).toContain(">FIN ACK seq 1 ack 1</text>");
    expect(said("short")).toContain(">FIN ACK 1</text>");
    expect(said("flags")).toContain(">FIN ACK</text>");
    expect(said("none")).not.toMatch(/rotate[^>]*>[^<]*ACK<\/text>/);
  });
});

describe("a part of the time", () => {
  it("shows what is sent from then on, in the states that last", () => {
    const part = text({ from: 150_000 }).split("\n");
    expect(part[1]).toMatch(/0\.150 s +ESTABLISHED \| +\| SYN-RECEIVED$/);
    expect(part.join("\n")).not.toContain("SYN seq");
    expect(count(svg({ from: 150_000 }), /class="arrow/g)).toBe(6);
  });

  it("ends as it was at that moment: what is under way, and no later state", () => {
    const early = svg({ to: 260_000, names: "rfc" });
    expect(early).toMatch(/<text class="state-name lasting halo"[^>]*>TIME-WAIT</);
    expect(early).toMatch(/<g class="now" transform="translate\(0 [\d.]+\)">/);
    expect(early).not.toMatch(/ lost|class="cross"|of silence/);
    // It was stopped later: then nobody knew how long it would run.
    expect(early).toMatch(/>2 MSL</);
    expect(svg()).not.toContain('class="now"');
  });

  it("ends with the last that happens, where nothing more would", () => {
    expect(ladderText(CROSSING)).toMatch(/\n0\.100 s[^\n]*\n$/);
    expect(ladderSvg(CROSSING)).not.toContain("of silence");
    expect(() => ladderSvg(CROSSING, { from: 200_000 })).toThrow("the last thing happens at 0.1 s");
  });

  it("of too much at once there is no picture, but the remedy", () => {
    const record = playScript(
      "server listen 80\nclient connect server:80\nclient send 5MB\nend 60s\n",
      1,
    );
    expect(() => ladderSvg(record)).toThrow(/segments are too many for one picture.*choose a part/);
    expect(ladderSvg(record, { to: 300_000 })).toContain("data 1:1461");
  });
});

describe("to be filled in", () => {
  it.each(SCENARIOS)("%s: no number and no state is given away", (name) => {
    const record = RECORDS.get(name) as Told;
    for (const draw of [ladderSvg, ladderText, ladderMermaid]) {
      const blank = draw(record, { blank: true, to: atMost(record) });
      expect(blank).not.toMatch(new RegExp(`\\b(${STATES.join("|")})\\b`));
      expect(blank).not.toMatch(/\b(seq|ack|ACK|data) \d|\d:\d|2\sMSL/);
      expect(blank).not.toMatch(/class="bar (opening|open|closing|waiting)/);
      expect(blank).toContain("____");
    }
  });

  it("how many octets there are is told, as numbers follow from that", () => {
    expect(ladderText(SLOW, { blank: true })).toContain("data ____:____ ack ____ (1460 B)");
  });
});

/** The README's pictures: file, script, width. */
it("docs/pictures.md shows what is printed", () => {
  expect(readFileSync(fileOf("docs/pictures.md"), "utf8")).toContain(`\n${text()}`);
});

const PICTURES: [string, string, number][] = [
  ["docs/first-look.svg", `drop client ACK of FIN\n${scriptOf("first-look")}`, 720],
  ...["close-both", "simultaneous-open", "blind-reset", "half-open"].map(
    (name): [string, string, number] => [`docs/gallery/${name}.svg`, scriptOf(name), 480],
  ),
];

it.each(PICTURES)("%s is what is drawn now (TCPSCOPE_WRITE=1 writes it)", (path, script, width) => {
  const drawn = ladderSvg(playScript(script, 1), { width });
  const file = fileOf(path);
  if (process.env.TCPSCOPE_WRITE) {
    writeFileSync(file, drawn);
  }
  expect(readFileSync(file, "utf8")).toBe(drawn);
});
