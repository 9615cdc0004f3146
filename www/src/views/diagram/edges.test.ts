import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { initSync, Simulation } from "../../../pkg/tcpscope.js";
import { englishWords } from "../../words/words.js";
import { citationsOf, coverageOf, goalOf, meaningOf, walkersOf } from "./edges.js";
import { labelOf, nameOfEdge } from "./words.js";

initSync({ module: readFileSync(new URL("../../../pkg/tcpscope_bg.wasm", import.meta.url)) });
const EDGES = Simulation.edges();
const words = englishWords();

const place = (from: string, to: string): number =>
  EDGES.findIndex((edge) => edge.from === from && edge.to === to);

/** Hosts that have walked these edges. */
const hosts = (client: readonly number[], server: readonly number[]) => {
  const bits = (places: readonly number[]) => places.reduce((all, one) => all | (1 << one), 0);
  return [
    { host: "client" as const, walked: bits(client) },
    { host: "server" as const, walked: bits(server) },
  ];
};

it("every edge of Figure 5 has a meaning of its own, all others are broken off", () => {
  const broken = EDGES.filter((edge) => meaningOf(edge).event === "broken");
  expect(broken).toEqual(EDGES.filter(({ drawn }) => !drawn));
});

it("labels are those of the figure", () => {
  const label = (from: string, to: string) => labelOf(meaningOf({ from, to }), words).join(" / ");
  expect(label("CLOSED", "SYN-SENT")).toBe("active OPEN / create TCB, snd SYN");
  expect(label("FIN-WAIT-1", "CLOSING")).toBe("rcv FIN / snd ACK");
  expect(label("LAST-ACK", "CLOSED")).toBe("rcv ACK of FIN / x");
  expect(label("TIME-WAIT", "CLOSED")).toBe("Timeout=2MSL / delete TCB");
});

it("an edge is named with what happens there and who walked it", () => {
  const edge = { from: "FIN-WAIT-1", to: "CLOSING", drawn: true };
  expect(nameOfEdge(edge, ["client"], words)).toBe(
    "FIN-WAIT-1 to CLOSING: FIN arrives, ACK is sent. Walked by the client.",
  );
  expect(nameOfEdge(edge, [], words)).toMatch(/ Not walked yet\.$/);
  expect(nameOfEdge(edge, ["client", "server"], words)).toMatch(/ Walked by both\.$/);
});

it("it is cited where the figure is and where the text has it", () => {
  const sections = (from: string, to: string) =>
    citationsOf(meaningOf({ from, to })).map(({ section }) => section);
  expect(sections("SYN-SENT", "ESTABLISHED")).toEqual(["3.3.2", "3.10.7.3"]);
  expect(sections("ESTABLISHED", "CLOSED")).toEqual(["3.10.5", "3.10.7.4", "3.10.8"]);
});

it("a way is asked for in the script language", () => {
  const goal = goalOf("server", { from: "LAST-ACK", to: "CLOSED" });
  expect(goal).toBe("server LAST-ACK -> CLOSED");
  expect(Simulation.check(`expect ${goal}`)).toBeUndefined();
});

describe("what was walked", () => {
  it("is known of each host", () => {
    const opening = place("CLOSED", "SYN-SENT");
    const aborting = place("CLOSING", "CLOSED");
    const both = hosts([opening, aborting], [aborting]);
    expect(walkersOf(opening, both)).toEqual(["client"]);
    expect(walkersOf(aborting, both)).toEqual(["client", "server"]);
    expect(walkersOf(place("LISTEN", "CLOSED"), both)).toEqual([]);
  });

  it("counts once, and what the figure leaves out counts apart", () => {
    const walked = hosts([place("CLOSED", "LISTEN"), 1, 22], [1, 22, 25]);
    const totals = { total: 21, otherTotal: 6 };
    expect(coverageOf(EDGES, walked)).toEqual({ walked: 2, otherWalked: 2, ...totals });
    expect(coverageOf(EDGES, hosts([], []))).toEqual({ walked: 0, otherWalked: 0, ...totals });
  });
});
