import { expect, it } from "vitest";
import type { ExpectationView } from "../engine/view.js";
import { host } from "../testing/views.js";
import { announcement } from "./sentence.js";
import { englishWords } from "./words.js";

/** A step without entries, after which the world is like this. */
const told = (nextEventAt: number | undefined, latestExpectations: ExpectationView[] = []) => ({
  snapshot: {
    ...{ now: 999_000, nextEventAt, inFlight: 0, oneWayDelay: 50_000, plugged: true },
    ...{ ended: false, knownUntil: 999_000, branch: 0, branches: 1 },
    hosts: [host({ state: "SYN-SENT" }), host({ host: "server", state: "LISTEN" })],
  },
  ...{ segments: new Map(), latestCalls: [], latestExpectations },
});

const expectation = (changes: Partial<ExpectationView> = {}): ExpectationView => ({
  ...{ id: 0, line: 6, text: "client SYN-SENT", status: "met", decidedAt: 999_000 },
  why: undefined,
  ...changes,
});

const say = (session: ReturnType<typeof told>) => announcement([], session, englishWords());

it("nothing happens by itself only where no event is to come", () => {
  expect(say(told(undefined))).toBe("Nothing more happens by itself.");
  expect(say(told(1_000_000))).toBe("0.999\u00a0s. Client: SYN-SENT. Server: LISTEN.");
});

it("an expectation that is met is said, one that fails has an alarm of its own", () => {
  expect(say(told(1_000_000, [expectation()]))).toBe("As expected: client SYN-SENT.");
  const failed = expectation({
    status: "failed",
    why: { code: "happened", refused: false, values: [] },
  });
  expect(say(told(1_000_000, [failed]))).toMatch(/^0\.999\ss\./);
});
