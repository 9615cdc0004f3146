/** `<tcp-scope>` in JSX and in Vue's templates, whether or not these are installed. */
import type { TcpScope, TcpScopeEventMap } from "./index.js";

/** What can be written at the tag. */
interface Attributes {
  scenario?: string;
  src?: string;
  seed?: string | number;
  speed?: string | number;
  t?: string | number;
  paused?: boolean | "";
  bar?: "full" | "playback" | "none";
  readonly?: boolean | "";
  hash?: boolean | "";
  names?: "rfc" | "ss" | "netstat";
  numbers?: "relative" | "absolute";
  theme?: "auto" | "light" | "dark";
  lang?: string;
  views?: string;
  "wasm-url"?: string;
  wasmUrl?: string;
  /** @deprecated `paused` */
  autoplay?: "on" | "off" | "" | boolean;
  /** @deprecated `bar` */
  controls?: "full" | "playback" | "none" | "" | boolean;
}

/** What every element takes, as each framework has it. */
interface Common {
  class?: unknown;
  className?: string;
  children?: unknown;
  hidden?: boolean;
  id?: string;
  key?: string | number | bigint | null;
  ref?: unknown;
  slot?: string;
  style?: unknown;
  title?: string;
  dir?: string;
  part?: string;
  role?: string;
  tabIndex?: number;
  [other: `${"aria" | "data"}-${string}`]: unknown;
  [handler: `on${Capitalize<string>}`]: unknown;
}

/** As React 19 and Preact hear events of custom elements. */
type JsxEvents = {
  [Name in keyof TcpScopeEventMap as `on${Name}`]?: (event: TcpScopeEventMap[Name]) => void;
};

/** As Vue's templates hear `@tcpscope-entries`. */
type VueEvents = {
  [Name in keyof TcpScopeEventMap as Name extends `tcpscope-${infer What}`
    ? `onTcpscope${Capitalize<What>}`
    : never]?: (event: TcpScopeEventMap[Name]) => void;
};

export type TcpScopeProps = Attributes & Common & JsxEvents;

/** What can be written at the tag of a lesson. */
interface LessonAttributes {
  /** The address of the lesson's folder. */
  src?: string;
  /** `off` keeps nothing in the reader's browser. */
  progress?: "off";
  /** Large type, for a room. */
  present?: boolean | "";
  lang?: string;
}

interface Elements {
  "tcp-scope": TcpScopeProps;
  "tcp-lesson": LessonAttributes & Common;
}

declare global {
  /** React 18 and others. */
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}

/** React 19. */
// @ts-ignore: it need not be installed
declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}

// @ts-ignore: it need not be installed
declare module "vue" {
  interface GlobalComponents {
    "tcp-scope": new () => TcpScope & { $props: Attributes & Common & VueEvents };
    TcpScope: new () => TcpScope & { $props: Attributes & Common & VueEvents };
  }
}
