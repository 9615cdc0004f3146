/** The engine's plain copies, as generated from `src/view.rs`. */
export type {
  BeganView,
  BranchView,
  Call,
  CallView,
  CitationView,
  ControlView,
  EdgeView,
  EntryView,
  ExpectationStatus,
  ExpectationView,
  ExpectedView,
  FateView,
  FieldView,
  HostName,
  HostView,
  KeptView,
  LeftOutView,
  OctetsView,
  PhaseView,
  PieceView,
  ReasonView,
  RefusalView,
  SaidView,
  ScriptErrorView,
  SegmentView,
  Shape,
  SnapshotView,
  SocketsView,
  SocketView,
  SpaceView,
  TcbView,
  TimerView,
  TraceView,
  Unit,
  Update,
  ValueView,
  VariableView,
  WayView,
} from "../../pkg/tcpscope.js";

import type { HostName } from "../../pkg/tcpscope.js";

export const HOSTS: readonly HostName[] = ["client", "server"];

export function peerOf(host: HostName): HostName {
  return host === "client" ? "server" : "client";
}
