/** The engine's plain copies, as generated from `src/view.rs`. */
export type {
  Call,
  CitationView,
  Command,
  ControlView,
  EntryView,
  FateView,
  HostName,
  HostView,
  PhaseView,
  RefusalView,
  SegmentView,
  Shape,
  SnapshotView,
  TimerView,
  Unit,
  Update,
  ValueView,
  VariableView,
} from "../pkg/tcpscope.js";

import type { HostName } from "../pkg/tcpscope.js";

export const HOSTS: readonly HostName[] = ["client", "server"];

export function peerOf(host: HostName): HostName {
  return host === "client" ? "server" : "client";
}
