/** The engine's plain copies; the package has their declarations here. */
export type * from "../www/pkg/tcpscope.js";
