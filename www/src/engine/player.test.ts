import { describe, expect, it } from "vitest";
import { Player, silenceSeconds, type World } from "./player.js";

const MS = 1_000;
const S = 1_000_000;

const world = (changes: Partial<World> = {}): World => ({
  now: 0,
  nextEventAt: 50 * MS,
  inFlight: 1,
  oneWayDelay: 50 * MS,
  ...changes,
});

describe("with a segment in flight", () => {
  it("a trip takes one second", () => {
    const player = new Player(world());
    expect(player.play(0.5)).toEqual({ eventAt: undefined, left: 0 });
    expect(player.now).toBe(25 * MS);
  });

  it("stops at the next event and says what is left of the second", () => {
    const player = new Player(world());
    const played = player.play(1.25);
    expect(played.eventAt).toBe(50 * MS);
    expect(played.left).toBeCloseTo(0.25);
    expect(player.now).toBe(50 * MS);
  });

  it("speed multiplies", () => {
    const player = new Player(world());
    player.speed = 4;
    player.play(0.125);
    expect(player.now).toBe(25 * MS);
  });
});

describe("without any delay", () => {
  const atOnce = { oneWayDelay: 0 };

  it("what is due happens at once", () => {
    const player = new Player(world({ ...atOnce, nextEventAt: 0 }));
    expect(player.play(0.1)).toEqual({ eventAt: 0, left: 0.1 });
  });

  it("what is put off arrives within seconds all the same", () => {
    const player = new Player(world({ ...atOnce, nextEventAt: 300 * MS }));
    expect(player.play(9.5).eventAt).toBeUndefined();
    expect(player.play(1).eventAt).toBe(300 * MS);
  });

  it("a silence is compressed", () => {
    const player = new Player(world({ ...atOnce, inFlight: 0, nextEventAt: 1 * S }));
    expect(player.play(3.5).eventAt).toBeUndefined();
    expect(player.play(1).eventAt).toBe(1 * S);
  });
});

describe("in silence", () => {
  const trip = 50 * MS;

  it("a second-long retransmission timeout takes less than two seconds, 2 MSL four", () => {
    expect(silenceSeconds(1 * S, trip)).toBeGreaterThan(1.4);
    expect(silenceSeconds(1 * S, trip)).toBeLessThan(2);
    expect(silenceSeconds(240 * S, trip)).toBe(4);
  });

  it("a short one is not compressed", () => {
    expect(silenceSeconds(25 * MS, trip)).toBe(0.5);
  });

  it("longer never takes less", () => {
    const seconds = Array.from({ length: 500 }, (_, i) => silenceSeconds((i + 1) * 7 * MS, trip));
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  });

  it("plays the whole gap in that time", () => {
    const player = new Player(world({ inFlight: 0, nextEventAt: 1 * S }));
    player.play(silenceSeconds(1 * S, trip) - 0.01);
    expect(player.now).toBeLessThan(1 * S);
    expect(player.play(0.02).eventAt).toBe(1 * S);
  });

  it("keeps its pace when a command changes nothing that is pending", () => {
    const player = new Player(world({ inFlight: 0, nextEventAt: 1 * S }));
    const { rate } = player;
    player.play(1);
    player.observe(world({ inFlight: 0, nextEventAt: 1 * S, now: player.now }));
    expect(player.rate).toBe(rate);
  });
});

describe("with nothing pending", () => {
  it("time stands still", () => {
    const player = new Player(world({ now: 7, inFlight: 0, nextEventAt: undefined }));
    expect(player.still).toBe(true);
    expect(player.play(10)).toEqual({ eventAt: undefined, left: 0 });
    expect(player.now).toBe(7);
  });
});

it("never goes back, and follows the engine forward", () => {
  const player = new Player(world());
  player.play(0.5);
  player.observe(world({ now: 10 * MS }));
  expect(player.now).toBe(25 * MS);
  player.observe(world({ now: 90 * MS, nextEventAt: 100 * MS }));
  expect(player.now).toBe(90 * MS);
});

it("an event that is already due happens at once", () => {
  const player = new Player(world({ now: 60 * MS }));
  expect(player.play(0.1)).toEqual({ eventAt: 50 * MS, left: 0.1 });
});

it("goes back when it is told to, and plays on from there", () => {
  const player = new Player(world({ now: 90 * MS, nextEventAt: undefined, inFlight: 0 }));
  expect(player.still).toBe(true);
  player.jump(world({ now: 10 * MS }));
  expect(player.now).toBe(10 * MS);
  expect(player.play(0.5)).toEqual({ eventAt: undefined, left: 0 });
  expect(player.now).toBe(35 * MS);
});
