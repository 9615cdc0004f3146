/** Registers `<tcp-scope>`; importing this module is its only purpose. */
import { TcpScope } from "./element/tcp-scope.js";

if (!customElements.get("tcp-scope")) {
  customElements.define("tcp-scope", TcpScope);
}
