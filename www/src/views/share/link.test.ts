import { readdirSync, readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { Simulation } from "../../../../bin/engine.js";
import { exactMoment, type Link, LONGEST_FRAGMENT, readLink, timeText, writeLink } from "./link.js";

// Links by the thousand are read here.
vi.setConfig({ testTimeout: 60_000 });

const folder = new URL("../../../../scenarios/", import.meta.url);
const SCENARIOS = readdirSync(folder).map((name) => name.replace(".tcp", ""));

/** As the page prints it: all that is said, in the one spelling. */
function printed(scenario: string): string {
  const simulation = new Simulation(readFileSync(new URL(`${scenario}.tcp`, folder), "utf8"), 1);
  const script = simulation.script();
  simulation.free();
  return script;
}

const SEED_POST = printed("first-look");

function linkTo(run: Link["run"], outlook: Partial<Link> = {}): Link {
  return { run, at: 0, told: undefined, segment: undefined, speed: undefined, ...outlook };
}

const read = (fragment: string) => readLink(fragment, SCENARIOS);

async function problemsOf(fragment: string): Promise<string[] | undefined> {
  return (await read(fragment))?.problems.map(({ code }) => code);
}

const packed = (octets: string | Uint8Array): string =>
  `#z=1.${deflateSync(octets).toString("base64url")}&t=0s`;

describe("a run goes into a link and comes out again", () => {
  it.each(SCENARIOS)("%s", async (scenario) => {
    const link = linkTo(
      { script: printed(scenario) },
      { at: 2_150_001, told: 7, segment: 12, speed: 0.5 },
    );
    expect(await read(await writeLink(link))).toEqual({ link, problems: [] });
  });

  it.each([
    ...["seed 1\n", "seed 7\nserver listen 80\n", 'seed 1\nclient send "привет 👋\\n#&="\n'],
    ...["seed 1\n# \u0001\u0002\u001f\u001f\u001e\n", "seed 1\n\n\n", "\nseed 2\n"],
    ...["seed 1\nserver listen 80\n  seed 3\n", `seed 1\n${"client send 1B\n".repeat(9000)}`],
  ])("%j", async (script) => {
    const link = linkTo({ script });
    expect(await read(await writeLink(link))).toEqual({ link, problems: [] });
  });

  it("with the kind of numbers, where it is not the usual one", async () => {
    const link = linkTo({ scenario: "handshake" }, { numbers: "absolute" });
    const fragment = await writeLink(link);
    expect(fragment).toBe("#scenario=handshake&numbers=absolute&t=0s");
    expect(await read(fragment)).toEqual({ link, problems: [] });
    expect(await writeLink(linkTo({ scenario: "handshake" }, { numbers: "relative" }))).toBe(
      "#scenario=handshake&t=0s",
    );
    expect(await problemsOf("#scenario=handshake&numbers=roman&t=0s")).toEqual(["numbers"]);
  });

  it("as it was written once, it is read for ever", async () => {
    const fragment = "#z=1.eJxjZBY0NjDILZZKzskvTmVTislT4pcVNZSRFQcATgkFjw&speed=2&segment=3&t=0.3s";
    const lines = ["seed 1", "server listen 80", "client connect server:80"];
    lines.push("at 300ms: client close", 'client send "\\n"');
    lines.push("expect client FIN-WAIT-1 then client TIME-WAIT", "");
    const link = linkTo({ script: lines.join("\n") }, { at: 300_000, segment: 3, speed: 2 });
    expect(await read(fragment)).toEqual({ link, problems: [] });
    expect(await writeLink(link)).toBe(fragment);
  });

  it("a ready-made scenario goes by its name", async () => {
    const link = linkTo({ scenario: "last-ack-lost" }, { at: 1_200_000 });
    const fragment = await writeLink(link);
    expect(fragment).toBe("#scenario=last-ack-lost&t=1.2s");
    expect(await read(fragment)).toEqual({ link, problems: [] });
  });

  it("paused, it opens paused", async () => {
    const link = linkTo({ scenario: "last-ack-lost" }, { at: 80_734, paused: true });
    const fragment = await writeLink(link);
    expect(fragment).toBe("#scenario=last-ack-lost&paused&t=0.080734s");
    expect(await read(fragment)).toEqual({ link, problems: [] });
    const paused = async (part: string) => (await read(`#scenario=closed&${part}`))?.link?.paused;
    expect([await paused("paused=on"), await paused("paused=off"), await paused("t=1s")]).toEqual([
      ...[true, undefined, undefined],
    ]);
    expect(await problemsOf("#scenario=closed&paused=perhaps&t=0s")).toEqual(["paused"]);
  });

  it("replays to the same digest", async () => {
    const { link } = (await read(await writeLink(linkTo({ script: SEED_POST })))) ?? {};
    const script = link && "script" in link.run ? link.run.script : "";
    const [before, after] = [SEED_POST, script].map((text) => {
      const simulation = new Simulation(text, 1);
      simulation.advance(300_000_000);
      return simulation.digest();
    });
    expect(after).toBe(before);
  });
});

it("the seed's conversation fits into 200 characters, at any moment to the microsecond", async () => {
  const run = { script: SEED_POST };
  const usual = await writeLink(linkTo(run, { at: 2_150_000 }));
  const longest = await writeLink(linkTo(run, { at: 119_123_456 }));
  console.info(`The seed's link has ${usual.length} characters, ${longest.length} at most.`);
  expect(usual).toMatch(/^#z=1\.[\w-]+&t=2\.15s$/);
  expect(longest.length).toBeLessThan(200);
});

describe("what others have made", () => {
  it("may leave out or add what is not needed", async () => {
    expect(await read("#scenario=closed")).toEqual({
      link: {
        run: { scenario: "closed" },
        at: undefined,
        told: undefined,
        segment: undefined,
        speed: undefined,
      },
      problems: [],
    });
    expect(await read("#utm=x&scenario=closed&t=1500ms&color=red")).toMatchObject({
      link: { run: { scenario: "closed" }, at: 1_500_000 },
      problems: [],
    });
  });

  it.each(["", "#", "#ladder", "#t=2s", "#segment=3", "#xz=1.abc", "#fuzz&buzz=z"])(
    "%j is not ours",
    async (fragment) => {
      expect(await read(fragment)).toBeUndefined();
    },
  );

  it.each([
    ["#scenario=closed&t=2", ["time"]],
    ["#scenario=closed&t=-2s", ["time"]],
    ["#scenario=closed&t=1e9s", ["time"]],
    ["#scenario=closed&t=25h", ["time"]],
    ["#scenario=closed&t=", ["time"]],
    ["#scenario=closed&segment=-1", ["segment"]],
    ["#scenario=closed&segment=SYN", ["segment"]],
    ["#scenario=closed&speed=0", ["speed"]],
    ["#scenario=closed&speed=1e1&t=x", ["time", "speed"]],
  ])("%s opens, and says what was wrong", async (fragment, problems) => {
    expect((await read(fragment))?.link?.run).toEqual({ scenario: "closed" });
    expect(await problemsOf(fragment)).toEqual(problems);
  });
});

describe("what can't be opened says why", () => {
  it.each([
    ["#scenario=", "scenario"],
    ["#scenario=<script>", "scenario"],
    ["#scenario=%E0%A4%A", "scenario"],
    ["#z=", "truncated"],
    ["#z=1", "truncated"],
    ["#z=1.", "truncated"],
    ["#z=0.abc", "broken"],
    ["#z=1.a b", "broken"],
    ["#z=1.ééé", "broken"],
    ["#z=x.abc", "broken"],
    ["#z=2.whatever-comes_then~", "future"],
    ["#z=123.", "future"],
    [`#z=1.${"A".repeat(LONGEST_FRAGMENT)}`, "oversized"],
  ])("%.40s", async (fragment, code) => {
    const reading = await read(fragment);
    expect(reading?.link).toBeUndefined();
    expect(reading?.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it("a bomb is not unpacked to its end", async () => {
    const bomb = packed("\n".repeat(40_000_000));
    const words = "\u0002".repeat(20_000);
    expect(await problemsOf(packed(words))).toEqual(["oversized"]);
    expect(bomb.length).toBeLessThan(LONGEST_FRAGMENT);
    expect(await problemsOf(bomb)).toEqual(["oversized"]);
    expect(await problemsOf(packed("#".repeat(256 * 1024 + 1)))).toEqual(["oversized"]);
    expect(await problemsOf(packed("#".repeat(255 * 1024)))).toEqual([]);
  });

  it("octets that are no text", async () => {
    expect(await problemsOf(packed(Uint8Array.of(0x73, 0xff, 0xfe)))).toEqual(["broken"]);
  });
});

describe("a link that suffered on its way", () => {
  const outlook = { at: 2_150_000, told: 41, segment: 12, speed: 2 };

  it("with any character changed, opens the same run or none", async () => {
    const run = { script: SEED_POST };
    const fragment = await writeLink(linkTo(run, outlook));
    let refused = 0;
    for (let at = 0; at < fragment.length; at += 1) {
      for (const other of ["A", "z", "7", "_", "&", "%", "=", "\u0000"]) {
        const reading = await read(fragment.slice(0, at) + other + fragment.slice(at + 1));
        if (reading?.link) {
          expect(reading.link.run, `${other} at ${at}`).toEqual(run);
        } else {
          refused += 1;
          expect(reading?.problems.length ?? 1).toBe(1);
        }
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  it("cut off anywhere, it says so", async () => {
    const fragment = await writeLink(linkTo({ script: SEED_POST }, outlook));
    const payload = fragment.indexOf("&");
    for (let length = "#z=".length; length < fragment.length; length += 1) {
      const reading = await read(fragment.slice(0, length));
      expect(reading?.problems.length, `the first ${length}`).toBeGreaterThan(0);
      if (length < payload) {
        expect(reading?.link).toBeUndefined();
      }
    }
  });

  it("with a character too many, opens the same run or none", async () => {
    const run = { script: SEED_POST };
    const fragment = await writeLink(linkTo(run));
    for (let at = 0; at <= fragment.length; at += 1) {
      const reading = await read(`${fragment.slice(0, at)}A${fragment.slice(at)}`);
      expect(reading?.link?.run ?? run).toEqual(run);
    }
  });
});

it("moments are as short as they are exact enough", () => {
  expect([0, 50_000, 2_150_000, 3_000_001, 1].map(timeText)).toEqual([
    ...["0s", "0.05s", "2.15s", "3.000001s", "0.000001s"],
  ]);
  expect(exactMoment(2_150_734.2, 2_150_000)).toBe(2_150_734);
  // What is to happen has not happened yet.
  expect(exactMoment(2_150_999.8, 2_150_000, 2_151_000)).toBe(2_150_999);
  // In the midst of an instant.
  expect(exactMoment(2_150_000, 2_150_000, 2_150_000)).toBe(2_150_000);
});
