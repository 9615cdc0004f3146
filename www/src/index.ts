/** What `import "tcpscope"` gives in a browser, without a side effect; `types/` declares it. */
export { TcpScope } from "./element/tcp-scope.js";
