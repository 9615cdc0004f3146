/** The record of a run: docs/record.md. */
import type {
  CallView,
  EntryView,
  ExpectationView,
  HostName,
  HostView,
  PhaseView,
  SegmentView,
  SocketsView,
} from "./engine.js";

export interface RunRecord {
  /** Of this format. */
  version: 2;
  /** Replays to the same record. */
  script: string;
  /** Nothing more would happen; else it was too much or too long, or the run goes on. */
  complete: boolean;
  /** Up to when it was played, µs of virtual time. */
  endedAt: number;
  segments: SegmentView[];
  entries: EntryView[];
  phases: PhaseView[];
  calls: CallView[];
  expectations: ExpectationView[];
  /** As they are in the end. */
  hosts: HostView[];
  /** Theirs in the end. */
  sockets: Record<HostName, SocketsView>;
}
