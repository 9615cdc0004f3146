import { expect, it } from "vitest";
import { host, segment } from "../../testing/views.js";
import { englishWords } from "../../words/words.js";
import { describeStage } from "./description.js";

const words = englishWords();

const fin = segment({ flags: ["FIN", "ACK"], shape: "fin", seq: 6, ack: 1, fate: "in-flight" });
const timer = {
  ...{ name: "retransmission" as const, startedAt: 0, expiresAt: 1_390_000, attempt: 0 },
};

it("says what each host waits for, its timers, and what is in flight", () => {
  const hosts = [
    host({ state: "FIN-WAIT-1", timers: [timer] }),
    host({ host: "server", state: "LISTEN" }),
  ];
  expect(describeStage({ hosts, plugged: true }, [fin], words)).toEqual([
    "Client: FIN-WAIT-1. It waits for the acknowledgment of its FIN. Timers: RTO expires at 1.390\u00a0s.",
    "Server: LISTEN. It waits for a SYN from any host.",
    "In flight: FIN ACK seq 6 ack 1 from client, arrives at 0.050\u00a0s.",
  ]);
});

it("says that a host is down, the cable out and a segment lost", () => {
  const lost = segment({ fate: "lost", lostAt: 10 });
  const said = describeStage({ hosts: [host({ down: true })], plugged: false }, [lost], words);
  expect(said).toEqual([
    "The client has crashed and receives nothing.",
    "The cable is unplugged: every segment that enters it is lost.",
    "Nothing is in flight.",
    "Just lost: ACK from client.",
  ]);
});

it("nobody knows when a held segment will arrive", () => {
  const held = segment({ fate: "held" });
  const [, said] = describeStage({ hosts: [host()], plugged: true }, [held], words);
  expect(said).toBe("In flight: ACK from client, held.");
});

it("a crowd is counted", () => {
  const crowd = Array.from({ length: 100 }, (_, id) => segment({ id, fate: "in-flight" }));
  const [, said] = describeStage({ hosts: [host()], plugged: true }, crowd, words);
  expect(said).toMatch(/and 88 more\.$/);
});
