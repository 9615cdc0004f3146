/** The engine on WebAssembly against the same engine on the machine itself. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Simulation } from "./engine.js";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Conversation {
  readonly script: string;
  /** µs */
  readonly at: number;
  readonly digest: string;
}

/** Other ones each time. */
function conversations(count: number): Conversation[] {
  const command = ["run", "--quiet", "--locked", "--example", "digest", "--", String(count)];
  const { status, stdout, stderr } = spawnSync("cargo", command, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(status, stderr).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

test("the same script is the same to the last octet, natively and on WebAssembly", () => {
  const played = conversations(96);
  expect(played).toHaveLength(96);
  expect(new Set(played.map(({ digest }) => digest)).size).toBeGreaterThan(90);
  for (const { script, at, digest } of played) {
    const simulation = new Simulation(script, 0);
    simulation.advance(at);
    expect(simulation.digest(), script).toBe(digest);

    // There and back again.
    simulation.seek(at / 3);
    simulation.stepBack();
    simulation.seek((2 * at) / 3);
    simulation.seek(at);
    expect(simulation.digest(), script).toBe(digest);
    simulation.free();
  }
}, 300_000);
