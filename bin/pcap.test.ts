/** Captures, by the command line and as Wireshark reads them. */
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Simulation } from "./engine.js";
import { captureScript } from "./pcap.js";
import type { RunRecord } from "./play.js";

type Segment = RunRecord["segments"][number];
type Side = "client" | "server";

const SIDES: readonly Side[] = ["client", "server"];
const root = fileURLToPath(new URL("..", import.meta.url));

vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tcpscope-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function tcpscope(args: readonly string[], input = "", environment = {}) {
  const program = join(root, "lib", "cli.js");
  const env = { ...process.env, ...environment };
  const result = spawnSync(process.execPath, [program, ...args], { cwd: root, input, env });
  return { status: result.status, out: result.stdout, err: result.stderr.toString() };
}

describe("tcpscope pcap", () => {
  test("writes the same octets each time, into a file or to standard output", () => {
    const file = join(folder, "x.pcapng");
    const { status, out, err } = tcpscope(["pcap", "-o", file, "scenarios/syn-lost.tcp"]);
    expect([status, out.toString(), err]).toEqual([0, "", ""]);
    const again = tcpscope(["pcap", "-o", "-", "scenarios/syn-lost.tcp"]);
    expect(again.out.equals(readFileSync(file))).toBe(true);
    expect(again.out.includes("tcpscope 0.1.0")).toBe(true);
    expect(again.out.includes("lost-described")).toBe(true);
  });

  /** The first octets tell the format. */
  const formatOf = (octets: Buffer) =>
    ({ "0a0d0d0a": "pcapng", d4c3b2a1: "pcap" })[octets.toString("hex", 0, 4)];

  test("writes what the name tells, in capitals too", () => {
    const names = { "a.pcapng": "pcapng", "b.pcap": "pcap", "C.PCAP": "pcap", "d.cap": "pcap" };
    for (const [name, format] of Object.entries({ ...names, "folder.pcap/e": "pcapng" })) {
      mkdirSync(join(folder, "folder.pcap"), { recursive: true });
      const file = join(folder, name);
      const { status, err } = tcpscope(["pcap", "-o", file, "scenarios/syn-lost.tcp"]);
      expect([status, err, formatOf(readFileSync(file))], name).toEqual([0, "", format]);
    }
  });

  test("writes what --format asks for, where no name tells it", () => {
    const out = (...args: string[]) => tcpscope(["pcap", ...args, "scenarios/syn-lost.tcp"]).out;
    expect(formatOf(out("-o", "-"))).toBe("pcapng");
    expect(formatOf(out("-o", "-", "--format", "pcapng"))).toBe("pcapng");
    expect(formatOf(out("-o", "-", "--format", "pcap"))).toBe("pcap");
    const file = join(folder, "capture.1");
    out("-o", file, "--format", "pcap");
    expect(formatOf(readFileSync(file))).toBe("pcap");
  });

  test("takes a seed, a side, a time of day and a version of IP", () => {
    const script = "link loss 50%\nserver listen 80\nclient connect server:80\n";
    const options = [["--seed", "2"], ["--side", "client"], ["--epoch", "1981-09-01"], ["--ipv6"]];
    const files = [[], ...options].map((option) => {
      const { status, out } = tcpscope(["pcap", ...option, "-o", "-", "-"], script);
      expect(status).toBe(0);
      return out.toString("hex");
    });
    expect(new Set(files).size).toBe(files.length);
  });

  test("means the same moment by --epoch on every machine", () => {
    const at = (epoch: string, zone: string) => {
      const args = ["pcap", "--epoch", epoch, "-o", "-", "scenarios/handshake.tcp"];
      const { status, out, err } = tcpscope(args, "", { TZ: zone });
      expect([status, err]).toEqual([0, ""]);
      return out.toString("hex");
    };
    const midnight = at("2022-08-18T00:00:00Z", "UTC");
    expect(at("2022-08-18", "Asia/Shanghai")).toBe(midnight);
    expect(at("2022-08-18T02:00+02:00", "America/New_York")).toBe(midnight);
    expect(at("2022-08-18T00:00:00.5Z", "UTC")).not.toBe(midnight);
  });

  test("says of what goes on for ever where it stopped", () => {
    const script =
      "host server app manual\nhost server receive-buffer 1kB\nserver listen 80\n" +
      "client connect server:80\nclient send 5kB\n";
    const { status, out, err } = tcpscope(["pcap", "-o", "-", "-"], script);
    expect([status, out.length > 10_000]).toEqual([0, true]);
    expect(err).toContain("it is not over after 24 h, or has too many segments: stopped at 86");
  });

  test.each([
    [["pcap", "scenarios/syn-lost.tcp"], "pcap needs -o FILE.pcapng"],
    [["pcap", "-o", "x"], "run and pcap take one FILE, check some"],
    [["pcap", "--side", "left", "-o", "x", "y"], "--side left: client, server or both"],
    [["pcap", "--epoch", "noon", "-o", "x", "y"], "--epoch noon: a time since 1970 such as"],
    [
      ["pcap", "--epoch", "2022-08-18T00:00", "-o", "x", "y"],
      "--epoch 2022-08-18T00:00 lacks its zone: 2022-08-18T00:00Z is UTC, or an offset such as",
    ],
    [["pcap", "--epoch", "18 Aug 2022", "-o", "x", "y"], "--epoch 18 Aug 2022: a time since 1970"],
    [["pcap", "--epoch", "1969-12-31", "-o", "x", "y"], "--epoch 1969-12-31: a time since 1970"],
    [["pcap", "--seed", "", "-o", "x", "y"], '--seed "": a whole number from 0 to'],
    [["pcap", "--json", "-o", "x", "y"], "Unknown option '--json': pcap takes --side, --ipv6,"],
    [["pcap", "-o", "/nowhere/x", "scenarios/closed.tcp"], "'/nowhere/x'"],
    [["pcap", "-o", "scenarios", "scenarios/closed.tcp"], "scenarios is a folder: name a file in"],
    [["pcap", "-o", "x.txt", "y"], "-o x.txt: a name that ends in .pcapng, .pcap, .cap, .dmp, or"],
    [["pcap", "-o", "x.pcap.gz", "y"], "-o x.pcap.gz: a name that ends in .pcapng, .pcap,"],
    [["pcap", "-o", "x", "--format", "erf", "y"], "--format erf: one of pcapng or pcap"],
    [
      ["pcap", "-o", "x.pcap", "--format", "pcapng", "y"],
      "-o x.pcap names a pcap file, but --format asks for pcapng",
    ],
    [
      ["pcap", "--epoch", "2106-02-01", "-o", "x.pcap", "y"],
      "--epoch 2106-02-01: pcap has no time after 2105, pcapng has",
    ],
    [["pcap", "-o", "x", "package.json"], "package.json:1:1"],
  ])("%j is refused with the reason", (args, message) => {
    const { status, err } = tcpscope(args);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

test("a capture is of the present branch, up to the present moment", () => {
  const simulation = new Simulation("server listen 80\nclient connect server:80\n", 1);
  const length = () => simulation.capture(undefined, undefined).length;
  const begun = length();
  simulation.advance(1e6);
  const handshake = length();
  simulation.whatIf("drop segment 0");
  simulation.advance(0.5e6);
  // The first SYN, with a comment.
  expect([begun < length(), length() < handshake]).toEqual([true, true]);
  simulation.select(0);
  simulation.seek(1e6);
  expect(length()).toBe(handshake);
  simulation.seek(0);
  expect(length()).toBe(begun);
  expect(() => simulation.capture("nobody", undefined)).toThrow("unknown-host");
  simulation.free();
});

test("a long run is captured at once, and its file keeps no more than the headers", () => {
  const script = "link delay 1ms\nserver listen 80\nclient connect server:80\nclient send 17MB\n";
  const simulation = new Simulation(script, 1);
  for (let second = 1; second <= 4; second++) simulation.advance(second * 1e6);
  const start = performance.now();
  const both = simulation.capture(undefined, undefined);
  expect(performance.now() - start).toBeLessThan(10_000);
  const one = simulation.capture("client", undefined);
  simulation.free();
  // 12 000 segments with data and their acknowledgments.
  expect(both.length).toBeGreaterThan(5e6);
  expect(both.length).toBeLessThan(10e6);
  expect(one.length, "half as much is kept whole").toBeGreaterThan(17e6);
});

/** What Wireshark says of a packet: the fields that have a value. */
type Packet = ReadonlyMap<string, string>;

/** A packet, the segment that it is, and what our log says of it at this host. */
interface Seen {
  readonly packet: Packet;
  readonly segment: Segment;
  readonly outbound: boolean;
  readonly codes: readonly string[];
  /** Something that this host had sent was not acknowledged yet. */
  readonly outstanding: boolean;
}

const ANALYSIS = [
  "retransmission",
  "fast_retransmission",
  "out_of_order",
  "duplicate_ack",
  "zero_window",
  "window_update",
];

const FIELDS = [
  "frame.packet_flags_direction",
  "frame.comment",
  "ip.checksum.status",
  "tcp.checksum.status",
  "tcp.completeness",
  "_ws.malformed",
  ...ANALYSIS.map((flag) => `tcp.analysis.${flag}`),
];

const OPTIONS = [
  // Twice, so that each packet knows how its conversation ends.
  ["-2", "-n"],
  ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"],
  // What is sent to port 80 here is no HTTP.
  ["--disable-protocol", "http"],
  ["-T", "fields"],
  FIELDS.flatMap((field) => ["-e", field]),
].flat();

const run = promisify(execFile);

async function wireshark(
  file: Uint8Array,
  name: string,
  more: readonly string[] = [],
): Promise<Packet[]> {
  const path = join(folder, `${name.replaceAll(/\W/g, "-")}.pcapng`);
  writeFileSync(path, file);
  const fields = [...FIELDS, ...more];
  const wanted = more.flatMap((field) => ["-e", field]);
  const args = ["-r", path, ...OPTIONS, ...wanted];
  const { stdout } = await run("tshark", args, { maxBuffer: 1 << 28 });
  const lines = stdout.split("\n").filter(Boolean);
  return lines.map((line) => {
    const values = line.split("\t").map((value, index) => [fields[index] ?? "", value] as const);
    return new Map(values.filter(([, value]) => value !== ""));
  });
}

/** The packets of one interface with what we know of them. */
async function look(script: string, side: Side, name = "test"): Promise<Seen[]> {
  const { octets, record } = captureScript(script, { seed: 1, side });
  const packets = await wireshark(octets, `${name}-${side}`);
  const own = record.segments.filter(
    ({ from, forged, copyOf }) => from === side && !forged && copyOf === undefined,
  );
  const others = record.segments.filter(({ from, fate }) => from !== side && fate === "arrived");
  others.sort((a, b) => a.arrivesAt - b.arrivesAt || a.id - b.id);
  expect(packets, "all that passed, and nothing else").toHaveLength(own.length + others.length);
  const codes = new Map<number, string[]>();
  for (const { segment, host, code } of record.entries) {
    if (segment === undefined || host !== side) continue;
    codes.set(segment, [...(codes.get(segment) ?? []), code]);
  }
  let sentUpTo = 0;
  return packets.map((packet) => {
    const outbound = packet.get("frame.packet_flags_direction") === "0x00000002";
    const segment = (outbound ? own : others).shift();
    if (!segment) throw new Error("a packet that is no segment");
    if (outbound) sentUpTo = Math.max(sentUpTo, endOf(segment));
    const outstanding = segment.ack !== undefined && segment.ack < sentUpTo;
    return { packet, segment, outbound, codes: codes.get(segment.id) ?? [], outstanding };
  });
}

function endOf({ seq, length, flags }: Segment): number {
  return seq + length + flags.filter((flag) => flag === "SYN" || flag === "FIN").length;
}

function says({ packet }: Seen, flag: string): boolean {
  return packet.has(`tcp.analysis.${flag}`);
}

/** What is wrong with the packet itself. */
function faults({ packet, segment, outbound }: Seen): string[] {
  const damaged = segment.corrupted && !outbound;
  // 1 is good, 0 is bad.
  const sums = ["ip.checksum.status", "tcp.checksum.status"].map((field) => packet.get(field));
  return [
    packet.has("_ws.malformed") ? "malformed" : "",
    sums.join() === (damaged ? "1,0" : "1,1") ? "" : `checksums ${sums.join()}`,
    segment.fate === "lost" && !packet.get("frame.comment")?.includes("lost-") ? "no comment" : "",
  ].filter(Boolean);
}

/** Where Wireshark and our log disagree, e.g. `+retransmission` where only Wireshark says so. */
function differences(seen: Seen): string[] {
  const { outbound, segment, codes } = seen;
  const differs = (flag: string, wireshark: boolean, log: boolean) =>
    wireshark === log ? [] : [`${wireshark ? "+" : "-"}${flag}`];
  const again = ["retransmission", "out_of_order"].some((flag) => says(seen, flag));
  // A segment that closes the window says so once in our log, Wireshark repeats it.
  const closed = segment.window === 0 && !/SYN|FIN|RST/.test(segment.flags.join());
  const noted = codes.includes("window-closed");
  return [
    outbound ? differs("retransmission", again, segment.retransmission) : [],
    outbound && says(seen, "fast_retransmission") && !codes.includes("resent-fast")
      ? ["+fast"]
      : [],
    outbound
      ? []
      : differs("duplicate", says(seen, "duplicate_ack"), codes.includes("duplicate-ack")),
    differs("zero", says(seen, "zero_window"), closed),
    noted && !says(seen, "zero_window") ? ["-closed"] : [],
  ].flat();
}

/** Why Wireshark, which sees packets only, and a TCP that knows its own state may disagree. */
const REASONS: Readonly<Record<string, (difference: string, seen: Seen) => boolean>> = {
  "the SYN-ACK that answers a crossed SYN repeats a SYN, but says something new": (
    difference,
    seen,
  ) => difference === "+retransmission" && seen.codes.includes("sent-syn-ack-crossed"),
  "what only a window probe has carried was not sent yet": (difference, { segment, codes }) =>
    difference === "+retransmission" && segment.shape === "fin" && codes.includes("sent-fin"),
  "where nothing is outstanding no acknowledgment is a duplicate (RFC 5681 §2)": (
    difference,
    seen,
  ) => difference === "+duplicate" && !seen.outstanding,
  "the timer ran out soon after duplicates, which Wireshark takes for their effect": (
    difference,
    { codes },
  ) => difference === "+fast" && codes.includes("resent-data"),
  "an acknowledgment of what was never sent is none": (difference, { codes }) =>
    difference === "+duplicate" && codes.includes("ignored-bad-ack"),
  "with SACK a duplicate is what reports something new (RFC 6675 §2)": (difference, { segment }) =>
    difference === "+duplicate" && segment.line.includes("sack "),
  "with SACK this is so where the window changes too": (difference, seen) =>
    difference === "-duplicate" &&
    seen.segment.line.includes("sack ") &&
    says(seen, "window_update"),
};

/** The disagreements for which there is no reason; the reasons that there were go into `used`. */
function quarrels(packets: readonly Seen[], used: Set<string>): string[] {
  return packets.flatMap((seen) => [
    ...faults(seen),
    ...differences(seen).flatMap((difference) => {
      const why = Object.keys(REASONS).find((reason) => REASONS[reason]?.(difference, seen));
      if (why === undefined)
        return [`${difference}: segment ${seen.segment.id}, ${seen.segment.line}`];
      used.add(why);
      return [];
    }),
  ]);
}

/** What the ready-made situations do not have, or little of. */
const MORE: Readonly<Record<string, string>> = {
  "fast retransmit": `server listen 80 app close-on-eof
client connect server:80
drop client 3rd data
client send 30kB
client close
`,
  "zero window": `server listen 80 app manual
server accept
client connect server:80
client send 100kB
at 20s: server recv 64kB
end 40s
`,
  "everything by chance": `link loss 5%
link reorder 3%
link duplicate 2%
link corrupt 2%
server listen 80 app close-on-eof
client connect server:80
client send 200kB
client close
`,
  "everything by chance, with SACK": `hosts preset linux
link loss 5%
link reorder 3%
link duplicate 2%
server listen 80 app close-on-eof
client connect server:80
client send 200kB
client close
`,
};

/** The thousands of connections of these two are all alike. */
const STORMS = /^ports-/;

const hasTshark = spawnSync("tshark", ["--version"]).status === 0;
if (!hasTshark) {
  console.warn("tshark is not installed: NOT CHECKED whether Wireshark agrees with us");
}

describe.skipIf(!hasTshark)("Wireshark (skipped where there is no tshark)", () => {
  test("agrees with our log on every segment, or there is a reason", async () => {
    const names = readdirSync(join(root, "scenarios")).filter((name) => !STORMS.test(name));
    const scripts = names.map(
      (name) => [name, readFileSync(join(root, "scenarios", name), "utf8")] as const,
    );
    const used = new Set<string>();
    let packets = 0;
    for (const [name, script] of [...scripts, ...Object.entries(MORE)]) {
      const sides = SIDES.map((side) => look(script, side, name));
      for (const [index, seen] of (await Promise.all(sides)).entries()) {
        packets += seen.length;
        expect(quarrels(seen, used), `${name}, ${SIDES[index]}`).toEqual([]);
      }
    }
    expect(packets).toBeGreaterThan(1000);
    expect([...used].sort(), "a reason that nobody needs").toEqual(Object.keys(REASONS).sort());
  }, 300_000);

  test("finds the retransmissions, duplicates and closed windows that we know", async () => {
    const fast = await look(MORE["fast retransmit"] ?? "", "client");
    const flagged = (flag: string) => fast.filter((seen) => says(seen, flag));
    expect(flagged("fast_retransmission").map(({ segment }) => segment.line)).toEqual([
      ". 2921:4381(1460) ack 1 win 65535",
    ]);
    expect(flagged("duplicate_ack").length).toBeGreaterThan(2);
    const zero = await look(MORE["zero window"] ?? "", "client");
    const closed = zero.filter((seen) => says(seen, "zero_window"));
    expect(closed.length).toBeGreaterThan(2);
    expect(closed.filter(({ codes }) => codes.includes("window-closed"))).toHaveLength(1);
  });

  // SYN 1, SYN-ACK 2, ACK 4, data 8, FIN 16, RST 32.
  test.each([
    ["a whole connection", 'client send "hello"\nclient close\nserver wait 1s\nserver close', 31],
    ["one without data", "client close\nserver wait 1s\nserver close", 23],
    ["one that nobody ends", 'client send "hello"', 15],
    ["one that is reset", 'client send "hello"\nclient abort', 47],
    ["a handshake whose SYN-ACK is lost", "drop server SYN-ACK\nend 500ms", 1],
    // The RST of a refusal acknowledges.
    ["one that is refused", "", 37],
  ])("knows how complete is %s", async (what, rest, completeness) => {
    const listens = what === "one that is refused" ? "" : "server listen 80\n";
    const seen = await look(`${listens}client connect server:80\n${rest}\n`, "client");
    const values = new Set(seen.map(({ packet }) => packet.get("tcp.completeness")));
    expect([...values]).toEqual([String(completeness)]);
  });

  test("reads the same conversation in IPv6 datagrams", async () => {
    const script = `server listen 80\nclient connect server:80\nclient send "hello"\nclient close\nserver wait 1s\nserver close\n`;
    const options = { seed: 1, side: "client" } as const;
    const [four, six] = await Promise.all(
      [false, true].map((ipv6) =>
        wireshark(captureScript(script, { ...options, ipv6 }).octets, `v6-${ipv6}`),
      ),
    );
    expect(six?.map((packet) => packet.get("tcp.checksum.status"))).toEqual(six?.map(() => "1"));
    // IPv6 has no checksum of its own.
    const all = (packet: Packet) => [...packet].filter(([field]) => field !== "ip.checksum.status");
    expect(six?.map(all)).toEqual(four?.map(all));
  });

  test("reads the same packets in the older format, which has no comments", async () => {
    const script = MORE["everything by chance"] ?? "";
    const dated = ["frame.time_epoch", "frame.len", "ip.src", "tcp.seq", "tcp.ack"];
    for (const [side, seed] of [["client", 1] as const, ["server", 2] as const]) {
      const [next, classic] = await Promise.all(
        (["pcapng", "pcap"] as const).map((format) =>
          wireshark(
            captureScript(script, { seed, side, format }).octets,
            `${side}-${format}`,
            dated,
          ),
        ),
      );
      const lost = ["frame.comment", "frame.packet_flags_direction"];
      const rest = (packet: Packet) => [...packet].filter(([field]) => !lost.includes(field));
      expect(classic?.length).toBeGreaterThan(100);
      expect(classic?.map(rest)).toEqual(next?.map(rest));
    }
  });

  test("knows the interface and the direction of what both hosts saw in the older format", async () => {
    const script = "server listen 80\nclient connect server:80\nclient send 1B\n";
    const fields = ["sll.ifindex", "sll.pkttype", "ip.src"];
    for (const ipv6 of [false, true]) {
      const { octets } = captureScript(script, { seed: 1, format: "pcap", ipv6 });
      const packets = await wireshark(octets, `both-classic-${ipv6}`, fields);
      const [client, server, incoming, outgoing] = ["1", "2", "0", "4"];
      const seen = packets.map((packet) => fields.slice(0, 2).map((field) => packet.get(field)));
      expect(seen.slice(0, 4)).toEqual([
        [client, outgoing],
        [server, incoming],
        [server, outgoing],
        [client, incoming],
      ]);
      expect(packets.map((packet) => packet.get("tcp.checksum.status"))).toEqual(
        packets.map(() => "1"),
      );
      expect(packets.some((packet) => packet.has("_ws.malformed"))).toBe(false);
    }
  });

  test("takes a segment that both interfaces saw for a retransmission", async () => {
    const script = "server listen 80\nclient connect server:80\n";
    const { octets } = captureScript(script, { seed: 1 });
    const packets = await wireshark(octets, "both");
    const again = packets.filter((packet) => packet.has("tcp.analysis.retransmission"));
    expect([packets.length, again.length]).toEqual([6, 2]);
  });
});
