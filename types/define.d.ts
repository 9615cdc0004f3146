/** Registers `<tcp-scope>`; of `tcpscope/define-lesson`, also `<tcp-lesson>`. */
import "./frameworks.js";
import type { TcpLesson, TcpScope, TcpScopeEventMap } from "./index.js";

declare global {
  interface HTMLElementTagNameMap {
    "tcp-scope": TcpScope;
    "tcp-lesson": TcpLesson;
  }

  /** They bubble. */
  interface HTMLElementEventMap extends TcpScopeEventMap {}
  interface DocumentEventMap extends TcpScopeEventMap {}
}
