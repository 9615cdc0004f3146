/** The command line, run as authors run it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
const scenarios = readdirSync(join(root, "scenarios")).map((name) => join("scenarios", name));

// Each test starts Node and compiles the engine, some play thousands of connections.
vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tcpscope-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function tcpscope(args: readonly string[], input = "") {
  const program = join(root, "lib", "cli.js");
  const result = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("tcpscope run", () => {
  test("prints the exchange in the one notation, and what became of the expectations", () => {
    const { status, out, err } = tcpscope(["run", "scenarios/syn-lost.tcp"]);
    expect(err).toBe("");
    expect(status).toBe(0);
    expect(out.split("\n").slice(0, 4)).toEqual([
      "    0.000000  client > server  S 0:0(0) win 65535 <mss 1460>  [lost]",
      "    1.000000  client > server  S 0:0(0) win 65535 <mss 1460>  [retransmission]",
      "    1.050000  client < server  S. 0:0(0) ack 1 win 65535 <mss 1460>",
      "    1.100000  client > server  . 1:1(0) ack 1 win 65535",
    ]);
    expect(out).toMatch(/ok {3}client connect server:80 = 0 {2}\(line 4, at 1\.100000\)/);
    expect(out).toMatch(/expectations met, 0 failed\n$/);
  });

  test("prints the numbers that are on the wire, where they are wanted", () => {
    const absolute = tcpscope(["run", "--numbers", "absolute", "scenarios/handshake.tcp"]).out;
    const [, seq = ""] = /> server {2}S (\d+):/.exec(absolute) ?? [];
    expect(Number(seq)).toBeGreaterThan(0);
    expect(absolute).toContain(` ack ${Number(seq) + 1} `);
    const { status, err } = tcpscope(["run", "--numbers", "roman", "scenarios/handshake.tcp"]);
    expect(status).toBe(2);
    expect(err).toContain("--numbers roman: one of relative or absolute");
  });

  test.each(scenarios)("%s ends as it says", (scenario) => {
    const { status, out } = tcpscope(["run", scenario]);
    expect(out.split("\n").filter((line) => line.startsWith("FAIL"))).toEqual([]);
    expect(status).toBe(0);
  });

  test("fails with the reason when an expectation is not met", () => {
    const { status, out } = tcpscope(["run", "-"], "client connect server:80 = 0\n");
    expect(status).toBe(1);
    expect(out).toContain(
      "FAIL client connect server:80 = 0: it returned ECONNREFUSED  (line 1, at 0.100000)",
    );
  });

  test("shows the socket calls as strace does", () => {
    const script = 'server listen 80\nclient connect server:80\nclient send "hello"\n';
    const { out } = tcpscope(["run", "--calls", "-"], script);
    expect(out).toContain("client connect(3, 10.0.0.2:80) = 0  (at 0.100000)");
    expect(out).toContain('client send(3, "hello") = 5');
    expect(out).toContain('server recv(4) = 5 "hello"');
  });

  test("names the faults for which no segment came", () => {
    const script = "drop client 9th data\ndrop every client RST\nclient connect server:80\n";
    const { out } = tcpscope(["run", "-"], script);
    expect(out.split("\n").filter((line) => line.startsWith("note"))).toEqual([
      "note no such segment came: drop client 9th data",
    ]);
  });

  test("lists the sockets as ss does", () => {
    const script = "server listen 80\nclient connect server:80\nclient send 5kB\nend 1s\n";
    const { out } = tcpscope(["run", "--ss", "-"], script);
    expect(out).toContain("client: 1 sockets");
    expect(out).toMatch(
      /ESTABLISHED +0 +0 10\.0\.0\.1:49152 +10\.0\.0\.2:80 +users:\(\(sink,fd=3\)\)/,
    );
    expect(out).toMatch(/LISTEN +0 +128 10\.0\.0\.2:80 +0\.0\.0\.0:\* +users:\(\(sink,fd=3\)\)/);
    expect(out).toMatch(
      /rto:1000 rtt:100\/\d+.* mss:1460 cwnd:\d+ bytes_sent:5000 bytes_acked:5000/,
    );
  });

  test("prints the whole record, whose script replays to the same record", () => {
    const first = tcpscope(["run", "--json", "--seed", "7", "scenarios/last-ack-lost.tcp"]);
    const record = JSON.parse(first.out);
    expect(record.version).toBe(2);
    expect(record.complete).toBe(true);
    expect(record.segments).toHaveLength(9);
    expect(record.expectations.every(({ status }: { status: string }) => status === "met")).toBe(
      true,
    );
    const again = tcpscope(["run", "--json", file("again.tcp", record.script)]);
    const replay = JSON.parse(again.out);
    for (const part of ["segments", "entries", "phases", "calls", "hosts", "sockets", "script"]) {
      expect(replay[part]).toEqual(record[part]);
    }
  });

  test("docs/record.md names every field of the record", () => {
    const docs = readFileSync(join(root, "docs", "record.md"), "utf8");
    const names = ["syn-cookies", "old-duplicate"].flatMap((scenario) => {
      const record = JSON.parse(tcpscope(["run", "--json", `scenarios/${scenario}.tcp`]).out);
      const { rows } = record.sockets.client;
      expect(rows, "an open socket").not.toHaveLength(0);
      const lists = ["segments", "entries", "phases", "calls", "expectations", "hosts"];
      const items = lists.flatMap((list) => record[list]);
      return [record, ...rows, ...items].flatMap(Object.keys);
    });
    expect([...new Set(names)].filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  });

  test("stops what would go on for ever", () => {
    const script = `host server app manual
host server receive-buffer 1000B
server listen 80
client connect server:80
client send 5000B
`;
    const { status, out } = tcpscope(["run", "-"], script);
    expect(out).toContain(
      "FAIL it is not over after 24 h, or has too many segments: stopped at 86",
    );
    expect(status).toBe(1);
  });
});

describe("tcpscope check", () => {
  test("docs/script.md shows what it says", () => {
    const docs = readFileSync(join(root, "docs", "script.md"), "utf8");
    const { err } = tcpscope(["check", file("lesson.tcp", "\n\nexpect client ESTABLISHD\n")]);
    const lines = err.replaceAll(`${folder}/`, "").trimEnd().split("\n");
    expect(docs).toContain(lines.map((line) => `    ${line}\n`).join(""));
  });

  test("names the place, the line and the remedy", () => {
    const bad = file("lesson.tcp", "server listen 80\nclient conect server:80\n");
    const { status, out, err } = tcpscope(["check", bad, "scenarios/handshake.tcp"]);
    expect(status).toBe(1);
    expect(out).toBe("1 of 2 scripts are right\n");
    expect(err).toBe(
      `${bad}:2:8: \`conect\` is not a call; did you mean \`connect\`?
  2 | client conect server:80
    |        ^^^^^^
`,
    );
  });

  test("finds nothing wrong with the scenarios", () => {
    expect(tcpscope(["check", ...scenarios]).status).toBe(0);
  });
});

describe("what can't be done", () => {
  test.each([
    [["run"], "run and pcap take one FILE, check some"],
    [[], "missing command"],
    [["run", "--seed", "x", "a.tcp"], "--seed x: a whole number from 0 to 4294967295"],
    [["run", "nowhere.tcp"], "no such file or directory, open 'nowhere.tcp'"],
    [["run", "--speed", "a.tcp"], "Unknown option '--speed'"],
    [["run", "--seed", "", "a.tcp"], '--seed "": a whole number from 0 to 4294967295'],
    [["run", "--seed", "1e3", "a.tcp"], "--seed 1e3: a whole number from 0 to 4294967295"],
    [["run", "--seed", "4294967296", "a.tcp"], "--seed 4294967296: a whole number from 0 to"],
    [
      ["run", "scenarios/closed.tcp", "--ipv6"],
      "Unknown option '--ipv6': run takes --json, --calls, --ss, --numbers, --seed and --help",
    ],
    [["run", "-o", "x.txt", "scenarios/closed.tcp"], "Unknown option '-o': run takes --json"],
    [["check", "--side", "nope", "a.tcp"], "Unknown option '--side': check takes --help"],
    [["check"], "run and pcap take one FILE, check some"],
    [["foo", "x"], "foo is not a command: run, check, render or pcap"],
    [
      ["--json", "run", "a.tcp"],
      "--json: options follow their command, run, check, render or pcap",
    ],
    [["check", "docs"], "docs is not a lesson: its folder needs lesson.tcp, en.md and zh-CN.md"],
    [["run", "lessons/handshake"], "lessons/handshake is a folder: a script is one file"],
  ])("%j", (args, message) => {
    const { status, err } = tcpscope(args);
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain("tcpscope check FILE");
  });
});

test.each([["--help"], ["run", "-h"], ["check", "--help"], ["pcap", "--help"]])(
  "%s %s says what there is",
  (...args) => {
    const { status, out, err } = tcpscope(args.filter(Boolean));
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(/^tcpscope run /);
  },
);

test("--version says the one of the package", () => {
  expect(tcpscope(["--version"])).toEqual({ status: 0, out: `${manifest.version}\n`, err: "" });
});
