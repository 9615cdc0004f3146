/** The element's class and types, without a side effect; `tcpscope/define` registers it. */
export { TcpScope } from "./tcp-scope.js";
