/** Absolute numbers, as the page and the command line show them, are those of the octets. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toldIn } from "../www/src/engine/numbers.js";
import { playOut } from "../www/src/engine/record.js";
import { Simulation } from "./engine.js";

const folder = new URL("../scenarios/", import.meta.url);
// In one nothing is sent; two go on for long.
const LEFT_OUT = ["closed.tcp", "ports-exhausted.tcp", "ports-reused.tcp"];
const scenarios = readdirSync(folder).filter((name) => !LEFT_OUT.includes(name));
const SACK = `hosts preset linux
server listen 80
client connect server:80
client send 20kB
drop client 3rd data
forge client 40000 > 81 ". 500:500(0) ack 700"`;

function read(name: string): string {
  return name === "SACK" ? SACK : readFileSync(new URL(name, folder), "utf8");
}

it.each([...scenarios, "SACK"])("%s", (name) => {
  const simulation = new Simulation(read(name), 1);
  const { segments, entries } = toldIn(playOut(simulation), "absolute");
  expect(segments.length).toBeGreaterThan(0);
  for (const { id, seq, ack, line } of segments) {
    const { fields = [] } = simulation.octets(id) ?? {};
    const value = (field: string) => fields.find((one) => one.name === field)?.value;
    expect(String(seq), line).toBe(value("sequence"));
    expect(ack === undefined ? "0" : String(ack), line).toBe(value("acknowledgment"));
    expect(line).toContain(` ${value("sequence")}:`);
    expect(/ack (\d+) win/.exec(line)?.[1] ?? "0").toBe(value("acknowledgment"));
    expect(/sack ([\d: ]+)>/.exec(line)?.[1]).toBe(value("option-sack"));
  }
  for (const { segment, line } of entries) {
    expect(line).toBe(segment === undefined ? undefined : segments[segment]?.line);
  }
  simulation.free();
});
