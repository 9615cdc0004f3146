import { expect, it } from "vitest";
import type { FieldView, HostName, OctetsView } from "../../engine/view.js";
import { segment } from "../../testing/views.js";
import { englishWords } from "../../words/words.js";
import { meaningWords } from "./meaning.js";
import { windowUnit } from "./scale.js";

interface Told {
  readonly from: HostName;
  readonly flags: string[];
  readonly client: string;
  /** Of a SYN that offers window scaling. */
  readonly shift?: string;
}

const field = (name: string, value: string): FieldView => ({
  ...{ name, value },
  ...{ firstBit: 0, bits: 16, relative: undefined },
});

function octetsOf({ from, client, shift }: Told): OctetsView {
  const [source = "", destination = ""] = from === "client" ? [client, "80"] : ["80", client];
  const fields = [
    ...[field("source-port", source), field("destination-port", destination)],
    ...(shift === undefined ? [] : [field("option-window-scale", shift)]),
  ];
  return { octets: [], tcpAt: 20, checksum: 0, fields };
}

/** What the window field 1000 of the last segment means. */
function lastWindow(...all: readonly Told[]): string {
  const views = all.map(octetsOf);
  const list = all.map(({ from, flags }, id) => segment({ id, from, flags }));
  const [last, view] = [list.at(-1), views.at(-1)];
  if (!last || !view) {
    throw new Error("nothing was sent");
  }
  const sent = {
    segments: new Map(list.map((one) => [one.id, one])),
    octets: views.at.bind(views),
  };
  const understood = {
    segment: last,
    view,
    unit: windowUnit(last, view, sent),
    numbers: "relative",
  } as const;
  return meaningWords(field("window", "1000"), understood, englishWords());
}

const syn: Told = { from: "client", flags: ["SYN"], client: "5000", shift: "7" };
const synAck: Told = { from: "server", flags: ["SYN", "ACK"], client: "5000", shift: "2" };
const ack: Told = { from: "client", flags: ["ACK"], client: "5000" };

it("after both SYNs have offered a scale, the window counts in units of its sender", () => {
  expect(lastWindow(syn, synAck, ack)).toMatch(/^1000 × 128 = 128.000: the client accepts/);
  expect(lastWindow(syn, synAck, { ...ack, from: "server" })).toMatch(/^1000 × 4 = 4.?000: /);
});

it("otherwise it counts as it is, and always in a SYN", () => {
  const { shift: _, ...plain } = synAck;
  expect(lastWindow(syn, plain, ack)).toMatch(/accepts 1.?000 bytes from the acknowledged/);
  expect(lastWindow(syn, synAck)).toMatch(/accepts 1.?000 bytes\. The window of a SYN is never/);
});

it("the SYNs of another connection say nothing about it", () => {
  const other = { ...synAck, client: "5001" };
  expect(lastWindow(syn, other, ack)).toMatch(/accepts 1.?000 bytes from/);
});
