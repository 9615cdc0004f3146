/**
 * Which segments belong to an older connection between the same sockets than the newest one: they
 * bear, or acknowledge, the numbers of a SYN after which another one was sent. Pure.
 */
import { peerOf, type SegmentView } from "./view.js";

/** A SYN of a host, with which the numbers of a direction begin anew. */
interface Beginning {
  readonly base: number;
  readonly at: number;
}

/** How a segment is out of date. */
export interface Age {
  /** It is of an older connection, and was still under way when the newer one began. */
  readonly old: boolean;
  /** It acknowledges what is of an older connection. */
  readonly oldAck: boolean;
}

const PRESENT: Age = { old: false, oldAck: false };

export class Conversations {
  /** Of each direction of each pair of sockets, the oldest first. */
  readonly #beginnings = new Map<string, Beginning[]>();
  #several = false;

  /** Somewhere a connection has taken the place of another one. */
  get several(): boolean {
    return this.#several;
  }

  /** A segment that was not known yet; whether it makes others old. */
  take(segment: SegmentView): boolean {
    const { flags, forged, copyOf, seqBase: base, sentAt: at } = segment;
    if (!flags.includes("SYN") || forged || copyOf !== undefined) {
      return false;
    }
    const name = directionOf(segment);
    const known = this.#beginnings.get(name);
    if (!known) {
      this.#beginnings.set(name, [{ base, at }]);
    } else if (known.at(-1)?.base !== base) {
      known.push({ base, at });
      this.#several = true;
      return true;
    }
    return false;
  }

  ageOf(segment: SegmentView): Age {
    if (!this.#several) {
      return PRESENT;
    }
    const { seqBase, ackBase, ack, sentAt, arrivesAt, lostAt } = segment;
    const own = this.#beginnings.get(directionOf(segment));
    const others = this.#beginnings.get(directionBack(segment));
    return {
      old: isOlder(own, seqBase, lostAt ?? arrivesAt),
      oldAck: ack !== undefined && isOlder(others, ackBase, sentAt),
    };
  }

  restart(): void {
    this.#beginnings.clear();
    this.#several = false;
  }
}

/** Another one than `base` had begun by then, after it. */
function isOlder(known: readonly Beginning[] | undefined, base: number, at: number): boolean {
  const place = known?.findLastIndex((one) => one.base === base) ?? -1;
  const next = place < 0 ? undefined : known?.[place + 1];
  return next !== undefined && next.at < at;
}

function directionOf({ from, sourcePort, destinationPort }: SegmentView): string {
  return `${from} ${sourcePort} ${destinationPort}`;
}

function directionBack({ from, sourcePort, destinationPort }: SegmentView): string {
  return `${peerOf(from)} ${destinationPort} ${sourcePort}`;
}

/** All of them with their age. */
export function aged<S extends SegmentView>(segments: readonly S[]): (S & Partial<Age>)[] {
  const conversations = new Conversations();
  for (const segment of segments) {
    conversations.take(segment);
  }
  return segments.map((one) => withAge(one, conversations.ageOf(one)));
}

/** The very same where its age is not another. */
export function withAge<S extends SegmentView & Partial<Age>>(
  segment: S,
  { old, oldAck }: Age,
): S & Partial<Age> {
  const same = (segment.old ?? false) === old && (segment.oldAck ?? false) === oldAck;
  return same ? segment : { ...segment, old, oldAck };
}
