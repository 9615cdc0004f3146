/** What `import "tcpscope"` gives in a browser, without a side effect; `types/` declares it. */
export type { TcpScopeEventMap } from "./api/events.js";
export type { TcpScopeProps } from "./frameworks.js";
export type { RunRecord } from "./record.js";
export { TcpScope } from "./tcp-scope.js";
export type {
  CallView,
  EntryView,
  ExpectationView,
  HostName,
  HostView,
  PhaseView,
  SegmentView,
  SocketsView,
} from "./view.js";
