/** The record of an element is that of the command line. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Run } from "../www/src/engine/run.js";
import { recordOfRun } from "../www/src/engine/run-record.js";
import { Simulation } from "./engine.js";
import { playScript } from "./play.js";

const folder = new URL("../scenarios/", import.meta.url);
const engine = { create: (script: string, seed: number) => new Simulation(script, seed) };
const nothing = () => {};
const begin = (script: string) =>
  new Run(
    new Simulation(script, 7),
    { changed: nothing, crashed: nothing, paused: nothing },
    { script, seed: 7 },
  );

function playOn({ session }: Run): void {
  for (let events = 0; session.snapshot.nextEventAt !== undefined && events < 5000; events += 1) {
    session.step();
  }
}

const LONG = ["syn-flood.tcp", "ports-exhausted.tcp", "ports-reused.tcp"];

it.each(readdirSync(folder).filter((name) => !LONG.includes(name)))(
  "%s, played event by event as a reader does",
  (name) => {
    const script = readFileSync(new URL(name, folder), "utf8");
    const run = begin(script);
    playOn(run);
    expect(JSON.stringify(recordOfRun(run, engine))).toBe(JSON.stringify(playScript(script, 7)));
    run.dispose();
  },
);

it("of a reader’s own course of events, it is that of the script that replays it", () => {
  const run = begin(readFileSync(new URL("connected.tcp", folder), "utf8"));
  playOn(run);
  run.dispatch('client send "hello"');
  playOn(run);
  const record = recordOfRun(run, engine);
  expect(record?.script).toContain('client send "hello"');
  expect(record?.segments.map(({ line }) => line)).toContain("P. 1:6(5) ack 1 win 65535");
  expect(record).toEqual(playScript(record?.script ?? "", 0));
  run.dispose();
});

it("on the way it holds what has been told so far, as the engine told it", () => {
  const script = readFileSync(new URL("handshake.tcp", folder), "utf8");
  const whole = playScript(script, 7);
  const run = begin(script);
  run.seek(60_000);
  const record = recordOfRun(run, engine);
  expect(record).toMatchObject({ version: 2, complete: false });
  expect(record?.script).toBe(whole.script);
  expect(record?.entries).toEqual(whole.entries.filter(({ at }) => at <= 60_000));
  expect(record?.segments.map(({ line }) => line)).toEqual(
    whole.segments.filter(({ sentAt }) => sentAt <= 60_000).map(({ line }) => line),
  );
  run.dispose();
});
