/** Registers `<tcp-lesson>` and `<tcp-scope>`; importing this module is its only purpose. */
import "./define.js";
import { TcpLesson } from "./lesson/tcp-lesson.js";

if (!customElements.get("tcp-lesson")) {
  customElements.define("tcp-lesson", TcpLesson);
}
