/** In what the window field counts: the segment does not say so, its connection's SYNs do. Pure. */
import { type HostName, type OctetsView, peerOf, type SegmentView } from "../../engine/view.js";

/** A flood may have sent any number of SYNs. */
const MOST_SYNS = 200;

/** What is asked of a session. */
export interface Sent {
  readonly segments: ReadonlyMap<number, SegmentView>;
  octets(id: number): OctetsView | undefined;
}

/** Octets for each 1 in the window field: more than one where both SYNs offered window scaling. */
export function windowUnit(segment: SegmentView, view: OctetsView, sent: Sent): number {
  if (isSyn(segment)) {
    return 1;
  }
  const shifts = new Map<HostName, number | undefined>();
  let looked = 0;
  for (let id = segment.id - 1; id >= 0 && shifts.size < 2 && looked < MOST_SYNS; id -= 1) {
    const syn = sent.segments.get(id);
    if (!syn || !isSyn(syn) || shifts.has(syn.from)) {
      continue;
    }
    looked += 1;
    const octets = sent.octets(id);
    if (octets && portsFrom(segment.from, syn, octets) === portsFrom(segment.from, segment, view)) {
      shifts.set(syn.from, shiftIn(octets));
    }
  }
  const [own, other] = [shifts.get(segment.from), shifts.get(peerOf(segment.from))];
  return own === undefined || other === undefined ? 1 : 2 ** own;
}

function isSyn({ flags }: SegmentView): boolean {
  return flags.includes("SYN");
}

/** The ports of a segment, that of `host` first. */
function portsFrom(host: HostName, { from }: SegmentView, view: OctetsView): string {
  const ports = [textIn(view, "source-port"), textIn(view, "destination-port")];
  return (from === host ? ports : ports.reverse()).join();
}

function shiftIn(view: OctetsView): number | undefined {
  const value = textIn(view, "option-window-scale");
  return value === undefined ? undefined : Number(value);
}

function textIn({ fields }: OctetsView, name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}
