/** Registers `<tcp-scope>`; of `tcpscope/define-lesson`, also `<tcp-lesson>`. */
import "./frameworks.js";
import type { TcpScope } from "./index.js";

declare global {
  interface HTMLElementTagNameMap {
    "tcp-scope": TcpScope;
  }
}
