/** Registers `<tcp-scope>`; importing this module is its only purpose. */
import { TcpScope } from "./tcp-scope.js";

if (!customElements.get("tcp-scope")) {
  customElements.define("tcp-scope", TcpScope);
}
