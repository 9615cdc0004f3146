/** Compiles only as long as the declarations say what the code is. Runs nowhere. */
import * as tools from "../bin/index.js";
import { TcpScope as Element } from "../www/src/element/tcp-scope.js";
import type { RunRecord as RecordWithin } from "../www/src/engine/record.js";
import type { PictureOptions as OptionsWithin } from "../www/src/picture/options.js";
import type * as inBrowsers from "./index.js";
import type * as inNode from "./node.js";

export const element: typeof inBrowsers.TcpScope = Element;
export const record = (within: RecordWithin): inBrowsers.RunRecord => within;
export const options = (declared: inNode.PictureOptions): OptionsWithin => declared;
export const node: Omit<typeof inNode, "Simulation" | "initSync" | "start" | "default"> = tools;
